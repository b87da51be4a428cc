// The partner countries: legend, list, and the one chosen with its sources.

import { by } from "../core/fold.js";
import { findingOf } from "../core/chosen.js";
import { linkedWords } from "../core/linked.js";
import { countryWord } from "../core/sentences.js";
import { memberName, placeName, yearsWord } from "../core/words.js";
import { isOld } from "../core/years.js";
import { byId, fill, h, link, linkButton, swatch } from "../dom.js";
import { choose } from "./acts.js";
import { drawPartnerLegend } from "./legend.js";
import { evidenceTag, noteOf, panelHead } from "./panel.js";
import { onPhone } from "./phone.js";

/** @typedef {import("../core/view.js").View} View */

const SHOWN = 2; // members on a line of the list
const shown = { code: "" }; // the country whose panel was drawn last

/** @param {View} view */
export function drawPartners(view) {
  const { texts, classes } = view;
  const { finding, more } = findingOf(view);
  fill("partner-headline", finding);
  byId("partner-summary").textContent = more;
  drawPartnerLegend(view);
  const chosen = view.countries.find((country) => country.code === view.state.place);
  byId("country-panel").hidden = !chosen;
  fill("country-panel", chosen ? drawCountry(chosen, view) : null);
  if (chosen && chosen.code !== shown.code && onPhone()) byId("country-panel").scrollIntoView({ block: "nearest" });
  shown.code = chosen?.code ?? "";
  const kinds = ["both", "page", "found"].filter((kind) => classes[kind]);
  fill(
    "partner-list",
    h("h2", {}, texts._("Who has a link where")),
    kinds.map((kind) => [
      h("h3", {}, swatch(kind), countryWord(kind, view), h("span", { class: "number" }, texts.number(classes[kind]))),
      h(
        "ul",
        { class: "countries" },
        listOf(kind, view).map((country) => drawEntry(country, view)),
      ),
    ]),
    h("p", { class: "muted" }, caution(view)),
  );
}

/** The countries of a class, those with most members first. @param {string} kind @param {View} view @returns {any[]} */
export function listOf(kind, { countries, texts }) {
  const name = (/** @type {any} */ country) => texts.order(placeName(country, texts));
  return countries.filter((country) => country.class === kind).sort(by((country) => -country.own, name));
}

/** @param {View} view */
const caution = ({ texts }) =>
  texts._("The records show that a link exists, not that it is the one the coalition means.");

/** The coalition's own word, where it is not the name of today (North Macedonia, Moldova). @param {any} country */
const pageWord = (country) => country.links.map((/** @type {any} */ l) => l.name_page).find(Boolean);

/** @param {any} country @param {View} view */
function drawEntry(country, view) {
  const { texts } = view;
  const word = pageWord(country);
  const title = word && word !== country.sq ? texts._("On the coalition’s website: {name}", { name: word }) : null;
  return h(
    "li",
    { "data-code": country.code },
    linkButton(placeName(country, texts), () => choose(country.code), { "data-country": country.code, title }),
    h("span", {}, linkedWords(country, view, SHOWN)),
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
  return [
    panelHead(placeName(country, texts), _("Close the country panel")),
    word ? h("p", { class: "muted" }, _("On the coalition’s website: {name}", { name: word })) : null,
    h("p", { class: "headline" }, countryWord(country.class, view)),
    h("ul", {}, country.links.map(line)),
  ];
}
