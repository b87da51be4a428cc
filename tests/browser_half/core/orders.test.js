// @ts-nocheck -- the tests build partial objects on purpose
import assert from "node:assert/strict";
import { test } from "node:test";

import { copresence } from "../../../dashboard/browser/core/gaps.js";
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
