// The filters and the scenario that act in the view, as chips, each with a cross that takes it away.

import { addedWords, withoutWords } from "../core/sentences.js";
import { valueWord } from "../core/words.js";
import { fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { change } from "../state.js";

/** @typedef {import("../core/view.js").View} View */

/** @param {View} view @returns {{ name: string, value: string, words: string, supposed: boolean }[]} */
export function chipModel(view) {
  const { state, index, texts } = view;
  const filters = Object.entries(index.parameters).filter(([, parameter]) => parameter.filters);
  const acts = (/** @type {string} */ name) => index.parameters[name].acts_in.includes(state.view);
  const of = (/** @type {string} */ name, /** @type {(value: string) => string} */ words, supposed = false) =>
    (acts(name) ? state[name] : []).map((/** @type {string} */ value) => ({
      name,
      value,
      words: words(value),
      supposed,
    }));
  return [
    ...filters.flatMap(([name]) => of(name, (value) => valueWord(name, value, index, texts))),
    ...of("without", (id) => withoutWords(id, view), true),
    ...of("add", (pair) => addedWords(pair, view), true),
  ];
}

/** @param {View} view */
export function drawChips(view) {
  const chip = (/** @type {any} */ { name, value, words, supposed }) => {
    const drop = () => change({ [name]: view.state[name].filter((/** @type {string} */ other) => other !== value) });
    const label = view.texts._("Remove the filter {name}", { name: words });
    return h(
      "button",
      { class: supposed ? "chip supposed" : "chip", "aria-label": label, onclick: drop },
      words,
      icon("close"),
    );
  };
  fill("chips", chipModel(view).map(chip));
}
