// The panel before a place is chosen: a member's own card, the gaps with who is next door, where most members are.

import { memberName, memberShort, placeName } from "../core/words.js";
import { h, link, linkButton, swatch } from "../dom.js";
import { change } from "../state.js";
import { choose, showClaims } from "./acts.js";
import { comparePart, compareWith } from "./compare.js";
import { pageLink } from "./page-link.js";

/** @typedef {import("../core/view.js").View} View */
const GAPS = 12;
const MOST = 5;

/** @param {View} view */
export function startPanel(view) {
  const { _ } = view.texts;
  const parts = (
    view.compared ? [comparePart(view)] : [memberPart(view), twoPart(view), gapsPart(view), mostPart(view)]
  ).filter(Boolean);
  const none = view.inside.length
    ? _(
        "Choose a place on the map or in the table, or find it by name, to see who works there and which source says so.",
      )
    : _("Nothing fits these filters.");
  return parts.length ? parts : [h("p", { class: "muted" }, none)];
}

/** The one member that is chosen. @param {View} view */
function memberPart(view) {
  const { texts, index, state } = view;
  if (state.member.length !== 1) return null;
  const [id] = state.member;
  const member = index.members.find((/** @type {any} */ m) => m.member === id);
  const themes = member.themes
    .split(";")
    .filter(Boolean)
    .map((/** @type {string} */ theme) => index.themes.find((/** @type {any} */ t) => t.theme === theme))
    .map((/** @type {any} */ theme) => placeName({ sq: theme.name_sq, en: theme.name_en }, texts));
  return h(
    "section",
    {},
    h("h2", {}, memberName(id, index, texts)),
    h("p", { class: "muted" }, texts._(index.parameters.kind.names[member.kind])),
    themes.length ? h("p", {}, texts._("Themes of its work: {list}", { list: themes })) : null,
    member.website ? h("p", {}, link(member.website, member.website.replace(/^https?:\/\/(www\.)?|\/$/g, ""))) : null,
    pageLink("member", id, view),
    compareWith(id, view),
  );
}

/** Two members are chosen: they may be set side by side. @param {View} view */
function twoPart({ texts, state }) {
  if (state.member.length !== 2) return null;
  const compare = () => change({ member: [], compare: state.member });
  return h(
    "section",
    {},
    h("button", { type: "button", class: "button quiet", onclick: compare }, texts._("Compare the two")),
  );
}

/** @param {View} view */
function gapsPart(view) {
  const { texts } = view;
  const gaps = view.inside
    .filter((row) => !row.members)
    .sort((a, b) => (b.place.population ?? -1) - (a.place.population ?? -1) || (a.code < b.code ? -1 : 1));
  if (view.narrowed || view.onlyStated || !gaps.length) return null;
  return h(
    "section",
    {},
    h("h2", {}, texts._("{n, plural, one {The one gap} other {The # gaps, largest first}}", { n: gaps.length })),
    h("p", { class: "muted" }, texts._("Residents, and who is on record next door")),
    h(
      "ul",
      { class: "gaps" },
      gaps.slice(0, GAPS).map((row) => gapLine(row, view)),
    ),
    gaps.length > GAPS
      ? linkButton(texts._("{n} more in the list of gaps", { n: gaps.length - GAPS }), showClaims)
      : null,
  );
}

/** Who works next door to a gap: the neighbour with the most members. @param {any} row @param {View} view */
export function nextDoorWords(row, view) {
  const { texts } = view;
  const near = row.place.neighbours
    .map((/** @type {string} */ code) => view.row(code))
    .filter((/** @type {any} */ other) => other?.members)
    .sort((/** @type {any} */ a, /** @type {any} */ b) => b.members - a.members)[0];
  return near
    ? texts._("Next door: {place}, {n, plural, one {# member} other {# members}}", {
        place: placeName(near.place, texts),
        n: near.members,
      })
    : view.filtered
      ? texts._("No member is on record next door with these filters.")
      : texts._("No member is on record next door.");
}

/** @param {any} row @param {View} view */
function gapLine(row, view) {
  const { texts } = view;
  const said = nextDoorWords(row, view);
  const people = row.place.population === null ? texts._("unknown") : texts.number(row.place.population);
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "place-row", "data-gap": row.code, onclick: () => choose(row.code) },
      swatch(row.class),
      h("b", {}, placeName(row.place, texts)),
      h("span", { class: "number" }, people),
      h("span", { class: "muted" }, said),
    ),
  );
}

/** @param {View} view */
function mostPart(view) {
  const { texts, index, state } = view;
  const most = view.inside
    .filter((row) => row.members)
    .sort((a, b) => b.members - a.members || (a.code < b.code ? -1 : 1));
  if (!most.length) return null;
  const one = state.member.length === 1;
  const title = one
    ? texts._("Where {name} is on record", { name: memberShort(state.member[0], index, texts) })
    : texts._("Most members on record");
  const top = most[0].members;
  const colour = (/** @type {any} */ row) => (view.measure.kind === "count" ? row.class : "c4"); // others say something else
  const line = (/** @type {any} */ row) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "place-row meter", "data-code": row.code, onclick: () => choose(row.code) },
        h("span", {}, placeName(row.place, texts)),
        one
          ? h("span", { class: "muted" }, row.recency === null ? texts._("undated") : String(row.recency))
          : [
              h(
                "span",
                { class: "track" },
                h("span", { class: `fill ${colour(row)}`, style: `width:${(100 * row.members) / top}%` }),
              ),
              h("b", {}, String(row.members)),
            ],
      ),
    );
  return h("section", {}, h("h2", {}, title), h("ul", { class: "most" }, (one ? most : most.slice(0, MOST)).map(line)));
}
