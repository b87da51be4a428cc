// The years that the sources speak of.

import { lastYear, yearsOf } from "./coverage.js";

/** Rows about members by the years that they speak of; a row counts in every year of its range.
 * @param {any} index @returns {{ undated: number, years: { year: string, n: number }[] }} */
export function rowsPerYear(index) {
  const spans = index.operations.filter((/** @type {any} */ op) => op.evidence !== "stated").map(yearsOf);
  const speaks = (/** @type {string} */ year) =>
    spans.filter((/** @type {string[]} */ [a, b]) => a && a <= year && year <= b).length;
  return {
    undated: spans.filter((/** @type {string[]} */ [first]) => !first).length,
    years: index.parameters.since.values.map((/** @type {string} */ year) => ({ year, n: speaks(year) })),
  };
}

/** The first year that is not old: the reader's number of years before the data. @param {import("./view.js").View} view */
export const oldBefore = ({ index, state }) => Number(index.released.slice(0, 4)) - Number(state.fade);

/** @param {any} op @param {import("./view.js").View} view */
export function isOld(op, view) {
  const last = lastYear([op]);
  return last !== null && last < oldBefore(view);
}
