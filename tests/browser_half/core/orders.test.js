// @ts-nocheck -- the tests build partial objects on purpose
import assert from "node:assert/strict";
import { test } from "node:test";

import { copresence, dependence, gapList } from "../../../dashboard/browser/core/gaps.js";
import { matrixOf } from "../../../dashboard/browser/core/matrix.js";

const rows = Object.entries({ p: "ab", q: "ac", r: "a", s: "bc" }).map(([code, ids]) => ({
  code,
  members: ids.length,
  who: new Map([...ids].map((id) => [id, "direct"])),
}));

test("of many members those in the most places are compared with each other", () => {
  const found = (most) => copresence(rows, ["b", "a", "c"], most).map((p) => [p.one, p.other, p.shared, p.either]);
  // a is in three places, b and c in two each.
  assert.deepEqual(found(3), [["b", "c", 1, 3], ["b", "a", 1, 4], ["a", "c", 1, 4]]); // prettier-ignore
  assert.deepEqual(found(2), [["a", "b", 1, 4]]);
});

test("a matrix has its places by name, by how many are there, or so that what is alike stands together", () => {
  const order = (name) => {
    const { members, rows: found } = matrixOf(rows, ["b", "a", "c"], name, (x, y) => (x.code < y.code ? 1 : -1));
    return [members.join(""), found.map(({ code }) => code).join("")];
  };
  assert.deepEqual(order("name"), ["bac", "srqp"]);
  assert.deepEqual(order("reach"), ["abc", "pqsr"]);
  // After a, b and c are as like it as each other: the first stays first. The means are p 0.5, q 1, r 0, s 1.5.
  assert.deepEqual(order("cluster"), ["abc", "rpqs"]);
});

test("gaps stand by need, then residents, then land, the unknown last; ranks are of what is known", () => {
  const gap = (code, need, population, area_km2) => ({ code, members: 0, need, place: { population, area_km2 } });
  const found = gapList([
    gap("a", null, null, 10),
    gap("b", null, 100, 20),
    gap("c", null, null, 30),
    gap("d", null, 300, 20),
    gap("e", 5, 1, 1),
    { code: "reached", members: 1, need: 9, place: { population: 900, area_km2: 90 } },
  ]);
  assert.deepEqual(
    found.map(({ row, rank_residents, rank_land }) => [row.code, rank_residents, rank_land]),
    [["e", 3, 5], ["d", 1, 2], ["b", 2, 2], ["c", null, 1], ["a", null, 4]], // prettier-ignore
  );
});

test("who leaves the most residents without anybody stands first, then the most land, then by id", () => {
  const row = (id, population, area_km2, members = 1) => ({ ids: [id], members, place: { population, area_km2 } });
  const found = dependence([
    row("z", 5, 1),
    row("y", 50, 1),
    row("b", 10, 7),
    row("y", 50, 1),
    row("a", 5, 1),
    row("c", 10, 8),
    row("n", null, 1),
    row("a", 900, 900, 2), // another is there too
  ]);
  assert.deepEqual(
    found.map(({ member, population, area_km2 }) => [member, population, area_km2]),
    [["y", 100, 2], ["c", 10, 8], ["b", 10, 7], ["a", 5, 1], ["z", 5, 1], ["n", null, 1]], // prettier-ignore
  );
});
