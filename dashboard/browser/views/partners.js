// The partner countries: legend, list, and the one chosen with its sources.

import { countryWord, summary } from "../core/sentences.js";
import { memberName, placeName, yearsWord } from "../core/words.js";
import { isOld } from "../core/years.js";
import { byId, fill, h, link, linkButton } from "../dom.js";
import { choose } from "./acts.js";
import { drawPartnerLegend } from "./legend.js";
import { evidenceTag, noteOf, panelHead } from "./panel.js";

/** @typedef {import("../core/view.js").View} View */

/** @param {View} view */
export function drawPartners(view) {
  const { texts } = view;
  byId("partner-summary").textContent = summary(view);
  drawPartnerLegend(view);
  const chosen = view.countries.find((country) => country.code === view.state.place);
  fill("country-panel", chosen ? drawCountry(chosen, view) : drawNone(view));
  const kinds = ["both", "page", "found"].filter((kind) => view.classes[kind]);
  const named = (/** @type {any} */ a, /** @type {any} */ b) =>
    placeName(a, texts).localeCompare(placeName(b, texts), texts.lang);
  const list = (/** @type {string} */ kind) => view.countries.filter((country) => country.class === kind).sort(named);
  fill(
    "partner-list",
    kinds.map((kind) => [
      h("h3", {}, countryWord(kind, view)),
      h(
        "ul",
        { class: "countries" },
        list(kind).map((country) => drawEntry(country, view)),
      ),
    ]),
  );
}

/** @param {View} view */
const drawNone = ({ texts: { _ } }) => [
  h("h2", {}, _("Choose a country")),
  h(
    "p",
    { class: "muted" },
    _("Choose a country on the map or in the list to see who has a link there, and which source says so."),
  ),
];

/** The coalition's own word, where it is not the name of today (North Macedonia, Moldova). @param {any} country */
const pageWord = (country) => country.links.map((/** @type {any} */ l) => l.name_page).find(Boolean);

/** @param {any} country @param {View} view */
function drawEntry(country, { texts }) {
  const word = pageWord(country);
  const said =
    word && word !== country.sq
      ? h("span", { class: "muted" }, ` (${texts._("On the coalition’s website: {name}", { name: word })})`)
      : "";
  const links = country.links.filter((/** @type {any} */ l) => l.evidence !== "stated").length;
  return h(
    "li",
    {},
    linkButton(placeName(country, texts), () => choose(country.code), { "data-country": country.code }),
    said,
    ` ${links || ""}`,
  );
}

/** @param {any} country @param {View} view */
function drawCountry(country, view) {
  const { texts, index } = view;
  const { _ } = texts;
  const word = pageWord(country);
  const who = (/** @type {string} */ id) =>
    id === index.coalition.member ? _("The coalition") : memberName(id, index, texts);
  const line = (/** @type {any} */ l) =>
    h(
      "li",
      { class: isOld(l, view) ? "old" : null },
      h("strong", {}, who(l.member)),
      " ",
      evidenceTag(l.evidence, view),
      " ",
      l.evidence === "stated" ? null : `${yearsWord(l, texts)}. `,
      noteOf(l, view),
      link(l.source_url, l.source_title),
    );
  const caution = _("The records show that a link exists, not that it is the one the coalition means.");
  return [
    panelHead(placeName(country, texts), _("Close the country panel")),
    word ? h("p", { class: "muted" }, _("On the coalition’s website: {name}", { name: word })) : null,
    h("p", { class: "headline" }, countryWord(country.class, view)),
    h("ul", {}, country.links.map(line)),
    country.links.length ? h("p", { class: "muted" }, caution) : null,
  ];
}
