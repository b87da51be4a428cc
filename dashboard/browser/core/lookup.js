// What a few words may mean, taken together as one name.

import { alike } from "./alike.js";

/** @typedef {import("./lexicon.js").Named} Named */
/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** tier: how surely the words are the name. @typedef {{ what: Named, tier: number }} Hit */

// 4: the whole name; 3: whole words of it; 2: their beginnings; 1: other forms of them.
export const WHOLE = 4;
export const WORDS = 3;
export const BEGUN = 2;

/** How surely `words` are words of `name`, in its order; 0: they are not. Of `words`, those that name nothing need not be of the name,
 * but for the first and the last.
 * @param {string[]} words @param {string[]} name @param {Lexicon} lexicon */
function tierOf(words, name, lexicon) {
  if (words.join("") === name.join("")) return WHOLE;
  let least = WORDS;
  let from = 0;
  const met = new Set();
  for (const [i, word] of words.entries()) {
    const filler = lexicon.isFiller(word);
    const at = name.findIndex((other, k) => k >= from && (filler ? other === word : alike(word, other) > 0));
    if (at < 0 && (!filler || i === 0 || i === words.length - 1)) return 0;
    if (at < 0) continue;
    least = Math.min(least, alike(word, name[at]));
    met.add(at);
    from = at + 1;
  }
  if (words.every(lexicon.isFiller) || (least < WORDS && lexicon.isFiller(words[0]))) return 0;
  return least === WORDS && met.size === name.length ? WHOLE : least;
}

/** @param {string} key the words joined @param {Lexicon} lexicon @returns {Hit[]} */
function spelt(key, { spellings, forms }) {
  const exact = [...(spellings.get(key) || []), ...(forms.get(key) || [])];
  if (exact.length) return exact.map((what) => ({ what, tier: WHOLE }));
  if (key.length < 2) return [];
  const begun = [...spellings].flatMap(([name, places]) => (name.startsWith(key) ? places : []));
  return begun.map((what) => ({ what, tier: BEGUN }));
}

/** What the words may mean, the surest first.
 * @param {string[]} words folded @param {Lexicon} lexicon @returns {Hit[]} */
export function lookup(words, lexicon) {
  const key = words.join("");
  /** @type {Map<Named, number>} */
  const best = new Map();
  const hit = (/** @type {Named} */ what, /** @type {number} */ tier) => {
    if (tier > (best.get(what) || 0)) best.set(what, tier);
  };
  for (const { what, tier } of spelt(key, lexicon)) hit(what, tier);
  for (const what of lexicon.named) for (const name of what.names) hit(what, tierOf(words, name, lexicon));
  for (const { place, names } of lexicon.several)
    for (const name of names) hit(place, Math.min(WORDS, tierOf(words, name, lexicon)));
  return [...best].map(([what, tier]) => ({ what, tier })).sort((a, b) => b.tier - a.tier);
}
