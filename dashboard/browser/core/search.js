// What somebody asks the search box for: "vatra vlorë", "who works in Has", "fëmijë rruge Dibër". Words are read from the left, the longest
// name first; what is not understood is kept, never dropped.

import { wordsOf } from "./fold.js";
import { lexiconOf } from "./lexicon.js";
import { BEGUN, lookup, WHOLE, WORDS } from "./lookup.js";

/** @typedef {import("./lexicon.js").Named} Named */
/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./lookup.js").Hit} Hit */
/** @typedef {{ written: string, folded: string }} Word */
/**
 * A part of what was asked: `meant` are the likeliest meanings, `hits` all of them. `levels`: a word for a kind of place and what it means.
 * `filler`: words that name nothing. `split`: the same words as two names.
 * @typedef {{ written: string, hits: Hit[], meant: Named[], levels: string[], filler: boolean, split: Part[] }} Part
 */

const MOST_WORDS = 24; // of a question; the rest is said not to be understood
const PARTICLE = 4; // letters from which a word that names nothing may end what is meant, as "Roma Active" does
const LONGEST = 6; // words of one name
export const LONGEST_WORD = 40; // letters of a word of a name

/** @param {Hit[]} hits */
const likeliest = (hits) => hits.filter(({ tier }) => tier === hits[0].tier).map(({ what }) => what);

/** @param {string} written @param {Partial<Part>} [more] @returns {Part} */
const partOf = (written, more) => ({ written, hits: [], meant: [], levels: [], filler: false, split: [], ...more });

/** A name that is not whole may be two names, one of them whole: "Tirana legal aid".
 * @param {string[]} words @param {Named[]} meant by all of them together @param {Lexicon} lexicon */
function splitOf(words, meant, lexicon) {
  for (let at = 1; at < words.length; at++) {
    const halves = [words.slice(0, at), words.slice(at)].map((half) => {
      const hits = lookup(half, lexicon);
      return { tier: hits[0]?.tier || 0, part: partOf(half.join(" "), { hits, meant: likeliest(hits) }) };
    });
    const tiers = halves.map(({ tier }) => tier);
    const others = halves.every(({ part }) => !part.meant.some((what) => meant.includes(what)));
    if (Math.min(...tiers) >= WORDS && Math.max(...tiers) === WHOLE && others) return halves.map(({ part }) => part);
  }
  return [];
}

/** @param {Word[]} words @param {Lexicon} lexicon @returns {{ part: Part, taken: number }} the longest name that `words` begin with */
function nextPart(words, lexicon) {
  for (let taken = Math.min(LONGEST, words.length); taken > 0; taken--) {
    const span = words.slice(0, taken);
    const folded = span.map((word) => word.folded);
    if (!folded.every((word) => word && word.length <= LONGEST_WORD)) continue;
    const hits = lookup(folded, lexicon);
    const said = folded.join(" ");
    const levels = lexicon.levelsOf(said);
    const written = span.map((word) => word.written).join(" ");
    const surest = hits[0]?.tier || 0;
    if (surest < WHOLE && lexicon.isFiller(said)) return { part: partOf(written, { filler: true }), taken };
    const [end] = folded.slice(-1);
    const halfway = end.length < PARTICLE && lexicon.isFiller(end); // "Roma in" Korçë is not the Union of Roma in Albania
    if (taken > 1 && surest < WHOLE && halfway) continue;
    if (levels.length && surest < WORDS) return { part: partOf(written, { hits, levels }), taken };
    if (taken > 1 && surest < WORDS && folded.some((word) => lexicon.levelsOf(word).length)) continue; // it stands beside a name
    const meant = likeliest(hits);
    const split = surest < WHOLE ? splitOf(folded, meant, lexicon) : [];
    if (hits.length) return { part: partOf(written, { hits, meant, split }), taken };
  }
  return { part: partOf(words[0].written), taken: 1 };
}

/** @param {Word[]} words @param {Lexicon} lexicon @returns {Part[]} */
function partsOf(words, lexicon) {
  const parts = [];
  for (let at = 0; at < words.length;) {
    const { part, taken } = nextPart(words.slice(at), lexicon);
    parts.push(part);
    at += taken;
  }
  return parts;
}

/** A word for a kind of place narrows the name behind it, or before it, to the first of its levels that has such a place.
 * @param {Part} part @param {Part | undefined} place @returns {boolean} whether it did */
function narrowed({ levels }, place) {
  if (!place) return false;
  for (const level of levels) {
    const fit = place.hits.filter(({ what }) => what.level === level);
    if (!fit.length) continue;
    Object.assign(place, { hits: fit, meant: likeliest(fit) });
    return true;
  }
  return false;
}

/** @param {Part[]} parts @returns {Part[]} those that name something or are not understood */
function joined(parts) {
  const left = parts.filter((part) => !part.filler);
  const done = new Set();
  left.forEach((part, i) => {
    if (!part.levels.length) return;
    if (narrowed(part, left[i + 1]) || narrowed(part, left[i - 1])) done.add(part);
    else part.meant = part.hits[0]?.tier >= BEGUN ? likeliest(part.hits) : [];
  });
  return left.filter((part) => !done.has(part));
}

/** Where a name is of several places, another place of the question may say which: "Shushicë Vlorë". @param {Part[]} parts */
function placed(parts) {
  const places = parts.filter(({ meant }) => meant.length && meant.every((what) => what.kind === "place"));
  const used = new Set();
  for (const part of places)
    for (const around of places) {
      if (used.has(part) || part.meant.some((what) => around.meant.includes(what))) continue;
      const codes = around.meant.map((what) => what.value).filter(Boolean);
      const fit = part.hits.filter(
        ({ what }) => part.meant.includes(what) && what.around.some((code) => codes.includes(code)),
      );
      if (!fit.length || (isOne(part.meant) && fit.some(({ what }) => what.level !== "unit"))) continue;
      Object.assign(part, { hits: fit, meant: likeliest(fit) });
      used.add(around);
    }
  return parts.filter((part) => !used.has(part));
}

/** @param {Part[]} parts @returns {Part[]} each meaning once */
const once = (parts) =>
  parts.filter((part, i) => {
    const same = (/** @type {Part} */ other) =>
      other.meant.length === part.meant.length && other.meant[0] === part.meant[0];
    return !part.meant.length || parts.findIndex(same) === i;
  });

/** Whether these are one place at several levels: each lies in all that are wider. @param {Named[]} places */
export const isOne = (places) =>
  places.every((a) => places.every((b) => a === b || a.around.includes(b.value) || b.around.includes(a.value)));

/** @param {string} text @returns {string[]} its words, folded */
export const foldedWords = (text) => wordsOf(text).map((word) => word.folded);

/** @typedef {{ parts: Part[], unknown: string[], beyond: string[], words: Word[] }} Understood */

/** What is understood of a text; `unknown` words of it, and those `beyond` what is read.
 * @param {string} text @param {any} data all that the server ships @returns {Understood} */
export function understand(text, data) {
  const all = wordsOf(text);
  const words = all.slice(0, MOST_WORDS);
  const parts = once(placed(joined(partsOf(words, lexiconOf(data)))));
  return {
    parts: parts.filter((part) => part.meant.length),
    unknown: parts.filter((part) => !part.meant.length).map((part) => part.written),
    beyond: all.slice(MOST_WORDS).map((word) => word.written),
    words,
  };
}
