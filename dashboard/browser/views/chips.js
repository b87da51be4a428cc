// What is filtered and supposed in the view, as chips, each with a cross that takes it away.

import { equal } from "../core/selection.js";
import { addedWords, stamp, withoutWords } from "../core/sentences.js";
import { valueWord } from "../core/words.js";
import { fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { change } from "../state.js";

/** @typedef {import("../core/view.js").View} View */
/** drop: the choices without it. @typedef {{ name: string, words: string, supposed: boolean, drop: Record<string, any> }} Chip */

/** @type {Record<string, (value: string, view: View) => string>} */
const SUPPOSED = { without: withoutWords, add: addedWords };

/** @param {View} view @returns {Chip[]} */
export function chipModel(view) {
  const { state, index, texts } = view;
  const acts = Object.entries(index.parameters).filter(
    ([name, { filters, counts, acts_in: views, default: usual }]) =>
      (filters || counts) && views.includes(state.view) && !equal(state[name], usual),
  );
  return acts.flatMap(([name, parameter]) => {
    const whole = (/** @type {string} */ words, drop = { [name]: parameter.default }) =>
      words ? [{ name, words, supposed: false, drop }] : [];
    if (name === "since" || (name === "until" && !state.since))
      return whole(texts.choose("years", state), { since: "", until: "" });
    if (name === "until") return []; // said with the first year
    if (!Array.isArray(parameter.default) || parameter.default.length) return whole(stamp(name, parameter, view));
    return state[name].map((/** @type {string} */ value) => ({
      name,
      words: name in SUPPOSED ? SUPPOSED[name](value, view) : valueWord(name, value, index, texts),
      supposed: name in SUPPOSED,
      drop: { [name]: state[name].filter((/** @type {string} */ other) => other !== value) },
    }));
  });
}

/** @param {View} view */
export function drawChips(view) {
  const drawn = (/** @type {Chip} */ chip) => {
    const attributes = {
      class: chip.supposed ? "chip supposed" : "chip",
      "aria-label": view.texts._("Remove the filter {name}", { name: chip.words }),
      onclick: () => change(chip.drop),
    };
    return h("button", attributes, chip.words, icon("close"));
  };
  fill("chips", chipModel(view).map(drawn));
}
