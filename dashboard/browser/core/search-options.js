// What the search box offers for what was asked: everything together, then each meaning, then names that are near.

import { ratio } from "./alike.js";
import { by, fold } from "./fold.js";
import { lexiconOf } from "./lexicon.js";
import { foldedWords, isOne, LONGEST_WORD, understand } from "./search.js";
import { knownValues } from "./selection.js";

/** @typedef {import("./lexicon.js").Named} Named */
/** @typedef {import("./search.js").Part} Part */
/** @typedef {{ state: Record<string, any>, data: any }} Asked */
/** group: where it is listed; shown: its meanings; chosen: the parameters that it sets.
 * @typedef {{ group: string, shown: Named[], chosen: Record<string, any> }} Option */

const MOST_TOGETHER = 4;
const MOST_WAYS = 64;
const MOST_SPLIT = 2;
const MOST_OF_KIND = 6; // so that the many places leave room for the rest
const MOST = 12;
const MOST_NEAR = 4; // unknown words for which near ones are looked for
const SHORTEST_NEAR = 3; // letters; of shorter words everything is near
const KINDS = ["place", "theme", "member", "kind", "country", "measure", "view"]; // in this order of likelihood where words may mean several

/** The place of the level shown that a unit leads to, or the place itself. @param {Named} what @param {string} level */
export const codeOf = (what, level) => what.value || what.item[level];

/** @param {Named[]} shown @param {Asked} asked @returns {Record<string, any>} */
function chosenBy(shown, { state, data }) {
  /** @type {Record<string, any>} */
  const chosen = {};
  for (const name of ["member", "theme", "kind"]) {
    const values = shown.filter((what) => what.kind === name).map((what) => what.value);
    if (values.length) chosen[name] = knownValues(name, values, data.index);
  }
  const measure = shown.find((what) => what.kind === "measure");
  if (measure) Object.assign(chosen, { view: "map", measure: measure.value });
  const view = shown.find((what) => what.kind === "view");
  if (view) chosen.view = view.value;
  const target = shown.find((what) => what.kind === "place" || what.kind === "country");
  if (target?.kind === "country") Object.assign(chosen, { view: "partners", place: target.value });
  else if (target) {
    const level = target.value ? target.level : state.level;
    Object.assign(chosen, { view: "map", ...(level === state.level ? {} : { level }), place: codeOf(target, level) });
  }
  return chosen;
}

/** The meanings of a part, the level shown first; of a unit and what it leads to only one.
 * @param {Named[]} meant @param {Asked} asked */
