// The names of the places with no member on record, beside the map, each with a line to its place.

import { frameOf } from "./frame.js";
import { lookOf } from "./look.js";
import { once } from "./once.js";

/** @typedef {import("./view.js").View} View */

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

export const NAME_SIZE = 14; // of a name beside the map, pixels; on a slide, where all are enlarged, of those inside it too

/** How far names beside the map reach from its edges, and how far from the middle of one another name is clear of it, pixels. */
export const GAP_NAME = { wide: 110, high: 24 };
/** What the buttons for zooming take at the foot of the right side, pixels. */
export const ZOOM = { wide: 48, high: 132 };

/** The places with no member on record whose names stand beside the map, each with a line to it: all of them, or none where they find no
 * room, or where only some members or the coalition's words alone are meant. @param {View} view
 * @param {[number, number]} size of the map, pixels @param {number} inset how much of it is covered at the left
 * @param {boolean} [isSlide] on one they stand closer before they are left out, and where one member alone is meant, its places are named
 * @returns {{ sides: Record<string, [boolean, number]>, points: Record<string, [number, number]>, edges: [number, number], room: number,
 *   close: boolean }} */
export const gapLabels = (view, size, inset, isSlide = false) =>
  once(view, `gaps ${size} ${inset} ${isSlide}`, () => gapLabelsIn(view, size, inset, isSlide));

const CLOSE = 19; // from one name to the next where nothing stands below it, pixels

/** What a map points at. @param {View} view @param {boolean} isSlide */
export function pointedAt(view, isSlide) {
  if (view.state.need) return [];
  if (isSlide && view.single && !view.state.related) return view.inside.filter((row) => row.members);
  return lookOf(view) === "usual" ? view.inside.filter((row) => !row.members) : [];
}

/** @type {typeof gapLabels} */
function gapLabelsIn(view, size, inset, isSlide = false) {
  const { labels: rules, windows } = view.data;
  const { at } = frameOf(windows.map, size, inset);
  const [[west], [east]] = windows.map.lon.map((/** @type {number} */ lon) => at([lon, windows.map.lat[0]]));
  const gaps = pointedAt(view, isSlide);
  /** @type {Record<string, [number, number]>} */
  const points = Object.fromEntries(gaps.map((row) => [row.code, at(row.place.point)]));
  const room = Math.min(west - inset, size[0] - east);
  const area = view.table.reduce((sum, row) => sum + row.place.area_km2, 0);
  const within = {
    middle: view.table.reduce((sum, row) => sum + at(row.place.point)[0] * row.place.area_km2, 0) / area,
    top: rules.gap_line,
    bottom: size[1] - rules.gap_line,
    line: rules.gap_line,
    foot: !isSlide && size[0] - east < GAP_NAME.wide + ZOOM.wide ? ZOOM.high : 0,
  };
  const roomy = room < rules.gap_room ? {} : beside(points, within);
  const close = isSlide && room >= rules.gap_room && !Object.keys(roomy).length;
  const sides = close ? beside(points, { ...within, line: CLOSE }) : roomy;
  return { sides, points, edges: [west, east], room, close };
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
