// Where the names of partner countries stand that find no room in their own: around it, each with a line to it.
// dashboard/views/callouts.py places them by the same rules.

import { apart, holds, inside, nearest } from "./boxes.js";

/** @typedef {import("./boxes.js").Box} Box */
/** @typedef {[number, number]} Point */
/** @typedef {[Point, Point]} Line */
/** @typedef {{ x: number, y: number, radius: number }} Circle */

/** Where each of `names` stands (the box that it would fill in the middle of its country, in the order in which they choose), without one that
 * finds no place. Each stands as near to its country as it can, over no other name and no other dot. It goes further rather than over land
 * that is named, than have its line run through a name, or cross the line of another.
 * @param {[string, Box][]} names @param {Box[]} taken where names stand already
 * @param {Record<string, Circle[]>} land code of a country that is named -> circles that fill most of it
 * @param {any} rules @param {{ room: [number, number], size: number }} of the map and of the letters @returns {Record<string, Box>} */
export function callouts(names, taken, land, rules, { room, size }) {
  const dot = size * rules.call_dot;
  const dots = names.map(([code, { x, y }]) => ({ code, box: { x, y, width: dot, height: dot } }));
  const middles = Object.fromEntries(names);
  /** @type {Record<string, Box>} */
  const found = {};
  for (const [code, own] of Array.from({ length: rules.call_rounds }, () => names).flat()) {
    delete found[code];
    const otherDots = dots.filter((other) => other.code !== code).map(({ box }) => box);
    const others = [...taken, ...Object.values(found), ...otherDots];
    const allTaken = [...others, ...dots.filter((other) => other.code === code).map(({ box }) => box)];
    const circles = Object.keys(land).flatMap((other) => (other === code ? [] : land[other]));
    const lines = Object.entries(found).map(([other, box]) => lineTo(middles[other], box));
    let least = Infinity;
    for (const [step, box] of around(own, size, rules)) {
      if (step >= least) break;
      if (!inside(box, room, size / 2) || !allTaken.every((other) => apart(box, other))) continue;
      let cost = step + rules.call_over * corners(box).filter((corner) => isOn(corner, circles)).length;
      if (cost < least - 1e-9) cost += rules.call_cross * crossings(box, lineTo(own, box), others, lines, size / 2);
      if (cost >= least - 1e-9) continue;
      least = cost;
      found[code] = box;
    }
  }
  return found;
}

/** The boxes around the middle of a country, the nearest first, each with how far it is away.
 * @param {Box} own @param {number} size @param {any} rules @returns {Generator<[number, Box]>} */
function* around(own, size, rules) {
  for (let step = 0; step < rules.call_steps; step += 1)
    for (let way = 0; way < rules.call_ways; way += 1) {
      const turn = (2 * Math.PI * way) / rules.call_ways;
      const reach = (rules.call_near + step * rules.call_step) * size;
      const x = own.x + Math.cos(turn) * (reach + own.width / 2);
      yield [step, { ...own, x, y: own.y + Math.sin(turn) * (reach + own.height / 2 - size) }];
    }
}

/** How many names and dots a line runs through, how many lines it crosses, and how many its name covers.
 * @param {Box} box @param {Line} line @param {Box[]} others @param {Line[]} lines @param {number} step */
function crossings(box, line, others, lines, step) {
  const points = along(line, step);
  const through = others.filter((other) => points.some((point) => holds(other, point))).length;
  const under = lines.filter((other) => along(other, step).some((point) => holds(box, point))).length;
  return through + under + lines.filter((other) => cross(line, other)).length;
}

/** From the middle of a country to its name. @param {Box} own @param {Box} box @returns {Line} */
const lineTo = ({ x, y }, box) => [[x, y], nearest(box, [x, y])];

/** @param {Box} box @returns {Point[]} */
const corners = ({ x, y, width, height }) => [
  [x, y],
  ...[-1, 1].flatMap((across) =>
    [-1, 1].map((down) => /** @type {Point} */ ([x + (across * width) / 2, y + (down * height) / 2])),
  ),
];

/** @param {Point} point @param {Circle[]} circles */
const isOn = (point, circles) => circles.some(({ x, y, radius }) => Math.hypot(point[0] - x, point[1] - y) < radius);

/** Points of a line that are at most `step` apart, without its ends. @param {Line} line @param {number} step @returns {Point[]} */
function along([[x, y], [toX, toY]], step) {
  const parts = Math.ceil(Math.hypot(toX - x, toY - y) / step);
  return Array.from({ length: Math.max(parts - 1, 0) }, (_, i) => [
    x + ((toX - x) * (i + 1)) / parts,
    y + ((toY - y) * (i + 1)) / parts,
  ]);
}

/** @param {Line} one @param {Line} other */
const cross = (one, other) =>
  side(one, other[0]) * side(one, other[1]) < 0 && side(other, one[0]) * side(other, one[1]) < 0;

/** On which side of a line a point lies: above or below zero. @param {Line} line @param {Point} point */
const side = ([[x, y], [toX, toY]], [px, py]) => (toX - x) * (py - y) - (toY - y) * (px - x);