function ordered(meant, { state }) {
  const rank = (/** @type {Named} */ what) => [
    KINDS.indexOf(what.kind),
    what.level === state.level ? 0 : ["", "unit", "district", "municipality", "county"].indexOf(what.level) + 1,
  ];
  const sorted = [...meant].sort(
    by(
      (what) => rank(what)[0],
      (what) => rank(what)[1],
      (what) => fold(what.names[0]?.join("") || ""),
    ),
  );
  const seen = new Set();
  return sorted.filter((what) => {
    const key = `${what.kind} ${what.kind === "place" ? codeOf(what, state.level) : what.value}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Those of which one has to be chosen: places in one another are one, the place of the level shown or what a unit leads to there.
 * One that is called so goes before one that has another name, as the municipality of Kamëz before the district of Tirana.
 * @param {Named[]} places in order @param {string} written @param {Asked} asked */
function choices(places, written, { state }) {
  if (!places.every((what) => what.kind === "place") || !isOne(places)) return places;
  const key = foldedWords(written).join("");
  const called = places.filter((what) => what.names.some((name) => name.join("") === key));
  const meant = called.length ? called : places;
  const shown = meant.filter((what) => what.level === state.level);
  const wider = meant.filter((what) => what.level !== "unit"); // a municipality says more of itself than the district around it
  return shown.length ? shown : wider.length === 1 ? wider : meant;
}

/** Whether the first can be taken for what is meant: a word of one theme's name is a word for that theme, members bear it too.
 * @param {Named[]} list */
const isSure = ([first, ...others]) => others.every((what) => first.kind === "theme" && what.kind === "member");

/** Ways to take one of each. @param {Named[][]} lists */
const product = (lists) =>
  lists.reduce(
    (/** @type {Named[][]} */ ways, list) =>
      ways.flatMap((way) => list.map((one) => [...way, one])).slice(0, MOST_WAYS),
    [[]],
  );

const isTarget = (/** @type {Named} */ what) => what.kind === "place" || what.kind === "country";

/** One view has one place: of several each gets its own. @param {Named[]} shown */
function withOnePlace(shown) {
  const targets = shown.filter(isTarget);
  return targets.length < 2
    ? [shown]
    : targets.map((target) => shown.filter((what) => !isTarget(what) || what === target));
}

/** @param {Option[]} options each once, by what they choose */
const distinct = (options) => {
  const seen = new Set();
  return options.filter(({ chosen }) => {
    const key = JSON.stringify(Object.entries(chosen).sort(([a], [b]) => (a < b ? -1 : 1)));
    return !seen.has(key) && seen.add(key);
  });
};

/** The first of each kind, in their order. @param {Named[]} list */
const fewOfEach = (list) =>
  list.filter((what, at) => list.slice(0, at).filter((other) => other.kind === what.kind).length < MOST_OF_KIND);

/** @param {Part[]} parts @param {Asked} asked @returns {{ options: Option[], clear: boolean }} */
function optionsOf(parts, asked) {
  const meant = parts.map((part) => ordered(part.meant, asked));
  const option = (/** @type {string} */ group, /** @type {Named[]} */ shown) => ({
    group,
    shown,
    chosen: chosenBy(shown, asked),
  });
  const few = meant.map((list, i) => choices(list, parts[i].written, asked).slice(0, MOST_TOGETHER));
  const ways = parts.length > 1 ? product(few).flatMap(withOnePlace) : [];
  const together = distinct(ways.map((shown) => option("together", shown)));
  const single = parts.flatMap(({ hits }, i) => {
    const more = parts.length > 1 ? [] : hits.map(({ what }) => what).filter((what) => !meant[i].includes(what));
    return fewOfEach([...new Set([...few[i], ...meant[i]]), ...ordered(more, asked)]).map((what) =>
      option(what.kind, [what]),
    );
  });
  const targets = few.filter((list) => list.some(isTarget)).length;
  const clear = parts.length > 0 && targets < 2 && few.every(isSure);
  return { options: distinct([...together.slice(0, MOST_TOGETHER), ...single]).slice(0, MOST), clear };
}

/** Words of names that are near a word, the nearest first. @param {string} word @param {import("./lexicon.js").Lexicon} lexicon */
export function nearWords(word, lexicon) {
  if (word.length < SHORTEST_NEAR || word.length > LONGEST_WORD) return [];
  const known = new Set([
    ...lexicon.spellings.keys(),
    ...lexicon.forms.keys(),
    ...[...lexicon.named, ...lexicon.several].flatMap(({ names }) =>
      names.flatMap((/** @type {string[]} */ name) => [name.join(""), ...name]),
    ),
  ]);
  const near = [...known].map((other) => ({ other, how: ratio(word, other) })).filter(({ how }) => how >= lexicon.near);
  return near
    .sort(
      by(
        ({ how }) => -how,
        ({ other }) => other,
      ),
    )
    .map(({ other }) => other);
}

/** What would be understood if each unknown word were one near it. @param {string} text @param {string[]} unknown @param {Asked} asked */
function nearOptions(text, unknown, asked) {
  const lexicon = lexiconOf(asked.data);
  const wrong = foldedWords(
    unknown
      .filter((word) => !lexicon.levelsOf(fold(word)).length)
      .slice(0, MOST_NEAR)
      .join(" "),
  );
  const near = new Map(wrong.map((word) => [word, nearWords(word, lexicon)]));
  const [first] = wrong.filter((word) => near.get(word)?.length);
  if (!first) return [];
  const options = (near.get(first) || []).flatMap((other) => {
    const words = foldedWords(text).map((word) => (word === first ? other : (near.get(word)?.[0] ?? word)));
    return optionsOf(understand(words.join(" "), asked.data).parts, asked).options.slice(0, 1);
  });
  return distinct(options.map((option) => ({ ...option, group: "near" }))).slice(0, lexicon.mostNear);
}

/** The same with names that may be two names taken as two. @param {Part[]} parts @param {Asked} asked */
function splitOptions(parts, asked) {
  if (!parts.some(({ split }) => split.length)) return [];
  const apart = parts.flatMap((part) => (part.split.length ? part.split : [part]));
  return optionsOf(apart, asked)
    .options.filter(({ group }) => group === "together")
    .slice(0, MOST_SPLIT);
}

/** What to offer. `clear`: the first option is all that can be meant, so that Enter may take it.
 * @param {string} text @param {Asked} asked @returns {{ options: Option[], unknown: string[], clear: boolean }} */
export function ask(text, asked) {
  const { parts, unknown, beyond, words } = understand(text, asked.data);
  const { options, clear } = optionsOf(parts, asked);
  const split = splitOptions(parts, asked);
  const read = words.map((word) => word.written).join(" ");
  const near = unknown.length ? nearOptions(read, unknown, asked) : [];
  const together = parts.length > 1 ? options.filter(({ group }) => group === "together") : options.slice(0, 1);
  return {
    options: distinct([...near, ...together, ...split, ...options]).slice(0, MOST),
    unknown: [...unknown, ...beyond],
    clear: clear && !split.length && !unknown.length && !beyond.length,
  };
}
