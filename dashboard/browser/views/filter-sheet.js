// The filters on a phone: a sheet over the whole page, whose foot says what the choice shows. On a wide window they are a bar.

import { countFilters } from "../core/selection.js";
import { levelCount } from "../core/words.js";
import { byId, fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { gatherSteps, stepsGathered } from "../link.js";
import { onPhone, onWide } from "./phone.js";
import { listenPopup } from "./popup.js";

/** @typedef {import("../core/view.js").View} View */

/** How much the choice shows: the places with a member on record; those that the coalition names where only they are asked for; the
 * partner countries. @param {View} view @returns {[string, number]} level and number */
export function shownOf(view) {
  const { state } = view;
  if (view.partners) return ["country", view.countries.filter((c) => !["land", "home"].includes(c.class)).length];
  return [state.level, view.inside.filter((row) => (view.onlyStated ? row.stated : row.members)).length];
}

/** @param {View} view */
export function drawFilterSheet(view) {
  const { texts, index, state } = view;
  const n = countFilters(state, index);
  const [level, count] = shownOf(view);
  fill("filters-open", icon("filter"), n ? h("span", { class: "badge" }, texts.number(n)) : null);
  byId("filters-open").setAttribute("aria-label", n ? texts._("Filters · {n}", { n }) : texts._("Filters"));
  fill("filters-show", texts._("Show {places}", { places: levelCount(level, count, index, texts) }));
}

const isOpen = () => document.body.classList.contains("drawer-open");

/** The page behind is out of reach while the filters cover it; the browser's back button closes them, and takes back what was chosen.
 * @param {boolean} open @param {{ undone?: boolean }} [how] undone: by the back button */
function toggle(open, { undone = false } = {}) {
  if (open === isOpen()) return;
  if (open) gatherSteps();
  else stepsGathered({ undone });
  const bar = byId("filter-bar");
  document.body.classList.toggle("drawer-open", open);
  for (const part of [...byId("page").children, ...byId("main").children]) part.inert = open && !part.contains(bar);
  if (open) bar.scrollTop = 0;
  if (open || onPhone()) byId(open ? "filters-close" : "filters-open").focus();
}

export const openFilters = () => toggle(true);

export function listenFilterSheet() {
  listenPopup(byId("more-filters"), { unlessPhone: true });
  byId("filters-clear").addEventListener("click", () => byId("reset").click());
  byId("filters-open").addEventListener("click", () => toggle(true));
  for (const id of ["filters-close", "filters-show"]) byId(id).addEventListener("click", () => toggle(false));
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && !e.defaultPrevented) toggle(false);
  });
  window.addEventListener("popstate", () => toggle(false, { undone: true }));
  onWide(() => toggle(false));
}
