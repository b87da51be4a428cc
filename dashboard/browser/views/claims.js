// Claims and gaps: what is said against what is on record, where no member is, and what a change would do.

import { completion, isExact, verdict } from "../core/claims.js";
import { lastYear } from "../core/coverage.js";
import { byName } from "../core/fold.js";
import { claimFacts, verdictWord } from "../core/sentences.js";
import { defaults } from "../core/selection.js";
import { evidenceWord, levelCount, levelNames, memberShort, placeName } from "../core/words.js";
import { byId, fill, h, link, linkButton, swatch } from "../dom.js";
import { change, store } from "../state.js";
import { showMap, showPlace } from "./acts.js";
import { claimMeasureWord, mainClaim, scopeNote, shareBar } from "./claim-card.js";

/** @typedef {import("../core/view.js").View} View */
/** @typedef {[number, number]} Bounds */
/** What the reader asks: a share in per cent (null: the one claimed), a measure ("": every one). */
/** @type {{ percent: number | null, measure: string }} */
const asked = { percent: null, measure: "" };

/** @param {any} row @param {View} view */
const nameOf = (row, view) => placeName(row.place, view.texts);
/** @param {string[]} heads @param {any[]} lines */
const table = (heads, lines) =>
  h(
    "table",
    { class: "answers" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        heads.map((words) => h("th", { scope: "col" }, words)),
      ),
    ),
    h("tbody", {}, lines),
  );
/** @param {any} words */
const number = (words) => h("td", { class: "number" }, words);
/** Places as links, none of them broken between lines. @param {any[]} rows @param {View} view */
const links = (rows, view) =>
  rows.map((row, i) => [
    h(
      "span",
      { class: "unbroken" },
      linkButton(nameOf(row, view), () => showPlace(row.code)),
      i < rows.length - 1 ? "," : "",
    ),
    " ",
  ]);

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

/** @param {View} view */
function drawTerritory(view) {
  const { texts, index, data } = view;
  const { _ } = texts;
  const { claim, goal, bases, verdicts } = territoryModel(view, asked);
  const said = (/** @type {string} */ found) =>
    found === "unknown" ? _("the coalition does not say") : verdictWord(found, Boolean(asked.measure), view);
  const baseWord = (/** @type {string} */ basis) => _(data.words.bases[basis]);
  const mark = (/** @type {Bounds} */ [low, high]) =>
    h("span", { class: "verdict-mark" }, low >= goal ? " ✓" : high >= goal ? " ?" : " ✗");
  const cell = (/** @type {Bounds | null} */ found) =>
    h("td", {}, found ? shareBar(found, goal) : null, boundsWords(found, view), found ? mark(found) : null);
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
  const note = _(
    "✓ reaches the percentage, ✗ does not, ? may reach it. The coalition’s list ends with “etc.”; places it means but does not name are not counted. Open a measure to see how it is calculated.",
  );
  return [
    h(
      "p",
      { class: "claim-line" },
      h("q", {}, claim[`text_${texts.lang}`]),
      " ",
      link(claim.source_url, claim.source_title),
    ),
    scopeNote(view),
    drawQuestion(claim, view),
    h(
      "p",
      { id: "claim-verdict", role: "status" },
      `${_("Verdict")}: `,
      verdicts.flatMap((v, i) => [i ? "; " : "", `${baseWord(v.basis)}: `, h("strong", {}, said(v.verdict))]),
      ".",
    ),
    h("div", {}, table([_("Measure"), ...bases.map(baseWord)], [...index.measured.map(line), verdictLine])),
    h("p", { class: "muted" }, note),
    h("div", { class: "ages" }, h("h3", {}, _("How old is the direct evidence?")), drawAges(goal, view)),
    ...drawNeeded(goal, view),
  ];
}

/** What each age of the direct evidence leaves of the country, by each measure. @param {number} goal @param {View} view */
function drawAges(goal, view) {
  const { texts, index } = view;
  const word = (/** @type {any} */ age) => texts.choose("age_word", { key: age.key, year: age.key });
  const line = (/** @type {any} */ m) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, claimMeasureWord(m, view)),
      index.ages.map((/** @type {any} */ { key }) =>
        h("td", { "data-age": key }, shareBar(m.ages[key], goal), boundsWords(m.ages[key], view)),
      ),
    );
  return table([texts._("Measure"), ...index.ages.map(word)], index.measured.map(line));
}

