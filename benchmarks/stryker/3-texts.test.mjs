// Texts of the search box on which both halves agree, as `tests/agreement/agreed.py` wrote them: they still mean the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { openIndex } from "../../dashboard/browser/core/index.js";
import { meanings } from "../../tests/agreement/meanings.mjs";

const { asked, places, phrases, ratios } = JSON.parse(readFileSync(process.env.AGREED, "utf-8"));
const data = { ...asked.data, index: openIndex(asked.data.index) };
for (const [text, chosen] of Object.entries(phrases))
  test(text, () => assert.deepEqual(meanings({ data, texts: [text] }).first, [chosen]));
for (const [text, meant] of Object.entries(places))
  test(text, () => assert.deepEqual(meanings({ data, texts: [text] }).places[0].sort(), meant));
test("nearness", () => {
  const pairs = ratios.map(([pair]) => pair);
  assert.deepEqual(
    meanings({ data, pairs }).ratios,
    ratios.map(([, ratio]) => ratio),
  );
});
