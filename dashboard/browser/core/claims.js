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
  if (total + sum(rest) < target) return [];
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

/** @typedef {[number, number]} Bounds */

/** The measure of the card that goes one way: land, official, residents or count. @param {any[]} measured @param {string} way */
export const ofCard = (measured, way) => measured.find((m) => m.on_card && m.way === way);

/** How many places a share of their number is. @param {any} count @param {Bounds} share */
export const placesOf = (count, [share]) => Math.round(share * count.denominator);

/** By which measures of the card the claim holds where members are on record, may hold, and does not: land, residents, number of places.
 * The country's official area says nothing new beside the land. @param {any[]} measured @param {number} goal 0..1 */
export function claimWays(measured, goal) {
  const order = ["land", "residents", "count"];
  const weighed = order.map((way) => ofCard(measured, way)).filter(Boolean);
  const direct = (/** @type {any} */ m) => /** @type {Bounds} */ (m.shares.direct);
  return {
    yes: weighed.filter((m) => direct(m)[0] >= goal),
    may: weighed.filter((m) => direct(m)[0] < goal && direct(m)[1] >= goal),
    no: weighed.filter((m) => direct(m)[1] < goal),
  };
}

/** How many of the measures that a basis speaks of surely reach the goal. @param {any[]} measured @param {string} basis @param {number} goal */
export function reaching(measured, basis, goal) {
  const known = measured.map((m) => m.shares[basis]).filter(Boolean);
  return { n: known.filter((/** @type {Bounds} */ [low]) => low >= goal).length, total: known.length };
}

const TICK = 0.2;
/** The measures as lines of dots: the highest by direct evidence first, on an axis that begins at the tick below the lowest of all.
 * @param {any[]} measured @param {string[]} bases @param {number} goal 0..1
 * @returns {{ start: number, ticks: number[], rows: any[] }} `start` and `ticks` are shares */
export function plotOf(measured, bases, goal) {
  const shares = measured.flatMap((m) => bases.flatMap((basis) => m.shares[basis] ?? []));
  const steps = Math.round(1 / TICK);
  const first = Math.min(Math.floor(Math.min(goal, ...shares) * steps + 1e-9), steps - 1);
  const ticks = Array.from({ length: steps - first + 1 }, (_t, i) => (first + i) / steps);
  return { start: ticks[0], ticks, rows: [...measured].sort(by((m) => -m.shares.direct[1])) };
}

/** What each age of the direct evidence leaves by one measure. @param {any[]} measured @param {any[]} ages @param {string} measure
 * @returns {{ measured: any, steps: { age: any, bounds: Bounds }[] }} */
export function ageShares(measured, ages, measure) {
  const found = measured.find((m) => m.measure === measure);
  return { measured: found, steps: ages.map((age) => ({ age, bounds: found.ages[age.key] })) };
}
