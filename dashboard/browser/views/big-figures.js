// The three figures of the finding, each a way to where it comes from.

import { fill, h } from "../dom.js";
import { change } from "../state.js";
import { narrowTo } from "./acts.js";

/** @typedef {import("../core/big-figures.js").BigFigure} BigFigure */

/** @param {BigFigure} figure */
function button({ number, unit, words, is_gap, is_supposed, act }) {
  const kinds = ["big", is_gap ? "gap" : "", is_supposed ? "supposed" : ""].filter(Boolean).join(" ");
  const press = () => (act.only ? narrowTo(act.only) : change(act.change ?? {}));
  return h(
    "button",
    { type: "button", class: kinds, onclick: press },
    h("span", { class: "big-number" }, h("b", {}, number), unit ? ` ${unit}` : null),
    h("span", {}, words),
  );
}

/** @param {BigFigure[]} figures */
export const drawBigFigures = (figures) => fill("big-figures", figures.map(button));
