// @ts-nocheck -- the tests build partial objects on purpose
// Who has a link to a partner country, in words.

import assert from "node:assert/strict";
import { test } from "node:test";

import { linkedWords } from "../../../dashboard/browser/core/linked.js";
import { texts } from "./spelled.js";

const index = {
  parameters: { member: { values: ["one", "two", "three"] } },
  memberOf: new Map(["one", "two", "three"].map((member) => [member, { short_en: member.toUpperCase() }])),
};
const said = (links, shown = 2) =>
  linkedWords({ links: links.map(([member, evidence]) => ({ member, evidence })) }, { index, texts }, shown);

test("members with a link are named once each, in their order, and the rest is counted", () => {
  const links = [["three", "direct"], ["one", "direct"], ["one", "weak"], ["two", "indirect"], ["bktf", "stated"]]; // prettier-ignore
  assert.equal(said(links), "ONE, TWO +1");
  assert.equal(said(links, 3), "ONE, TWO, THREE");
});

test("the coalition alone, and its word alone, are said so", () => {
  assert.equal(said([["bktf", "indirect"]]), "the coalition itself");
  assert.equal(said([["bktf", "stated"]]), "no source found");
});
