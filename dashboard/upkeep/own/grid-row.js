// One row of the table: its cells, and below it its problems with what would mend them.
import { _, byId, h } from "./words.js";
import { column } from "./fields.js";
import { control } from "./controls.js";
import { askHistory } from "./past.js";
import { pick } from "./picking.js";
import { markEdited } from "./edited-cell.js";

/** @typedef {import("./grid.js").Grid} Grid @typedef {import("./core/table.js").Row} Row
 * @typedef {import("./words.js").Finding} Finding */

/** @param {Grid} grid @param {Row} row */
export function rowLine(grid, row) {
  const { table, names } = grid;
  const name = `${grid.named(row)}`;
  const first = `#cell-${row.id}-${names[0]}`;
  if (row.gone)
    return h(
      "tr",
      { class: "row gone", "data-id": row.id },
      h("td", { class: "pick-cell" }),
      h(
        "td",
        { colspan: names.length + 1 },
        h(
          "div",
          { class: "gone-words" },
          h("span", { class: "tag" }, _("taken away")),
          " ",
          h(
            "s",
            {},
            names
              .map((one) => grid.said(row, one))
              .filter(Boolean)
              .slice(0, 5)
              .join(" · ") || "–",
          ),
          " ",
          h(
            "button",
            {
              type: "button",
              class: "link",
              "data-act": "restore",
              onclick: () => grid.step(() => (row.gone = false)),
            },
            _("Restore"),
          ),
        ),
      ),
    );
  const box = h("input", {
    type: "checkbox",
    "aria-label": _("Choose {row}", { row: name }),
    checked: grid.chosen.has(row.id),
    onclick: (/** @type {any} */ e) => pick(grid, row, e.target.checked, e.shiftKey),
  });
  /** @param {string} kind @param {string} words @param {string} sign @param {() => void} onclick */
  const act = (kind, words, sign, onclick) =>
    h(
      "button",
      { type: "button", class: "icon", "data-act": kind, title: words, "aria-label": `${words}: ${name}`, onclick },
      sign,
    );
  const back = act("put-back", _("Put this row back as it was"), "↶", () => grid.step(() => table.putBack(row), first));
  return h(
    "tr",
    { class: "row", "data-id": row.id },
    h("td", { class: "pick-cell" }, box, back),
    names.map((one) =>
      h(
        "td",
        { class: `field f-${one} k-${column(table.table, one).kind}`, "data-label": grid.words(one) },
        control(table, row, one, `${grid.words(one)}, ${name}`, grid.actsOf(row, one)),
      ),
    ),
    h(
      "td",
      { class: "acts-cell" },
      table.table === "members" &&
        act("open", _("Edit its rows"), "→", () => grid.acts.open(table.cell(row, "member"))),
      act("copy", _("Add a copy below"), "⧉", () => grid.step(() => grid.focusOn(table.add(row.cells, row)))),
      row.origin !== null &&
        act("history", _("Who changed this row, when and why"), "◷", () => askHistory(asked(grid, row))),
      act("remove", _("Remove this row"), "✕", () => grid.step(() => table.drop(row))),
    ),
  );
}

/** The row as it stands in the file. @param {Grid} grid @param {Row} row */
function asked({ table }, row) {
  const cells = table.before[row.origin ?? 0];
  const whose = ["", "*"].includes(table.member) ? (cells[table.at("member")] ?? "") : table.member;
  return { table: table.table, member: whose, cells };
}

/** @param {Grid} grid @param {Row} row */
export function dressLine(grid, row) {
  const line = byId("list").querySelector(`tr.row[data-id="${row.id}"]`);
  if (!line || row.gone) return;
  const found = grid.findings.get(row.id) || [];
  line.dataset.state = grid.table.state(row);
  line.dataset.severity = found.some((one) => one.severity === "error") ? "error" : found.length ? "warning" : "";
  for (const cell of line.querySelectorAll("[data-column]")) {
    const mine = found.find((one) => one.column === cell.dataset.column);
    cell.toggleAttribute("aria-invalid", false);
    if (mine?.severity === "error") cell.setAttribute("aria-invalid", "true");
    const by = [markEdited(grid, row, cell), mine ? `problems-${row.id}` : ""].filter(Boolean).join(" ");
    if (by) cell.setAttribute("aria-describedby", by);
    else cell.removeAttribute("aria-describedby");
    cell.classList.toggle("doubtful", mine?.severity === "warning");
  }
  const below = line.nextElementSibling?.classList.contains("problems") ? line.nextElementSibling : null;
  if (!found.length) below?.remove();
  else {
    const cells = h(
      "td",
      { colspan: grid.names.length + 2, id: `problems-${row.id}` },
      h(
        "div",
        {},
        found.map((one) => problem(grid, row, one)),
      ),
    );
    if (below) below.replaceChildren(cells);
    else line.after(h("tr", { class: "problems" }, cells));
  }
}

/** @param {Grid} grid @param {Row} row @param {Finding} one */
function problem(grid, row, one) {
  return h(
    "p",
    { class: one.severity },
    h("span", { class: "sign", "aria-hidden": "true" }, one.severity === "error" ? "✕" : "!"),
    h("strong", {}, grid.words(one.column)),
    " ",
    one.words,
    one.fixes.map((fix) =>
      h(
        "button",
        {
          type: "button",
          class: "fix",
          onclick: () => grid.step(() => grid.table.set(row, fix.cells), `#cell-${row.id}-${one.column}`),
        },
        fix.words,
      ),
    ),
  );
}
