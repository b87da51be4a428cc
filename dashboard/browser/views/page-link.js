// The way to a page of its own, which needs no script and prints on paper: from a server, among the files of a static site, or
// within the one file.

import { h } from "../dom.js";
import { choose } from "./acts.js";

/** @typedef {import("../core/view.js").View} View */

const SERVED = "{kind}/{name}?lang={lang}";

/** @param {"place" | "member"} kind @param {string} name @param {View} view @param {string} words @param {string | null} [id] */
function toPage(kind, name, { data, state }, words, id = null) {
  const pages = data.frozen ? data.frozen.pages : SERVED;
  const href = pages.replace("{kind}", kind).replace("{name}", encodeURIComponent(name)).replace("{lang}", state.lang);
  return h("a", { id, href }, words);
}

/** From the panel. @param {"place" | "member"} kind @param {string} name @param {View} view */
export function pageLink(kind, name, view) {
  const { _ } = view.texts;
  const words = {
    place: _("Page of this place, to print or to send"),
    member: _("Page of this member, to print or to send"),
  };
  return h("p", { class: "page-link" }, toPage(kind, name, view, words[kind], `${kind}-page`));
}

/** From the card of a member. @param {string} member @param {View} view */
export const cardLink = (member, view) => toPage("member", member, view, view.texts._("Page of its own"));

/** From the search box. @param {"place" | "member"} kind @param {string} name @param {string} called @param {View} view */
export const searchLink = (kind, name, called, view) =>
  toPage(kind, name, view, view.texts._("Page of {name}", { name: called }));

/** From the table: a press chooses the place, as on the map; its page opens in a tab of its own as links do.
 * @param {string} code @param {string} words @param {View} view */
export function tableLink(code, words, view) {
  const found = toPage("place", code, view, words);
  found.addEventListener("click", (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    choose(code);
  });
  return found;
}
