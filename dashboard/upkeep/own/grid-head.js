// The head of the table: a button to sort by each column, and below it what its cells are to hold.
import { _, byId, h } from "./words.js";
import { column } from "./fields.js";
import { datalists } from "./controls.js";

/** @typedef {import("./grid.js").Grid} Grid */

/** @param {Grid} grid */
export function headLines(grid) {
  const { names } = grid;
  grid.headed = names.join();
  byId("lists").replaceChildren(...datalists(grid.table.table, names));
  const sort = (/** @type {string} */ name) =>
    h(
      "th",
      { scope: "col", class: `f-${name} k-${column(grid.table.table, name).kind}`, "data-name": name },
      h(
        "button",
        { type: "button", class: "sort", onclick: () => grid.sort(name) },
        grid.words(name),
        h("span", { "aria-hidden": "true" }),
      ),
    );
  const filter = (/** @type {string} */ name) =>
    h(
      "td",
      {},
      h("input", {
        type: "search",
        "aria-label": _("Filter by {column}", { column: grid.words(name) }),
        placeholder: "⌕",
        oninput: (/** @type {any} */ e) => grid.see({ filters: { ...grid.look.filters, [name]: e.target.value } }),
      }),
    );
  const all = h("input", {
    type: "checkbox",
    id: "choose-all",
    "aria-label": _("Choose all rows shown"),
    onchange: () => grid.chooseAll(),
  });
  byId("columns").replaceChildren(
    h(
      "tr",
      {},
      h("th", { scope: "col", class: "pick-cell" }, all),
      names.map(sort),
      h("th", { scope: "col", class: "acts-cell" }, h("span", { class: "hidden" }, _("Actions"))),
    ),
    h("tr", { class: "filters" }, h("td", { class: "pick-cell" }), names.map(filter), h("td", { class: "acts-cell" })),
  );
}
