// How alike two words are.

/** What is left of a word behind the beginning that it shares with another. @param {string} word @param {string} other */
function shared(word, other) {
  let at = 0;
  while (at < word.length && word[at] === other[at]) at += 1;
  return at;
}

const STEM = 4; // letters that two forms of a word share at least
const ENDING = 3; // and the longest ending of either

/** 3: the same word; 2: its beginning, or it with an ending; 1: both with other endings; 0: another word.
 * @param {string} word typed @param {string} name */
export function alike(word, name) {
  if (word === name) return 3;
  if (word.length < 2) return 0;
  if (name.startsWith(word)) return 2;
  const same = shared(word, name);
  if (same < STEM || word.length - same > ENDING || name.length - same > ENDING) return 0;
  return same === name.length ? 2 : 1;
}

/** How near two words are, 0 to 100: twice the letters that both have in the same order, of the letters of both. rapidfuzz's `ratio` gives
 * the same to dashboard/domain/gazetteer.py. @param {string} one @param {string} other */
export function ratio(one, other) {
  let row = new Array(other.length + 1).fill(0);
  for (const letter of one) {
    const next = [0];
    for (let j = 1; j < row.length; j++)
      next[j] = letter === other[j - 1] ? row[j - 1] + 1 : Math.max(row[j], next[j - 1]);
    row = next;
  }
  return (200 * row[other.length]) / (one.length + other.length || 1);
}
