// Every figure of the claim with its formula, by every basis and by the age of the evidence.

import { claimFacts, verdictWord } from "../core/sentences.js";
import { h } from "../dom.js";
import { table } from "./answers.js";
import { asked, boundsWords, sign, territoryModel } from "./claim-asked.js";
import { claimMeasureWord } from "./claim-card.js";

/** @typedef {import("../core/view.js").View} View */
/** @typedef {import("../core/claims.js").Bounds} Bounds */

/** Every figure, with its formula, and what it is by the age of the evidence. @param {View} view */
export function drawTerritory(view) {
  const { texts, index, data } = view;
  const { _ } = texts;
  const { goal, bases, verdicts } = territoryModel(view, asked);
  const said = (/** @type {string} */ found) =>
    found === "unknown" ? _("the coalition does not say") : verdictWord(found, Boolean(asked.measure), view);
  const baseWord = (/** @type {string} */ basis) => _(data.words.bases[basis]);
  const mark = (/** @type {Bounds} */ found) => h("span", { class: "verdict-mark" }, ` ${sign(found, goal)}`);
  const cell = (/** @type {Bounds | null} */ found) =>
    h("td", {}, boundsWords(found, view), found ? mark(found) : null);
  const line = (/** @type {any} */ m) => {
    const formula = h("span", { class: "muted" }, texts.choose("claim_formula", claimFacts(m, view)));
    const head = h("th", { scope: "row" }, h("details", {}, h("summary", {}, claimMeasureWord(m, view)), formula));
    return h(
      "tr",
      { class: asked.measure && m.measure !== asked.measure ? "aside" : null },
      head,
      bases.map((basis) => cell(m.shares[basis])),
    );
  };
  const verdictCells = verdicts.map((v) =>
    h("td", { "data-basis": v.basis, "data-verdict": v.verdict }, h("strong", {}, said(v.verdict))),
  );
  const verdictLine = h("tr", { class: "verdicts" }, h("th", { scope: "row" }, _("Verdict")), verdictCells);
  const note = _("✓ reaches the percentage, ✗ does not, ? may reach it. Open a measure to see how it is calculated.");
  const word = (/** @type {any} */ age) => texts.choose("age_word", { key: age.key, year: age.key });
  const ageLine = (/** @type {any} */ m) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, claimMeasureWord(m, view)),
      index.ages.map((/** @type {any} */ { key }) => h("td", { "data-age": key }, boundsWords(m.ages[key], view))),
    );
  return [
    table([_("Measure"), ...bases.map(baseWord)], [...index.measured.map(line), verdictLine]),
    h("p", { class: "muted" }, note),
    h("h3", {}, _("How old is the direct evidence?")),
    table([_("Measure"), ...index.ages.map(word)], index.measured.map(ageLine)),
  ];
}
