// @ts-nocheck -- the tests build partial objects on purpose
import assert from "node:assert/strict";
import { test } from "node:test";

import { isExact } from "../../../dashboard/browser/core/claims.js";
import { concentration } from "../../../dashboard/browser/core/matrix.js";
import { nearestMembers } from "../../../dashboard/browser/core/gaps.js";
import { neighbourTowards } from "../../../dashboard/browser/core/neighbours.js";
import { boundsWords } from "../../../dashboard/browser/views/claim-asked.js";
import { cardModel } from "../../../dashboard/browser/views/members.js";
import { cellWords } from "../../../dashboard/browser/views/matrix.js";
import { tinyIndex } from "./tiny.js";

const texts = {
  lang: "en",
  _: (text, values) => (values ? Object.entries(values).reduce((t, [k, v]) => t.replace(`{${k}}`, v), text) : text),
  percent: (share) => `${(share * 100).toFixed(1)}%`,
  text: (name) => name,
  fill: (_pattern, { n }) => `${n} districts`,
  choose: (_name, facts) => facts,
};

test("a share between two limits is shown as both, and as one where they are alike", () => {
  assert.equal(boundsWords([0.845, 0.906], { texts }), "84.5% – 90.6%");
  assert.equal(boundsWords([0.8451, 0.8453], { texts }), "84.5%");
  assert.equal(boundsWords(null, { texts }), "the coalition does not say");
  assert.equal(isExact([0.1, 0.1005]), false);
});

test("an arrow goes to the neighbour that lies most nearly in its direction, and nowhere where none does", () => {
  const at = (code, x, y, neighbours = []) => ({ code, point: [x, y, 1], neighbours });
  const here = at("H", 20, 41, ["E", "N"]);
  const places = [here, at("E", 21, 41.1), at("N", 20, 42)];
  assert.equal(neighbourTowards(here, [1, 0], places)?.code, "E");
  assert.equal(neighbourTowards(here, [0, 1], places)?.code, "N");
  assert.equal(neighbourTowards(here, [-1, 0], places), undefined);
});

test("who could extend to a place is next door and not there already", () => {
  const row = (code, ids, neighbours) => ({ code, ids, place: { neighbours } });
  const table = [row("A", ["x"], ["B", "C"]), row("B", ["x", "y"], ["A"]), row("C", ["y", "z"], ["A"])];
  assert.deepEqual(
    nearestMembers(table[0], table).map(({ member, near }) => [member, near.map((r) => r.code)]),
    [
      ["y", ["B", "C"]],
      ["z", ["C"]],
    ],
  );
});

test("a member's card tells direct evidence from the places with weaker evidence alone", () => {
  const index = { ...tinyIndex([]), coalition: { levels: { district: { en: { count: "" } } } } };
  const row = (evidence) => ({ who: new Map([["one", evidence]]) });
  const records = [
    { year_from: "2012", year_to: "2014" },
    { year_from: "", year_to: "" },
  ];
  const everywhere = [row("direct"), row("weak"), row("weak"), { who: new Map() }];
  const { said, last, strong } = cardModel({ member: "one" }, everywhere, records, { texts, index });
  assert.deepEqual(said, { n: 2, dated: 1, places: "1 districts", weaker: 2 });
  assert.equal(last, 2014);
  assert.equal(strong.length, 1);
});

test("a cell of the matrix tells the last year of its own member alone", () => {
  const index = { ...tinyIndex([]), memberOf: new Map([["one", { acronym: "ONE" }]]) };
  const row = {
    place: { en: "Alpha" },
    who: new Map([["one", "direct"]]),
    operations: [
      { member: "one", year_from: "2012", year_to: "2014" },
      { member: "two", year_from: "2019", year_to: "" },
    ],
  };
  assert.equal(cellWords("one", row, { texts, index }), "ONE · Alpha: direct, latest source 2014");
  assert.equal(cellWords("one", { ...row, who: new Map() }, { texts, index }), "ONE · Alpha: no source found");
});

test("the few members on record in the most places, what they account for together, and who is nowhere", () => {
  const lists = [["a", "b"], ["a", "c"], ["a"], ["b", "c"], ["d"], ["e"], ["f", "e"], []]; // prettier-ignore
  const inside = lists.map((ids, code) => ({
    code,
    who: new Map(ids.map((id) => [id, "direct"])),
    members: ids.length,
  }));
  // a: 3 places; b, c and e: 2 each; together 6 of the 7 reached; g is nowhere
  assert.deepEqual(concentration(inside, ["a", "b", "c", "d", "e", "f", "g"]), {
    top: 4,
    top_reached: 6,
    reached: 7,
    nowhere: 1,
  });
  assert.deepEqual(concentration([], ["a"]), { top: 1, top_reached: 0, reached: 0, nowhere: 1 });
});
