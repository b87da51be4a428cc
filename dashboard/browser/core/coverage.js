// Selection -> counts, classes and totals, summed over the coverage index. dashboard/domain/coverage.py does the same sums and is
// the authority; a test demands equal numbers.

import { filtersOver } from "./index.js";
import { isSingle } from "./selection.js";

/** @typedef {Record<string, any>} State */

/** Ids of the members that pass the filters over members, in the page's order.
 * @param {State} state @param {any} index @returns {string[]} */
export function selectedMembers(state, index) {
  const filters = filtersOver(index, "member").filter(([name]) => state[name].length);
  return index.members
    .filter((/** @type {any} */ m) => m.member !== index.coalition.member && !state.without.includes(m.member))
    .filter((/** @type {any} */ m) =>
      filters.every(([name, { column }]) =>
        m[column].split(";").some((/** @type {string} */ value) => state[name].includes(value)),
      ),
    )
    .map((/** @type {any} */ m) => m.member);
}

/** What the colours show. @param {State} state @param {any} index */
export function shownMeasure(state, index) {
  if (state.need) return index.need_measure;
  if (state.compare.length === 2) return index.compare_measure;
  return isSingle(state, index) ? index.single_measure : index.measures[state.measure];
}

/** Which of two members is on record; none of what is said of all members is said of these alone. @param {any} row */
function classOfTwo({ ids, pair }) {
  const [one, other] = pair.map((/** @type {string} */ member) => ids.includes(member));
  return one && other ? "ab" : one ? "a" : other ? "b" : "none";
}

/** @param {any} row @param {any} measure @param {any} index @returns {string} */
export function classOf(row, measure, index) {
  if (!row.inside) return "outside";
  if (measure.kind === "need") return row.need === null ? "nodata" : classOfPair(row, row.twoWay);
  if (measure.kind === "compare") return classOfTwo(row);
  if (row.supposed?.length) return "whatif";
  if (!row.members && row.related) return "related";
  if (!row.members) return row.stated && measure.kind !== "single" ? "stated" : "none";
  if (measure.kind === "single") return "on";
  if (measure.kind === "agreement") return row.stated ? "both" : "found";
  const value = measure.kind === "strongest" ? index.evidence[row.evidence].value : row[measure.column];
  if (value === null) return "nodata";
  const steps = measure.steps.filter((/** @type {any} */ step) => step.lower <= value);
  return (steps.at(-1) || measure.steps[0]).id;
}

/** The third of need and the third of members; a value on a border belongs to the higher one. @param {any} row @param {any} steps */
function classOfPair({ need, members }, steps) {
  const third = (/** @type {number} */ value, /** @type {number[]} */ lower) =>
    Math.max(lower.filter((bound) => value >= bound).length, 1);
  return `n${third(need, steps.need)}${third(members, steps.members)}`;
}

/** The last year that rows speak of; null where none names a year. @param {any[]} operations */
export function lastYear(operations) {
  let last = 0;
  for (const op of operations) last = Math.max(last, Number(op.year_to || op.year_from));
  return last || null;
}

/** The first and the last year of a row, "" where it names none. @param {any} op @returns {[string, string]} */
export const yearsOf = (op) => [op.year_from || op.year_to, op.year_to || op.year_from];

/** Rows without a year stay unless the reader leaves them out. @param {any} op @param {State} state */
export function inYears(op, { since, until, undated }) {
  const [first, last] = yearsOf(op);
  if (!first) return undated !== "0";
  return last >= (since || "0") && first <= (until || "9999");
}

/** What a member's own column says of all its work. @param {string} member @param {string} column @param {any} index @returns {string[]} */
const ofMember = (member, column, index) => index.memberOf.get(member)[column].split(";").filter(Boolean);

/** What a scenario adds: [operation, place of the level shown, whether it is only somewhere around].
 * @param {State} state @param {any} index @returns {[any, string, boolean][]} */
