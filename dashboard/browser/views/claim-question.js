// Does the claim hold? The verdict first, and the percentage that the reader may try.

import { claimWays, completion, ofCard, placesOf, reaching, verdict } from "../core/claims.js";
import { dataWords } from "../core/sentences.js";
import { defaults } from "../core/selection.js";
import { levelCount, levelNames, levelOf } from "../core/words.js";
import { byId, fill, h, link, linkButton } from "../dom.js";
import { replaceLink } from "../link.js";
import { store } from "../state.js";
import { links } from "./answers.js";
import { drawAge } from "./claim-age.js";
import { asked, boundsWords, sign, territoryModel } from "./claim-asked.js";
import { claimMeasureWord, scopeNote } from "./claim-card.js";
import { drawPlot } from "./claim-plot.js";
import { drawTerritory } from "./claim-table.js";

/** @typedef {import("../core/view.js").View} View */

/** @param {string} mark @param {import("../core/texts.js").Texts} texts */
function verdictMark(mark, { _ }) {
  const heard = { "✓": _("reaches the percentage"), "✗": _("does not reach the percentage") };
  const words = heard[/** @type {"✓" | "✗"} */ (mark)] || _("may reach the percentage");
  return h("span", { class: "verdict-mark", role: "img", "aria-label": words }, mark);
}

/** The finding as a sentence, over land, residents and the number of places. @param {number} goal @param {View} view */
export function findingWords(goal, { index, texts }) {
  const word = (/** @type {any} */ m) =>
    texts.choose("claim_way", { way: m.way, levels: levelNames(m.level, index, texts).title.toLowerCase() });
  const { yes, may, no } = claimWays(index.measured, goal);
  return texts.choose("claim_finding", {
    verdict: verdict(goal, [...yes, ...may, ...no].map((m) => m.shares.direct)),
    yes: yes.map(word), yes_n: yes.length, may: may.map(word), may_n: may.length, no: no.map(word), no_n: no.length,
  }); // prettier-ignore
}

/** @param {number} goal @param {View} view */
function drawFigures(goal, view) {
  const { texts, index } = view;
  const count = ofCard(index.measured, "count");
  const reached = (/** @type {string} */ basis) => placesOf(count, count.shares[basis]);
  const said = (/** @type {string} */ way, /** @type {string} */ basis) =>
    texts.choose("claim_figure", {
      way, basis, census: index.coalition.census_year, reached: reached(basis),
      of_places: levelOf(count.level, count.denominator, index, texts),
      places: levelCount(count.level, reached(basis), index, texts),
    }); // prettier-ignore
  const lines = [
    ["land", "direct"],
    ["residents", "direct"],
    ["count", "direct"],
    ["land", "stated"],
  ].map(([way, basis]) => {
    const bounds = ofCard(index.measured, way).shares[basis];
    const mark = sign(bounds, goal);
    return h(
      "li",
      { "data-way": way, "data-basis": basis, class: mark === "✓" ? "reached" : "missed" },
      h("b", {}, boundsWords(bounds, view), " ", verdictMark(mark, texts)),
      h("span", {}, said(way, basis)),
    );
  });
  return h("ul", { class: "claim-figures" }, lines);
}

/** @param {View} view */
function drawStory(view) {
  const { texts } = view;
  const { _ } = texts;
  const { claim, goal } = territoryModel(view, asked);
  const kicker = _("Is the {stated}% claim true?", { stated: asked.percent ?? Number(claim.stated) });
  const quote = h(
    "blockquote",
    {},
    h("p", {}, `“${claim[`text_${texts.lang}`]}”`),
    h("footer", {}, link(claim.source_url, claim.source_title)),
  );
  const rule = _(
    "Whole districts count as reached when a member is on record in them, that is, by direct evidence. The coalition’s list ends with “etc.”; places it means but does not name are not counted.",
  );
  return [
    h(
      "div",
      { class: "finding" },
      h("p", { class: "kicker" }, kicker),
      h("h1", { id: "claim-headline" }, findingWords(goal, view)),
      drawFigures(goal, view),
      quote,
      scopeNote(view),
    ),
    h(
      "div",
      { class: "try" },
      h("h2", {}, _("Try another percentage")),
      drawQuestion(claim, view),
      drawCount(goal, view),
      drawNeeded(goal, view),
      h("p", { class: "muted" }, rule, " ", dataWords(view)),
    ),
  ];
}

