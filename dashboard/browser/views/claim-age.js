// What each age of the direct evidence leaves of the claim.

import { ageShares, ofCard, placesOf } from "../core/claims.js";
import { levelOf } from "../core/words.js";
import { h } from "../dom.js";
import { asked, boundsWords, goalWord, territoryModel } from "./claim-asked.js";
import { claimMeasureWord, shareBar } from "./claim-card.js";

/** @typedef {import("../core/view.js").View} View */

/** What each age of the direct evidence leaves of the country, by the measure asked (the land where none is). @param {View} view */
export function drawAge(view) {
  const { texts, index } = view;
  const { _ } = texts;
  const { goal } = territoryModel(view, asked);
  const chosen = asked.measure || index.measured[0].measure;
  const { measured, steps } = ageShares(index.measured, index.ages, chosen);
  const word = (/** @type {any} */ age) => texts.choose("age_word", { key: age.key, year: age.key });
  const line = (/** @type {any} */ { age, bounds }) =>
    h(
      "tr",
      { "data-age": age.key },
      h("th", { scope: "row" }, word(age)),
      h("td", {}, h("span", { class: "bar-line" }, shareBar(bounds, goal), h("b", {}, boundsWords(bounds, view)))),
    );
  const last = steps[steps.length - 1];
  const count = ofCard(index.measured, "count");
  const reached = placesOf(count, count.ages[last.age.key]);
  const said = _("By sources of {year} or later, members are on record in {reached} of {of_places}.", {
    year: last.age.key, reached, of_places: levelOf(count.level, count.denominator, index, texts),
  }); // prettier-ignore
  return [
    h(
      "p",
      { class: "muted" },
      _("{measure}: what remains by direct evidence of each age.", { measure: claimMeasureWord(measured, view) }),
    ),
    h("p", { class: "age-goal", "aria-hidden": "true" }, h("span", { class: "goal-mark" }), goalWord(view)),
    h(
      "table",
      { class: "ages" },
      h(
        "thead",
        { class: "hidden" },
        h("tr", {}, h("th", { scope: "col" }, _("Age of the evidence")), h("th", { scope: "col" }, _("Share"))),
      ),
      h("tbody", {}, steps.map(line)),
    ),
    h(
      "p",
      { class: "muted" },
      _("A source that names no year counts in the first bar alone."),
      " ",
      h("strong", {}, said),
    ),
  ];
}
