// Which names stand on a map: those that fit over the largest circle inside their place, in its middle or near it, the roomiest first, none
// over another.
// A place whose name finds no room bears its number alone, where that does. dashboard/views/labels.py keeps the same ones.

import { lookOf } from "./look.js";
import { numberOnMap } from "./sentences.js";
import { placeName } from "./words.js";

/** @typedef {import("./view.js").View} View */

/** The y of the Mercator projection, in degrees of longitude at the equator. @param {number} lat */
export const mercator = (lat) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;

/** The y of Mercator -> the latitude. @param {number} y */
const latitude = (y) => (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;

/** @typedef {{ perDegree: number, lon: [number, number], lat: [number, number], at: (point: number[]) => [number, number] }} Frame */

/** The part of the world that a map of `size` (pixels) shows so that `window` lies in the middle of what is right of `inset`, as large
 * as it gets there; and where a point in degrees lies on it, pixels.
 * @param {{ lon: number[], lat: number[] }} window @param {[number, number]} size @param {number} [inset] @returns {Frame} */
export function frameOf(window, [width, height], inset = 0) {
  const [west, east] = window.lon;
  const [south, north] = window.lat.map(mercator);
  const perDegree = Math.min((width - inset) / (east - west), height / (north - south)) || 1;
  const left = (west + east) / 2 - (width + inset) / 2 / perDegree;
  const [bottom, top] = [-1, 1].map((sign) => (south + north) / 2 + (sign * height) / 2 / perDegree);
  return {
    perDegree,
    lon: [left, left + width / perDegree],
    lat: [latitude(bottom), latitude(top)],
    at: ([lon, lat]) => [(lon - left) * perDegree, (top - mercator(lat)) * perDegree],
  };
}

/** For each code on which side of the map its name stands (true: the left), and the y of its middle, as `beside` in
 * dashboard/views/labels.py. @param {Record<string, [number, number]>} points x and y, y downwards
 * @param {{ middle: number, top: number, bottom: number, line: number, foot?: number }} room foot: what is taken at the right, from below
 * @returns {Record<string, [boolean, number]>} */
export function beside(points, { middle, top, bottom, line, foot = 0 }) {
  const [most, atRight] = [bottom, bottom - foot].map((lowest) => Math.floor((lowest - top) / line) + 1);
  const across = Object.keys(points).sort((a, b) => points[a][0] - points[b][0]);
  if (across.length > most + atRight) return {};
  const west = across.filter((code) => points[code][0] < middle).length;
  const left = Math.min(Math.max(west, across.length - atRight), most);
  /** @type {Record<string, [boolean, number]>} */
  const found = {};
  for (const [isLeft, side] of /** @type {[boolean, string[]][]} */ ([
    [true, across.slice(0, left)],
    [false, across.slice(left)],
  ])) {
    const down = [...side].sort((a, b) => points[a][1] - points[b][1]);
    const wanted = down.map((code) => points[code][1]);
    apartBy(line, wanted, top, isLeft ? bottom : bottom - foot).forEach((y, i) => (found[down[i]] = [isLeft, y]));
  }
  return found;
}

/** @type {WeakMap<View, Map<string, any>>} */
const made = new WeakMap();

/** What was worked out for a view before: the figure and what lies over it ask for the same.
 * @template T @param {View} view @param {string} key @param {() => T} make @returns {T} */
function once(view, key, make) {
  const found = made.get(view) ?? new Map();
  made.set(view, found);
  if (!found.has(key)) found.set(key, make());
  return found.get(key);
}

/** How far names beside the map reach from its edges, and how far from the middle of one another name is clear of it, pixels. */
export const GAP_NAME = { wide: 110, high: 24 };
/** What the buttons for zooming take at the foot of the right side, pixels. */
export const ZOOM = { wide: 48, high: 132 };

/** The places with no member on record whose names stand beside the map, each with a line to it: all of them, or none where they find no
 * room, or where only some members or the coalition's words alone are meant. @param {View} view
 * @param {[number, number]} size of the map, pixels @param {number} inset how much of it is covered at the left
 * @returns {{ sides: Record<string, [boolean, number]>, points: Record<string, [number, number]>, edges: [number, number], room: number }} */
export const gapLabels = (view, size, inset) =>
  once(view, `gaps ${size} ${inset}`, () => gapLabelsIn(view, size, inset));

/** @type {typeof gapLabels} */
function gapLabelsIn(view, size, inset) {
  const { labels: rules, windows } = view.data;
  const { at } = frameOf(windows.map, size, inset);
  const [[west], [east]] = windows.map.lon.map((/** @type {number} */ lon) => at([lon, windows.map.lat[0]]));
  const gaps = lookOf(view) === "usual" && !view.state.need ? view.inside.filter((row) => !row.members) : [];
  /** @type {Record<string, [number, number]>} */
  const points = Object.fromEntries(gaps.map((row) => [row.code, at(row.place.point)]));
  const room = Math.min(west - inset, size[0] - east);
  const area = view.table.reduce((sum, row) => sum + row.place.area_km2, 0);
  const within = {
    middle: view.table.reduce((sum, row) => sum + at(row.place.point)[0] * row.place.area_km2, 0) / area,
    top: rules.gap_line,
    bottom: size[1] - rules.gap_line,
    line: rules.gap_line,
    foot: size[0] - east < GAP_NAME.wide + ZOOM.wide ? ZOOM.high : 0,
  };
  return { sides: room < rules.gap_room ? {} : beside(points, within), points, edges: [west, east], room };
}

const STUB = 14; // of the line to a name beside the map, pixels, before it turns

/** The corners of the line from a name beside the map to its place, pixels.
 * @param {[boolean, number]} side as of `beside` @param {[number, number]} point @param {[number, number]} edges @returns {[number, number][]} */
export const lineTo = ([left, middle], point, [west, east]) =>
  left
    ? [[west, middle], [west + STUB, middle], point]
    : [[east, middle], [east - STUB, middle], point]; // prettier-ignore

/** The nearest places to those wanted (sorted) that are at least `line` apart.
 * @param {number} line @param {number[]} wanted @param {number} top @param {number} bottom */
function apartBy(line, wanted, top, bottom) {
  /** @type {number[]} */
  const placed = [];
  for (const y of wanted) placed.push(Math.max(y, placed.length ? placed[placed.length - 1] + line : top));
  for (let i = placed.length - 1; i >= 0; i -= 1)
    placed[i] = Math.min(placed[i], i + 1 < placed.length ? placed[i + 1] - line : bottom);
  return placed;
}

/** @typedef {{ x: number, y: number, width: number, height: number }} Box the middle of a label and its size, pixels of the map */
/** @typedef {{ code: string, point: number[], class: string, lines: string[], number: string }} Label */

/** @param {View} view
 * @param {[number, number]} room width and height, pixels @param {number} [by] @param {readonly string[]} [but] @param {Box[]} [taken]
 * @returns {{ kept: Label[], boxes: Box[], size: number, beside: Record<string, { label: Label, from: [number, number], box: Box }> }} the labels that stand in their place, and where; the size of their letters,
 *   pixels; and of the partner countries where the others stand. by: how much larger the map is shown.
 *   but: the places that are named beside the map, and so take no room in it. taken: where other words stand */
export const mapLabels = (view, room, by = 1, but = [], taken = []) =>
  once(view, `map ${room} ${by} ${but} ${JSON.stringify(taken)}`, () => mapLabelsIn(view, room, by, but, taken));

/** How large letters are on a map of the page, pixels. @param {View} view @param {[number, number]} room */
function usualSize(view, room) {
  const { labels: rules } = view.data;
  const share = rules.share * (view.partners ? rules.country : 1);
  return Math.min(Math.max(room[1] * share, rules.least), rules.most);
}

/** @type {typeof mapLabels} */
function mapLabelsIn(view, room, by = 1, but = [], taken = []) {
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
    const overhang = rules.overhang * (label.number ? 1 : rules.gap_overhang);
    const fits = longest(label) * size * rules.fits <= label.point[2] * frame.perDegree * overhang;
    return fits && [...taken, ...kept.map(([, other]) => other)].every((other) => apart(box, other));
  };
  const keep = (/** @type {Label} */ label) => {
    for (const shift of view.partners ? rules.shifts.slice(0, 1) : rules.shifts) {
      const moved = shifted(label, shift);
      const box = boxOf(moved);
      const whole = !view.partners || inside(box, room, 0); // the window cuts countries off
      if (whole && finds(moved, box)) return kept.push([moved, box]);
    }
    return 0;
  };
  const written = named(view).filter(({ code }) => !but.includes(code));
  for (const label of written.sort((a, b) => b.point[2] - a.point[2])) {
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
 * @param {number} [letters] @param {readonly string[]} [but] as of mapLabels @param {Box[]} [taken] as there, pixels of the map shown */
export function enlarged(view, room, letters = 1, but = [], taken = []) {
  const by = letters > 1 ? (usualSize(view, room) * letters) / view.data.labels.least : 1;
  const within = taken.map((box) => scaled(box, 1 / by));
  return { by, labels: mapLabels(view, [room[0] / by, room[1] / by], by, but, within) };
}

/** The labels in their own places: the names that find room so large, then others that do if they are smaller, then numbers alone.
 * @param {View} view @param {[number, number]} room width and height, pixels @param {number} [letters]
 * @param {readonly string[]} [but] as of mapLabels @param {{ dots: Box[], lines: Box[] }} [drawn] of the names beside the map: no label
 *   stands over a dot, and over a line only where it finds no other room
 * @returns {{ label: Label, box: Box, size: number }[]} size: of the letters, pixels */
export function labelsInPlace(view, room, letters = 1, but = [], { dots, lines } = { dots: [], lines: [] }) {
  const sizes = letters > 1 && !view.partners ? [letters, (1 + letters) / 2, 1] : [letters];
  /** @type {{ label: Label, box: Box, size: number }[]} */
  const found = [];
  for (const isNamed of [true, false])
    for (const size of sizes)
      for (const drawn of [[...dots, ...lines], dots]) {
        const written = [...but, ...found.map(({ label }) => label.code)];
        const taken = [...drawn, ...found.map(({ box }) => box)];
        const fitting = inPlace(enlarged(view, room, size, written, taken));
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
 * named. @param {{ kept: [Label, Box][], left: [Label, Box][], frame: Frame, room: [number, number], size: number }} made @param {any} rules */
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
