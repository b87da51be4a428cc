// The link of a view: an adapter of the store.

import { writeQuery } from "./core/selection.js";
import { store } from "./state.js";

/** The colours that the reader's system asks for. */
export const systemMode = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

/** The first of the browser's languages that the page speaks, else the data's own: as the server says. */
export function browserLanguage() {
  const wanted = (navigator.languages || []).map((tag) => tag.split("-")[0].toLowerCase());
  return wanted.find((lang) => lang in store.data.languages) ?? store.data.index.parameters.lang.default;
}

/** What the link says beside the selection; presenter/page.js reads it. */
function pageQuery() {
  const { present, step, own, sequence, embed } = store.page;
  const parts = [];
  if (present) parts.push("present=1");
  if (present && step) parts.push(`step=${step}`);
  if (own && sequence.length) parts.push(`sequence=${encodeURIComponent(sequence.join("~"))}`);
  if (embed) parts.push("embed=1");
  return parts.join("&");
}

/** The query of a view's link, without "?". The usual language is written out for readers whose browser asks for another.
 * @param {Record<string, any>} [state] @param {{ page?: boolean }} [options] page: with presentation, sequence and embedding */
export function linkQuery(state = store.view.state, { page = true } = {}) {
  const { index } = store.data;
  const shared = { ...state, theme_mode: state.theme_mode === systemMode() ? "" : state.theme_mode };
  const usual = index.parameters.lang.default;
  const lang = state.lang === usual && browserLanguage() !== usual ? `lang=${usual}` : "";
  return [writeQuery(shared, index), lang, page && pageQuery()].filter(Boolean).join("&");
}

const address = (/** @type {string} */ query) => (query ? `?${query}` : location.pathname);

// due: the link of the view shown is to be written after its frame. stepped: the browser's own step back or forward wrote it.
// again: the timer that writes what the browser refused.
const pending = { due: false, stepped: false, again: 0 };

const AGAIN = 10_000; // milliseconds

/** A browser may refuse: Safari after 100 links in half a minute, any in a frame without an address. The view goes on, and the link of
 * the one shown by then is written later. @param {"pushState" | "replaceState"} how @param {string} query */
function write(how, query) {
  try {
    history[how](null, "", address(query));
  } catch {
    if (!pending.again) pending.again = window.setTimeout(writeAgain, AGAIN);
  }
}

function writeAgain() {
  pending.again = 0;
  replaceLink();
}

/** Write the link of a state; the browser's back button undoes it. @param {Record<string, any>} state */
export function remember(state) {
  pending.due = false;
  const query = linkQuery(state);
  if (location.search.slice(1) !== query) write("pushState", query);
}

/** Write the link of the view shown in place of the present one. */
export const replaceLink = () => write("replaceState", linkQuery());

/** What a reader sees is a step that the browser's back button undoes. Writing it takes longer than drawing it, so it follows the frame. */
export const writeSoon = () => void (pending.due = true);

/** Write the link if that is due. */
export function writeDue() {
  if (!pending.due) return;
  if (pending.stepped) pending.due = false;
  else remember(store.view.state);
  pending.stepped = false;
}

/** The browser has stepped back or forward: its link is there already. */
export const stepTaken = () => Object.assign(pending, { due: false, stepped: true });

/** The view of that step was shown already, or is no longer what is shown. */
export const stepDone = () => void (pending.stepped = false);
