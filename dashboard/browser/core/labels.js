// Which names stand on a map: those that fit over the largest circle inside their place, in its middle or near it, the roomiest first, none
// over another.
// A place whose name finds no room bears its number alone, where that does. dashboard/views/labels.py keeps the same ones.

import { NAME_SIZE } from "./beside.js";
import { apart, inside } from "./boxes.js";
import { callouts } from "./callouts.js";
import { frameOf, latitude, mercator } from "./frame.js";
import { once } from "./once.js";
import { numberOnMap } from "./sentences.js";
import { placeName } from "./words.js";

/** @typedef {import("./view.js").View} View */

/** @typedef {import("./boxes.js").Box} Box */
/** @typedef {{ code: string, point: number[], class: string, lines: string[], number: string, unit?: string }} Label unit: of a country, what
 *   stands below instead of the number where there is room */

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
 * @returns {{ kept: Label[], boxes: Box[], size: number, beside: Record<string, { label: Label, from: number[], box: Box }> }} the labels that stand in their place, and where; the size of their letters,
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
  return Math.min(Math.max(room[1] * share, leastSize(view)), rules.most);
}

/** How small they get. @param {View} view */
const leastSize = ({ partners, data: { labels: rules } }) => (partners ? rules.country_least : rules.least);

/** @type {typeof mapLabels} */
function mapLabelsIn(view, room, by = 1, but = [], taken = [], order = ROOMIEST) {
  const { labels: rules, windows } = view.data;
  const frame = frameOf(windows[view.partners ? "partner-map" : "map"], room);
  const size = usualSize(view, room);
  /** @type {[Label, Box][]} */
  const kept = [];
  /** @type {Label[]} */
  const left = [];
  const clear = view.partners ? 2 * rules.country_clear : 0;
  const longest = (/** @type {Label} */ { lines, number }) =>
    Math.max(...[...lines, number].map((text) => text.length));
  const boxOf = (/** @type {Label} */ label) => {
    const [x, y] = frame.at(label.point);
    const height = (label.lines.length + (label.number ? 1 : 0)) * size * rules.line;
    return { x, y, width: (longest(label) * rules.letter + clear) * size, height };
  };
  const finds = (/** @type {Label} */ label, /** @type {Box} */ box) => {
    const wider = by > 1 && !view.partners ? WIDER : 1;
    const overhang = wider * rules.overhang * (label.number || view.partners ? 1 : rules.gap_overhang);
    const fits = longest(label) * size * rules.fits <= label.point[2] * frame.perDegree * overhang;
    return fits && [...taken, ...kept.map(([, other]) => other)].every((other) => apart(box, other));
  };
  const keep = (/** @type {Label} */ label) => {
    const shifts = by > 1 ? [...rules.shifts, ...MORE_SHIFTS] : rules.shifts;
    const tried = view.partners
      ? [spelt(label), label]
      : shifts.map((/** @type {[number, number]} */ shift) => shifted(label, shift));
    for (const moved of tried) {
      const box = boxOf(moved);
      const whole = !view.partners || inside(box, room, 0); // the window cuts countries off
      if (whole && finds(moved, box)) return kept.push([moved, box]);
    }
    return 0;
  };
  const written = named(view).filter(({ code }) => !but.includes(code));
  for (const label of written.sort((a, b) => order(b) - order(a))) {
    if (!keep(label)) left.push(label);
  }
  const outside = view.partners && room[0] * by >= rules.call_room ? besideCountries() : {};
  for (const label of view.partners ? [] : left) if (label.number) keep({ ...label, lines: [] });
  return {
    kept: kept.map(([place]) => place),
    boxes: kept.map(([, box]) => box),
    size,
    beside: outside,
  };

  function besideCountries() {
    const countries = view.countries.filter((country) => written.some(({ code }) => code === country.code));
    const land = Object.fromEntries(
      countries.map(({ code, circles }) => [
        code,
        circles.map((/** @type {number[]} */ circle) => {
          const [x, y] = frame.at(circle);
          return { x, y, radius: circle[2] * frame.perDegree };
        }),
      ]),
    );
    const labels = [...left].reverse().map((label) => (room[0] >= rules.call_spelt ? spelt : short)(label));
    const names = labels.map((label) => /** @type {[string, Box]} */ ([label.code, boxOf(label)]));
    const found = callouts(names, kept.map(([, box]) => box), land, rules, { room, size }); // prettier-ignore
    const placed = labels.filter(({ code }) => found[code]);
    return Object.fromEntries(
      placed.map((label) => [label.code, { label, from: frame.at(label.point), box: found[label.code] }]),
    );
  }
}

/** A label with its unit. @param {Label} label @returns {Label} */
const spelt = (label) => (label.unit ? { ...label, number: label.unit } : label);

/** A label with its number beside its name. @param {Label} label @returns {Label} */
const short = (label) =>
  label.number
    ? { ...label, lines: [...label.lines.slice(0, -1), `${label.lines.at(-1)} ${label.number}`], number: "" }
    : label;

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
  const by = letters !== 1 ? (size * letters) / leastSize(view) : 1;
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

/** What could be written: the places inside the selection with their numbers, or the countries with a link and how many members have one.
 * @param {View} view @returns {Label[]} */
function named(view) {
  if (view.partners)
    return view.countries.filter((country) => country.class !== "land").map((c) => countryLabel(c, view));
  return view.inside.map((row) => ({
    code: row.code,
    point: row.place.point,
    class: row.class,
    lines: broken(placeName(row.place, view.texts)),
    number: numberOnMap(row, view),
  }));
}

/** @param {string} name @param {string[]} joints behind which it is broken as well */
const broken = (name, ...joints) =>
  [" e ", ...joints].reduce((words, joint) => words.replaceAll(joint, `${joint.trimEnd()}\n`), name).split("\n");

/** @param {any} country @param {View} view @returns {Label} */
function countryLabel(country, { texts }) {
  const { code, point, own, members } = country;
  const all = texts._("{n, plural, one {# member} other {# members}}", { n: own });
  const unit = own ? all : members ? texts._("coalition") : ""; // which is none of its members
  const lines = broken(placeName(country, texts), " & ", "-");
  return { code, point, class: country.class, lines, number: own ? texts.number(own) : "", unit };
}
