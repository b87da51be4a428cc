// Claims and gaps: what is said against what is on record, where no member is, and what a change would do.

import { lastYear } from "../core/coverage.js";
import { by } from "../core/fold.js";
import { evidenceWord, levelCount, memberShort } from "../core/words.js";
import { fill, h, link, linkButton, swatch } from "../dom.js";
import { showMap } from "./acts.js";
import { links, nameOf, number, placeLink, table } from "./answers.js";
import { drawClaimQuestion } from "./claim-question.js";
import { suppose } from "./scenario.js";

/** @typedef {import("../core/view.js").View} View */

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
  return table(heads, lines, { stacks: true });
}

const GROUPS = ["both", "stated", "found", "none"];

/** The places by what the coalition says and what sources say. @param {View} view @returns {Record<string, any[]>} */
export function agreementModel(view) {
  const evidence = view.index.strengths.filter(
    (/** @type {string} */ e) => e === "stated" || view.state.evidence.includes(e),
  );
  const all = view
    .having({ evidence, measure: "agreement", need: "" })
    .inside.sort(by((row) => view.texts.order(nameOf(row, view))));
  return Object.fromEntries(GROUPS.map((id) => [id, all.filter((row) => row.class === id)]));
}

/** @param {View} view */
function drawAgreement(view) {
  const { texts, index, state } = view;
  const { _ } = texts;
  const groups = agreementModel(view);
  const all = Object.values(groups)
    .flat()
    .sort(by((row) => view.texts.order(nameOf(row, view))));
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
    table([_("Group"), _("Number"), _("Which places")], /** @type {(keyof typeof words)[]} */ (GROUPS).map(line), {
      stacks: true,
    }),
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
      h("th", { scope: "row" }, placeLink(row, view)),
      h("td", {}, words[row.class]),
      h("td", {}, named(row)),
      h(
        "td",
        {},
        row.ids.map((/** @type {string} */ id, /** @type {number} */ i) => member(row, id, i)),
      ),
    );
  return table([_("Place"), _("Group"), _("As named by the coalition"), _("Members on record")], all.map(line), {
    stacks: true,
  });
}

const NEXT_DOOR = 3;
/** @param {View} view */
function drawGaps(view) {
  const { texts, index } = view;
  const { _ } = texts;
  const n = view.gaps.length;
  if (!n) return h("p", {}, _("Every place shown has at least one member on record."));
  const shown = (/** @type {number | null} */ value) => (value === null ? _("unknown") : texts.number(value));
  const near = (/** @type {any} */ row) => {
    const all = view.nextDoor(row);
    const names = all.slice(0, NEXT_DOOR).flatMap((other, i) => {
      const where = other.near.map((r) => nameOf(r, view)).join(", ");
      return [i ? ", " : "", h("span", { title: where }, memberShort(other.member, index, texts))];
    });
    const more = all.length - NEXT_DOOR;
    return [names, more > 0 ? h("span", { class: "muted" }, ` +${more}`) : null];
  };
  const residents = _("Residents ({census} census)", { census: index.coalition.census_year });
  const heads = [_("Place"), residents, _("Area, km²"), _("Named by the coalition"), _("Who works next door")];
  const line = (/** @type {any} */ { row }) =>
    h(
      "tr",
      { "data-code": row.code },
      h("th", { scope: "row" }, h("span", { class: "unbroken" }, swatch(row.class), placeLink(row, view))),
      number(shown(row.place.population)),
      number(shown(row.place.area_km2)),
      h("td", {}, row.stated ? _("yes") : _("no")),
      h("td", {}, near(row)),
    );
  const rule = _(
    "Ranked by residents ({census} census), then by land area. Figures for children aged 0 to 17 were not found for every place, so places are not ranked by children. “Next door” means sharing a border.",
    { census: index.coalition.census_year },
  );
  const made = table(heads, view.gaps.map(line), { stacks: true });
  made.classList.add("gap-table");
  const paper = _("Only the first {shown} are printed; the screen shows all {n}.", { shown: ON_PAPER, n });
  return [made, n > ON_PAPER ? h("p", { class: "paper-only" }, paper) : null, h("p", { class: "muted" }, rule)];
}
const ON_PAPER = 8;

/** The heading of the gaps: how many, of what. @param {View} view */
function gapsTitle(view) {
  const n = view.gaps.length;
  const places = levelCount(view.state.level, n, view.index, view.texts);
  return view.texts._("{places} with no member on record, and who works next door", { places });
}

/** @param {View} view */
function drawDependence(view) {
  const { texts, index } = view;
  const { _ } = texts;
  const found = view.dependence;
  if (!found.length) return h("p", {}, _("No place shown depends on a single member."));
  const without = (/** @type {string} */ id) =>
    suppose({ without: [...view.state.without, id] }, `[data-what-if="${id}"]`);
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
        linkButton(_("What if it left?"), () => without(d.member), {
          "data-what-if": d.member,
          "aria-label": `${_("What if it left?")} · ${memberShort(d.member, index, texts)}`,
        }),
      ),
    );
  const residents = _("Residents ({census} census)", { census: index.coalition.census_year });
  return [
    h("p", {}, _("Places with only one member on record. If that member left, residents would have none.")),
    table([_("Member"), _("Places"), residents, _("Which places"), ""], found.map(line), { stacks: true }),
  ];
}

const PAIRS = 15;
const SHARED = 2; // who shares a single place, shares it by chance as likely as not
/** @param {View} view */
function drawPairs(view) {
  const { texts, index } = view;
  const { _ } = texts;
  const left = view.members.length - index.most_members;
  const pairs = view.pairs.filter((/** @type {any} */ p) => p.shared >= SHARED);
  const few = _("Only the members on record in the most places are compared, out of {n}.", { n: view.members.length });
  const many = _(
    "{n, plural, one {# pair of members shares at least one place.} other {# pairs of members share at least one place.}}",
    { n: view.pairs.length },
  );
  const rule = _(
    "Similarity (Jaccard index): places shared, divided by the places of either member. Pairs that share one place only are left out; the first {n} of the others are shown.",
    { n: Math.min(PAIRS, pairs.length) },
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
    pairs.length
      ? table([_("Members"), _("both"), _("one or both"), _("Similarity")], pairs.slice(0, PAIRS).map(line))
      : null,
  ];
}

/** @param {View} view */
export function drawClaims(view) {
  drawClaimQuestion(view);
  fill("gap-title", gapsTitle(view));
  fill("gap-list", drawGaps(view));
  fill("agreement-box", drawAgreement(view));
  fill("statements-box", drawCounts(view));
  fill("dependence-box", drawDependence(view));
  fill("copresence-box", drawPairs(view));
}
