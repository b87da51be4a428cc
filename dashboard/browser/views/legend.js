// The legend: each class of the map with its words and its number of places.

import { classWord, legendClasses, legendTitle } from "../core/sentences.js";
import { levelNames } from "../core/words.js";
import { fill, h, swatch } from "../dom.js";

/** @typedef {import("../core/view.js").View} View */

/** @param {View} view */
export const legendModel = (view) => ({
  title: legendTitle(view),
  items: legendClasses(view).map((id) => ({ id, words: classWord(id, view), count: view.classes[id] || 0 })),
});

/** @param {View} view */
const lines = (view) =>
  legendModel(view).items.map(({ id, words, count }) =>
    h(
      "li",
      { class: "legend-item", "data-count": count },
      swatch(id),
      h("span", {}, words),
      h("span", { class: "legend-count" }, `${count}`),
    ),
  );

/** Thirds of need from top to bottom, thirds of members from left to right. @param {View} view */
const square = (view) =>
  h(
    "div",
    { class: "two-way", "aria-hidden": "true" },
    h("span", { class: "axis up" }, view.texts._("more need")),
    h(
      "div",
      { class: "grid" },
      view.measure.steps.map((/** @type {any} */ { id }) => swatch(id)),
    ),
    h("span", { class: "axis right" }, view.texts._("more members")),
  );

/** @param {View} view */
export function drawLegend(view) {
  const { texts, index, state } = view;
  const note = texts._("right: number of {places}", {
    places: levelNames(state.level, index, texts).title.toLowerCase(),
  });
  const title = h(
    "p",
    { class: "legend-title" },
    h("strong", {}, legendModel(view).title),
    h("span", { class: "muted" }, note),
  );
  fill("legend", title, view.twoWay ? square(view) : null, h("ul", {}, lines(view)));
}

/** @param {View} view */
export const drawPartnerLegend = (view) => fill("partner-legend", h("ul", {}, lines(view)));
