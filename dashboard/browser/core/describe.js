// The map in words, as paragraphs. dashboard/views/text_map.py writes the same into files.

import { by } from "./fold.js";
import { classWord, factsOf, rankOf, summary } from "./sentences.js";
import { levelOf, placeName } from "./words.js";

/** @typedef {import("./view.js").View} View */
const MOST = 5; // places named with the highest counts

/** @param {View} view @returns {string[]} */
export function describe(view) {
  if (view.partners) return [summary(view), ...countries(view)];
  return [summary(view), ...most(view), ...parts(view), ...largestGap(view), ...outlined(view)];
}

/** @param {any} row @param {View} view */
const nameOf = (row, { texts }) => placeName(row.place, texts);

/** @param {any[]} rows @param {View} view */
const named = (rows, view) => rows.map((row) => nameOf(row, view)).sort(by(view.texts.order));

/** @param {View} view */
function countries(view) {
  return ["both", "page", "found"].flatMap((kind) => {
    const found = view.countries.filter((country) => country.class === kind);
    const words = classWord(kind, view);
    const names = found.map((country) => placeName(country, view.texts)).sort(by(view.texts.order));
    return found.length ? [`${words[0].toUpperCase()}${words.slice(1)}: ${view.texts.listing(names)}.`] : [];
  });
}

/** @param {View} view */
function most(view) {
  const { texts } = view;
  const facts = factsOf(view);
  const found = view.inside.filter((row) => row.members).sort((a, b) => b.members - a.members);
  const counted = found.slice(0, MOST).map((row) => `${nameOf(row, view)} (${texts.number(row.members)})`);
  const text = texts.choose("most", { ...facts, list: facts.most > 1 ? counted : named(found, view) });
  return text ? [text] : [];
}

/** @param {View} view */
function parts(view) {
  const facts = factsOf(view);
  return ["north", "centre", "south"].flatMap((part) => {
    const here = view.inside.filter((row) => row.place.part === part);
    if (!here.length) return [];
    const left = here.filter((row) => !(view.onlyStated ? row.stated : row.members));
    const places = levelOf(view.state.level, here.length, view.index, view.texts);
    const told = {
      part,
      found: here.length - left.length,
      left: left.length,
      list: named(left, view),
      of_places: places,
    };
    return [view.texts.choose("part", { ...facts, ...told })];
  });
}

/** @param {View} view */
function largestGap(view) {
  const row = view.gaps[0]?.row;
  if (!row || view.onlyStated || row.place.population === null) return [];
  const values = { name: nameOf(row, view), n: row.place.population };
  return [view.texts.choose("largest_gap", { ...factsOf(view), ...values }) + borders(row, view)];
}

/** @param {View} view */
function outlined(view) {
  const row = view.inside.find((one) => one.code === view.state.place);
  if (!row) return [];
  const values = { name: nameOf(row, view), n: row.members, rank: rankOf(row, view), total: view.inside.length };
  return [view.texts.text("outlined", values) + borders(row, view)];
}

/** @param {any} row @param {View} view */
function borders(row, view) {
  const { texts, data } = view;
  const near = row.place.neighbours.map((/** @type {string} */ code, /** @type {number} */ i) => ({
    other: view.row(code),
    way: texts._(data.words.compass[row.place.directions[i]]),
  }));
  const listed = near
    .sort(by((/** @type {any} */ n) => texts.order(nameOf(n.other, view))))
    .map((/** @type {any} */ n) => `${nameOf(n.other, view)} ${n.way} (${texts.number(n.other.members)})`);
  return listed.length ? ` ${texts.text("neighbours", { list: listed })}` : "";
}
