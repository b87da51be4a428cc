// A place is found by any spelling of it; choosing one fills the name and the level.
import { fold } from "../../browser/core/fold.js";
import { _, h, lang } from "./words.js";
import { settleBelow } from "./popups.js";

/** @typedef {import("./words.js").Place & { name: string }} Named */
const MOST = 8;
/** @type {Named[]} */
let places = [];
/** @type {Record<string, string>} */
let levels = {};
/** @param {import("./words.js").Known} known */
export const learnPlaces = (known) => {
  levels = known.levels;
  places = known.places.map((place) => ({ ...place, name: lang === "en" ? place.en : place.sq }));
};
/** @param {string} code */
export const placeName = (code) => places.find((place) => place.code === code)?.name || code;

/** Share of the pairs of letters that two words have in common (Dice). @param {string} word */
const pairs = (word) => new Set([...word].slice(1).map((letter, i) => word[i] + letter));
/** @param {string} one @param {string} other */
function likeness(one, other) {
  const [a, b] = [pairs(one), pairs(other)];
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size || 1);
}

/** @param {string} text @returns {Named[]} */
function found(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  /** @param {string} key */
  const rankOf = (key) => (key === wanted ? 0 : key.startsWith(wanted) ? 1 : key.includes(wanted) ? 2 : 9);
  const exact = ranked((place) => Math.min(...place.keys.map(rankOf)));
  if (exact.length) return exact;
  return ranked((place) => 9.6 - Math.max(...place.keys.map((key) => likeness(key, wanted)))); // from 0.6 on: misspelt
}

/** @param {(place: Named) => number} rank */
function ranked(rank) {
  const order = ["district", "municipality", "county", "unit"];
  return places
    .map((place) => ({ place, rank: rank(place) }))
    .filter((one) => one.rank < 9)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        order.indexOf(a.place.level) - order.indexOf(b.place.level) ||
        (fold(a.place.write) < fold(b.place.write) ? -1 : 1),
    )
    .slice(0, MOST)
    .map((one) => one.place);
}

/** @param {HTMLInputElement} input @param {(place: Named) => void} choose called with the place that was taken from the list */
export function placeSearch(input, choose) {
  const id = `${input.id}-list`;
  const list = h("ul", { id, role: "listbox", class: "suggestions", hidden: true, "aria-label": _("Places") });
  /** @type {Named[]} */
  let shown = [];
  let at = -1;
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": id,
    "aria-expanded": "false",
    autocomplete: "off",
  }))
    input.setAttribute(name, value);
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  /** @param {Named} place */
  const take = (place) => {
    close();
    choose(place);
  };
  /** @param {number} n */
  const mark = (n) => {
    at = (n + shown.length) % shown.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    input.setAttribute("aria-activedescendant", `${id}-${at}`);
  };
  const option = (/** @type {Named} */ place, /** @type {number} */ i) =>
    h(
      "li",
      {
        id: `${id}-${i}`,
        role: "option",
        "aria-selected": "false",
        onmousedown: (/** @type {Event} */ e) => {
          e.preventDefault();
          take(place);
        },
      },
      h("strong", {}, place.write),
      h("span", {}, `${levels[place.level]} · ${place.inside}`),
    );
  const open = () => {
    shown = found(input.value);
    list.replaceChildren(...shown.map(option));
    list.hidden = !shown.length;
    if (shown.length) settleBelow(list, input);
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (e) => {
    if (e.key === "Escape") close();
    else if (e.key === "ArrowDown" && list.hidden && e.altKey) open();
    else if (["ArrowDown", "ArrowUp"].includes(e.key) && shown.length && !list.hidden) {
      e.preventDefault();
      mark(at + (e.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1));
    } else if (e.key === "Enter" && at >= 0 && !list.hidden) {
      e.preventDefault();
      take(shown[at]);
    }
  });
  return list;
}
