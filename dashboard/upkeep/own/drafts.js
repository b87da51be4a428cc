// What is being edited outlives a reload of the page, and a change of its language, in this tab.
import { drop, keepAs, kept, names } from "./kept.js";
import { Table } from "./table.js";

const PREFIX = "upkeep-draft-";

export function keep({ member, columns, before, rows, changed }) {
  if (!changed) {
    forget(member);
    return;
  }
  keepAs("sessionStorage", PREFIX + member, JSON.stringify({ columns, before, rows })); // else the page still warns before it closes
}

export const forget = (member) => drop("sessionStorage", PREFIX + member);
export const any = () => names("sessionStorage").some((name) => name.startsWith(PREFIX));

// The table of `member` as it was left; not where the file has other columns by now.
export function found(member, columns) {
  const draft = JSON.parse(kept("sessionStorage", PREFIX + member));
  if (!draft || JSON.stringify(draft.columns) !== JSON.stringify(columns)) return null;
  const table = new Table(member, draft.columns, draft.before);
  table.rows = draft.rows.map((row) => ({ ...table.made(row.cells, row.origin), gone: row.gone }));
  return table;
}
