// The tables of a view as files. dashboard/exports/tables.py writes the same columns.

import { stampsOf } from "./sentences.js";
import { memberShort, placeName } from "./words.js";

/** @typedef {import("./view.js").View} View */
const NEAREST = 3; // members next door that a gap names
/** @param {boolean} value */
const flag = (value) => (value ? "True" : "False"); // as the server's tables write it

/** One row per place inside the selection, or per country with a link. @param {View} view @returns {Record<string, any>[]} */
export function viewTable(view) {
  if (view.partners) {
    return view.countries
      .filter((country) => country.class !== "land")
      .map((c) => ({ code: c.code, name_sq: c.sq, name_en: c.en, members: c.members, class: c.class }));
  }
  const columns = view.columns.filter((/** @type {any} */ column) => column.in_files);
  return view.inside.map((row) =>
    rounded(Object.fromEntries(columns.map((/** @type {any} */ { key }) => [key, fileValue(row, key, view)])), view),
  );
}

/** The figures of a row as files have them. @param {Record<string, any>} row @param {View} view */
function rounded(row, { data: { decimals } }) {
  const value = (/** @type {[string, any]} */ [key, figure]) =>
    key in decimals && typeof figure === "number" ? Number(figure.toFixed(decimals[key])) : figure;
  return Object.fromEntries(Object.entries(row).map((entry) => [entry[0], value(entry)]));
}

/** @param {any} row @param {string} key @param {View} view */
function fileValue(row, key, { index, texts }) {
  const { place } = row;
  if (key === "name_sq" || key === "name_en") return place[key.slice(-2)];
  if (key === "ids") return row.ids.join(";");
  if (key === "names") return row.ids.map((/** @type {string} */ id) => memberShort(id, index, texts)).join("; ");
  if (key === "stated") return flag(row.stated);
  return key in row ? row[key] : place[key];
}

/** @param {View} view */
export function gapsTable(view) {
  const names = (/** @type {any[]} */ rows) => rows.map((row) => placeName(row.place, view.texts)).join(", ");
  const near = (/** @type {any} */ row) =>
    view
      .nextDoor(row)
      .slice(0, NEAREST)
      .map((n) => `${memberShort(n.member, view.index, view.texts)} (${names(n.near)})`)
      .join("; ");
  const line = (/** @type {any} */ { row, rank_residents, rank_land }) => ({
    code: row.code,
    name_sq: row.place.sq,
    name_en: row.place.en,
    population: row.place.population,
    area_km2: row.place.area_km2,
    stated: flag(row.stated),
    ...(view.state.need ? { need: row.need } : {}),
    rank_residents,
    rank_land,
    next_door: near(row),
  });
  return view.gaps.map((gap) => rounded(line(gap), view));
}

/** @param {View} view */
export function matrixTable(view) {
  const made = view.matrix(view.members.length > view.index.most_members ? "reach" : "cluster");
  return made.members.map((member) => ({
    member,
    ...Object.fromEntries(made.rows.map((row) => [placeName(row.place, view.texts), row.who.get(member) || ""])),
  }));
}

// What a spreadsheet would take for a formula or a command.
// eslint-disable-next-line no-control-regex
const FORMULA = /^[=+\-@\x00-\x1f]/;

/** @param {any} value @param {boolean} comma whether decimals stand behind a comma, and so semicolons between cells */
function cell(value, comma) {
  const said = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value ?? "");
  const text = comma && /^-?\d+\.\d+$/.test(said) ? said.replace(".", ",") : said;
  return (comma ? /[";\r\n]/ : /[",\r\n]/).test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Lines of cells as a CSV that spreadsheet programs open in columns. @param {any[][]} lines @param {boolean} comma see `cell` */
export function writeCsv(lines, comma) {
  const written = lines.map((line) => line.map((one) => cell(one, comma)).join(comma ? ";" : ",") + "\r\n");
  return "\ufeff" + written.join("");
}

/** A table with the stamps of its view in columns behind it. @param {Record<string, any>[]} table @param {View} view */
export function csvOf(table, view) {
  const stamps = stampsOf(view);
  const full = table.map((row) => ({ ...row, ...stamps }));
  const lines = [Object.keys(full[0] || stamps), ...full.map((row) => Object.values(row))];
  return writeCsv(lines, view.texts.decimalComma);
}
