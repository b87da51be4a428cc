// @ts-nocheck -- the tests build partial objects on purpose
// The part of the world that a map shows.

import assert from "node:assert/strict";
import { test } from "node:test";

import { underArcs } from "../../../dashboard/browser/core/frame.js";

/** The highest latitude of the arc of a great circle between two points of one latitude, `across` degrees apart. */
const highest = (lat, across) =>
  (Math.atan(Math.tan((lat * Math.PI) / 180) / Math.cos((across * Math.PI) / 360)) * 180) / Math.PI;

test("the arcs along the edge nearer to a pole reach just as far as the window does", () => {
  const [south, north] = underArcs([34, 60], [-12, 52]); // four arcs of 16 degrees each
  assert.equal(south, 34);
  assert.ok(Math.abs(highest(north, 16) - 60) < 1e-9);
  assert.equal(north.toFixed(2), "59.76");
});

test("south of the equator it is the other edge, and a narrow window stays as it is", () => {
  const [south, north] = underArcs([-60, -34], [-12, 52]);
  assert.deepEqual([south.toFixed(2), north], ["-59.76", -34]);
  assert.deepEqual(
    underArcs([39, 43], [19, 21]).map((lat) => lat.toFixed(3)),
    ["39.000", "43.000"],
  );
});
