// Where no member is on record, who is near, what depends on one member, who works side by side.
// dashboard/domain/gaps.py gives the same answers, over the rows of coverageTable inside the selection.

import { by } from "./fold.js";
import { weightOf } from "./coverage.js";

/** Most first, the unknown last. @param {(item: any) => number | null} key @returns {(item: any) => number} */
const most = (key) => (item) => {
  const value = key(item);
  return value === null ? Infinity : -value;
};

/** Places without a documented member, the most need first where a figure of it is chosen, then most residents: [{row, rank_residents, rank_land}]. @param {any[]} inside */
export function gapList(inside) {
  const gaps = inside.filter((row) => !row.members);
  const rank = (/** @type {any} */ row, /** @type {string} */ weight) =>
    row.place[weight] === null ? null : 1 + gaps.filter((other) => other.place[weight] > row.place[weight]).length;
  return gaps
    .map((row) => ({ row, rank_residents: rank(row, "population"), rank_land: rank(row, "area_km2") }))
    .sort(
      by(
        most((gap) => gap.row.need),
        most((gap) => gap.row.place.population),
        most((gap) => gap.row.place.area_km2),
      ),
    );
}

/** The neighbour with the most members on record, the first of those with as many; none where none has any.
 * @param {any} row @param {(code: string) => any} rowOf */
export const busiestNeighbour = (row, rowOf) =>
  row.place.neighbours
    .map(rowOf)
    .filter((/** @type {any} */ other) => other?.members)
    .sort((/** @type {any} */ a, /** @type {any} */ b) => b.members - a.members)[0];

/** Members at work next door but not here: [{member, near: [row]}], those in most neighbours first, then in most places of all.
 * @param {any} row @param {any[]} table all rows */
export function nearestMembers(row, table) {
  /** @type {Map<string, number>} */
  const reach = new Map();
  for (const other of table) for (const id of other.ids) reach.set(id, (reach.get(id) || 0) + 1);
  /** @type {Map<string, any[]>} */
  const near = new Map();
  for (const code of row.place.neighbours) {
    const other = table.find((one) => one.code === code);
    for (const id of other.ids) if (!row.ids.includes(id)) near.set(id, [...(near.get(id) || []), other]);
  }
  return [...near]
    .map(([member, found]) => ({ member, near: found }))
    .sort(
      by(
        (n) => -n.near.length,
        (n) => -(reach.get(n.member) || 0),
        (n) => n.member,
      ),
    );
}

/** What would be lost if a member left: [{member, rows, population, area_km2}], most residents first. @param {any[]} inside */
export function dependence(inside) {
  /** @type {Map<string, any[]>} */
  const alone = new Map();
  for (const row of inside) if (row.members === 1) alone.set(row.ids[0], [...(alone.get(row.ids[0]) || []), row]);
  return [...alone]
    .sort(by(([member]) => member))
    .map(([member, rows]) => ({
      member,
      rows,
      population: weightOf(rows, "population"),
      area_km2: weightOf(rows, "area_km2"),
    }))
    .sort(
      by(
        most((d) => d.population),
        most((d) => d.area_km2),
      ),
    );
}

/** Pairs of members that work in the same places: Jaccard = shared / either, highest first.
 * @param {any[]} inside @param {string[]} members @param {number} atMost members compared with each other: those in most places */
export function copresence(inside, members, atMost) {
  const places = new Map(
    members.map((m) => [m, new Set(inside.filter((row) => row.who.has(m)).map((row) => row.code))]),
  );
  const of = (/** @type {string} */ member) => places.get(member) || new Set();
  const compared = members.length > atMost ? [...members].sort(by((m) => -of(m).size)).slice(0, atMost) : members;
  const pairs = compared.flatMap((one, i) =>
    compared.slice(i + 1).map((other) => {
      const shared = [...of(one)].filter((code) => of(other).has(code)).length;
      const either = of(one).size + of(other).size - shared;
      return { one, other, shared, either, jaccard: shared / either };
    }),
  );
  return pairs
    .filter((pair) => pair.shared)
    .sort(
      by(
        (pair) => -pair.jaccard,
        (pair) => -pair.shared,
      ),
    );
}
