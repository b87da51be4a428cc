// The legend: each class of the map with its words and its number of places.

import { classWord, factsOf, legendClasses, legendTitle } from "../core/sentences.js";
import { levelCount, levelNames } from "../core/words.js";
import { fill, h, linkButton, swatch } from "../dom.js";
import { store } from "../state.js";
import { narrowTo } from "./acts.js";

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
      { class: "legend-item", "data-count": count, "data-step": isStep(id, view) },
      h(
        "button",
        {
          type: "button",
          "data-class": id,
          "aria-pressed": String(store.pressed.has(id)),
          "aria-label": spoken(id, words, count, view),
          onclick: () => press(id),
        },
        swatch(id),
        h("span", { class: "legend-words" }, words),
        h("span", { class: "legend-count" }, `${count}`),
      ),
    ),
  );

/** An entry as it is heard: to the eye its heading and its place in the row say what the two numbers are.
 * @param {string} id @param {string} words @param {number} count @param {View} view */
const spoken = (id, words, count, view) =>
  `${isStep(id, view) ? `${legendModel(view).title}, ` : ""}${words}: ${levelCount(view.state.level, count, view.index, view.texts)}`;

/** Whether a class is a step of the measure, which stand in a row. @param {string} id @param {View} view */
const isStep = (id, view) =>
  !view.partners &&
  !view.twoWay &&
  view.measure.numbered &&
  view.measure.steps.some((/** @type {any} */ step) => step.id === id);

/** @param {string} id */
function press(id) {
  narrowTo(store.pressed.has(id) ? [...store.pressed].filter((kind) => kind !== id) : [...store.pressed, id]);
}

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
  const counted = levelNames(state.level, index, texts).title; // what the numbers beside or below the colours count
  const title = h(
    "p",
    { class: "legend-title" },
    h("strong", {}, legendModel(view).title),
    store.pressed.size ? linkButton(texts._("show all"), () => narrowTo([])) : h("span", { class: "muted" }, counted),
  );
  const far = texts.choose("hatched", factsOf(view));
  const outlines = texts.choose("outlines", factsOf(view));
  const note = outlines ? h("p", { class: "outlines" }, h("span", { class: "swatch outline" }), outlines) : null;
  fill(
    "legend",
    title,
    view.twoWay ? square(view) : null,
    h("ul", {}, lines(view)),
    note,
    far ? h("p", { class: "outlines" }, far) : null,
  );
}

/** @param {View} view */
export const drawPartnerLegend = (view) =>
  fill(
    "partner-legend",
    h(
      "ul",
      {},
      legendModel(view)
        .items.filter(({ count }) => count)
        .map(({ id, words, count }) =>
          h(
            "li",
            { class: "legend-item", "data-count": count },
            swatch(id),
            h("span", {}, words),
            h("span", { class: "legend-count" }, `${count}`),
          ),
        ),
      h("li", { class: "muted" }, h("b", {}, "4"), " ", view.texts._("members with a link there")),
    ),
  );