function added(state, index) {
  return state.add.flatMap((/** @type {string} */ pair) => {
    const [member, code] = pair.split("@");
    const op = {
      member, place: code, level: "", evidence: index.strengths[0], year_from: "", year_to: "",
      source_title: "", source_url: "", note: "", scenario: true,
    }; // prettier-ignore
    for (const [name, { related }] of filtersOver(index, "row")) {
      Object.assign(op, { [`has_${name}`]: related ? ofMember(member, related, index) : null });
    }
    const inside = (/** @type {any} */ p) => p.code === code || (index.contains[code] || []).includes(p.code);
    const around = (/** @type {any} */ p) => (index.contains[p.code] || []).includes(code);
    return index.levels[state.level].places
      .filter((/** @type {any} */ p) => inside(p) || around(p))
      .map((/** @type {any} */ p) => [op, p.code, !inside(p)]);
  });
}

/** Whether an operation counts under a selection, is only related to what is chosen, or neither ("").
 * @param {State} state @param {any} index @returns {(op: any) => "counts" | "related" | ""} */
function counting(state, index) {
  const chosen = new Set(selectedMembers(state, index));
  const filters = filtersOver(index, "row").filter(([name]) => state[name].length);
  const chosenIn = (/** @type {string} */ name, /** @type {string[] | null} */ values) =>
    values === null || values.some((value) => state[name].includes(value));
  const own = (/** @type {any} */ op) => filters.every(([name]) => chosenIn(name, op[`has_${name}`]));
  const atAll = (/** @type {any} */ op) =>
    filters.every(
      ([name, { related }]) =>
        chosenIn(name, op[`has_${name}`]) || (related && chosenIn(name, ofMember(op.member, related, index))),
    );
  return (op) => {
    if (!state.evidence.includes(op.evidence)) return "";
    if (op.evidence === "stated") return "counts";
    if (!chosen.has(op.member) || !(op.scenario || inYears(op, state))) return "";
    return own(op) ? "counts" : atAll(op) ? "related" : "";
  };
}

/**
 * One row per place of the level: {place, code, inside, members, ids, supposed, stated, evidence, recency, wide, related, class, operations,
 * around, who}
 * and a property for each rate among the measures.
 * @param {State} state @param {any} index @returns {any[]}
 */
export function coverageTable(state, index) {
  const level = index.levels[state.level];
  const filters = filtersOver(index, "place").filter(([name]) => state[name].length);
  const rows = level.places.map((/** @type {any} */ place) => ({
    place,
    inside: filters.every(([name, { column }]) =>
      place[column].split(";").some((/** @type {string} */ value) => state[name].includes(value)),
    ),
    who: new Map(), // member -> strongest evidence
    far: new Set(), // members only somewhere around
    near: new Set(), // members in the place itself
    apart: new Set(), // members with rows that are only related
    stated: false,
    operations: [],
    around: [],
    other: [], // the rows that are only related
  }));
  const standing = counting(state, index);
  const count = (/** @type {any} */ op, /** @type {any} */ row, /** @type {boolean} */ wide) => {
    const stated = op.evidence === "stated";
    if (wide && !stated) row.far.add(op.member);
    if (wide && !state.wide) return void row.around.push(op);
    row.operations.push(op);
    if (stated) return void (row.stated = true);
    if (!wide) row.near.add(op.member);
    const best = row.who.get(op.member);
    if (!best || index.strengths.indexOf(op.evidence) < index.strengths.indexOf(best))
      row.who.set(op.member, op.evidence);
  };
  const relate = (/** @type {any} */ op, /** @type {any} */ row) => {
    row.apart.add(op.member);
    row.other.push(op);
  };
  for (const op of index.operations) {
    const how = standing(op);
    const [near, wide] = how ? level.reach[op.at] : [[], []];
    if (how === "related") for (const i of state.wide ? [...near, ...wide] : near) relate(op, rows[i]);
    if (how !== "counts") continue;
    for (const i of near) count(op, rows[i], false);
    for (const i of wide) count(op, rows[i], true);
  }
  for (const [op, code, far] of added(state, index)) {
    if (standing(op) === "counts")
      count(
        op,
        rows.find((/** @type {any} */ row) => row.place.code === code),
        far,
      );
  }
  return rows.map((/** @type {any} */ row) => finish(row, state, index));
}

