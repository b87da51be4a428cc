// A cell that was edited and is not published yet: marked, with what stood there before and the way back.
import { _, h } from "./words.js";

/** @typedef {import("./grid.js").Grid} Grid @typedef {import("./core/table.js").Row} Row */

const KEY = "Alt+Backspace";

/** Mark a cell, or take its mark away; return the id of what describes it, "" where nothing does.
 * @param {Grid} grid @param {Row} row @param {HTMLElement} control */
export function markEdited(grid, row, control) {
  const { table } = grid;
  const name = control.dataset.column ?? "";
  const was = table.was(row, name);
  const cell = /** @type {HTMLElement} */ (control.closest("td"));
  const id = `was-${row.id}-${name}`;
  cell.classList.toggle("edited", was !== null);
  if (was === null) cell.querySelector(".was")?.remove();
  else if (!cell.querySelector(".was")) cell.append(before(grid, row, name, id));
  return was === null ? "" : id;
}

/** Put one cell back as it was. @param {Grid} grid @param {Row} row @param {string} name */
export function putBackCell(grid, row, name) {
  const was = grid.table.was(row, name);
  if (was !== null) grid.step(() => grid.table.set(row, { [name]: was }), `#cell-${row.id}-${name}`);
}

/** The button is behind no cell in the order of the keyboard, where it would stand between two that are filled in: a key does the same.
 * @param {Grid} grid @param {Row} row @param {string} name @param {string} id */
function before(grid, row, name, id) {
  const words = grid.inWords(name, grid.table.was(row, name) ?? "");
  const said = words
    ? _("Changed. Before: {text}. {key} puts it back.", { text: words, key: KEY })
    : _("Changed. Before, it was empty. {key} puts it back.", { key: KEY });
  const back = h(
    "button",
    {
      type: "button",
      class: "put-back",
      tabindex: -1,
      title: said,
      "aria-label": _("Put back {column}, {row}", { column: grid.words(name), row: grid.named(row) }),
      "aria-describedby": id,
      onclick: () => putBackCell(grid, row, name),
    },
    "↶",
  );
  return h(
    "div",
    { class: "was", title: words || null },
    h("span", { class: "hidden", id }, said),
    words ? h("del", { "aria-hidden": "true" }, words) : h("span", { "aria-hidden": "true" }, _("empty")),
    back,
  );
}
