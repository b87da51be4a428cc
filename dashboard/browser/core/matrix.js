// Member x place, and the orders in which its pattern shows. dashboard/domain/matrix.py gives the same.

import { by } from "./fold.js";

/** Shared / either (Jaccard 1901); 0 where both are empty. @param {Set<string>} one @param {Set<string>} other */
export function jaccard(one, other) {
  const shared = [...one].filter((code) => other.has(code)).length;
  const either = one.size + other.size - shared;
  return either ? shared / either : 0;
}

/** The ids and the rows in the order "name", "reach" or "cluster".
 * @param {any[]} inside @param {string[]} members @param {string} order @param {(a: any, b: any) => number} byPlace
 * @returns {{ members: string[], rows: any[] }} */
export function matrixOf(inside, members, order, byPlace) {
  const places = new Map(
    members.map((m) => [m, new Set(inside.filter((row) => row.who.has(m)).map((row) => row.code))]),
  );
  const of = (/** @type {string} */ member) => places.get(member) || new Set();
  if (order === "name") return { members, rows: [...inside].sort(byPlace) };
  const wide = [...members].sort(by((m) => -of(m).size));
  if (order === "reach") return { members: wide, rows: [...inside].sort(by((row) => -row.members)) };
  const chain = chained(wide, of);
  const means = new Map(inside.map((row) => [row.code, meanPosition(row, chain)]));
  return { members: chain, rows: [...inside].sort(by((row) => Number(means.get(row.code)))) };
}

/** A chain of nearest neighbours: the widest member first, then each time the one most like the last.
 * @param {string[]} wide @param {(member: string) => Set<string>} of */
function chained(wide, of) {
  const rest = [...wide];
  const chain = rest.splice(0, 1);
  while (rest.length) {
    const like = (/** @type {string} */ member) => jaccard(of(String(chain.at(-1))), of(member));
    const best = rest.reduce((found, member) => (like(member) > like(found) ? member : found), rest[0]);
    chain.push(...rest.splice(rest.indexOf(best), 1));
  }
  return chain;
}

/** @param {any} row @param {string[]} chain */
function meanPosition(row, chain) {
  const at = chain.flatMap((member, i) => (row.who.has(member) ? [i] : []));
  return at.length ? at.reduce((sum, i) => sum + i, 0) / at.length : Infinity;
}

export const MOST = 4; // members whose share of the places is said

/** How many of the places reached have one of the few members on record in the most, and how many members are on record in none.
 * @param {any[]} inside @param {string[]} members @returns {{ top: number, top_reached: number, reached: number, nowhere: number }} */
export function concentration(inside, members) {
  const wide = matrixOf(inside, members, "reach", () => 0).members.slice(0, MOST);
  const has = (/** @type {string[]} */ some) =>
    inside.filter((row) => some.some((member) => row.who.has(member))).length;
  return {
    top: wide.length,
    top_reached: has(wide),
    reached: has(members),
    nowhere: members.filter((member) => !has([member])).length,
  };
}
