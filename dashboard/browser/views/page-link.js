// The way to a page of its own, which needs no script and prints on paper; only a server has it.

import { h } from "../dom.js";

/** @typedef {import("../core/view.js").View} View */

/** @param {"place" | "member"} kind @param {string} name @param {View} view @param {string} words @param {string | null} [id] */
const toPage = (kind, name, { data, state }, words, id = null) =>
  data.frozen ? null : h("a", { id, href: `${kind}/${encodeURIComponent(name)}?lang=${state.lang}` }, words);

/** From the panel. @param {"place" | "member"} kind @param {string} name @param {View} view */
export function pageLink(kind, name, view) {
  const { _ } = view.texts;
  const words = {
    place: _("Page of this place, to print or to send"),
    member: _("Page of this member, to print or to send"),
  };
  const found = toPage(kind, name, view, words[kind], `${kind}-page`);
  return found && h("p", { class: "page-link" }, found);
}

/** From the card of a member. @param {string} member @param {View} view */
export const cardLink = (member, view) => toPage("member", member, view, view.texts._("Page of its own"));
