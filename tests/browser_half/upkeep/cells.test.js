import assert from "node:assert/strict";
import { test } from "node:test";

import { blockOf, slug, toggled, valuesOf } from "../../../dashboard/upkeep/own/core/cells.js";

test("cells of a spreadsheet come apart at tabs and line breaks, those in quotes stay whole", () => {
  assert.deepEqual(blockOf("Has\tdistrict\r\nKukës\tcounty\r\n"), [
    ["Has", "district"],
    ["Kukës", "county"],
  ]);
  assert.deepEqual(blockOf('"two\nlines"\t"with ""quotes"""'), [["two lines", 'with "quotes"']]);
  assert.deepEqual(blockOf('the "north"\t5" pipe'), [['the "north"', '5" pipe']]);
  assert.deepEqual(blockOf("a\t\tb"), [["a", "", "b"]]);
});

test("a quote that never ends is a sign like any other", () => {
  assert.deepEqual(blockOf('"open\tb\nc\td'), [
    ['"open', "b"],
    ["c", "d"],
  ]);
});

test("one cell is no block, and is pasted as any text", () => {
  assert.equal(blockOf("Has"), null);
  assert.equal(blockOf("Has\n"), null);
  assert.equal(blockOf(""), null);
});

test("an id is made of a name as the schema wants it", () => {
  assert.equal(slug("Qendra “Fëmijët Sot” – Shkodër"), "qendra-femijet-sot-shkoder");
  assert.equal(slug("  ÇELËS  "), "celes");
  assert.equal(slug("!?"), "");
});

test("a value is put into a cell of several and taken out again", () => {
  assert.deepEqual(valuesOf(" legal-aid ;; youth"), ["legal-aid", "youth"]);
  assert.equal(toggled("legal-aid;youth", "roma", true), "legal-aid;youth;roma");
  assert.equal(toggled("legal-aid;youth", "legal-aid", false), "youth");
  assert.equal(toggled("legal-aid", "legal-aid", true), "legal-aid");
  assert.equal(toggled("", "roma", false), "");
});