/** The share and the measure that the reader may choose. @param {any} claim @param {View} view */
function drawQuestion(claim, view) {
  const { _ } = view.texts;
  const ask = (/** @type {Partial<typeof asked>} */ question, focus = "") => {
    Object.assign(asked, question);
    drawClaims(store.view);
    byId(focus)?.focus();
  };
  const percent = (/** @type {any} */ e) => Math.min(Math.max(Number(e.target.value) || 0, 0), 100);
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
  const back = other ? linkButton(_("back to {n}%", { n: Number(claim.stated) }), () => ask({ percent: null })) : null;
  return h(
    "p",
    {},
    h("label", { for: "claim-share" }, _("Test another percentage:")),
    " ", input, back, " ",
    h("label", { for: "claim-measure" }, _("measured by")),
    " ", choice,
  ); // prettier-ignore
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
    return h(
      "p",
      { class: "make-true" },
      h("strong", {}, said),
      " ",
      links(further, view),
      h("br"),
      likely,
      " ",
      links(evident, view),
    );
  });
}

/** @param {View} view */
function drawCounts({ index, texts }) {
  const { _ } = texts;
  const lines = index.claims
    .filter((/** @type {any} */ claim) => claim.measure in index.counted)
    .map((/** @type {any} */ claim) => {
      const found = index.counted[claim.measure];
      const said = h("th", { scope: "row" }, claim[`text_${texts.lang}`], " ", link(claim.source_url, _("Source")));
      return h(
        "tr",
        {},
        said,
        [Number(claim.stated), found.listed, found.direct, found.indirect].map((n) => number(texts.number(n))),
      );
    });
  const heads = [
    _("The coalition says"),
    _("stated"),
    _("on the coalition’s list"),
    _("on record (direct evidence)"),
    _("on record (direct or indirect evidence)"),
  ];
  return table(heads, lines);
}

const GROUPS = ["both", "stated", "found", "none"];

/** The places by what the coalition says and what sources say. @param {View} view @returns {Record<string, any[]>} */
export function agreementModel(view) {
  const evidence = view.index.strengths.filter(
    (/** @type {string} */ e) => e === "stated" || view.state.evidence.includes(e),
  );
  const all = view.having({ evidence, measure: "agreement", need: "" }).inside.sort(byName((row) => nameOf(row, view)));
  return Object.fromEntries(GROUPS.map((id) => [id, all.filter((row) => row.class === id)]));
}

/** @param {View} view */
function drawAgreement(view) {
  const { texts, index, state } = view;
  const { _ } = texts;
  const groups = agreementModel(view);
  const all = Object.values(groups)
    .flat()
    .sort(byName((row) => nameOf(row, view)));
  const words = {
    both: _("named, member on record"), stated: _("named, no member on record"),
    found: _("not named, member on record"), none: _("not named, no member on record"),
  }; // prettier-ignore
  const line = (/** @type {keyof typeof words} */ id) =>
    h(
      "tr",
      { "data-group": id },
      h("th", { scope: "row" }, swatch(id), words[id]),
      number(texts.number(groups[id].length)),
      h("td", {}, links(groups[id], view)),
    );
  const counts = Object.fromEntries(GROUPS.map((id) => [id, groups[id].length]));
  const said = _(
    "{places}: {both} named and with a member on record, {stated} named only, {found} with a member on record only, {none} neither.",
    {
      places: levelCount(state.level, all.length, index, texts),
      ...counts,
    },
  );
  return [
    h(
      "p",
      {},
      said,
      " ",
      linkButton(_("Show on the map"), () => showMap({ measure: "agreement" })),
    ),
    table([_("Group"), _("Number"), _("Which places")], /** @type {(keyof typeof words)[]} */ (GROUPS).map(line)),
    h(
      "details",
      { id: "evidence-behind" },
      h("summary", {}, _("The evidence, place by place")),
      drawEvidence(all, words, view),
    ),
  ];
}

/** For each place the coalition's own word, and who is on record, by how strong and how recent a source.
 * @param {any[]} all @param {Record<string, string>} words @param {View} view */
function drawEvidence(all, words, view) {
  const { texts, index } = view;
  const { _ } = texts;
  const of = (/** @type {any} */ row, /** @type {string} */ id) =>
    row.operations.filter((/** @type {any} */ op) => op.member === id);
  const sources = (/** @type {any[]} */ operations) =>
    operations.filter((op) => op.source_url).map((op, i) => [" ", link(op.source_url, `[${i + 1}]`)]);
  const member = (/** @type {any} */ row, /** @type {string} */ id, /** @type {number} */ i) => {
    const seen = lastYear(of(row, id)) || _("undated");
    const strength = evidenceWord(row.who.get(id), index, texts);
    return [i ? "; " : "", `${memberShort(id, index, texts)} (${strength}, ${seen})`, sources(of(row, id))];
  };
  const named = (/** @type {any} */ row) =>
    row.operations
      .filter((/** @type {any} */ op) => op.evidence === "stated")
      .map((/** @type {any} */ op, /** @type {number} */ i) => [i ? ", " : "", link(op.source_url, `“${op.place}”`)]);
  const line = (/** @type {any} */ row) =>
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        linkButton(nameOf(row, view), () => showPlace(row.code)),
      ),
      h("td", {}, words[row.class]),
      h("td", {}, named(row)),
      h(
        "td",
        {},
        row.ids.map((/** @type {string} */ id, /** @type {number} */ i) => member(row, id, i)),
      ),
    );
  return table([_("Place"), _("Group"), _("As named by the coalition"), _("Members on record")], all.map(line));
}