/** Ids of the members of a place that a scenario alone brings there. @param {any} row @param {Map<string, string>} who */
function supposedOf({ operations }, who) {
  const isReal = (/** @type {any} */ op) => !op.scenario && op.evidence !== "stated";
  const real = new Set(operations.filter(isReal).map((/** @type {any} */ op) => op.member));
  return [...who.keys()].filter((member) => !real.has(member)).sort();
}

/** @param {any} row @param {State} state @param {any} index */
function finish(row, state, index) {
  const together = (/** @type {number} */ n) =>
    state.match !== "all" || !state.member.length || n === state.member.length;
  const who = together(row.who.size) ? row.who : new Map();
  const both = new Set([...row.who.keys(), ...row.apart]);
  const apart = together(both.size) ? [...both].filter((member) => !who.has(member)).sort() : [];
  const found = new Set(who.values());
  /** @type {any} */
  const result = {
    place: row.place,
    code: row.place.code,
    inside: row.inside,
    stated: row.stated,
    operations: row.operations,
    around: row.around,
    other: row.other.filter((/** @type {any} */ op) => apart.includes(op.member)),
    who,
    members: who.size,
    far: who.size > 0 && !row.near.size, // all of them by sources that name a wider area alone
    ids: [...who.keys()].sort(),
    supposed: state.add.length ? supposedOf(row, who) : [],
    wide: row.far.size,
    related: apart.length,
    related_ids: apart.join(";"),
    evidence: index.strengths.find((/** @type {string} */ strength) => found.has(strength)) || "",
    recency: who.size ? lastYear(row.operations.filter((/** @type {any} */ op) => who.has(op.member))) : null,
  };
  for (const [key, measure] of Object.entries(index.measures)) {
    if (measure.kind !== "rate") continue;
    const weight = row.place[measure.over];
    result[key] = weight ? (who.size / weight) * measure.per : null;
  }
  const twoWay = index.two_ways[state.need]?.[state.level];
  result.need = twoWay?.values[row.place.code] ?? null;
  const shown = { ...result, related: state.related ? result.related : 0, twoWay, pair: state.compare };
  result.class = classOf(shown, shownMeasure(state, index), index);
  return result;
}

/** The number that the colour of a place shows; null where it is not known, "" where there is none to show.
 * @param {any} row @param {any} measure */
export function shownValue(row, measure) {
  if (!row.members || !measure.numbered) return "";
  return measure.kind === "rate" || measure.kind === "latest" ? row[measure.column] : row.members;
}

/** @param {any[]} rows @param {string} weight @returns {number | null} null where one is unknown */
export const weightOf = (rows, weight) =>
  rows.some((row) => row.place[weight] === null) ? null : rows.reduce((sum, row) => sum + row.place[weight], 0);

/** Shares are 0..1 of the places inside the selection; null where a weight is unknown.
 * @param {any[]} rows @param {string} weight @param {(row: any) => boolean} counts */
export function share(rows, weight, counts) {
  const total = weightOf(rows, weight);
  if (total === null) return null;
  return total ? Number(weightOf(rows.filter(counts), weight)) / total : 0;
}

/** Some rows: how many, and their shares (0..1) of those inside the selection.
 * @param {any[]} inside @param {(row: any) => boolean} counts */
export const partOf = (inside, counts) => ({
  places: inside.filter(counts).length,
  area_share: share(inside, "area_km2", counts),
  population_share: share(inside, "population", counts),
});

/** Whether a row has a member by a source of an age. @param {{ key: string, since: number }} age @returns {(row: any) => boolean} */
export const ofAge = ({ key, since }) =>
  key === "any" ? (row) => row.members > 0 : (row) => row.recency !== null && row.recency >= since;

/** @param {any[]} inside the rows inside the selection */
export function figuresOf(inside) {
  const { places, area_share, population_share } = partOf(inside, (row) => row.members > 0);
  return {
    places_total: inside.length,
    places_reached: places,
    places_stated: inside.filter((row) => row.stated).length,
    members_documented: new Set(inside.flatMap((row) => row.ids)).size,
    area_share,
    population_share,
  };
}
