// One column set in all rows that are chosen, or all of them removed.
import { _, byId, h } from "./words.js";
import { choices, column, evidenceOf, label } from "./fields.js";
import { toggled } from "./core/cells.js";

/** @typedef {import("./grid.js").Grid} Grid */

/** @param {Grid} grid */
const chosenRows = (grid) => grid.table.rows.filter((row) => !row.gone && grid.chosen.has(row.id));

/** Show what can be done with the rows chosen. @param {Grid} grid */
export function showBulk(grid) {
  const n = chosenRows(grid).length;
  byId("bulk").hidden = !n;
  byId("bulk-count").textContent = n ? _("{n, plural, one {# row chosen} other {# rows chosen}}", { n }) : "";
  const all = byId("choose-all");
  if (all) {
    all.checked = n > 0 && n === grid.shown.filter((row) => !row.gone).length;
    all.indeterminate = n > 0 && !all.checked;
  }
  const names = grid.names.filter((name) => !column(grid.table.table, name).unique);
  if (byId("bulk").dataset.of !== `${grid.table.key} ${names}`) {
    byId("bulk").dataset.of = `${grid.table.key} ${names}`;
    byId("bulk-column").replaceChildren(
      ...names.map((name) => h("option", { value: name }, label(grid.table.table, name))),
    );
    offer(grid);
  }
}

/** @param {Grid} grid */
function offer(grid) {
  const { table, member } = grid.table;
  const name = byId("bulk-column").value;
  const all = choices(table, name);
  const open = name === "evidence" && table === "operations" ? evidenceOf(member, all) : all;
  const offered = Object.entries(open);
  const common = { id: "bulk-value", "aria-label": _("New value") };
  byId("bulk-cell").replaceChildren(
    offered.length
      ? h(
          "select",
          common,
          [["", "–"], ...offered].map(([id, words]) => h("option", { value: id }, words)),
        )
      : h("input", { ...common, autocomplete: "off" }),
  );
  byId("bulk-add").hidden = byId("bulk-take").hidden = !column(table, name).several;
  byId("bulk-set").hidden = column(table, name).several;
}

/** @param {Grid} grid */
export function wireBulk(grid) {
  /** @param {(cell: string, value: string) => string} change */
  const each = (change) => () => {
    const name = byId("bulk-column").value;
    const { value } = byId("bulk-value");
    grid.step(() => {
      for (const row of chosenRows(grid)) grid.table.set(row, { [name]: change(grid.table.cell(row, name), value) });
    });
  };
  byId("bulk-column").addEventListener("change", () => offer(grid));
  byId("bulk-set").addEventListener(
    "click",
    each((_cell, value) => value),
  );
  byId("bulk-add").addEventListener(
    "click",
    each((cell, value) => (value ? toggled(cell, value, true) : cell)),
  );
  byId("bulk-take").addEventListener(
    "click",
    each((cell, value) => toggled(cell, value, false)),
  );
  byId("bulk-remove").addEventListener("click", () => {
    const rows = chosenRows(grid);
    grid.chosen.clear();
    grid.step(() => rows.forEach((row) => grid.table.drop(row)));
  });
}
