// @ts-nocheck -- the tests build partial objects on purpose
// What is counted in a country of three districts, worked out by hand; tests/domain has the same laws.

import assert from "node:assert/strict";
import { test } from "node:test";

import { View } from "../../../dashboard/browser/core/view.js";
import { classOf, coverageTable, selectedMembers, share, weightOf } from "../../../dashboard/browser/core/coverage.js";

const members = [
  { member: "bktf", kind: "coalition", themes: "" },
  { member: "one", kind: "ngo", themes: "law" },
  { member: "two", kind: "faith;ngo", themes: "law;food" },
  { member: "ten", kind: "ngo", themes: "law" },
];
const places = [
  { code: "A", county: "N", area_km2: 10 },
  { code: "B", county: "N", area_km2: 30 },
  { code: "G", county: "S", area_km2: 60 },
];
const indexOf = (rows) => ({
  coalition: { member: "bktf" },
  members,
  memberOf: new Map(members.map((member) => [member.member, member])),
  strengths: ["direct", "weak", "stated"],
  evidence: { direct: { value: 3 }, weak: { value: 1 } },
  parameters: {
    kind: { filters: "member", column: "kind" },
    theme: { filters: "row", column: "theme", related: "themes" },
    age: { filters: "row", column: "age" },
    county: { filters: "place", column: "county" },
    measure: { default: "members" },
  },
  measures: { members: { kind: "count", steps: [{ id: "c1", lower: 0 }, { id: "c3", lower: 2 }] } }, // prettier-ignore
  single_measure: { kind: "single", steps: [] },
  two_ways: {},
  contains: { N: ["A", "B"], A: ["u"] },
  levels: { district: { places, reach: rows.map(({ near = [], wide = [] }) => [near, wide]) } },
  operations: rows.map((row, at) => ({
    evidence: "direct", year_from: "", year_to: "", has_theme: [], has_age: [], ...row, at,
  })), // prettier-ignore
});
const USUAL = {
  level: "district", evidence: ["direct", "weak", "stated"], member: [], kind: [], theme: [], age: [], county: [],
  without: [], add: [], compare: [], need: "", match: "any", wide: "", related: "", since: "", until: "", undated: "", measure: "members",
}; // prettier-ignore
const table = (rows, state) => {
  const found = coverageTable({ ...USUAL, ...state }, indexOf(rows));
  return Object.fromEntries(found.map((row) => [row.code, row]));
};
const ids = (found) => Object.fromEntries(Object.entries(found).map(([code, row]) => [code, row.ids.join(" ")]));

test("a member of several kinds passes by any of them", () => {
  assert.deepEqual(selectedMembers({ ...USUAL, kind: ["faith"] }, indexOf([])), ["two"]);
  assert.deepEqual(selectedMembers({ ...USUAL, without: ["one"] }, indexOf([])), ["two", "ten"]);
});

test("a row passes every filter over rows", () => {
  const rows = [
    { member: "one", near: [0], has_theme: ["law"], has_age: ["young"] },
    { member: "two", near: [1], has_theme: ["law"] },
    { member: "ten", near: [2], has_age: ["young"] },
  ];
  const found = table(rows, { theme: ["law"], age: ["young"] });
  assert.deepEqual(ids(found), { A: "one", B: "", G: "" });
  assert.deepEqual([found.B.related, found.G.related_ids], [0, "ten"]); // ten works on law, two is not known to be there for the young
});

test("who works on a theme at all, but not by this row, is related: told apart, in the order of the ids", () => {
  const rows = [
    { member: "two", near: [0] },
    { member: "ten", near: [0] },
    { member: "one", near: [0], has_theme: ["law"] },
    { member: "one", near: [0] },
    { member: "two", near: [1] },
  ];
  const { A, B, G } = table(rows, { theme: ["law"], related: "1" });
  assert.deepEqual([A.ids, A.related_ids, A.other.map((op) => op.member)], [["one"], "ten;two", ["two", "ten"]]);
  assert.deepEqual([A.class, B.class, G.class], ["c1", "related", "none"]);
  assert.equal(table(rows, { theme: ["law"] }).B.class, "none");
  assert.equal(table(rows, { theme: ["food"] }).A.related_ids, "two");
});

test("the latest source is one of a member, not what the coalition states", () => {
  const rows = [
    { member: "bktf", evidence: "stated", near: [0], year_to: "2024" },
    { member: "one", near: [0], year_from: "2019" },
  ];
  const { A, B } = table(rows);
  assert.deepEqual([A.stated, A.members, A.recency, B.recency], [true, 1, 2019, null]);
  assert.deepEqual([A.evidence, B.evidence], ["direct", ""]);
});

test("of several sources the strongest counts, whichever comes first", () => {
  const [weak, direct] = ["weak", "direct"].map((evidence) => ({ member: "one", evidence, near: [0] }));
  assert.deepEqual([...table([weak, direct]).A.who], [["one", "direct"]]);
  assert.deepEqual([...table([direct, weak]).A.who], [["one", "direct"]]);
});

