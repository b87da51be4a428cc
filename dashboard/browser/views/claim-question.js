// Does the claim hold? The verdict first, then every way to measure it, then how old the evidence is.

import {
  ageShares,
  claimWays,
  completion,
  isExact,
  ofCard,
  placesOf,
  plotOf,
  reaching,
  verdict,
} from "../core/claims.js";
import { claimFacts, dataWords, verdictWord } from "../core/sentences.js";
import { defaults } from "../core/selection.js";
import { levelCount, levelNames, levelOf } from "../core/words.js";
import { byId, fill, h, link, linkButton } from "../dom.js";
import { replaceLink } from "../link.js";
import { store } from "../state.js";
import { links, table } from "./answers.js";
import { claimMeasureWord, mainClaim, scopeNote, shareBar } from "./claim-card.js";

/** @typedef {import("../core/view.js").View} View */
/** @typedef {import("../core/claims.js").Bounds} Bounds */
/** What the reader asks: a share in per cent (null: the one claimed), which the link keeps, and a measure ("": every one). */
const asked = {
  measure: "",
  get percent() {
    return store.page.percent;
  },
};

/** A share between two limits: one number where they are alike. @param {Bounds | null} bounds @param {View} view */
export function boundsWords(bounds, { texts }) {
  if (!bounds) return texts._("the coalition does not say");
  return isExact(bounds) ? texts.percent(bounds[0]) : `${texts.percent(bounds[0])} – ${texts.percent(bounds[1])}`;
}

/** What each basis makes of the claim by the measures that the reader weighs.
 * @param {View} view @param {{ percent: number | null, measure: string }} question */
export function territoryModel({ index, data }, { percent, measure }) {
  const claim = mainClaim(index);
  const goal = (percent ?? Number(claim.stated)) / 100;
  const weighed = index.measured.filter((/** @type {any} */ m) => !measure || m.measure === measure);
  const bases = Object.keys(data.words.bases);
  const verdicts = bases.map((basis) => {
    const known = weighed.map((/** @type {any} */ m) => m.shares[basis]).filter(Boolean);
    return { basis, verdict: known.length ? verdict(goal, known) : "unknown" };
  });
  return { claim, goal, bases, verdicts };
}

/** ✓ reaches the goal, ✗ does not, ? may. @param {Bounds} bounds @param {number} goal */
const sign = ([low, high], goal) => (low >= goal ? "✓" : high >= goal ? "?" : "✗");

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

/** Every measure as a line of dots against one line of the percentage asked. @param {View} view */
function drawPlot(view) {
  const { texts, index, data } = view;
  const { _ } = texts;
  const { goal, bases } = territoryModel(view, asked);
  const { start, ticks, rows } = plotOf(index.measured, bases, goal);
  const at = (/** @type {number} */ share) => `${(((share - start) / (1 - start)) * 100).toFixed(2)}%`;
  const key = bases.map((basis) =>
    h("span", { class: "unbroken" }, h("span", { class: `dot ${basis}` }), _(data.words.bases[basis])),
  );
  const whole = (/** @type {Bounds} */ [low]) => texts.number(low * 100, 0);
  const dots = (/** @type {any} */ m) => {
    const known = bases.filter((basis) => m.shares[basis]);
    const ends = known.flatMap((basis) => m.shares[basis]);
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    const exact = known.every((basis) => isExact(m.shares[basis]));
    const shown = known.map((basis, i) => {
      const [from, to] = m.shares[basis];
      const title = `${_(data.words.bases[basis])}: ${boundsWords([from, to], view)}`;
      if (!exact)
        return h("span", {
          class: `range ${basis}`, title, style: `left:${at(from)};width:calc(${at(to)} - ${at(from)});--at:${i}`,
        }); // prettier-ignore
      const first = known.findIndex((other) => m.shares[other][0] === from) === i; // alike: one number is enough
      return h(
        "span",
        { class: `dot ${basis}`, title, style: `left:${at(from)}` },
        first ? h("span", { class: "value" }, whole([from, to])) : null,
      );
    });
    const line = h("span", { class: "span", style: `left:${at(low)};width:calc(${at(high)} - ${at(low)})` });
    return [exact ? line : null, shown];
  };
  const spoken = (/** @type {any} */ m) =>
    bases.map((basis) => `${_(data.words.bases[basis])}: ${boundsWords(m.shares[basis], view)}`).join("; ");
  const row = (/** @type {any} */ m) =>
    h(
      "tr",
      { class: asked.measure && m.measure !== asked.measure ? "aside" : null, "data-measure": m.measure },
      h("th", { scope: "row" }, claimMeasureWord(m, view)),
      h(
        "td",
        {},
        h("span", { class: "hidden" }, spoken(m)),
        h("span", { class: "plot", "aria-hidden": "true" }, dots(m)),
      ),
    );
  const share = texts.percent(goal, 0);
  const asClaimed = asked.percent === null || asked.percent === Number(mainClaim(index).stated);
  const goalWord = asClaimed ? _("the claim: {stated}%", { stated: Number(mainClaim(index).stated) }) : share;
  const axis = ticks.map((tick) => h("span", { style: `left:${at(tick)}` }, texts.percent(tick, 0)));
  const lines = ticks.map((tick) => h("span", { style: `left:${at(tick)}` }));
  const isRange = (/** @type {any} */ m) => bases.some((basis) => m.shares[basis] && !isExact(m.shares[basis]));
  const range = rows.some(isRange)
    ? h("span", { class: "unbroken" }, h("span", { class: `range ${bases[0]}` }), _("bar: the share lies within it"))
    : null;
  return [
    h("p", { class: "plot-key" }, key, range),
    h(
      "table",
      { class: "dots" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, h("span", { class: "hidden" }, _("Measure"))),
          h(
            "th",
            { scope: "col" },
            h("span", { class: "plot goal-word" }, h("span", { style: `left:${at(goal)};--at:${at(goal)}` }, goalWord)),
          ),
        ),
      ),
      h("tbody", {}, rows.map(row)),
      h(
        "tfoot",
        { "aria-hidden": "true" },
        h(
          "tr",
          {},
          h("td", {}),
          h(
            "td",
            {},
            h("span", { class: "plot axis" }, axis),
            h(
              "span",
              { class: "plot grid" },
              h("span", { class: "beyond", style: `left:${at(goal)}` }),
              lines,
              h("span", { class: "goal", style: `left:${at(goal)}` }),
            ),
          ),
        ),
      ),
    ),
  ];
}

/** What each age of the direct evidence leaves of the country, by the measure asked (the land where none is). @param {View} view */
function drawAge(view) {
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

/** Every figure, with its formula, and what it is by the age of the evidence. @param {View} view */
function drawTerritory(view) {
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

/** @param {View} view */
export function drawClaimQuestion(view) {
  fill("claim-story", drawStory(view));
  fill("claim-plot", drawPlot(view));
  fill("evidence-age", drawAge(view));
  fill("claims-box", drawTerritory(view));
}
