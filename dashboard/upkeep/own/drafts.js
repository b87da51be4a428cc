// What is being edited outlives a reload of the page, and a change of its language, in this tab.
import { Table } from "./table.js";

const PREFIX = "upkeep-draft-";

export function keep({ member, columns, before, rows, changed }) {
  if (!changed) { forget(member); return; }
  try { sessionStorage.setItem(PREFIX + member, JSON.stringify({ columns, before, rows })); } catch { /* no room, or none allowed: the page still warns before it closes */ }
}

export const forget = (member) => sessionStorage.removeItem(PREFIX + member);
export const any = () => Object.keys(sessionStorage).some((name) => name.startsWith(PREFIX));

// The table of `member` as it was left; not where the file has other columns by now.
export function found(member, columns) {
  const kept = JSON.parse(sessionStorage.getItem(PREFIX + member));
  if (!kept || JSON.stringify(kept.columns) !== JSON.stringify(columns)) return null;
  const table = new Table(member, kept.columns, kept.before);
  table.rows = kept.rows.map((row) => ({ ...table.made(row.cells, row.origin), gone: row.gone }));
  return table;
}
