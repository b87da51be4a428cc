// A table as CSV: in columns for the spreadsheet programs of the page's language.
import assert from "node:assert/strict";
import { test } from "node:test";

import { matrixTable, writeCsv } from "../../../dashboard/browser/core/files.js";

const lines = [
  ["place", "share", "note"],
  ["Alpha; Beta", 0.82, 'so, "yes"'],
  ["=1+1", null, "1.2.3"],
];

test("commas between cells where decimals stand behind a point", () => {
  assert.equal(writeCsv(lines, false), '\ufeffplace,share,note\r\nAlpha; Beta,0.82,"so, ""yes"""\r\n\'=1+1,,1.2.3\r\n');
});

test("semicolons between cells where decimals stand behind a comma", () => {
  assert.equal(
    writeCsv(lines, true),
    '\ufeffplace;share;note\r\n"Alpha; Beta";0,82;"so, ""yes"""\r\n\'=1+1;;1.2.3\r\n',
  );
});

test("what a spreadsheet would take for a formula begins with a sign of one; numbers are none", () => {
  const written = (/** @type {any} */ value, comma = false) => writeCsv([[value]], comma).slice(1, -2);
  assert.deepEqual(["+1", "-1", "@x", "\tx"].map((value) => written(value)), ["'+1", "'-1", "'@x", "'\tx"]); // prettier-ignore
  assert.deepEqual([written("1+1"), written("a@b"), written(-1.5)], ["1+1", "a@b", "-1.5"]);
  assert.deepEqual([written(12.34, true), written(-0.5, true), written("1.2a", true)], ["12,34", "-0,5", "1.2a"]);
});

test("a matrix of many members has those in the most places first, else what is alike stands together", () => {
  const order = (/** @type {number} */ most_members) => {
    const view = { members: ["b", "a"], index: { most_members }, matrix: (/** @type {string} */ name) => ({ members: [name], rows: [] }) }; // prettier-ignore
    return matrixTable(/** @type {any} */ (view)).map(({ member }) => member);
  };
  assert.deepEqual([order(1), order(2)], [["reach"], ["cluster"]]);
});
