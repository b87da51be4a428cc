// Which names stand on a map: those that fit over the largest circle inside their place, in its middle or near it, the roomiest first, none
// over another.
// A place whose name finds no room bears its number alone, where that does. dashboard/views/labels.py keeps the same ones.

import { NAME_SIZE } from "./beside.js";
import { frameOf, latitude, mercator } from "./frame.js";
import { once } from "./once.js";
import { numberOnMap } from "./sentences.js";
import { placeName } from "./words.js";

/** @typedef {import("./view.js").View} View */

/** @typedef {{ x: number, y: number, width: number, height: number }} Box the middle of a label and its size, pixels of the map */
/** @typedef {{ code: string, point: number[], class: string, lines: string[], number: string }} Label */

/** @typedef {(label: Label) => number} Order what has most of it is written first */
/** @type {Order} */
const ROOMIEST = ({ point }) => point[2];
/** @type {Order[]} */
const ORDERS = [
  ROOMIEST,
  ({ point }) => point[1],
  ({ point }) => -point[1],
  ({ point }) => point[0],
  ({ point }) => -point[0],
];

/** @param {View} view
 * @param {[number, number]} room width and height, pixels @param {number} [by] @param {readonly string[]} [but] @param {Box[]} [taken] @param {Order} [order]
 * @returns {{ kept: Label[], boxes: Box[], size: number, beside: Record<string, { label: Label, from: [number, number], box: Box }> }} the labels that stand in their place, and where; the size of their letters,
 *   pixels; and of the partner countries where the others stand. by: how much larger the map is shown.
 *   but: the places that are named beside the map, and so take no room in it. taken: where other words stand */
export const mapLabels = (view, room, by = 1, but = [], taken = [], order = ROOMIEST) =>
  taken.length || order !== ROOMIEST
    ? mapLabelsIn(view, room, by, but, taken, order)
    : once(view, `map ${room} ${by} ${but}`, () => mapLabelsIn(view, room, by, but));

// Where else in its circle a label is tried where letters are larger than usual, the nearest first; in radii east and north.
const MORE_SHIFTS = [0.25, 0.5, 0.75, 1]
  .flatMap((far) => Array.from({ length: 12 }, (_, i) => [far, (i * Math.PI) / 6]))
  .map(([far, way]) => [far * Math.cos(way), far * Math.sin(way)]);

const WIDER = 1.4; // how much further names so large reach over their neighbours

/** How large letters are on a map of the page, pixels. @param {View} view @param {[number, number]} room */
function usualSize(view, room) {
  const { labels: rules } = view.data;
  const share = rules.share * (view.partners ? rules.country : 1);
  return Math.min(Math.max(room[1] * share, rules.least), rules.most);
}

/** @type {typeof mapLabels} */
function mapLabelsIn(view, room, by = 1, but = [], taken = [], order = ROOMIEST) {
  const { labels: rules, windows } = view.data;
  const frame = frameOf(windows[view.partners ? "partner-map" : "map"], room);
  const size = usualSize(view, room);
  /** @type {[Label, Box][]} */
  const kept = [];
  /** @type {[Label, Box][]} */
  const left = [];
  const longest = (/** @type {Label} */ { lines, number }) =>
    Math.max(...(lines.length ? lines : [number]).map((text) => text.length));
  const boxOf = (/** @type {Label} */ label) => {
    const [x, y] = frame.at(label.point);
    const height = (label.lines.length + (label.number ? 1 : 0)) * size * rules.line;
    return { x, y, width: longest(label) * size * rules.letter, height };
  };
  const finds = (/** @type {Label} */ label, /** @type {Box} */ box) => {
    const overhang = (by > 1 ? WIDER : 1) * rules.overhang * (label.number ? 1 : rules.gap_overhang);
    const fits = longest(label) * size * rules.fits <= label.point[2] * frame.perDegree * overhang;
    return fits && [...taken, ...kept.map(([, other]) => other)].every((other) => apart(box, other));
  };
  const keep = (/** @type {Label} */ label) => {
    const shifts = by > 1 ? [...rules.shifts, ...MORE_SHIFTS] : rules.shifts;
    for (const shift of view.partners ? rules.shifts.slice(0, 1) : shifts) {
      const moved = shifted(label, shift);
      const box = boxOf(moved);
      const whole = !view.partners || inside(box, room, 0); // the window cuts countries off
      if (whole && finds(moved, box)) return kept.push([moved, box]);
    }
    return 0;
  };
  const written = named(view).filter(({ code }) => !but.includes(code));
  for (const label of written.sort((a, b) => order(b) - order(a))) {
    if (!keep(label)) left.push([label, boxOf(label)]);
  }
  const outside =
    view.partners && room[0] * by >= rules.call_room ? callouts({ kept, left, frame, room, size }, rules) : {};
  for (const [label] of view.partners ? [] : left) if (label.number) keep({ ...label, lines: [] });
  return {
    kept: kept.map(([place]) => place),
    boxes: kept.map(([, box]) => box),
    size,
    beside: outside,
  };
}

