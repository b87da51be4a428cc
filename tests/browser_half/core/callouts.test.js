// @ts-nocheck -- the tests build partial objects on purpose
// Names of countries: in them where they fit, else beside them, with the rules of dashboard/views/labels.py in four directions.

import assert from "node:assert/strict";
import { test } from "node:test";

import { callouts } from "../../../dashboard/browser/core/callouts.js";
import { mapLabels } from "../../../dashboard/browser/core/labels.js";
import { texts } from "./spelled.js";

const labels = {
  share: 1 / 80, country: 1.25, country_least: 9, country_clear: 0, least: 9, most: 15, letter: 0.5, line: 1.15, fits: 0.28, overhang: 1.9,
  gap_overhang: 2.8, call_room: 520, call_spelt: 640, call_near: 1.6, call_step: 1.3, call_steps: 9, call_ways: 4, call_dot: 1.15, call_rounds: 2,
  call_over: 0.8, call_cross: 20, shifts: [[0, 0]],
}; // prettier-ignore
const country = (en, point, more) => ({ code: en[0], en, point, circles: [point], class: "both", own: 0, ...more });
const view = (...countries) => ({
  data: { labels, windows: { "partner-map": { lon: [10, 12], lat: [-1, 1] } } },
  partners: true,
  countries,
  texts: { ...texts, _: (name, values) => (values ? `${values.n} members` : name) },
});
// 320 pixels a degree, letters of 640 / 80 · 1.25 = 10: five of them are 25 wide and 11.5 high, and need a radius of 0.0083 degrees.
const ROOM = [640, 640];
const near = (value) => Math.round(value * 10) / 10;
const beside = (found) =>
  Object.fromEntries(Object.entries(found.beside).map(([code, { box }]) => [code, [near(box.x), near(box.y)]]));

const ALPHA = country("Alpha", [11, 0, 0.008]);
const BRAVO = country("Bravo", [11.2, 0, 0.1]);

test("a name stands in its country where it fits, with the number of members below it; land without a link has none", () => {
  const land = country("Lands", [10.5, 0.5, 0.1], { class: "land" });
  const found = mapLabels(view(BRAVO, country("Delta", [10.5, -0.5, 0.03], { own: 3 }), land), ROOM);
  assert.deepEqual(
    found.kept.map(({ code, lines, number }) => [code, lines, number]),
    [
      ["B", ["Bravo"], ""],
      ["D", ["Delta"], "#3"],
    ],
  );
  assert.deepEqual(
    found.boxes.map((box) => [near(box.x), box.width, box.height]),
    [
      [384, 25, 11.5],
      [160, 25, 23],
    ],
  );
  assert.deepEqual([found.size, found.beside], [10, {}]);
});

test("where there is room the number has its unit, and the coalition alone is named", () => {
  // "3 members" asks 9 · 10 · 0.28 = 25.2 of 1.9 radii: there is room from 0.042 degrees on, above in Delta there was none.
  const own = mapLabels(view(country("Delta", [11, 0, 0.042], { own: 3 })), ROOM);
  const coalition = mapLabels(view(country("Delta", [11, 0, 0.1], { members: 1 })), ROOM);
  assert.deepEqual([own.kept[0].number, coalition.kept[0].number], ["3 members", "coalition"]);
  const around = (room) => mapLabels(view(country("Delta", [11, 0, 0.001], { own: 1 })), room, 2).beside.D.label;
  assert.deepEqual([around(ROOM).lines, around(ROOM).number], [["Delta"], "1 members"]);
  assert.deepEqual([around([519, 519]).lines, around([519, 519]).number], [["Delta #1"], ""]); // on a slide
});

test("a name is broken where two words are joined", () => {
  const lines = (name) => mapLabels(view(country(name, [11, 0, 0.5])), ROOM).kept[0].lines;
  assert.deepEqual(lines("Alpha & Bravo"), ["Alpha &", "Bravo"]);
  assert.deepEqual(lines("Alpha-Bravo"), ["Alpha-", "Bravo"]);
  assert.deepEqual(lines("Alpha e Bravo"), ["Alpha e", "Bravo"]);
});

