// @ts-nocheck -- the tests build partial objects on purpose
// Names beside a map and on it, with the rules of dashboard/views/labels.py, worked out by hand.

import assert from "node:assert/strict";
import { test } from "node:test";

import { gapLabels } from "../../../dashboard/browser/core/beside.js";
import { enlarged, labelsInPlace } from "../../../dashboard/browser/core/labels.js";
import { texts } from "./spelled.js";

const rules = {
  share: 1 / 64,
  least: 9,
  most: 15,
  letter: 0.5,
  line: 1.15,
  fits: 0.28,
  overhang: 1.9,
  gap_overhang: 2.8,
  shifts: [[0, 0]],
};
const besides = { gap_line: 34, gap_room: 64 };
const windows = { map: { lon: [10, 12], lat: [-1, 1] } }; // at the equator, where Mercator is nearly a plane

const row = (code, point, members, area_km2 = 10) => ({
  code,
  members,
  inside: true,
  place: { code, en: code, point, area_km2 },
});
const viewOf = (table, more) => ({
  data: { labels: { ...rules, ...besides }, windows },
  state: { need: "" },
  measure: { kind: "count", numbered: true, column: "members", digits: 0 },
  table,
  inside: table.filter(({ inside }) => inside),
  texts,
  ...more,
});
const whole = (value) => JSON.parse(JSON.stringify(value), (_, v) => (typeof v === "number" ? Math.round(v) : v));

// 200 pixels high for two degrees: 100 a degree. Right of the 100 that are covered the middle is 350, so the map goes from 250 to 450.
const COUNTRY = [row("A", [10.5, 0, 1], 0, 30), row("B", [10.9, 0, 1], 0), row("C", [11, 0.5, 1], 1, 200)];

test("gaps are named beside the map, at the side of the middle of the land", () => {
  // A lies at 300, B at 340, C at 350; by area their middle is (30·300 + 10·340 + 200·350) / 240 = 343, so A and B go to the left.
  assert.deepEqual(whole(gapLabels(viewOf(COUNTRY), [600, 200], 100)), {
    sides: { A: [true, 100], B: [true, 134] },
    points: { A: [300, 100], B: [340, 100] },
    edges: [250, 450],
    room: 150,
    close: false,
  });
});

test("on a slide the places of one member are named beside the map, and many names stand closer", () => {
  const one = viewOf(COUNTRY, { single: true, narrowed: true });
  assert.deepEqual(gapLabels(one, [600, 200], 100).points, {});
  assert.deepEqual(whole(gapLabels(one, [600, 200], 100, true).points), { C: [350, 50] });
  // From 34 to 166 five names find room at a side where they are 34 apart, and seven where they are 19.
  const gaps = Array.from({ length: 12 }, (_, i) => row(`G${i}`, [10.9 + i / 60, 0, 1], 0));
  assert.deepEqual(gapLabels(viewOf(gaps), [600, 200], 100).sides, {});
  const { sides, close } = gapLabels(viewOf(gaps), [600, 200], 100, true);
  assert.deepEqual([Object.keys(sides).length, close], [12, true]);
  const left = Object.values(sides).filter(([isLeft]) => isLeft);
  assert.deepEqual(
    left
      .map(([, y]) => Math.round(y))
      .slice(0, 2)
      .map((y, i, [first]) => y - first),
    [0, 19],
  );
});

test("on a slide the names are as large as those beside the map", () => {
  const twice = enlarged(viewOf(NAMES), ROOM, 2);
  assert.equal(twice.by * twice.labels.size, 28);
});

test("on a slide a name that stands in the way of others goes elsewhere", () => {
  // Names of 28, five letters of 70 across and 64 high: Bravo in the middle of 160 pixels keeps out Alpha, whose circle reaches less far.
  const texting = { texts: { ...texts, number: String } };
  const near = [row("Alpha", [10.4, 0, 0.05], 1), row("Bravo", [10.56, 0, 0.09], 1)];
  const [first, second] = labelsInPlace(viewOf(near, texting), ROOM, 2);
  assert.deepEqual([first.size, second.size].map(Math.round), [28, 28]);
  assert.ok(Math.abs(first.box.x - second.box.x) >= 70 - 1e-9 || Math.abs(first.box.y - second.box.y) >= 64 - 1e-9);
});

test("where there is little room at a side no gap is named beside the map", () => {
  // 250 of 300 pixels are free: the map goes from 75 to 275, 25 remain at each side.
  const { sides, points, room } = gapLabels(viewOf(COUNTRY), [300, 200], 50);
  assert.deepEqual([sides, Object.keys(points), Math.round(room)], [{}, ["A", "B"], 25]);
  // 114 of the width at each side of the map would be 32 left and right.
  assert.deepEqual(gapLabels(viewOf(COUNTRY), [327, 200], 0).sides, {});
  assert.deepEqual(Object.keys(gapLabels(viewOf(COUNTRY), [330, 200], 0).sides), ["A", "B"]);
});

test("gaps stand as high as they fit, a line from the top and the bottom", () => {
  const high = [row("A", [10.5, 0.99, 1], 0), row("B", [11.5, -0.99, 1], 0)];
  assert.deepEqual(whole(gapLabels(viewOf(high), [600, 200], 0).sides), { A: [true, 34], B: [false, 166] });
});