/** A label moved within its circle. @param {Label} label @param {[number, number]} shift in radii, eastwards and northwards @returns {Label} */
function shifted(label, [across, up]) {
  const [lon, lat, radius] = label.point;
  return { ...label, point: [lon + across * radius, latitude(mercator(lat) + up * radius), radius] };
}

/** The labels where letters are `letters` times as large as usual, as they stand on a map so much smaller that its letters are the least;
 * and how much larger than that it is shown. @param {View} view @param {[number, number]} room width and height, pixels
 * @param {number} [letters] @param {readonly string[]} [but] as of mapLabels @param {Box[]} [taken] as there, pixels of the map shown
 * @param {Order} [order] as there */
export function enlarged(view, room, letters = 1, but = [], taken = [], order = ROOMIEST) {
  const size = view.partners ? usualSize(view, room) : NAME_SIZE;
  const by = letters !== 1 ? (size * letters) / view.data.labels.least : 1;
  const within = taken.map((box) => scaled(box, 1 / by));
  return { by, labels: mapLabels(view, [room[0] / by, room[1] / by], by, but, within, order) };
}

const SMALLER = 0.82; // names of tiny places on a slide: 20 pixels of 1080

/** The labels in their own places: the names that find room so large, then others that do if they are smaller, then numbers alone.
 * @param {View} view @param {[number, number]} room width and height, pixels @param {number} [letters]
 * @param {readonly string[]} [but] as of mapLabels @param {{ dots: Box[], lines: Box[] }} [drawn] of the names beside the map: no label
 *   stands over a dot, and over a line only where it finds no other room
 * @returns {{ label: Label, box: Box, size: number }[]} size: of the letters, pixels */
export function labelsInPlace(view, room, letters = 1, but = [], drawn = { dots: [], lines: [] }) {
  if (letters === 1 || view.partners) return inOrder(ROOMIEST, view, room, letters, but, drawn);
  const tried = ORDERS.map((order) => inOrder(order, view, room, letters, but, drawn));
  const worth = tried.map((found) => sum(found.map(({ label, size }) => (label.lines.length ? size : 0))));
  return tried[worth.indexOf(Math.max(...worth))];
}

const sum = (/** @type {number[]} */ numbers) => numbers.reduce((all, one) => all + one, 0);

/** The same where names are written in some order. On a slide several are tried: the one that leaves fewest without a name is best.
 * @param {Order} order @param {View} view @param {[number, number]} room @param {number} letters @param {readonly string[]} but
 * @param {{ dots: Box[], lines: Box[] }} drawn */
