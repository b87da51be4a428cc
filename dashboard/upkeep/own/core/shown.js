// Which rows of a table are shown, and in which order: searched, filtered by column, sorted, a page at a time.
import { fold } from "../../../browser/core/fold.js";

/** @typedef {import("./table.js").Row} Row
 * @typedef {{ search: string, filters: Readonly<Record<string, string>>, sort: string, down: boolean, page: number }} Look
 *   what the reader asked for; `sort` is a column, "" the order of the file
 * @typedef {(row: Row, column: string) => string} Words what a cell says to people */

export const PAGE = 50; // rows on one page
/** @returns {Look} */
export const plainLook = () => ({ search: "", filters: {}, sort: "", down: false, page: 0 });

/** Return the rows that a look leaves, in its order. Rows in `always` stay, so that what is being edited does not vanish.
 * @param {readonly Row[]} rows @param {readonly string[]} columns @param {Look} look @param {Words} words
 * @param {ReadonlySet<number>} [always] */
export function shownRows(rows, columns, look, words, always = new Set()) {
  const wanted = fold(look.search);
  const filters = Object.entries(look.filters).filter(([, text]) => text.trim());
  const kept = rows.filter(
    (row) =>
      always.has(row.id) ||
      ((!wanted || columns.some((name) => fold(words(row, name)).includes(wanted))) &&
        filters.every(([name, text]) => passes(words(row, name), text))),
  );
  return look.sort ? sorted(kept, (row) => words(row, look.sort), look.down) : kept;
}

/** "=" and a text asks for the whole cell, "=" alone for an empty one. @param {string} cell @param {string} text */
function passes(cell, text) {
  const wanted = text.trim();
  if (wanted.startsWith("=")) return fold(cell) === fold(wanted);
  return fold(cell).includes(fold(wanted));
}

/** Empty cells come last, numbers in their order, words in that of the alphabet.
 * @param {readonly Row[]} rows @param {(row: Row) => string} word @param {boolean} down */
function sorted(rows, word, down) {
  const keyed = rows.map((row, at) => ({ row, at, text: word(row), folded: fold(word(row)) }));
  const numbers = keyed.every(({ text }) => text === "" || Number.isFinite(Number(text)));
  /** @param {{ text: string, folded: string }} a @param {{ text: string, folded: string }} b */
  const order = (a, b) =>
    numbers ? Number(a.text) - Number(b.text) : a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0;
  keyed.sort((a, b) => {
    if (!a.text !== !b.text) return a.text ? -1 : 1;
    return (down ? order(b, a) : order(a, b)) || a.at - b.at;
  });
  return keyed.map(({ row }) => row);
}

/** Return the rows from one to another, whichever comes first; the other alone where the one is not there.
 * @param {readonly Row[]} rows @param {number} one @param {number} other ids */
export function between(rows, one, other) {
  const [from, to] = [one, other].map((id) => rows.findIndex((row) => row.id === id));
  return from < 0 ? rows.slice(to, to + 1) : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** Return the rows of one page, which page that is, and how many there are.
 * @param {readonly Row[]} rows @param {number} page */
export function pageOf(rows, page) {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const at = Math.min(Math.max(page, 0), pages - 1);
  return { rows: rows.slice(at * PAGE, (at + 1) * PAGE), page: at, pages };
}