test("nobody is no gap where only some members, the coalition's words or a need are meant", () => {
  for (const more of [{ narrowed: true }, { onlyStated: true }, { state: { need: "poor" } }])
    assert.deepEqual(gapLabels(viewOf(COUNTRY, more), [600, 200], 100).points, {});
});

test("what was worked out for a map is kept, for its size and what is covered of it", () => {
  const view = viewOf(COUNTRY);
  assert.equal(gapLabels(view, [600, 200], 100), gapLabels(view, [600, 200], 100));
  assert.notEqual(gapLabels(view, [600, 200], 100), gapLabels(view, [600, 200], 0));
  assert.notEqual(gapLabels(view, [600, 200], 100), gapLabels(viewOf(COUNTRY), [600, 200], 100));
});

// 640 pixels for two degrees: 320 a degree, letters of 10. A name of five letters needs a radius of 5·10·0.28 / (320·1.9) = 0.023 degrees.
// On a slide that is twice as large letters are 28, else 0.82 of it, and reach 1.4 as far: 5·28·0.28 / (320·1.9·1.4) = 0.046 degrees, else
// 0.038; the number 1 a fifth of these.
const ROOM = [640, 640];
const NAMES = [
  row("Alpha", [10.5, 0, 0.05], 1),
  row("Bravo", [11, 0, 0.04], 1),
  row("Delta", [11.5, 0.5, 0.03], 1),
  row("Gamma", [11.5, -0.5, 0.008], 1),
  row("Omega", [10.5, 0.01, 0.045], 1), // over Alpha
];
const shown = (found) => found.map(({ label, size }) => [label.code, ...label.lines, Math.round(size * 10) / 10]);

test("letters as large as asked for stand on a map so much smaller that its letters are the least", () => {
  const usual = enlarged(viewOf(NAMES), ROOM);
  assert.deepEqual([usual.by, usual.labels.size], [1, 10]);
  const twice = enlarged(viewOf(NAMES), ROOM, 2);
  assert.deepEqual([twice.by, twice.labels.size], [28 / 9, 9]);
});

test("names are as large as they fit, smaller ones fill the gaps, and a number stands alone where no name does", () => {
  const texting = { texts: { ...texts, number: String } };
  const found = labelsInPlace(viewOf(NAMES, texting), ROOM, 2);
  assert.deepEqual(shown(found), [
    ["Alpha", "Alpha", 28],
    ["Bravo", "Bravo", 23],
    ["Delta", 28],
    ["Gamma", 23],
  ]);
  // Five letters of half the size, two lines of 1.15.
  assert.deepEqual(whole(found[0].box), { x: 160, y: 320, width: 70, height: 64 });
  assert.deepEqual(shown(labelsInPlace(viewOf(NAMES, texting), ROOM)), [
    ["Alpha", "Alpha", 10],
    ["Bravo", "Bravo", 10],
    ["Delta", "Delta", 10],
    ["Gamma", 10],
  ]);
  assert.deepEqual(
    shown(labelsInPlace(viewOf(NAMES, texting), ROOM, 1, ["Alpha"])).map(([code]) => code),
    ["Omega", "Bravo", "Delta", "Gamma"],
  );
});

test("a name over which another one stands goes a little to a side of its circle, up first", () => {
  // Omega's circle is Alpha's neighbour to the north: names with numbers 23 high.
  const near = [row("Alpha", [10.5, 0, 0.05], 1), row("Omega", [10.5, 0.07, 0.04], 1)];
  const moving = { ...viewOf(near), texts: { ...texts, number: String } };
  moving.data.labels.shifts = [[0, 0], [0, 0.5], [0.5, 0]]; // prettier-ignore
  const [alpha, omega] = labelsInPlace(moving, ROOM);
  assert.deepEqual([whole(alpha.box).y, alpha.label.point[1]], [320, 0]);
  // 0.07 degrees are 22.4 pixels, not enough; half of 0.04 more are 28.8.
  assert.equal(Math.round(omega.box.y * 10) / 10, 291.2);
  assert.equal(Math.round(omega.label.point[1] * 1000) / 1000, 0.09);
  assert.equal(omega.label.point[0], 10.5);
});

test("a name stands over no dot of a name beside the map, and over its line only where it finds no other room", () => {
  const texting = { texts: { ...texts, number: String } };
  const view = () => viewOf([row("Alpha", [10.5, 0, 0.05], 1)], texting); // its middle is 160, 320; 25 wide, 23 high
  const at = (drawn) => labelsInPlace(view(), ROOM, 1, [], drawn).map(({ box }) => Math.round(box.y));
  const box = (y) => ({ x: 160, y, width: 4, height: 4 });
  const shifting = (drawn) => {
    const moved = view();
    moved.data.labels = { ...moved.data.labels, shifts: [[0, 0], [0, 1]] }; // prettier-ignore
    return labelsInPlace(moved, ROOM, 1, [], drawn).map(({ box: { y } }) => Math.round(y));
  };
  assert.deepEqual(at({ dots: [], lines: [] }), [320]);
  assert.deepEqual(shifting({ dots: [box(331)], lines: [] }), [304]); // up by its radius, 16
  assert.deepEqual(shifting({ dots: [], lines: [box(331)] }), [304]);
  assert.deepEqual(at({ dots: [], lines: [box(331)] }), [320]); // a line is crossed
  assert.deepEqual(at({ dots: [box(320)], lines: [] }), []); // a dot never
});
