// Rows that came, went or were changed, in words.
import { h } from "./words.js";
import { inWords, label } from "./fields.js";

/** @typedef {{ before: string[] | null, after: string[] | null }} Change */

/** @param {string} table @param {readonly string[]} columns @param {string[]} cells */
export function rowWords(table, columns, cells) {
  const cell = (/** @type {string} */ name) => cells[columns.indexOf(name)] || "";
  if (table !== "operations")
    return cells
      .map((text, at) => (columns.length ? inWords(table, columns[at], text) : text))
      .filter(Boolean)
      .slice(0, 6)
      .join(" · ");
  const at = (/** @type {string} */ name) => inWords(table, name, cell(name));
  const years = [cell("year_from"), cell("year_to")].filter(Boolean).join("–");
  const visibility = cell("visibility") === "public" ? "" : at("visibility");
  return [
    at("member"),
    at("place"),
    at("level"),
    at("evidence"),
    at("theme"),
    years,
    visibility,
    at("source_title"),
    at("note"),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** @param {string} table @param {readonly string[]} columns @param {Change} change */
export function changeLine(table, columns, { before, after }) {
  if (before && after) {
    const cells = columns
      .map((name, i) => ({ name, old: before[i], now: after[i] }))
      .filter((one) => one.old !== one.now);
    const differs = cells.map((one) => [
      h("dt", {}, label(table, one.name)),
      h(
        "dd",
        {},
        h("del", {}, inWords(table, one.name, one.old) || "–"),
        " → ",
        h("ins", {}, inWords(table, one.name, one.now) || "–"),
      ),
    ]);
    return h(
      "li",
      { class: "edited" },
      h("i", { class: "sign edited" }, "~"),
      h("div", {}, columns[0] === "text" ? "" : rowWords(table, columns, after), h("dl", {}, differs)),
    );
  }
  return h(
    "li",
    { class: after ? "appears" : "goes" },
    h("i", { class: `sign ${after ? "appears" : "goes"}` }, after ? "+" : "−"),
    h("div", {}, rowWords(table, columns, after || before || [])),
  );
}
