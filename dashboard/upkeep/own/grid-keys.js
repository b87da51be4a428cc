// Cells pasted from a spreadsheet, and keys that go from row to row.
import { byId } from "./words.js";
import { putBackCell } from "./edited-cell.js";
import { blockOf } from "./core/cells.js";

/** @typedef {import("./grid.js").Grid} Grid */

/** Cells copied in a spreadsheet go into the rows shown, from the cell with the focus on. @param {Grid} grid @param {ClipboardEvent} e */
export function pasteCells(grid, e) {
  const cell = /** @type {HTMLElement} */ (e.target);
  const at = cell.closest?.("tr.row");
  const block = blockOf(e.clipboardData?.getData("text/plain") ?? "");
  const name = cell.dataset?.column;
  if (!at || !block || !name) return;
  e.preventDefault();
  const { shown, names } = grid;
  const first = shown.findIndex((row) => row.id === Number(/** @type {HTMLElement} */ (at).dataset.id));
  const rows = shown.slice(first).filter((row) => !row.gone);
  grid.step(() => {
    const before = new Set(grid.table.rows);
    grid.table.put(block, rows, names.slice(names.indexOf(name)), grid.blank());
    for (const row of grid.table.rows) if (!before.has(row)) grid.fresh.add(row.id);
  }, `#${cell.id}`);
}

/** Up and down go to the same column of another row, as in a spreadsheet; Alt and Backspace put the cell back. @param {Grid} grid @param {KeyboardEvent} e */
export function moveByKey(grid, e) {
  const cell = /** @type {HTMLElement} */ (e.target);
  const column_ = cell.dataset?.column;
  if (column_ && e.altKey && e.key === "Backspace") {
    e.preventDefault();
    const row = grid.page.find((one) => String(one.id) === cell.closest("tr")?.dataset.id);
    if (row) putBackCell(grid, row, column_);
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[e.key];
  if (!column_ || !step || e.defaultPrevented || cell.tagName !== "INPUT" || e.altKey) return;
  const rows = grid.page.filter((row) => !row.gone);
  const at = rows.findIndex((row) => row.id === Number(/** @type {HTMLElement} */ (cell.closest("tr")).dataset.id));
  const next = rows[at + step] && byId(`cell-${rows[at + step].id}-${column_}`);
  if (!next) return;
  e.preventDefault();
  next.focus();
  if (next.select) next.select();
}
