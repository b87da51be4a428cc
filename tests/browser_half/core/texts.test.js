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
