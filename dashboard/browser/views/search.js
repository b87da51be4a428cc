// The one search box: it shows what it understood, and acts when the reader agrees. A combobox with a listbox, as ARIA describes them.

import { ask, codeOf } from "../core/search-options.js";
import { levelNames, memberName, memberShort, placeName, themeName } from "../core/words.js";
import { byId, fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { change, store } from "../state.js";
import { choose, point } from "./acts.js";
import { searchLink } from "./page-link.js";

/** @typedef {import("../core/view.js").View} View */
/** @typedef {import("../core/lexicon.js").Named} Named */
/** @typedef {import("../core/search-options.js").Option} Option */

const LONGEST_NOTE = 80; // letters of what was not understood
/** What is offered, and which of it Enter would take; -1: none. @type {{ options: Option[], at: number }} */
const offered = { options: [], at: -1 };

const input = () => /** @type {HTMLInputElement} */ (byId("place-search"));

/** @param {View} view @returns {Record<string, string>} */
const titles = ({ texts: { _ } }) => ({
  near: _("Did you mean"),
  together: _("All together"),
  place: _("Places"),
  member: _("Members"),
  theme: _("Themes"),
  kind: _("Kinds of organisation"),
  country: _("Partner countries"),
  measure: _("Map"),
  view: _("Views"),
});

/** @param {Named} what @param {View} view */
function nameOf(what, { index, texts }) {
  if (what.kind === "member") return memberShort(what.value, index, texts);
  if (what.kind === "theme") return themeName(what.value, index, texts);
  if (what.kind === "view")
    return { claims: texts._("Claims and gaps"), partners: texts._("Partner countries") }[what.value] ?? "";
  return ["kind", "measure"].includes(what.kind) ? texts._(what.item) : placeName(what.item, texts);
}

/** What kind of thing it is; of a place its level, and where it lies. @param {Named} what @param {View} view */
function kindOf(what, { index, texts, state }) {
  const { _ } = texts;
  const words = {
    member: _("member"),
    theme: _("theme"),
    kind: _("kind of organisation"),
    country: _("partner country"),
    measure: _("colours of the map"),
    view: _("view"),
  };
  if (what.kind !== "place") return words[what.kind];
  const level = levelNames(what.level, index, texts).one;
  const county = index.placeOf.get(what.item.county);
  if (what.level === "county" || !county) return level;
  const around = { level, county: placeName(county, texts) };
  if (what.value) return _("{level}, county of {county}", around);
  const place = placeName(index.placeOf.get(codeOf(what, state.level)), texts);
  return _("{level} in {place}, county of {county}", { ...around, place });
}

/** @param {Option} option @param {number} at @param {View} view */
function drawOption({ shown }, at, view) {
  const chip = (/** @type {Named} */ what) =>
    h("span", { class: `found ${what.kind}` }, h("b", {}, nameOf(what, view)), " ", h("small", {}, kindOf(what, view)));
  const [only] = shown;
  const full = shown.length === 1 && only.kind === "member" ? memberName(only.value, view.index, view.texts) : "";
  return h(
    "div",
    { role: "option", id: `search-option-${at}`, "aria-selected": String(at === offered.at), onclick: () => take(at) },
    shown.map((what, i) => [i ? " · " : "", chip(what)]),
    full && full !== nameOf(only, view) ? h("span", { class: "muted" }, " ", full) : "",
  );
}

/** @param {View} view */
function drawOptions(view) {
  const groups = titles(view);
  /** @type {Map<string, HTMLElement[]>} */
  const parts = new Map();
  offered.options.forEach((option, at) => {
    parts.set(option.group, [...(parts.get(option.group) || []), drawOption(option, at, view)]);
  });
  fill(
    "place-names",
    [...parts].map(([group, options]) =>
      h(
        "div",
        { role: "group", "aria-label": groups[group] },
        h("span", { class: "found-title", "aria-hidden": "true" }, groups[group]),
        options,
      ),
    ),
  );
}

/** The pages of what the first option means, beside the list: an option holds no link. @param {View} view */
function drawPages(view) {
  const shown = (offered.options[0]?.shown || []).filter(({ kind }) => kind === "place" || kind === "member");
  fill(
    "search-pages",
    shown.map((what) => {
      const name = what.kind === "place" ? codeOf(what, view.state.level) : what.value;
      return searchLink(/** @type {"place" | "member"} */ (what.kind), name, nameOf(what, view), view);
    }),
  );
}

/** @param {string[]} unknown @param {boolean} clear @param {View} view */
function noteOf(unknown, clear, { texts: { _ } }) {
  const words = unknown.join(", ");
  const short = words.length > LONGEST_NOTE ? `${words.slice(0, LONGEST_NOTE)}…` : words;
  if (unknown.length) return _("Not understood: {words}", { words: short });
  if (!offered.options.length) return _("Type the name of a place, a member or a theme.");
  return clear ? "" : _("More than one meaning fits: choose one.");
}

/** @param {boolean} open */
function expand(open) {
  byId("search-menu").hidden = !open;
  input().setAttribute("aria-expanded", String(open && offered.options.length > 0));
  if (!open) mark(-1);
}

/** The list closes where neither the box nor a link in the list has the focus. @param {EventTarget | null} to */
function leave(to) {
  if (!byId("place-search-box").contains(to)) expand(false);
}

/** Say which option Enter takes. @param {number} at */
function mark(at) {
  offered.at = at;
  byId("place-names")
    .querySelectorAll("[role=option]")
    .forEach((/** @type {HTMLElement} */ option, /** @type {number} */ i) => {
      option.setAttribute("aria-selected", String(i === at));
      if (i === at) option.scrollIntoView({ block: "nearest" });
    });
  if (at < 0) input().removeAttribute("aria-activedescendant");
  else input().setAttribute("aria-activedescendant", `search-option-${at}`);
}

/** Offer what the text may mean. */
function offer() {
  const { view } = store;
  const text = input().value;
  const { options, unknown, clear } = ask(text, view);
  offered.options = options;
  offered.at = -1;
  drawOptions(view);
  drawPages(view);
  byId("search-note").textContent = text.trim() ? noteOf(unknown, clear, view) : "";
  expand(Boolean(text.trim()));
  mark(clear ? 0 : -1);
}

/** @param {number} at */
function take(at) {
  const { chosen } = offered.options[at];
  input().value = "";
  offer();
  if (document.body.classList.contains("drawer-open")) byId("filters-close").click(); // on a phone the answer is behind it
  point("");
  change(chosen);
  if (chosen.view) window.scrollTo(0, 0);
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const open = !byId("search-menu").hidden;
  const last = offered.options.length - 1;
  if (event.key === "Escape" && open) {
    expand(false);
    event.stopPropagation(); // it closes the list, not what the box stands in
  } else if (event.key === "Escape" && !input().value && store.view.state.place) choose("");
  else if (event.key === "Enter" && offered.at >= 0) take(offered.at);
  else if (!open && input().value && ["Enter", "ArrowDown", "ArrowUp"].includes(event.key)) offer();
  else if ((event.key === "Enter" || event.key === "ArrowDown") && last >= 0)
    mark(offered.at < last ? offered.at + 1 : 0);
  else if (event.key === "ArrowUp" && last >= 0) mark(offered.at > 0 ? offered.at - 1 : last);
  else return;
  event.preventDefault();
}

function build() {
  const box = h("input", {
    id: "place-search",
    type: "search",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "place-names",
    oninput: offer,
    onfocus: () => input().value && offer(),
    onblur: (/** @type {FocusEvent} */ e) => leave(e.relatedTarget),
    onkeydown: onKey,
  });
  const note = h("p", { id: "search-note", role: "status", class: "muted" });
  const list = h("div", { id: "place-names", role: "listbox" });
  // What is pressed does not take the focus from the box: else the list would close before the click.
  const keep = (/** @type {Event} */ event) => event.preventDefault();
  const pages = h("p", { id: "search-pages", onfocusout: (/** @type {FocusEvent} */ e) => leave(e.relatedTarget) });
  const menu = h("div", { id: "search-menu", hidden: true, onmousedown: keep }, note, list, pages);
  fill("place-search-box", icon("search"), box, menu);
}

/** @param {View} view */
export function drawSearch(view) {
  if (!byId("place-search")) build();
  const words = view.texts._("Place, member or theme");
  input().placeholder = words;
  byId("place-names").setAttribute("aria-label", words);
}