/** How many of the measures reach the percentage. @param {number} goal @param {View} view */
function drawCount(goal, { texts, index }) {
  const { _ } = texts;
  const weighed = index.measured.filter((/** @type {any} */ m) => !asked.measure || m.measure === asked.measure);
  const share = texts.percent(goal, 0);
  const [direct, stated] = ["direct", "stated"].map((basis) => reaching(weighed, basis, goal));
  const said = _("By direct evidence, {n} of {total, plural, one {# measure reaches} other {# measures reach}} {share}.", {
    ...direct, share,
  }); // prettier-ignore
  const listed = stated.total
    ? _("By the coalition’s own list, {n} of {total}.", stated)
    : _("What the coalition’s own list reaches by it, the coalition does not say.");
  return h("p", { id: "claim-count", role: "status" }, said, " ", listed);
}

/** The share and the measure that the reader may choose. @param {any} claim @param {View} view */
function drawQuestion(claim, view) {
  const { _ } = view.texts;
  const ask = (/** @type {{ percent?: number | null, measure?: string }} */ { percent, measure }, focus = "") => {
    if (measure !== undefined) asked.measure = measure;
    if (percent !== undefined) {
      store.page.percent = percent === Number(claim.stated) ? null : percent;
      replaceLink();
    }
    drawClaimQuestion(store.view);
    byId(focus)?.focus();
  };
  /** A cell that was emptied asks for the claim itself. @param {any} e */
  const percent = (e) =>
    e.target.value === "" ? null : Math.min(Math.max(Math.round(Number(e.target.value)), 0), 100);
  const input = h("input", {
    type: "number", id: "claim-share", min: 0, max: 100, step: 1, value: String(asked.percent ?? claim.stated),
    onchange: (/** @type {any} */ e) => ask({ percent: percent(e) }, "claim-share"),
  }); // prettier-ignore
  const option = (/** @type {any} */ m) =>
    h("option", { value: m.measure, selected: m.measure === asked.measure }, claimMeasureWord(m, view));
  const choice = h(
    "select",
    { id: "claim-measure", onchange: (/** @type {any} */ e) => ask({ measure: e.target.value }, "claim-measure") },
    h("option", { value: "" }, _("all measures")),
    view.index.measured.map(option),
  );
  const other = asked.percent !== null && asked.percent !== Number(claim.stated);
  const back = other
    ? linkButton(_("back to {n}%", { n: Number(claim.stated) }), () => ask({ percent: null }, "claim-share"))
    : null;
  return h(
    "p",
    { class: "question" },
    h("span", {}, h("label", { for: "claim-share" }, _("Percentage")), " ", input, " %"),
    h("span", {}, h("label", { for: "claim-measure" }, _("measured by")), " ", choice),
    back,
  );
}

/** The shortest list of further districts that makes the claim true, and the likeliest one by evidence.
 * @param {number} goal @param {"land" | "official"} way @param {View} view */
export function neededModel(goal, way, view) {
  const { index, state } = view;
  const rows = view.having({ ...defaults(index), lang: state.lang, level: "district" }).table;
  const area = (/** @type {any} */ row) => row.place.area_km2;
  const total = index.measured.find((/** @type {any} */ m) => m.way === way).denominator;
  const named = rows.filter((row) => row.stated);
  let reached = named.reduce((sum, row) => sum + area(row), 0);
  const further = completion(rows, area, (row) => row.stated, goal * total);
  const likely = rows
    .filter((row) => !row.stated && row.members)
    .sort((a, b) => b.members - a.members || area(b) - area(a));
  const evident = [];
  const done = reached >= goal * total;
  for (const row of likely) {
    if (reached >= goal * total) break;
    evident.push(row);
    reached += area(row);
  }
  return { done, further, evident, enough: reached >= goal * total };
}

/** @param {number} goal @param {View} view */
function drawNeeded(goal, view) {
  const { texts } = view;
  return /** @type {const} */ (["land", "official"]).map((way) => {
    const { done, further, evident, enough } = neededModel(goal, way, view);
    const facts = { way, done, n: further.length, share: texts.percent(goal) };
    const said = texts.choose("needed", facts);
    if (done || !further.length) return h("p", {}, said);
    const likely = texts.choose("likely", { enough });
    return h("p", { class: "make-true" }, said, " ", links(further, view), h("br"), likely, " ", links(evident, view));
  });
}

/** @param {View} view */
export function drawClaimQuestion(view) {
  fill("claim-story", drawStory(view));
  fill("claim-plot", drawPlot(view));
  fill("evidence-age", drawAge(view));
  fill("claims-box", drawTerritory(view));
}