test("with all of the members asked for, a place has them all or none", () => {
  const rows = [{ member: "one", near: [0, 1] }, { member: "two", near: [0] }]; // prettier-ignore
  const all = { match: "all", member: ["one", "two"] };
  assert.deepEqual(ids(table(rows, all)), { A: "one two", B: "", G: "" });
  assert.equal(table(rows, all).B.recency, null);
});

test("a supposition reaches what lies in its place, and what it lies in on request alone", () => {
  assert.deepEqual(ids(table([], { add: ["one@N"] })), { A: "one", B: "one", G: "" });
  const far = table([], { add: ["one@u"] });
  assert.deepEqual([ids(far), far.A.wide, far.B.wide], [{ A: "", B: "", G: "" }, 1, 0]);
  const counted = table([], { add: ["one@u"], wide: "1" });
  assert.deepEqual([ids(counted), counted.A.far], [{ A: "one", B: "", G: "" }, true]);
});

test("a supposition has the themes of its member, every age, and no year", () => {
  const found = (state) => ids(table([], { add: ["one@A", "two@B"], ...state }));
  assert.deepEqual(found({ theme: ["food"] }), { A: "", B: "two", G: "" });
  assert.deepEqual(found({ age: ["young"] }), { A: "one", B: "two", G: "" });
  assert.deepEqual(found({ since: "2020", undated: "0" }), { A: "one", B: "two", G: "" });
  assert.equal(table([], { add: ["one@A"] }).A.recency, null);
});

test("rows count in the years from their first to their last, and undated ones unless they are left out", () => {
  const rows = [
    { member: "one", near: [0], year_from: "2012", year_to: "2014" },
    { member: "two", near: [1], year_to: "2016" },
    { member: "ten", near: [2] },
  ];
  assert.deepEqual(ids(table(rows, { since: "2014" })), { A: "one", B: "two", G: "ten" });
  assert.deepEqual(ids(table(rows, { since: "2015", undated: "0" })), { A: "", B: "two", G: "" });
  assert.deepEqual(ids(table(rows, { until: "2012" })), { A: "one", B: "", G: "ten" });
  assert.deepEqual(ids(table(rows, { until: "2011", undated: "0" })), { A: "", B: "", G: "" });
});

test("the class of a place follows from what is shown", () => {
  const index = indexOf([]);
  const kind = (measure, row) => classOf({ inside: true, members: 1, ...row }, { steps: [], ...measure }, index);
  const pair = ["one", "two"];
  assert.deepEqual(
    [["one", "two"], ["one"], ["two"], ["ten"]].map((found) => kind({ kind: "compare" }, { ids: found, pair })),
    ["ab", "a", "b", "none"],
  );
  assert.equal(kind({ kind: "count" }, { inside: false }), "outside");
  assert.equal(kind({ kind: "single" }), "on");
  assert.equal(kind({ kind: "single" }, { members: 0, stated: true }), "none");
  assert.equal(kind({ kind: "agreement" }, { members: 0, stated: true }), "stated");
  assert.deepEqual([true, false].map((stated) => kind({ kind: "agreement" }, { stated })), ["both", "found"]); // prettier-ignore
  const rate = { kind: "rate", column: "per", steps: [{ id: "c1", lower: 1 }, { id: "c2", lower: 5 }] }; // prettier-ignore
  assert.deepEqual([null, 0.5, 1, 5, 9].map((per) => kind(rate, { per })), ["nodata", "c1", "c1", "c2", "c2"]); // prettier-ignore
  const strongest = { kind: "strongest", steps: [{ id: "c1", lower: 1 }, { id: "c5", lower: 3 }] }; // prettier-ignore
  assert.deepEqual(["weak", "direct"].map((evidence) => kind(strongest, { evidence })), ["c1", "c5"]); // prettier-ignore
});

test("an unknown weight is never added as zero, and of nothing at all nothing is reached", () => {
  const rows = [10, 30, null].map((population) => ({ place: { population } }));
  assert.equal(weightOf(rows, "population"), null);
  assert.equal(weightOf(rows.slice(0, 2), "population"), 40);
  const first = (row) => row === rows[0];
  assert.deepEqual([share(rows, "population", first), share(rows.slice(0, 2), "population", first)], [null, 0.25]);
  assert.equal(share([], "population", first), 0);
});

test("what the coalition says of districts stays visible where finer places are shown, while all of it is meant", () => {
  const rows = [
    { member: "bktf", evidence: "stated", near: [0, 2] },
    { member: "one", near: [1] },
  ];
  const index = indexOf(rows);
  Object.assign(index, { main_level: "district", measures: { ...index.measures }, need_measure: { kind: "need" } });
  index.parameters.level = { values: ["county", "district", "municipality"] };
  const outlined = (state) => new View({ ...USUAL, level: "municipality", view: "map", ...state }, { index }).outlined;
  assert.deepEqual(outlined({}), ["A", "G"]);
  assert.deepEqual(outlined({ county: ["N"] }), ["A"]);
  for (const state of [
    { level: "district" },
    { level: "county" },
    { evidence: ["direct"] },
    { kind: ["ngo"] },
    { need: "poor" },
    { view: "partners" },
  ])
    // prettier-ignore
    assert.deepEqual(outlined(state), []);
});
