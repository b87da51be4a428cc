import assert from "node:assert/strict";
import test from "node:test";

import { heightsIn, nextHeight, restAt } from "../../../dashboard/browser/core/heights.js";

const HEIGHTS = { peek: 100, half: 400, full: 700 };

test("a sheet has three heights between header and tabs", () => {
  assert.deepEqual(heightsIn({ height: 800, rem: 15, header: 50, nav: 54 }), { peek: 135, half: 416, full: 696 });
});

test("in a low window with large type no height is above the next", () => {
  assert.deepEqual(heightsIn({ height: 300, rem: 32, header: 90, nav: 100 }), { peek: 110, half: 110, full: 110 });
});

test("the handle goes through the heights and begins anew", () => {
  assert.deepEqual([nextHeight("peek"), nextHeight("half"), nextHeight("full")], ["half", "full", "peek"]);
});

test("let go slowly it rests at the nearest height", () => {
  assert.equal(restAt(240, 0, HEIGHTS), "peek");
  assert.equal(restAt(260, -0.5, HEIGHTS), "half");
  assert.equal(restAt(560, 0.5, HEIGHTS), "full");
});

test("a flick goes to the next height that way, however short the way was", () => {
  assert.equal(restAt(410, 0.6, HEIGHTS), "full");
  assert.equal(restAt(150, 0.6, HEIGHTS), "half");
  assert.equal(restAt(390, -0.6, HEIGHTS), "peek");
  assert.equal(restAt(690, -0.6, HEIGHTS), "half");
  assert.equal(restAt(720, 0.6, HEIGHTS), "full");
});

test("a flick is faster than half a pixel a millisecond, and goes beyond the height where the sheet is", () => {
  assert.equal(restAt(410, 0.5, HEIGHTS), "half");
  assert.equal(restAt(390, -0.5, HEIGHTS), "half");
  assert.equal(restAt(400, 0.6, HEIGHTS), "full");
  assert.equal(restAt(400, -0.6, HEIGHTS), "peek");
  assert.equal(restAt(75, 0, HEIGHTS), "peek"); // three quarters of the lowest height
});

test("below the lowest height it closes, by a flick or by being let go", () => {
  assert.equal(restAt(95, -0.6, HEIGHTS), "");
  assert.equal(restAt(74, 0, HEIGHTS), "");
  assert.equal(restAt(76, 0, HEIGHTS), "peek");
});
