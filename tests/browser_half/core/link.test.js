// @ts-nocheck -- the tests build partial objects on purpose
// Links as they reach people; the cases of tests/domain/test_selection.py that a random selection seldom meets.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isFiltered, knownValues, readQuery } from "../../../dashboard/browser/core/selection.js";

const index = {
  around: ").",
  page_parameters: ["x"],
  tracking: ["utm_"],
  scenario_most: 2,
  parameters: {
    member: { default: [], filters: "member", values: ["one", "two"] },
    place: { default: "", values: ["A", "N@S"] },
    evidence: { default: ["direct", "stated"], counts: true, values: ["direct", "stated", "weak"] },
    compare: { default: [], values: ["one", "two"] },
    add: { default: [] },
    lang: { default: "sq", values: ["sq", "en"] },
  },
};
const USUAL = { member: [], place: "", evidence: ["direct", "stated"], compare: [], add: [], lang: "sq" };
const read = (query) => readQuery(query, index);
const chosen = (query) => {
  const { state, ignored } = read(query);
  assert.deepEqual(ignored, []);
  return Object.fromEntries(Object.entries(state).filter(([name, value]) => String(value) !== String(USUAL[name])));
};

test("a parameter that is repeated asks for all its values, in their own order", () => {
  assert.deepEqual(chosen("member=two&member=one"), { member: ["one", "two"] });
  assert.deepEqual(chosen("member=two,two"), { member: ["two"] });
  assert.deepEqual(chosen("lang=en"), { lang: "en" });
});

test("an empty list is a choice, an unknown value is none", () => {
  assert.deepEqual(chosen("evidence="), { evidence: [] });
  assert.deepEqual(read("evidence=gossip"), { state: USUAL, ignored: ["evidence=gossip"] });
  assert.deepEqual(read("evidence=weak,gossip").state.evidence, ["weak"]);
});

test("a supposition is a member and a place that are both known; there are only so many", () => {
  assert.deepEqual(chosen("add=ONE@a,two@N@S"), { add: ["one@A", "two@N@S"] });
  assert.deepEqual(read("add=one@nowhere,nobody@A"), { state: USUAL, ignored: ["add=one@nowhere", "add=nobody@A"] });
  assert.deepEqual(read("add=one@A,two@A,one@N@S").state.add, ["one@A", "two@A"]);
});

test("one member and one to compare it with are the pair; else one of the two is left out", () => {
  assert.deepEqual(chosen("member=two&compare=one"), { compare: ["one", "two"] });
  assert.deepEqual(read("member=one,two&compare=two"), {
    state: { ...USUAL, member: ["one", "two"] },
    ignored: ["compare=two"],
  });
  assert.deepEqual(read("member=one&compare=one"), { state: { ...USUAL, member: ["one"] }, ignored: ["compare=one"] });
  assert.deepEqual(read("member=two&compare=one,two"), {
    state: { ...USUAL, compare: ["one", "two"] },
    ignored: ["member=two"],
  });
});

test("amp; counts as a stray sign at the beginning of a name alone", () => {
  assert.deepEqual(chosen("amp;lang=en&utm_source=here&x=1"), { lang: "en" });
  assert.deepEqual(read("l-amp;ang=en").ignored, ["l-amp;ang=en"]);
});

test("of what a menu gives the known values are kept", () => {
  assert.deepEqual(knownValues("member", ["two", "nobody", "ONE"], index), ["one", "two"]);
  assert.deepEqual(knownValues("member", null, index), []);
  assert.deepEqual(knownValues("add", ["nobody@A", "one@A"], index), ["one@A"]);
});

test("a view is filtered where fewer or other rows are counted than usual", () => {
  assert.equal(isFiltered(USUAL, index), false);
  assert.equal(isFiltered({ ...USUAL, lang: "en" }, index), false);
  assert.equal(isFiltered({ ...USUAL, member: ["one"] }, index), true);
  assert.equal(isFiltered({ ...USUAL, evidence: ["direct"] }, index), true);
});
