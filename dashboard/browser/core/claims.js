// Do the coalition's statements hold, and what would make them true? dashboard/domain/claims.py gives the same answers.

import { by } from "./fold.js";

/** [low, high] bounds against a share: a measure that only might reach it does not count as holding.
 * @param {number} stated @param {[number, number][]} bounds */
export function verdict(stated, bounds) {
  if (bounds.every(([low]) => low >= stated)) return "holds";
  return bounds.some(([, high]) => high >= stated) ? "depends" : "fails";
}

/** The shortest list of further rows that lifts the reached weight to the target; empty where it is reached, or out of reach.
 * @param {any[]} rows @param {(row: any) => number} weight @param {(row: any) => boolean} reached @param {number} target */
export function completion(rows, weight, reached, target) {
  const sum = (/** @type {any[]} */ list) => list.reduce((total, row) => total + weight(row), 0);
  let total = sum(rows.filter(reached));
  const rest = rows.filter((row) => !reached(row)).sort(by((row) => -weight(row)));
  if (total >= target || total + sum(rest) < target) return [];
  const needed = [];
  for (const row of rest) {
    if (total >= target) break;
    needed.push(row);
    total += weight(row);
  }
  return needed;
}

/** Where a share lies between two bounds that are shown as one number: less than 0.05 percentage points apart. */
const ALIKE = 5e-4;
/** @param {[number, number]} bounds */
export const isExact = ([low, high]) => high - low < ALIKE;
