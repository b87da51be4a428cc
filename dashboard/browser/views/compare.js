// Two members side by side: what they share, what each has alone, and the gaps next to either.

import { levelNames, levelOf, memberName, memberShort, placeName } from "../core/words.js";
import { fill, h, linkButton, swatch } from "../dom.js";
import { change } from "../state.js";
import { choose } from "./acts.js";

/** @typedef {import("../core/view.js").View} View */
const PARTS = ["a", "ab", "b"];

/** The places of the first alone, of both, and of the second alone. @param {View} view @returns {Record<string, any[]>} */
const partsOf = (view) => Object.fromEntries(PARTS.map((id) => [id, view.inside.filter((row) => row.class === id)]));

/** The gaps of the whole coalition that border on a place of either. @param {View} view @returns {any[]} */
function gapsNear(view) {
  const theirs = new Set(view.inside.filter((row) => row.members).map((row) => row.code));
  return view
    .having({ compare: [], member: [] })
    .inside.filter(
      (row) => !row.members && row.place.neighbours.some((/** @type {string} */ code) => theirs.has(code)),
    );
}

/** The short names of the two. @param {View} view @returns {string[]} */
const namesOf = ({ state, index, texts }) =>
  state.compare.map((/** @type {string} */ id) => memberShort(id, index, texts));

/** Beside the map: one bar of the three parts. @param {View} view */
export function drawCompare(view) {
  if (!view.compared) return fill("compare");
  const { texts } = view;
  const places = partsOf(view);
  const shown = PARTS.filter((id) => places[id].length);
  const parts = shown.map((id) =>
    h("span", { class: `part ${id}`, style: `flex-grow:${places[id].length}` }, texts.number(places[id].length)),
  );
  const words = shown.map((id) => h("li", {}, swatch(id), partWord(id, places[id].length, view)));
  fill("compare", h("div", { class: "compare-bar", "aria-hidden": "true" }, parts), h("ul", {}, words));
}

/** @param {string} id @param {number} n @param {View} view */
function partWord(id, n, view) {
  const { texts } = view;
  const [first, second] = namesOf(view);
  const name = id === "b" ? second : first;
  return id === "ab"
    ? texts._("{n} both", { n: texts.number(n) })
    : texts._("{n} only {name}", { n: texts.number(n), name });
}

/** The panel of two members. @param {View} view */
export function comparePart(view) {
  const { texts, index, state, figures } = view;
  const { _ } = texts;
  const [first, second] = state.compare;
  const [one, other] = namesOf(view);
  const [places, near] = [partsOf(view), gapsNear(view)];
  const back = (/** @type {string} */ id) => () => change({ compare: [], member: [id] });
  const heads = {
    a: _("Only {name}", { name: one }),
    ab: _("Both are on record"),
    b: _("Only {name}", { name: other }),
  };
  const lists = /** @type {("a" | "ab" | "b")[]} */ (["ab", "a", "b"]).map((id) =>
    h(
      "section",
      { class: "compared", "data-part": id },
      h("h3", {}, swatch(id), heads[id], h("span", { class: "number" }, texts.number(places[id].length))),
      h("p", {}, placesWords(places[id], view)),
    ),
  );
  const together = _("Together on record in {reached} of {of_places}: {land} of the land area, {residents} of the residents.", {
    reached: figures.places_reached,
    of_places: levelOf(state.level, figures.places_total, index, texts),
    land: texts.percent(figures.area_share), residents: texts.percent(figures.population_share),
  }); // prettier-ignore
  const gaps = near.map((row) =>
    h(
      "button",
      { type: "button", class: "chip gap-chip", onclick: () => choose(row.code) },
      swatch(row.class),
      placeName(row.place, texts),
    ),
  );
  return h(
    "section",
    {},
    h(
      "p",
      {},
      linkButton(_("Back to {name}", { name: one }), back(first)),
      " · ",
      linkButton(_("Back to {name}", { name: other }), back(second)),
    ),
    h("h2", {}, _("{name} and {second}", { name: one, second: other })),
    h("p", { class: "muted" }, together),
    lists,
    near.length ? h("h3", {}, _("Gaps next to either of them")) : null,
    h("div", { class: "gap-chips" }, gaps),
    compareWith(first, view, second),
  );
}

/** @param {any[]} rows @param {View} view */
const placesWords = (rows, { texts, state, index }) =>
  rows.length
    ? texts.listing(rows.map((row) => placeName(row.place, texts)))
    : texts._("none of the {places}", { places: levelNames(state.level, index, texts).title.toLowerCase() });

/** A list of the other members to compare one with. @param {string} id @param {View} view @param {string} [chosen] */
export function compareWith(id, view, chosen = "") {
  const { texts, index } = view;
  const others = index.parameters.member.values.filter((/** @type {string} */ other) => other !== id);
  const pick = (/** @type {any} */ e) =>
    e.target.value && change({ member: [], compare: pair(id, e.target.value, view) });
  return h(
    "p",
    { class: "compare-with" },
    h("label", { for: "compare-with" }, texts._("Compare {name} with", { name: memberShort(id, index, texts) })),
    " ",
    h(
      "select",
      { id: "compare-with", onchange: pick },
      h("option", { value: "" }, texts._("another member…")),
      others.map((/** @type {string} */ other) =>
        h("option", { value: other, selected: other === chosen }, memberName(other, index, texts)),
      ),
    ),
  );
}

/** Two members in the order in which links write them. @param {string} one @param {string} other @param {View} view */
const pair = (one, other, { index }) =>
  index.parameters.compare.values.filter((/** @type {string} */ id) => id === one || id === other);