function inOrder(order, view, room, letters, but, { dots, lines }) {
  const sizes = letters > 1 && !view.partners ? [letters, letters * SMALLER] : [letters];
  /** @type {{ label: Label, box: Box, size: number }[]} */
  const found = [];
  for (const isNamed of [true, false])
    for (const size of sizes)
      for (const drawn of [[...dots, ...lines], dots]) {
        const written = [...but, ...found.map(({ label }) => label.code)];
        const taken = [...drawn, ...found.map(({ box }) => box)];
        const fitting = inPlace(enlarged(view, room, size, written, taken, order));
        found.push(...fitting.filter(({ label }) => isNamed === label.lines.length > 0));
      }
  return found;
}

/** @param {Box} box @param {number} by @returns {Box} */
const scaled = ({ x, y, width, height }, by) => ({ x: x * by, y: y * by, width: width * by, height: height * by });

/** @param {ReturnType<typeof enlarged>} of */
const inPlace = ({ by, labels: { kept, boxes, size } }) =>
  kept.map((label, i) => ({ label, box: scaled(boxes[i], by), size: size * by }));

/** Where the names stand that find no room in their own country: the nearest place around it that is free, rather over land that is not
 * named. @param {{ kept: [Label, Box][], left: [Label, Box][], frame: import("./frame.js").Frame, room: [number, number], size: number }} made @param {any} rules */
function callouts({ kept, left, frame, room: [width, height], size }, rules) {
  const dot = size * rules.line;
  const dots = left.map(([, { x, y }]) => ({ x, y, width: dot, height: dot }));
  const circles = [...kept, ...left].map(([place, { x, y }]) => ({ x, y, radius: place.point[2] * frame.perDegree }));
  const taken = [...kept.map(([, box]) => box), ...dots];
  /** @type {Record<string, { label: Label, from: [number, number], box: Box }>} */
  const found = {};
  for (const [place, own] of left) {
    let least = Infinity;
    for (let step = 0; step < rules.call_steps; step += 1)
      for (let way = 0; way < rules.call_ways; way += 1) {
        const turn = (2 * Math.PI * way) / rules.call_ways;
        const reach = (rules.call_near + step * rules.call_step) * size;
        const box = {
          ...own,
          x: own.x + Math.cos(turn) * (reach + own.width / 2),
          y: own.y + Math.sin(turn) * (reach + own.height / 2 - size),
        };
        if (!inside(box, [width, height], size / 2) || !taken.every((other) => apart(box, other))) continue;
        const over = circles.filter((c) => Math.hypot(box.x - c.x, box.y - c.y) < c.radius + box.height / 2).length;
        const cost = step + rules.call_over * over;
        if (cost >= least - 1e-9) continue;
        least = cost;
        found[place.code] = { label: place, from: [own.x, own.y], box };
      }
    if (found[place.code]) taken.push(found[place.code].box);
  }
  return found;
}

/** What could be written: the places inside the selection with their numbers, or the countries with a link and how many members have one.
 * @param {View} view @returns {Label[]} */
function named(view) {
  const label = (/** @type {any} */ place, /** @type {string} */ kind, /** @type {string} */ number) => ({
    code: place.code,
    point: place.point,
    class: kind,
    lines: placeName(place, view.texts).replaceAll(" e ", " e\n").split("\n"),
    number,
  });
  if (!view.partners) return view.inside.map((row) => label(row.place, row.class, numberOnMap(row, view)));
  return view.countries
    .filter((country) => country.class !== "land")
    .map((country) => label(country, country.class, country.own ? view.texts.number(country.own) : ""));
}

/** @param {Box} box @param {[number, number]} room @param {number} margin */
const inside = (box, [width, height], margin) =>
  Math.abs(box.x - width / 2) * 2 + box.width <= width - 2 * margin &&
  Math.abs(box.y - height / 2) * 2 + box.height <= height - 2 * margin;

/** @param {Box} a @param {Box} b */
const apart = (a, b) => Math.abs(a.x - b.x) * 2 >= a.width + b.width || Math.abs(a.y - b.y) * 2 >= a.height + b.height;
