// The link of a view: an adapter of the store.

import { writeQuery } from "./core/selection.js";
import { sequenceInLink } from "./core/sequence.js";
import { store } from "./state.js";

/** The colours that the reader's system asks for. */
export const systemMode = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

/** The first of the browser's languages that the page speaks, else the data's own: as the server says. */
export function browserLanguage() {
  const wanted = (navigator.languages || []).map((tag) => tag.split("-")[0].toLowerCase());
  return wanted.find((lang) => lang in store.data.languages) ?? store.data.index.parameters.lang.default;
}

/** What the link says beside the selection; presenter/page.js reads it. */
function pageQuery(/** @type {Record<string, any>} */ state) {
  const { present, step, embed, percent } = store.page;
  const parts = [];
  if (present) parts.push("present=1");
  if (present && step) parts.push(`step=${step}`);
  if (embed) parts.push("embed=1");
  if (percent !== null && state.view === "claims") parts.push(`percent=${percent}`);
  return parts.join("&");
}

/** The link of a view: its query, without "?", and what stands behind the "#" where a sequence is too long for servers. The usual language
 * is written out for readers whose browser asks for another.
 * @param {Record<string, any>} [state] @param {{ page?: boolean }} [options] page: with presentation, sequence and embedding */
export function linkParts(state = store.view.state, { page = true } = {}) {
  const { index } = store.data;
  const shared = { ...state, theme_mode: state.theme_mode === systemMode() ? "" : state.theme_mode };
  const usual = index.parameters.lang.default;
  const lang = state.lang === usual && browserLanguage() !== usual ? `lang=${usual}` : "";
  const rest = [writeQuery(shared, index), lang, page && pageQuery(state)].filter(Boolean).join("&");
  const { own, sequence } = store.page;
  const views = sequenceInLink(page && own ? sequence : [], rest);
  return { query: [rest, views.query].filter(Boolean).join("&"), fragment: views.fragment };
}

/** The query alone. @param {Parameters<typeof linkParts>} asked */
export const linkQuery = (...asked) => linkParts(...asked).query;

/** @typedef {{ query: string, fragment: string }} Link */
/** @param {Link} link */
const address = ({ query, fragment }) => (query ? `?${query}` : location.pathname) + (fragment ? `#${fragment}` : "");

// due: the link of the view shown is to be written after its frame. stepped: the browser's own step back or forward wrote it.
// again: the timer that writes what the browser refused. gathered: the address at which the steps that are one began, "" while each is one.
const pending = { due: false, stepped: false, again: 0, gathered: "" };

const AGAIN = 10_000; // milliseconds

/** A browser may refuse: Safari after 100 links in half a minute, any in a frame without an address. The view goes on, and the link of
 * the one shown by then is written later. @param {"pushState" | "replaceState"} how @param {Link} link */
function write(how, link) {
  try {
    history[how](null, "", address(link));
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
  const link = linkParts(state);
  const there = location.search.slice(1) === link.query && (!link.fragment || location.hash.slice(1) === link.fragment);
  if (!there) write(pending.gathered ? "replaceState" : "pushState", link);
}

/** All that is chosen from here on is one step, which the browser's back button undoes as a whole. */
export function gatherSteps() {
  try {
    history.pushState(null, "", location.href);
    pending.gathered = location.href;
  } catch {
    // the browser refuses: each choice is a step of its own
  }
}

/** Each choice is a step again. @param {{ undone: boolean }} how undone: the browser has stepped back over it */
export function stepsGathered({ undone }) {
  const nothing = pending.gathered === location.href && !pending.due;
  pending.gathered = "";
  if (nothing && !undone) history.back();
}

/** Write the link of the view shown in place of the present one. */
export const replaceLink = () => write("replaceState", linkParts());

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
