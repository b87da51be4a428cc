// @ts-nocheck -- the tests build partial objects on purpose
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  ageShares,
  claimWays,
  completion,
  placesOf,
  plotOf,
  reaching,
  verdict,
} from "../../../dashboard/browser/core/claims.js";
import { findingWords } from "../../../dashboard/browser/views/claim-question.js";

const of = (measure, way, direct, stated, on_card = true) => ({
  measure,
  way,
  on_card,
  level: "district",
  shares: { stated: stated && [stated, stated], direct, indirect: [direct[1], direct[1]] },
  ages: { any: direct, 2022: [0.1, 0.2] },
});
const measured = [
  of("land", "land", [0.824, 0.824], 0.746),
  of("official", "official", [0.812, 0.812], 0.735),
  of("county", "count", [1, 1], 0.917, false),
  of("district", "count", [0.778, 0.778], 0.722),
  of("municipality", "count", [0.475, 0.475], null, false),
  of("residents", "residents", [0.76, 0.83], 0.89),
];

test("a claim holds for what surely reaches it, may for what lies around it, and not for what stays below", () => {
  const ways = (goal) => Object.values(claimWays(measured, goal)).map((list) => list.map((m) => m.measure));
  assert.deepEqual(ways(0.8), [["land"], ["residents"], ["district"]]);
  assert.deepEqual(ways(0.7), [["land", "residents", "district"], [], []]);
  assert.deepEqual(ways(0.9), [[], [], ["land", "residents", "district"]]);
  assert.deepEqual(ways(0.824), [["land"], ["residents"], ["district"]]); // reached is enough
});

// The same cases as in tests/domain/test_claims.py.
test("a claim holds where all measures reach it, fails where none may, and depends in between", () => {
  assert.equal(verdict(0.8, [[0.9, 0.9], [0.8, 0.8]]), "holds"); // prettier-ignore
  assert.equal(verdict(0.8, [[0.746, 0.746], [0.89, 0.89]]), "depends"); // prettier-ignore
  assert.equal(verdict(0.8, [[0.1, 0.1], [0.79, 0.79]]), "fails"); // prettier-ignore
  assert.equal(verdict(0.8, [[0.1, 0.8]]), "depends");
});

test("the shortest list of places that reaches the goal begins with the heaviest", () => {
  const rows = Object.entries({ A: 10, B: 30, C: 40, D: 20 }).map(([code, area]) => ({ code, area }));
  const needed = (reached, target) =>
    completion(
      rows,
      (row) => row.area,
      (row) => reached.includes(row.code),
      target,
    )
      .map((row) => row.code)
      .join("");
  assert.deepEqual([needed("B", 70), needed("B", 71), needed("", 100)], ["C", "CD", "CBDA"]);
  assert.deepEqual([needed("BC", 70), needed("A", 101)], ["", ""]); // reached already; out of reach even with all
});

test("a share of a number of places is so many places, rounded", () => {
  assert.equal(placesOf({ denominator: 36 }, [0.778, 0.8]), 28);
});

test("a measure that the card lacks is no way to hold", () => {
  const { yes, may, no } = claimWays(measured.slice(0, 1), 0.8);
  assert.deepEqual([yes.length, may.length, no.length], [1, 0, 0]);
  assert.deepEqual(
    claimWays(measured, 0.83).may.map((m) => m.measure),
    ["residents"],
  ); // its upper bound just reaches it
});

test("only measures that a basis speaks of are counted, and only those that surely reach the goal", () => {
  assert.deepEqual(reaching(measured, "direct", 0.8), { n: 3, total: 6 });
  assert.deepEqual(reaching(measured, "stated", 0.8), { n: 2, total: 5 });
  assert.deepEqual(reaching(measured, "stated", 0.89), { n: 2, total: 5 }); // reached is enough
  assert.deepEqual(reaching(measured, "stated", 0.95), { n: 0, total: 5 });
});

test("the axis begins at the tick below the lowest share, or below the goal where that is lower", () => {
  const bases = ["stated", "direct", "indirect"];
  assert.deepEqual(plotOf(measured, bases, 0.8).ticks, [0.4, 0.6, 0.8, 1]);
  assert.deepEqual(plotOf(measured, bases, 0.05).ticks, [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(plotOf([of("all", "land", [1, 1], 1)], bases, 1).ticks, [0.8, 1]);
  assert.deepEqual(
    plotOf(measured, bases, 0.8).rows.map((m) => m.measure),
    ["county", "residents", "land", "official", "district", "municipality"],
  );
});

test("the ages are those of the measure asked", () => {
  const { measured: found, steps } = ageShares(measured, [{ key: "any" }, { key: "2022" }], "residents");
  assert.equal(found.measure, "residents");
  assert.deepEqual(
    steps.map((step) => step.bounds),
    [
      [0.76, 0.83],
      [0.1, 0.2],
    ],
  );
});

test("the finding is chosen by what holds, and names it", () => {
  const texts = { lang: "en", choose: (name, facts) => (name === "claim_way" ? facts.way : facts) };
  const index = { measured, coalition: { levels: { district: { en: { title: "Districts" } } } } };
  const facts = (goal) => findingWords(goal, { index, texts });
  assert.equal(facts(0.7).verdict, "holds");
  assert.equal(facts(0.9).verdict, "fails");
  const depends = facts(0.8);
  assert.equal(depends.verdict, "depends");
  assert.deepEqual([depends.yes, depends.may, depends.no], [["land"], ["residents"], ["count"]]);
});
