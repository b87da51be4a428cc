// @ts-nocheck -- the tests build partial objects on purpose
import assert from "node:assert/strict";
import { test } from "node:test";

import { beside } from "../../../dashboard/browser/core/beside.js";
import { frameOf, mercator } from "../../../dashboard/browser/core/frame.js";

// The same cases as in tests/views/test_labels.py.
const room = { middle: 50, top: 0, bottom: 100, line: 10 };

test("names stand beside the map at the nearer side, as high as their places", () => {
  const points = { a: [10, 50], b: [20, 20], c: [90, 60] };
  assert.deepEqual(beside(points, room), { b: [true, 20], a: [true, 50], c: [false, 60] });
});

test("names beside the map keep apart, and within its height", () => {
  const points = { a: [0, 40], b: [1, 42], c: [2, 97], d: [3, 98] };
  assert.deepEqual(beside(points, room), { a: [true, 40], b: [true, 50], c: [true, 90], d: [true, 100] });
});

test("names that find no room at their side go to the other, and none stands where not all do", () => {
  const points = Object.fromEntries([..."abcd"].map((name, i) => [name, [i, i]]));
  const low = { ...room, bottom: 20 }; // three at a side
  assert.deepEqual(beside(points, low), { a: [true, 0], b: [true, 10], c: [true, 20], d: [false, 3] });
  assert.deepEqual(beside(points, { ...room, bottom: 0 }), {});
  assert.deepEqual(beside({}, room), {});
});

test("a map lies in the middle of what is not covered, as large as it gets there", () => {
  // Two degrees each way at the equator, where Mercator is nearly a plane; 400 x 100 pixels, of which 200 are covered: the height decides.
  const window = { lon: [10, 12], lat: [-1, 1] };
  const { perDegree, lon, lat, at } = frameOf(window, [400, 100], 200);
  assert.ok(Math.abs(perDegree - 100 / (2 * mercator(1))) < 1e-9);
  assert.deepEqual(at([11, 0]).map(Math.round), [300, 50]);
  assert.deepEqual(
    lat.map((value) => Math.round(value * 1e6) / 1e6),
    [-1, 1],
  );
  assert.equal(Math.round((lon[1] - lon[0]) * perDegree), 400);
  // A narrow room: the width decides.
  assert.equal(frameOf(window, [120, 900], 20).perDegree, 50);
});
