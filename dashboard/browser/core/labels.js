// Which names stand on a map: those that fit over the largest circle inside their place, the roomiest first, none over another.
// dashboard/views/labels.py keeps the same ones.

import { numberOnMap } from "./sentences.js";
import { placeName } from "./words.js";

/** @typedef {import("./view.js").View} View */

/** The y of the Mercator projection, in degrees of longitude at the equator. @param {number} lat */
export const mercator = (lat) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;

/** @param {View} view
 * @param {[number, number]} room width and height, pixels
 * @returns {{ kept: any[], size: number }} the places whose names stand, with their `lines` and `number`; the size of the letters, pixels */
export function mapLabels(view, [width, height]) {
  const { labels: rules, windows } = view.data;
  const { lon, lat } = windows[view.partners ? "partner-map" : "map"];
  const perDegree = Math.min(width / (lon[1] - lon[0]), height / (mercator(lat[1]) - mercator(lat[0]))) || 1;
  const size = Math.min(Math.max(height * rules.share, rules.least), rules.most);
  /** @type {[any, { x: number, y: number, width: number, height: number }][]} */
  const kept = [];
  for (const place of named(view).sort((a, b) => b.point[2] - a.point[2])) {
    const longest = Math.max(...place.lines.map((/** @type {string} */ line) => line.length)) * size;
    const overhang = rules.overhang * (place.number ? 1 : rules.gap_overhang);
    if (longest * rules.fits > place.point[2] * perDegree * overhang) continue;
    const box = {
      x: place.point[0] * perDegree,
      y: mercator(place.point[1]) * perDegree,
      width: longest * rules.letter,
      height: (place.lines.length + (place.number ? 1 : 0)) * size * rules.line,
    };
    if (kept.every(([, other]) => apart(box, other))) kept.push([place, box]);
  }
  return { kept: kept.map(([place]) => place), size };
}

/** What could be written: the places inside the selection with their numbers, or the countries with a link. @param {View} view @returns {any[]} */
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
    .map((country) => label(country, country.class, ""));
}

/** @param {any} a @param {any} b */
const apart = (a, b) => Math.abs(a.x - b.x) * 2 >= a.width + b.width || Math.abs(a.y - b.y) * 2 >= a.height + b.height;
