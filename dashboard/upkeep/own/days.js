// Days that were typed as people write them: their cells show them as they will be published.

/** @typedef {import("./core/table.js").Table} Table @typedef {import("./core/table.js").Reading & { edit: number }} Reading */

/** Take the days as the server reads them, but not while they are being typed.
 * @param {Table[]} list those that were checked @param {Reading[]} days @param {import("./grid.js").Grid} grid */
export function takeDays(list, days, grid) {
  const typing = document.activeElement?.id;
  for (const [at, table] of list.entries()) {
    const shown = table === grid.table;
    const mine = days.filter((one) => one.edit === at);
    const read = table.readDays(mine, (row, column) => shown && typing === `cell-${row.id}-${column}`);
    if (shown) grid.shownAnew(read);
  }
}
