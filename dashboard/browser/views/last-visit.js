// What changed since the reader was here last: kept in this browser alone, and shown until it is closed. A first visit is told nothing, nor is
// anything kept of rows that not everybody may see, or in a frame of another page.

import { changed, presenceOf } from "../core/visit.js";
import { memberShort, placeName } from "../core/words.js";
import { h } from "../dom.js";
import { store } from "../state.js";

/** @typedef {import("../core/view.js").View} View */
/** @typedef {{ version: string, day: string, presence: string[] }} Visit */

const STORED = "coverage.visit";
const MOST = 3; // named of each
const drawn = { lang: "" };

/** @returns {Visit | null} */
function stored() {
  try {
    const found = JSON.parse(localStorage.getItem(STORED) || "null");
    const whole = Array.isArray(found?.presence) && /^\d{4}-\d\d-\d\d$/.test(found.day);
    return whole
      ? { ...found, presence: found.presence.filter((/** @type {any} */ one) => typeof one === "string") }
      : null;
  } catch {
    return null;
  }
}

/** @param {View} view @param {string[]} presence */
function keep({ index }, presence) {
  try {
    localStorage.setItem(STORED, JSON.stringify({ version: index.version, day: index.released, presence }));
  } catch {
    // a browser that keeps nothing is told nothing
  }
}

/** "Vatra in Peqin" @param {string} pair @param {View} view */
function said(pair, { index, texts }) {
  const [member, code] = pair.split("@");
  const place = index.placeOf.get(code);
  return texts._("{member} in {place}", {
    member: index.memberOf.has(member) ? memberShort(member, index, texts) : member,
    place: place ? placeName(place, texts) : code,
  });
}

/** @param {View} view */
export function drawLastVisit(view) {
  const { index, state } = view;
  const { present, embed } = store.page;
  if (index.confidential || embed || present || drawn.lang === state.lang) return;
  drawn.lang = state.lang;
  const before = stored();
  document.getElementById("last-visit")?.remove();
  if (before?.version === index.version) return;
  const now = presenceOf(view);
  const { came, went } = before ? changed(before.presence, now) : { came: [], went: [] };
  if (!before || !(came.length + went.length)) {
    keep(view, now);
    return;
  }
  document.body.append(box(view, before, { came, went }, now));
}

/** @param {View} view @param {Visit} before @param {{ came: string[], went: string[] }} changes @param {string[]} now */
function box(view, before, { came, went }, now) {
  const { _ } = view.texts;
  const close = () => {
    keep(view, now);
    document.getElementById("last-visit")?.remove();
  };
  const named = (/** @type {string[]} */ pairs) => {
    const more = pairs.length - MOST;
    const rest = more > 0 ? [_("{n, plural, one {# more} other {# more}}", { n: more })] : [];
    return { list: [...pairs.slice(0, MOST).map((pair) => said(pair, view)), ...rest] };
  };
  const added = _("On record since: {list}.", named(came));
  const gone = _("No longer on record: {list}.", named(went));
  const all = h("a", { href: `changes?lang=${view.state.lang}&from=${before.day}`, onclick: close }, _("What changed"));
  return h(
    "div",
    { id: "last-visit", role: "status" },
    h("button", { class: "icon", type: "button", "aria-label": _("Close"), onclick: close }, "×"),
    h("p", {}, h("strong", {}, _("Since your last visit (data of {day, date})", { day: before.day }))),
    came.length ? h("p", {}, added) : null,
    went.length ? h("p", {}, gone) : null,
    store.data.frozen ? null : h("p", {}, all),
  );
}
