// The presenter's own sequence as the browser keeps it, for all tabs. A tab whose sequence came with somebody's link shows that one;
// what is added there goes to the browser's own as well, and takes nothing from it.

import { merged } from "../core/sequence.js";
import { store } from "../state.js";

const STORED = "coverage.sequence";

// seen: the sequence that this tab began with, or has stored last. foreign: it came with a link, and differs from the browser's own.
/** @type {{ seen: string[], foreign: boolean }} */
const tab = { seen: [], foreign: false };

/** The sequence that the browser has kept; none where it keeps nothing: the link still does. @returns {string[]} */
export function storedSequence() {
  try {
    return [JSON.parse(localStorage.getItem(STORED) || "[]")].flat().filter((view) => typeof view === "string");
  } catch {
    return [];
  }
}

/** @param {string[]} sequence */
function keep(sequence) {
  try {
    localStorage.setItem(STORED, JSON.stringify(sequence));
  } catch {
    // the link keeps it
  }
}

const alike = (/** @type {string[]} */ a, /** @type {string[]} */ b) => a.join("~") === b.join("~");

/** A link, or the browser, gives the tab its sequence. @param {string[]} sequence */
export function takeSequence(sequence) {
  store.page.sequence = sequence;
  tab.seen = sequence;
  tab.foreign = !alike(sequence, storedSequence());
}

/** Store what was made of the sequence here, beside what other tabs have made of it. @param {string[]} sequence @param {number} most */
export function storeSequence(sequence, most) {
  const both = merged(tab.seen, sequence, storedSequence()).slice(0, most);
  keep(both);
  store.page.sequence = tab.foreign ? sequence : both;
  tab.seen = store.page.sequence;
}

/** Follow what other tabs store. @param {() => void} follow what is drawn anew then */
export function listenSequence(follow) {
  window.addEventListener("storage", ({ key }) => {
    if ((key !== STORED && key !== null) || tab.foreign) return;
    takeSequence(storedSequence());
    if (!store.page.sequence.length) store.page.own = false;
    follow();
  });
}
