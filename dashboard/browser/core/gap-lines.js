// The gaps of a view with their residents and who works next door, the largest first. dashboard/views/gap_lines.py has the same.

import { placeName } from "./words.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {{ code: string, kind: string, name: string, residents: string, near: string }} GapLine kind: the class on the map */

/** None where only some members are meant, for whom nobody there is no gap. @param {View} view @returns {GapLine[]} */
export function gapLines(view) {
  if (view.narrowed || view.onlyStated) return [];
  const people = (/** @type {any} */ row) => row.place.population ?? -1;
  const rows = view.gaps
    .map(({ row }) => row)
    .sort((/** @type {any} */ a, /** @type {any} */ b) => people(b) - people(a));
  return rows.map((/** @type {any} */ row) => ({
    code: row.code,
    kind: row.class,
    name: placeName(row.place, view.texts),
    residents: row.place.population === null ? view.texts._("unknown") : view.texts.number(row.place.population),
    near: nextDoorWords(row, view),
  }));
}

/** The neighbour with the most members, the first of several. @param {any} row @param {View} view */
export function nextDoorWords(row, view) {
  const { texts } = view;
  const most = view.busiestNeighbour(row);
  if (most)
    return texts._("Next door: {place}, {n, plural, one {# member} other {# members}}", {
      place: placeName(most.place, texts),
      n: most.members,
    });
  return view.filtered
    ? texts._("No member is on record next door with these filters.")
    : texts._("No member is on record next door.");
}
