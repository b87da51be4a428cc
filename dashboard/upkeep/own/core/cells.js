// Cells as text: what comes from a spreadsheet by the clipboard, ids out of names, values between semicolons.

/** Return the cells that a spreadsheet puts on the clipboard: tabs between columns, quotes around cells with line breaks; null where
 * the text is one cell. @param {string} text @returns {string[][] | null} */
export function blockOf(text) {
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (!/[\t\n]/.test(whole)) return null;
  /** @type {string[][]} */
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < whole.length; at++) {
    const sign = whole[at];
    const row = rows[rows.length - 1];
    if (sign === '"' && quoted && whole[at + 1] === '"') row[row.length - 1] += whole[++at];
    else if (sign === '"' && quoted) quoted = false;
    else if (sign === '"' && row[row.length - 1] === "" && closes(whole, at)) quoted = true;
    else if (sign === "\t" && !quoted) row.push("");
    else if (sign === "\n" && !quoted) rows.push([""]);
    else row[row.length - 1] += sign === "\n" ? " " : sign;
  }
  return rows;
}

/** Whether the quote at a place has its end before a tab, a line break or the end of the text. @param {string} text @param {number} at */
const closes = (text, at) => /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(text.slice(at));

/** Return an id out of a name: small letters without accents, digits, single hyphens. @param {string} name */
export const slug = (name) =>
  name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** @param {string} cell */
export const valuesOf = (cell) =>
  cell
    .split(";")
    .map((value) => value.trim())
    .filter(Boolean);

/** Return a cell with a value put in or taken out; the others stay in their order. @param {string} cell @param {string} value @param {boolean} on */
export const toggled = (cell, value, on) =>
  [...valuesOf(cell).filter((other) => other !== value), ...(on ? [value] : [])].join(";");
