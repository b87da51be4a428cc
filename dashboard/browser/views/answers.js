// What the tables of claims and gaps have in common.

import { placeName } from "../core/words.js";
import { h, linkButton } from "../dom.js";
import { showPlace } from "./acts.js";

/** @typedef {import("../core/view.js").View} View */

/** @param {any} row @param {View} view */
export const nameOf = (row, view) => placeName(row.place, view.texts);

/** A table; on a phone one that `stacks` has each line as a paragraph, in which the heads stand before the cells.
 * @param {string[]} heads @param {HTMLElement[]} lines @param {{ stacks?: boolean }} [how] */
export function table(heads, lines, { stacks = false } = {}) {
  if (stacks)
    for (const line of lines)
      heads.forEach((words, i) => i && words && line.children[i]?.setAttribute("data-label", words));
  const numeric = (/** @type {number} */ i) => lines[0]?.children[i]?.classList.contains("number");
  const head = heads.map((words, i) => h("th", { scope: "col", class: numeric(i) ? "number" : null }, words));
  return h(
    "table",
    { class: stacks ? "answers stacks" : "answers" },
    h("thead", {}, h("tr", {}, head)),
    h("tbody", {}, lines),
  );
}

/** @param {any} words */
export const number = (words) => h("td", { class: "number" }, words);

/** A place that opens on the map. @param {any} row @param {View} view */
export const placeLink = (row, view) => linkButton(nameOf(row, view), () => showPlace(row.code));

/** Places as links, none of them broken between lines. @param {any[]} rows @param {View} view */
export const links = (rows, view) =>
  rows.map((row, i) => [h("span", { class: "unbroken" }, placeLink(row, view), i < rows.length - 1 ? "," : ""), " "]);
