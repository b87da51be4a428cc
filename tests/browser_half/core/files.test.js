// A table as CSV: in columns for the spreadsheet programs of the page's language.
import assert from "node:assert/strict";
import { test } from "node:test";

import { writeCsv } from "../../../dashboard/browser/core/files.js";

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
