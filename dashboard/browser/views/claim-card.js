// The main claim on one card: its verdict, and the shares that it is over.

import { ofCard, placesOf, verdict } from "../core/claims.js";
import { claimFacts, factsOf, verdictWord } from "../core/sentences.js";
import { byId, fill, h, link } from "../dom.js";

/** @typedef {import("../core/view.js").View} View */

/** @param {[number, number]} bounds @param {number} goal 0..1 */
export const shareBar = ([low, high], goal) =>
  h(
    "span",
    { class: "share-bar" },
    high > low ? h("span", { class: "fill open", style: `width:${high * 100}%` }) : null,
    h("span", { class: low >= goal ? "fill ok" : "fill", style: `width:${low * 100}%` }),
    h("span", { class: "goal", style: `left:${goal * 100}%` }),
  );

/** The coalition's main claim. @param {any} index */
export const mainClaim = (index) =>
  index.claims.find((/** @type {any} */ claim) => claim.claim === index.coalition.main_claim);

/** @param {any} measured @param {View} view */
export const claimMeasureWord = (measured, view) => view.texts.choose("claim_measure", claimFacts(measured, view));

/** @param {View} view */
export function cardModel({ index }) {
  const claim = mainClaim(index);
  const goal = Number(claim.stated) / 100;
  const card = index.measured.filter((/** @type {any} */ m) => m.on_card);
  const share = (/** @type {string} */ way) => ofCard(card, way).shares.stated[0];
  const counted = ofCard(card, "count");
  return {
    claim,
    goal,
    card,
    verdict: verdict(
      goal,
      card.map((/** @type {any} */ m) => m.shares.stated),
    ),
    named: placesOf(counted, counted.shares.stated),
    area: share("land"),
    places: share("count"),
    population: share("residents"),
  };
}

/** @param {View} view */
export function drawClaim(view) {
  const { texts, data } = view;
  const { _ } = texts;
  const { claim, goal, card, verdict: found, named, area, places, population } = cardModel(view);
  const pct = (/** @type {number} */ share) => (share * 100).toFixed(1);
  Object.assign(byId("claim-80").dataset, {
    verdict: found,
    areaPct: pct(area),
    placesPct: pct(places),
    populationPct: pct(population),
  });
  const bases = ["stated", "direct"];
  const line = (/** @type {any} */ measured) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, claimMeasureWord(measured, view)),
      bases.map((basis) =>
        h("td", {}, shareBar(measured.shares[basis], goal), texts.percent(measured.shares[basis][0])),
      ),
    );
  const sentence = _(
    "The coalition names {n, plural, one {# district} other {# districts}}: {places} of all districts, {area} of the land area and {population} of the residents.",
    { n: named, places: texts.percent(places), area: texts.percent(area), population: texts.percent(population) },
  );
  const head = [_("Measure"), ...bases.map((basis) => _(data.words.bases[basis]))].map((words) =>
    h("th", { scope: "col" }, words),
  );
  fill(
    "claim-80",
    h("h2", {}, _("Is the {stated}% claim true?", { stated: Number(claim.stated) })),
    h("blockquote", {}, `“${claim[`text_${texts.lang}`]}”`),
    h("p", { class: "verdict" }, h("strong", {}, `${verdictWord(found, false, view)}.`), " ", sentence),
    h("table", {}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, card.map(line))),
    scopeNote(view),
    h("p", { class: "muted" }, cardNote(view), " ", link(claim.source_url, _("Source"))),
  );
}

/** That the filters chosen do not act on the claim; nothing where none is. @param {View} view */
export function scopeNote(view) {
  const said = view.texts.choose("claim_scope", factsOf(view));
  return said ? h("p", { class: "warning" }, said) : null;
}

/** @param {View} view */
const cardNote = ({ texts, index }) =>
  index.coalition.claim_note[texts.lang] || texts._("The mark shows the percentage claimed.");
