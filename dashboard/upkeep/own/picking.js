// Rows chosen to be changed together: one by one, from one to another with Shift, by mouse and by keyboard.
import { byId } from "./words.js";
import { between } from "./core/shown.js";

/** @typedef {import("./grid.js").Grid} Grid @typedef {import("./core/table.js").Row} Row */

/** Choose a row or not; with `range` all rows from the one chosen last to it, in the order that is shown.
 * @param {Grid} grid @param {Row} row @param {boolean} on @param {boolean} range */
export function pick(grid, row, on, range) {
  const rows = range ? between(grid.shown, grid.picked ?? row.id, row.id) : [row];
  grid.choose(rows, on);
  grid.picked = row.id;
  for (const one of rows) {
    const box = boxOf(one);
    if (box) box.checked = grid.chosen.has(one.id);
  }
}

/** @param {Row} row @returns {HTMLInputElement | null} */
const boxOf = (row) => byId("list").querySelector(`tr[data-id="${row.id}"] > .pick-cell input`);

/** From the box of a row, up and down go to that of the next row; with Shift it becomes what this one is.
 * @param {Grid} grid @param {KeyboardEvent} e */
export function pickByKey(grid, e) {
  const box = /** @type {HTMLInputElement} */ (e.target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
  const line = box.closest("tr.row");
  if (!step || !line || box.type !== "checkbox" || !box.closest(".pick-cell") || e.altKey) return;
  const rows = grid.page.filter((row) => !row.gone);
  const at = rows.findIndex((row) => row.id === Number(/** @type {HTMLElement} */ (line).dataset.id));
  const next = rows[at + step];
  if (!next) return;
  e.preventDefault();
  boxOf(next)?.focus();
  if (e.shiftKey) pick(grid, next, box.checked, false);
}
