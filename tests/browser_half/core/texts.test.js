// @ts-nocheck -- the tests build partial objects on purpose

import assert from "node:assert/strict";
import { test } from "node:test";

import { createTexts } from "../../../dashboard/browser/core/texts.js";
import { written } from "../languages.js";

const messages = {
  sq: {
    "{n} places at level {level}": "{n} vende të nivelit {level}",
    unit: "njësi",
    "names {names}": "përmend {names}",
  },
};
const texts = createTexts("sq", { languages: { sq: written }, messages, choices: {}, texts: {} });

test("a message that the server ships is translated with the messages among its values", () => {
  const shipped = { text: "{n} places at level {level}", values: { n: 2, level: { text: "unit", values: {} } } };
  assert.equal(texts.translate(shipped), "2 vende të nivelit njësi");
});

test("names among the values stay names, even where a text is spelt like one", () => {
  assert.equal(texts.translate({ text: "names {names}", values: { names: ["unit", "Has"] } }), "përmend unit and Has");
});

test("a reason of the data is a text like any other", () => {
  assert.equal(texts.translate("unit"), "njësi");
});

test("what is not known is said so, and a value may be missing", () => {
  assert.equal(texts.percent(null), "unknown");
  assert.equal(texts.percent(0.5, 0), "50%");
  assert.equal(texts.km2(1234), "1,234\u00a0km²");
  assert.equal(texts.translate({ text: "names {names}", values: { names: ["Has"], other: undefined } }), "përmend Has");
});

test("decimals stand behind a comma where the language writes them so", () => {
  const comma = createTexts("sq", {
    languages: { sq: { ...written, decimal: "," } },
    messages,
    choices: {},
    texts: {},
  });
  assert.deepEqual([texts.decimalComma, comma.decimalComma], [false, true]);
});

test("of several texts the first holds whose conditions are all met; it may be none", () => {
  const choices = {
    gaps: [
      [{ n: 0, single: true }, ""],
      [{ n: 0 }, "none"],
      [{ n: 1 }, "one of {total}"],
    ],
  };
  const { choose } = createTexts("sq", { languages: { sq: written }, messages, choices, texts: {} });
  assert.equal(choose("gaps", { n: 0, single: true }), "");
  assert.equal(choose("gaps", { n: 0, single: false }), "none");
  assert.equal(choose("gaps", { n: 1, total: 3 }), "one of 3");
  assert.equal(choose("gaps", { n: 2 }), "");
});
