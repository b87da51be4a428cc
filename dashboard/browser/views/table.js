// The map as a table, sorted by any of its columns.

import { by } from "../core/fold.js";
import { evidenceWord, placeName } from "../core/words.js";
import { fill, h, swatch } from "../dom.js";
import { store } from "../state.js";
import { tableLink } from "./page-link.js";

/** @typedef {import("../core/view.js").View} View */
const NUMBERS = ["number", "year"];
const order = { key: "members", down: true };

/** The value by which a cell is sorted. @param {any} row @param {any} column @param {View} view */
function valueOf(row, column, { texts, index }) {
  if (column.form === "name") return placeName(row.place, texts);
  if (column.form === "county") return placeName(index.placeOf.get(row.place.county), texts);
  if (column.form === "evidence") return row.evidence ? evidenceWord(row.evidence, index, texts) : "–";
  if (column.form === "flag") return row[column.key] ? texts._("yes") : texts._("no");
  return column.key in row ? row[column.key] : row.place[column.key];
}

/** @param {any} value @param {any} row @param {any} column @param {View} view */
function cellWords(value, row, column, { texts }) {
  if (column.form === "year") return value === null ? (row.members ? texts._("undated") : "–") : String(value);
  if (column.form === "number") return value === null ? texts._("unknown") : texts.number(value, column.digits);
  return value;
}

/** The columns shown, and the rows in their order with the words of their cells.
 * @param {View} view @param {{ key: string, down: boolean }} by */
export function tableModel(view, { key, down }) {
  const columns = view.columns.filter((/** @type {any} */ column) => column.heading);
  const sorted = columns.find((/** @type {any} */ column) => column.key === key) || columns[0];
  const value = (/** @type {any} */ row) => valueOf(row, sorted, view);
  const compare = NUMBERS.includes(sorted.form)
    ? (/** @type {any} */ a, /** @type {any} */ b) => (value(a) ?? -1) - (value(b) ?? -1) // the unknown last when the most come first
    : by((/** @type {any} */ row) => view.texts.order(String(value(row))));
  const rows = [...view.inside].sort((a, b) => (down ? -1 : 1) * compare(a, b) || (a.code < b.code ? -1 : 1));
  return {
    columns: columns.map((/** @type {any} */ c) => ({
      ...c,
      heading: view.texts._(c.heading, { census: view.index.coalition.census_year }),
    })),
    rows: rows.map((row) => ({
      row,
      cells: columns.map((/** @type {any} */ column) => cellWords(valueOf(row, column, view), row, column, view)),
    })),
  };
}

/** @param {View} view */
export function drawTable(view) {
  const { columns, rows } = tableModel(view, order);
  const sort = (/** @type {any} */ { key, form }) => {
    order.down = order.key === key ? !order.down : NUMBERS.includes(form);
    order.key = key;
    drawTable(view);
    /** @type {any} */ (document.querySelector(`#place-table [data-sort="${key}"]`)).focus();
  };
  const head = columns.map((/** @type {any} */ column) =>
    h(
      "th",
      {
        scope: "col",
        class: NUMBERS.includes(column.form) ? "number" : null,
        "aria-sort": order.key === column.key ? (order.down ? "descending" : "ascending") : "none",
      },
      h("button", { type: "button", "data-sort": column.key, onclick: () => sort(column) }, column.heading),
    ),
  );
  const { pressed } = store;
  const narrowed = pressed.size ? rows.filter(({ row }) => pressed.has(row.class)) : rows;
  const body = narrowed.map(({ row, cells }) =>
    h(
      "tr",
      {
        "data-code": row.code,
        "data-members": row.members,
        "data-class": row.class,
        "data-wide": row.wide,
        class: row.code === view.state.place ? "chosen" : null,
      },
      h("th", { scope: "row" }, swatch(row.class), tableLink(row.code, cells[0], view)),
      cells
        .slice(1)
        .map((/** @type {string} */ words, /** @type {number} */ i) =>
          h("td", { class: NUMBERS.includes(columns[i + 1].form) ? "number" : null }, words),
        ),
    ),
  );
  fill("place-table-box", h("table", { id: "place-table" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, body)));
}