const ON_PAPER = 8;
/** @param {View} view */
function drawGaps(view) {
  const { texts, index, state } = view;
  const { _ } = texts;
  const n = view.gaps.length;
  if (!n) return h("p", {}, _("Every place shown has at least one member on record."));
  const shown = (/** @type {number | null} */ value) => (value === null ? _("unknown") : texts.number(value));
  const near = (/** @type {any} */ row) =>
    view
      .nextDoor(row)
      .slice(0, 3)
      .flatMap((other, i) => [
        i ? "; " : "",
        h("strong", {}, memberShort(other.member, index, texts)),
        ` (${other.near.map((r) => nameOf(r, view)).join(", ")})`,
      ]);
  const line = (/** @type {any} */ { row, rank_residents, rank_land }) =>
    h(
      "tr",
      { "data-code": row.code },
      h(
        "th",
        { scope: "row" },
        linkButton(nameOf(row, view), () => showPlace(row.code)),
      ),
      [shown(row.place.population), rank_residents ?? "–", shown(row.place.area_km2), rank_land ?? "–"].map(number),
      h("td", {}, row.stated ? _("yes") : _("no")),
      h("td", {}, near(row)),
    );
  const rule = _(
    "Ranked by residents ({census} census), then by land area. Figures for children aged 0 to 17 were not found for every place, so places are not ranked by children. “Next door” means sharing a border.",
    { census: index.coalition.census_year },
  );
  const many = _(
    "{n, plural, one {# place with no member on record.} other {# places with no member on record, those with the most residents first.}}",
    { n },
  );
  const level = levelNames(state.level, index, texts).one;
  const residents = _("Residents ({census} census)", { census: index.coalition.census_year });
  const heads = [
    level,
    residents,
    _("rank"),
    _("Area, km²"),
    _("rank"),
    _("Named by the coalition"),
    _("Who works next door"),
  ];
  const paper = _("Only the first {shown} are printed; the screen shows all {n}.", { shown: ON_PAPER, n });
  return [
    h("p", {}, many, " ", h("span", { class: "muted" }, rule)),
    table(heads, view.gaps.map(line)),
    n > ON_PAPER ? h("p", { class: "paper-only" }, paper) : null,
  ];
}

/** @param {View} view */
function drawDependence(view) {
  const { texts, index } = view;
  const { _ } = texts;
  const found = view.dependence;
  if (!found.length) return h("p", {}, _("No place shown depends on a single member."));
  const without = (/** @type {string} */ id) => change({ without: [...view.state.without, id] });
  const line = (/** @type {any} */ d) =>
    h(
      "tr",
      { "data-member": d.member },
      h("th", { scope: "row" }, memberShort(d.member, index, texts)),
      number(texts.number(d.rows.length)),
      number(d.population === null ? _("unknown") : texts.number(d.population)),
      h("td", {}, links(d.rows, view)),
      h(
        "td",
        {},
        linkButton(_("What if it left?"), () => without(d.member)),
      ),
    );
  const residents = _("Residents ({census} census)", { census: index.coalition.census_year });
  return [
    h("p", {}, _("Places with only one member on record. If that member left, residents would have none.")),
    table([_("Member"), _("Places"), residents, _("Which places"), ""], found.map(line)),
  ];
}

const PAIRS = 15;
/** @param {View} view */
function drawPairs(view) {
  const { texts, index } = view;
  const { _ } = texts;
  const left = view.members.length - index.most_members;
  const few = _("Only the members on record in the most places are compared, out of {n}.", { n: view.members.length });
  const many = _(
    "{n, plural, one {# pair of members shares at least one place.} other {# pairs of members share at least one place.}}",
    { n: view.pairs.length },
  );
  const rule = _(
    "Similarity (Jaccard index): places shared, divided by the places of either member. The first {n} pairs are shown.",
    { n: PAIRS },
  );
  const line = (/** @type {any} */ p) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, `${memberShort(p.one, index, texts)} – ${memberShort(p.other, index, texts)}`),
      [texts.number(p.shared), texts.number(p.either), texts.number(p.jaccard, 2)].map(number),
    );
  return [
    left > 0 ? h("p", { class: "warning" }, few) : null,
    h("p", {}, many, " ", h("span", { class: "muted" }, rule)),
    table([_("Members"), _("both"), _("one or both"), _("Similarity")], view.pairs.slice(0, PAIRS).map(line)),
  ];
}

/** @param {View} view */
export function drawClaims(view) {
  fill("claims-box", drawTerritory(view), drawCounts(view));
  fill("agreement-box", drawAgreement(view));
  fill("gap-list", drawGaps(view));
  fill("dependence-box", drawDependence(view));
  fill("copresence-box", drawPairs(view));
}
