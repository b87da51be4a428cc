// What is being edited outlives a reload of the page, and a change of its language, in this tab.
import { drop, keepAs, kept, names } from "./kept.js";
import { Table } from "./core/table.js";

/** @typedef {import("./core/table.js").Whose} Whose */
const PREFIX = "upkeep-draft-";

/** @param {Table} table */
export function keep(table) {
  if (!table.changed) {
    forget(table.key);
    return;
  }
  const { columns, before, rows } = table;
  const whose = { table: table.table, member: table.member };
  keepAs("sessionStorage", PREFIX + table.key, JSON.stringify({ whose, columns, before, rows })); // else the page still warns
}

/** @param {string} key */
export const forget = (key) => drop("sessionStorage", PREFIX + key);

/** Every table that was left unfinished. @returns {Table[]} */
export const left = () =>
  names("sessionStorage")
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => JSON.parse(kept("sessionStorage", name) ?? "null"))
    .filter((draft) => draft?.whose)
    .map(restored);

/** @param {{ whose: Whose, columns: string[], before: string[][], rows: import("./core/table.js").Row[] }} draft */
function restored({ whose, columns, before, rows }) {
  const table = new Table(whose, columns, before);
  table.rows = rows.map((row) => ({ ...table.made(row.cells, row.origin), gone: row.gone }));
  return table;
}

/** @param {Table} table @param {readonly string[]} columns */
export const fits = (table, columns) => JSON.stringify(table.columns) === JSON.stringify(columns);
