// The members: how few account for how much, then a small map each of where it is on record.

import { lastYear } from "../core/coverage.js";
import { by } from "../core/fold.js";
import { concentration } from "../core/matrix.js";
import { defaults } from "../core/selection.js";
import { levelCount, levelOf, memberName, memberShort, placeName, themeName, valueWord } from "../core/words.js";
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

/** The finding over all: the kicker, and the sentences of the headline. @param {View} view @returns {[string, string]} */
export function findingWords(view) {
  const { texts, index, state, members, inside, narrowed } = view;
  const found = concentration(inside, members);
  const facts = {
    ...found,
    n: members.length,
    found: members.length - found.nowhere,
    few: narrowed || members.length <= found.top,
    of_places: levelOf(state.level, inside.length, index, texts),
    of_reached: levelOf(state.level, found.reached, index, texts),
  };
  const said = ["members_headline", "members_nowhere"].map((name) => texts.choose(name, facts));
  return [texts._("{n, plural, one {# member} other {# members}}", { n: members.length }), said.join(" ").trim()];
}

/** @param {View} view */
export function drawMembers(view) {
  const { state, index, data } = view;
  const whole = { ...defaults(index), lang: state.lang, level: "district" };
  const every = view.having({ ...whole, evidence: index.strengths });
  const alone = new Map(view.having(whole).dependence.map((/** @type {any} */ d) => [d.member, d.rows]));
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
  const [count, finding] = findingWords(view);
  fill("members-count", count);
  fill("members-headline", finding);
  const cards = shown.slice(0, most).map((/** @type {any} */ m) => {
    const model = cardModel(m, every.table, records.get(m.member) || [], view);
    return { m, model, only: alone.get(m.member) || [] };
  });
  cards.sort(by(({ model }) => -model.strong.length));
  fill(
    "member-cards",
    tooMany(shown.length - most, view),
    cards.map((/** @type {any} */ card) => drawCard(card, view)),
  );
}

/** @param {{ m: any, model: ReturnType<typeof cardModel>, only: any[] }} card @param {View} view */
function drawCard({ m: member, model, only }, view) {
  const { texts, index } = view;
  const { _ } = texts;
  const { strong, last, found, said } = model;
  const names = strong.map((row) => placeName(row.place, texts));
  const label = _("{name}, districts: {list}", {
    name: memberShort(member.member, index, texts),
    list: names.length ? names : texts.text("none"),
  });
  const themes = member.themes.split(";").filter(Boolean);
  const site = member.website.replace(/^https?:\/\//, "");
  const seen = last ? _("latest source: {year}", { year: String(last) }) : _("no dated source");
  const dependent = only.map((row) => placeName(row.place, texts));
  return h(
    "article",
    { class: "member", "data-member": member.member },
    strip(new Map(strong.map((row) => [row.code, "on"])), label),
    h(
      "div",
      {},
      h(
        "h3",
        {},
        linkButton(memberShort(member.member, index, texts), () => showMap({ member: [member.member] })),
      ),
      h("p", {}, levelCount("district", strong.length, index, texts)),
      found ? h("p", { class: "muted" }, seen) : null,
      dependent.length ? h("p", { class: "gap" }, _("only member in {list}", { list: dependent })) : null,
      h(
        "details",
        {},
        h("summary", { "aria-label": [_("More"), memberShort(member.member, index, texts)].join(" · ") }, _("More")),
        h("p", { class: "full-name" }, memberName(member.member, index, texts)),
        h("p", { class: "muted" }, _("On the coalition’s website: {name}", { name: member.name_page })),
        h("p", {}, valueWord("kind", member.kind, index, texts)),
        h(
          "p",
          { class: "themes" },
          themes.map((/** @type {string} */ t) => h("span", { class: "tag" }, themeName(t, index, texts))),
        ),
        h("p", { class: found ? "" : "warning" }, said),
        names.length ? h("p", { class: "muted" }, names.join(" · ")) : null,
        h(
          "p",
          {},
          member.website ? link(member.website, site) : h("span", { class: "muted" }, _("no website found")),
          " · ",
          cardLink(member.member, view),
        ),
      ),
    ),
  );
}
