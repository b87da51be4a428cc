// The control of one cell: a text, one of a list, several of a list, a place.
import { h } from "./words.js";
import { choices, column, evidenceOf, inWords, suggestions } from "./fields.js";
import { placeSearch } from "./places.js";
import { afterPress, settleBelow } from "./popups.js";
import { toggled, valuesOf } from "./core/cells.js";

/** @typedef {import("./core/table.js").Table} Table @typedef {import("./core/table.js").Row} Row
 * @typedef {{ typed: (name: string, value: string) => void, settled: () => void, step: (values: Record<string, string>) => void }} Acts
 *   `typed` at each key, `settled` when a cell is left, `step` for what is one act */

/** @param {Table} table @param {Row} row @param {string} name @param {string} words what the control is called @param {Acts} acts */
export function control(table, row, name, words, acts) {
  const value = table.cell(row, name);
  const common = { id: `cell-${row.id}-${name}`, "data-column": name, "aria-label": words };
  const all = choices(table.table, name);
  if (column(table.table, name).several) return several(common, value, all, (cell) => acts.step({ [name]: cell }));
  const one = Object.keys(all).length ? choice(table, name, common, value, all) : text(table, name, common, value);
  one.addEventListener("input", () => acts.typed(name, one.value));
  one.addEventListener("change", acts.settled);
  if (table.table === "operations" && name === "place")
    return [one, placeSearch(one, (place) => acts.step({ place: place.write, level: place.level }))];
  return one;
}

/** @param {Table} table @param {string} name @param {Record<string, string>} common @param {string} value */
function text(table, name, common, value) {
  const { kind, required } = column(table.table, name);
  const list = suggestions(table.table, name);
  return h("input", {
    ...common,
    value,
    title: value.length > 18 ? value : null,
    list: list && list.id,
    autocomplete: "off",
    "aria-required": required,
    inputmode: ["year", "number"].includes(kind) ? "decimal" : null,
    spellcheck: kind === "long",
  });
}

/** A value that is not on the list stays to be chosen: nothing that is written is lost by looking at it.
 * @param {Table} table @param {string} name @param {Record<string, string>} common @param {string} value @param {Record<string, string>} all */
function choice(table, name, common, value, all) {
  const open = name === "evidence" && table.table === "operations" ? evidenceOf(table.member, all) : all;
  const offered = { "": "–", ...(value in open ? {} : { [value]: inWords(table.table, name, value) || "–" }), ...open };
  const select = h(
    "select",
    common,
    Object.entries(offered).map(([id, words]) => h("option", { value: id }, words)),
  );
  select.value = value;
  return select;
}

/** @param {Record<string, string>} common @param {string} value @param {Record<string, string>} all @param {(cell: string) => void} set */
function several(common, value, all, set) {
  const chosen = valuesOf(value);
  const said = chosen.map((id) => all[id] || id).join("; ");
  const unknown = chosen.filter((id) => !(id in all)).map((id) => [id, id]); // in sight, to be taken off
  const offered = [...unknown, ...Object.entries(all)];
  let cell = value;
  const list = h(
    "fieldset",
    { class: "several-list" },
    h("legend", { class: "hidden" }, common["aria-label"]),
    offered.map(([id, words]) =>
      h(
        "label",
        {},
        h("input", {
          type: "checkbox",
          checked: chosen.includes(id),
          onchange: (/** @type {any} */ e) => (cell = toggled(cell, id, e.target.checked)),
        }),
        words,
      ),
    ),
  );
  const summary = h(
    "summary",
    { ...common, title: said || null, "aria-label": `${common["aria-label"]}: ${said || "–"}` },
    said || "–",
  );
  const box = h("details", { class: "several" }, summary, list);
  const close = () => {
    box.open = false;
    if (cell !== value) afterPress(() => set(cell));
  };
  // The words of a box take no focus: pressing them would take it out of the list, which would close before the click.
  list.addEventListener("mousedown", (/** @type {MouseEvent} */ e) => {
    if (!(e.target instanceof HTMLInputElement)) e.preventDefault();
  });
  box.addEventListener("toggle", () => box.open && settleBelow(list, summary));
  box.addEventListener("focusout", (/** @type {FocusEvent} */ e) => {
    if (box.open && !box.contains(/** @type {Node | null} */ (e.relatedTarget))) close();
  });
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ e) => {
    if (e.key !== "Escape" || !box.open) return;
    summary.focus();
    close();
  });
  return box;
}

/** Lists for cells that may hold one of very many values, once for all of their cells. @param {string} table @param {string[]} names */
export const datalists = (table, names) =>
  names
    .map((name) => suggestions(table, name))
    .filter((list) => list !== null)
    .map(({ id, values }) =>
      h(
        "datalist",
        { id },
        values.map(([value, words]) => h("option", { value }, words)),
      ),
    );
