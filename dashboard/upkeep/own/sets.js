// All that is being edited, table by table, and what of it is to be published.
import { Table, keyOf } from "./core/table.js";
import * as drafts from "./drafts.js";
import { keepAs, kept } from "./kept.js";

/** @typedef {import("./core/table.js").Whose} Whose */
const HELD = "upkeep-held";
/** @type {Map<string, Table>} */
const tables = new Map();
/** @type {Set<string>} */
const held = new Set(JSON.parse(kept("sessionStorage", HELD) ?? "[]")); // keys of those that are not to be published now

/** Begin with what was left unfinished. */
export function restore() {
  for (const table of drafts.left()) tables.set(table.key, table);
}

/** Return the table as it is being edited, else as it is in force. @param {Whose} whose @param {string[]} columns @param {string[][]} rows */
export function open(whose, columns, rows) {
  const known = tables.get(keyOf(whose));
  if (known?.changed && drafts.fits(known, columns)) return known;
  const table = new Table(whose, columns, rows);
  tables.set(table.key, table);
  return table;
}

/** @param {Table} table */
export const put = (table) => tables.set(table.key, table);

/** @param {Whose} whose */
export const sought = (whose) => tables.get(keyOf(whose));

/** Every table that is changed, the members before what may name them. */
export const changed = () =>
  [...tables.values()]
    .filter((table) => table.changed)
    .sort((a, b) => Number(b.table === "members") - Number(a.table === "members"));

/** @param {Table} table */
export const goes = (table) => !held.has(table.key);
/** @param {Table} table @param {boolean} on */
export function choose(table, on) {
  held[on ? "delete" : "add"](table.key);
  keepAs("sessionStorage", HELD, JSON.stringify([...held]));
}

/** What the server checks: all that is to be published, and what is looked at. @param {Table | null} shown @returns {Table[]} */
export function checked(shown) {
  const going = changed().filter(goes);
  return shown && !going.includes(shown) ? [...going, shown] : going;
}

/** @param {readonly Table[]} list */
export const asEdits = (list) =>
  list.map(({ table, member, columns, before, after }) => ({ table, member, columns, before, after }));

/** Forget what was published. @param {readonly Table[]} list */
export function forget(list) {
  for (const table of list) {
    drafts.forget(table.key);
    tables.delete(table.key);
  }
}

/** Members that are added and not published yet: id -> name. @returns {Record<string, string>} */
export function newMembers() {
  const table = tables.get("members");
  if (!table) return {};
  const fresh = table.rows.filter((row) => !row.gone && row.origin === null && table.cell(row, "member"));
  return Object.fromEntries(
    fresh.map((row) => [table.cell(row, "member"), table.cell(row, "name_sq") || table.cell(row, "name_page")]),
  );
}
