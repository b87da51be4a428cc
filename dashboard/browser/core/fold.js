// Text made comparable: case, diacritics, blanks and punctuation do not count. dashboard/domain/names.py folds alike.

/** @param {string} text */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "");

/** The words of a text, each as it is written and folded. @param {string} text @returns {{ written: string, folded: string }[]} */
export const wordsOf = (text) =>
  text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .map((written) => ({ written, folded: fold(written) }));

/** Compare by several keys, one after the other.
 * @template T @param {...(item: T) => number | string} keys @returns {(a: T, b: T) => number} */
export const by =
  (...keys) =>
  (a, b) => {
    for (const key of keys) {
      const [x, y] = [key(a), key(b)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  };