test("a name that does not fit stands beside its country, first to the right", () => {
  const found = mapLabels(view(ALPHA), ROOM);
  assert.deepEqual(found.kept, []);
  // 16 from the point to the name, and half of its 25.
  assert.deepEqual(beside(found), { A: [348.5, 320] });
  assert.deepEqual(found.beside.A.from.map(near), [320, 320]);
});

test("rather than over a country that is named it stands below", () => {
  // Bravo reaches 32 around 384; right of Alpha the name would stand 35.5 from there, and is 11.5 high.
  const found = mapLabels(view(ALPHA, BRAVO), ROOM);
  assert.deepEqual(beside(found), { A: [320, 331.8] });
});

test("over no other name and no other point, and within the map", () => {
  const charlie = country("Cccco", [11, 6 / 320, 0.007]); // 6 above Alpha: right stands Alpha's name, below its point
  const right = country("Right", [11.98, 0.5, 0.5]); // cut off by the window, so not in its place
  const left = country("Lefty", [10.01, -0.5, 0.001]);
  const found = beside(mapLabels(view(ALPHA, charlie, right, left), ROOM));
  assert.deepEqual(found.C, [348.5, 314]); // the smaller chooses first
  assert.deepEqual(found.A, [320, 331.8]);
  assert.equal(found.R[0], 605.1); // 633.6 - 28.5
  assert.equal(found.L[0], 31.7); // 3.2 + 28.5
});

test("names stand beside countries where the map is wide enough as it is shown", () => {
  const places = (room, by) => Object.keys(mapLabels(view(ALPHA), room, by).beside);
  assert.deepEqual([places([519, 600]), places([520, 600])], [[], ["A"]]);
  assert.deepEqual([places([300, 300], 2), places([600, 600], 0.5)], [["A"], []]);
});

test("where there is no free place around a country it is not named", () => {
  const names = [..."EFGHIJKLMN"].map((letter) => country(`${letter}xxxx`, [11, 0, 0.001]));
  const tight = { ...view(...names), data: { ...view().data, labels: { ...labels, call_steps: 1 } } };
  // Of ten in one point, four stand around it.
  assert.equal(Object.keys(mapLabels(tight, ROOM).beside).length, 4);
});

// One name of 20 by 10 in the middle, letters of 10: to the right it stands at 100 + 16 + 10, to the left at 100 - 26.
const place = (names, { taken = [], land = {}, rules } = {}) => {
  const boxes = Object.entries(names).map(([code, [x, y]]) => [code, { x, y, width: 20, height: 10 }]);
  const found = callouts(boxes, taken, land, { ...labels, ...rules }, { room: [400, 400], size: 10 });
  return Object.fromEntries(Object.entries(found).map(([code, { x, y }]) => [code, [near(x), near(y)]]));
};
const sides = { rules: { call_ways: 2 } };

test("a name goes further rather than stand over land that is named, its own apart", () => {
  const circle = [{ x: 126, y: 100, radius: 12 }];
  assert.deepEqual(place({ A: [100, 100] }, sides), { A: [126, 100] });
  assert.deepEqual(place({ A: [100, 100] }, { ...sides, land: { Z: circle } }), { A: [74, 100] });
  assert.deepEqual(place({ A: [100, 100] }, { ...sides, land: { A: circle } }), { A: [126, 100] });
});

test("a name rather stands over land than have its line run through another name", () => {
  const taken = [{ x: 114, y: 100, width: 8, height: 20 }];
  const land = { Z: [{ x: 74, y: 100, radius: 30 }] }; // five points of the name at 0.8 each, less than 20
  assert.deepEqual(place({ A: [100, 100] }, { ...sides, taken, land }), { A: [74, 100] });
});

test("no line crosses another where there is a way around", () => {
  const far = { rules: { call_near: 5 } }; // names stand 50 away
  const taken = [{ x: 185, y: 88, width: 8, height: 10 }]; // so that B does not stand at the right
  // A's line goes from 100 to 150 at the height of 100; B's would cross it on its way down to 135.
  assert.deepEqual(place({ B: [125, 90] }, { ...far, taken }), { B: [125, 135] });
  assert.deepEqual(place({ A: [100, 100], B: [125, 90] }, { ...far, taken }), { A: [160, 100], B: [65, 90] });
});
