// The members, a card each: where it is on record, since when, how surely.

import { lastYear } from "../core/coverage.js";
import { defaults } from "../core/selection.js";
import { levelCount, memberName, memberShort, placeName, themeName, valueWord } from "../core/words.js";
import { fill, h, link, linkButton } from "../dom.js";
import { showMap } from "./acts.js";
import { cardLink } from "./page-link.js";
import { strip } from "./strip.js";

/** @typedef {import("../core/view.js").View} View */

/** More members than anyone reads side by side are left to the filters, and that is said. @param {number} n @param {View} view */
export const tooMany = (n, { texts }) =>
  n > 0
    ? h(
        "p",
        { class: "warning" },
        texts._(
          "{n, plural, one {# more member is not shown here. Use the filters to choose members.} other {# more members are not shown here. Use the filters to choose members.}}",
          { n },
        ),
      )
    : null;

/** What a card says of a member. @param {any} member @param {any[]} everywhere districts by any evidence @param {any[]} records @param {View} view */
export function cardModel(member, everywhere, records, { texts, index }) {
  const strong = everywhere.filter((row) => row.who.get(member.member) === index.strengths[0]);
  const weaker = everywhere.filter((row) => row.who.has(member.member)).length - strong.length;
  const facts = {
    n: records.length,
    dated: records.filter((op) => op.year_from || op.year_to).length,
    places: levelCount("district", strong.length, index, texts),
    weaker,
  };
  return {
    strong,
    last: lastYear(records),
    found: records.length > 0,
    said: texts.choose("member_card", facts),
  };
}

/** @param {View} view */
export function drawMembers(view) {
  const { state, index, data } = view;
  const every = view.having({ ...defaults(index), lang: state.lang, level: "district", evidence: index.strengths });
  const chosen = new Set(view.members);
  const shown = index.members.filter(
    (/** @type {any} */ m) =>
      chosen.has(m.member) &&
      (!state.theme.length || m.themes.split(";").some((/** @type {string} */ t) => state.theme.includes(t))),
  );
  /** @type {Map<string, any[]>} */
  const records = new Map(shown.map((/** @type {any} */ m) => [m.member, []]));
  for (const op of index.operations) records.get(op.member)?.push(op);
  const most = data.index.most_members;
  fill(
    "member-cards",
    tooMany(shown.length - most, view),
    shown.slice(0, most).map((/** @type {any} */ m) => drawCard(m, every.table, records.get(m.member) || [], view)),
  );
}

/** @param {any} member @param {any[]} everywhere @param {any[]} records @param {View} view */
function drawCard(member, everywhere, records, view) {
  const { texts, index } = view;
  const { _ } = texts;
  const { strong, last, found, said } = cardModel(member, everywhere, records, view);
  const names = strong.map((row) => placeName(row.place, texts));
  const label = _("{name}, districts: {list}", {
    name: memberShort(member.member, index, texts),
    list: names.length ? names : texts.text("none"),
  });
  const themes = member.themes.split(";").filter(Boolean);
  const site = member.website.replace(/^https?:\/\//, "");
  return h(
    "article",
    { class: "card", "data-member": member.member },
    strip(new Map(strong.map((row) => [row.code, "on"])), label),
    h(
      "div",
      {},
      h("h3", {}, memberName(member.member, index, texts)),
      h("p", { class: "muted" }, _("On the coalition’s website: {name}", { name: member.name_page })),
      h("p", {}, valueWord("kind", member.kind, index, texts)),
      h(
        "p",
        { class: "themes" },
        themes.map((/** @type {string} */ t) => h("span", { class: "tag" }, themeName(t, index, texts))),
      ),
      h(
        "p",
        { class: found ? "" : "warning" },
        said,
        last ? [" ", _("Latest source: {year}.", { year: String(last) })] : "",
      ),
      names.length ? h("p", { class: "muted" }, names.join(" · ")) : null,
      h(
        "p",
        {},
        member.website ? link(member.website, site) : h("span", { class: "muted" }, _("no website found")),
        " · ",
        linkButton(_("Show on the map"), () => showMap({ member: [member.member] })),
        view.data.frozen ? null : [" · ", cardLink(member.member, view)],
      ),
    ),
  );
}
