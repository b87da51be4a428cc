// Whether single letters and digits are commands. Who speaks to the computer, or rests a hand on the keys, can switch them off.

import { h } from "../dom.js";

/** @typedef {import("../core/view.js").View} View */
const STORED = "coverage.single-keys";
const chosen = { on: true };

try {
  chosen.on = localStorage.getItem(STORED) !== "off";
} catch {
  // a browser that keeps nothing has them on
}

export const singleKeys = () => chosen.on;

/** The box that switches them. @param {View} view */
export function keysChoice({ texts }) {
  const keep = (/** @type {any} */ event) => {
    chosen.on = event.target.checked;
    try {
      localStorage.setItem(STORED, chosen.on ? "on" : "off");
    } catch {
      // it holds until the page is left
    }
  };
  const box = h("input", { type: "checkbox", id: "single-keys", checked: chosen.on, onchange: keep });
  return h(
    "p",
    {},
    box,
    " ",
    h(
      "label",
      { for: "single-keys" },
      texts._("Letters and digits are commands: P presents, N opens the notes, 1 to 9 go to a step."),
    ),
  );
}
