// Texts of the search box on which both halves agree, as `tests/agreement/agreed.py` wrote them: they still mean the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { openIndex } from "../../dashboard/browser/core/index.js";
import { meanings } from "../../tests/agreement/meanings.mjs";

const { asked, meant } = JSON.parse(readFileSync(process.env.AGREED, "utf-8"));
test("texts mean the same", () =>
  assert.deepEqual(meanings({ ...asked, data: { ...asked.data, index: openIndex(asked.data.index) } }), meant));
