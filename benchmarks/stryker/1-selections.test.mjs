// Selections on which both halves agree, as `tests/agreement/agreed.py` wrote them: the browser half still answers the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { openIndex } from "../../dashboard/browser/core/index.js";
import { answer } from "../../tests/agreement/answers.mjs";

const { asked, answers } = JSON.parse(readFileSync(process.env.AGREED, "utf-8"));
test("the index is opened", () => void openIndex(asked.data.index));
for (const [at, query] of asked.queries.entries())
  test(`${at}: ${query}`, () => assert.ok(JSON.stringify(answer(asked, at)) === JSON.stringify(answers[at])));
