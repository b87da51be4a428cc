// Who is on record where: the matrix of members and places, walked by arrow keys.

import { lastYear } from "../core/coverage.js";
import { evidenceWord, memberName, memberShort, placeName } from "../core/words.js";
import { fill, h } from "../dom.js";
import { store } from "../state.js";
import { showPlace } from "./acts.js";
import { tooMany } from "./members.js";

/** @typedef {import("../core/view.js").View} View */
/** @type {Record<string, string>} */
const SIGNS = { direct: "■", indirect: "●", weak: "○" };
const order = { by: "reach" };

/** What a cell says: member, place, evidence, last year. @param {string} member @param {any} row @param {View} view */
export function cellWords(member, row, { texts, index }) {
  const { _ } = texts;
  const found = row.who.get(member);
  const last = lastYear(row.operations.filter((/** @type {any} */ op) => op.member === member));
  const seen = last ? _("latest source {year}", { year: String(last) }) : _("undated");
  const said = found ? `${evidenceWord(found, index, texts)}, ${seen}` : _("no source found");
  return `${memberShort(member, index, texts)} · ${placeName(row.place, texts)}: ${said}`;
}

/** @type {Record<string, [number, number]>} */
const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };

/** @param {any} event */
function walk(event) {
  const step = STEPS[event.key];
  const cell = event.target.closest("td[data-code]");
  if (!cell || (!step && event.key !== "Enter")) return;
  event.preventDefault();
  if (!step) return showPlace(cell.dataset.code);
  const line = cell.parentElement.parentElement.rows[cell.parentElement.sectionRowIndex + step[0]];
  const next = line?.cells[cell.cellIndex + step[1]];
  if (!next?.dataset.code) return;
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** @param {any} event */
function open(event) {
  const cell = event.target.closest("td[data-code]");
  if (cell) showPlace(cell.dataset.code);
}

/** The short name, which the whole one explains to the pointer and to who hears it. @param {string} member @param {View} view */
function nameHead(member, { texts, index }) {
  const [short, whole] = [memberShort(member, index, texts), memberName(member, index, texts)];
  const more = whole === short ? null : h("span", { class: "hidden" }, ` · ${whole}`);
  return h("th", { scope: "row", title: more ? whole : null }, short, more);
}

/** By the evidence chosen, and by any evidence where that finds nothing: a gap is told from a place that has weaker sources.
 * @param {{ members: string[], rows: any[] }} made @param {View} view */
function drawTable({ members, rows }, view) {
  const { texts, index } = view;
  const any = view.having({ evidence: index.strengths });
  const cell = (/** @type {string} */ member, /** @type {any} */ chosen, /** @type {boolean} */ first) => {
    const row = chosen.who.has(member) ? chosen : any.row(chosen.code);
    const found = row.who.get(member);
    const words = cellWords(member, row, view);
    const attributes = {
      class: `${found || ""}${gap(chosen)}`.trim() || null,
      "data-code": row.code,
      tabindex: first ? "0" : "-1",
      "aria-label": words,
      title: words,
    };
    return h("td", attributes, found ? SIGNS[found] : "");
  };
  const gap = (/** @type {any} */ row) => (row.members ? "" : " gap");
  const column = (/** @type {string} */ words, /** @type {string} */ kind) =>
    h("th", { scope: "col", class: kind.trim() || null }, h("span", {}, words));
  const head = h(
    "tr",
    {},
    h("td", {}),
    rows.map((row) => column(placeName(row.place, texts), gap(row))),
    column(texts._("Places"), "sum"),
  );
  const reach = (/** @type {string} */ member) => rows.filter((row) => row.who.has(member)).length;
  const body = members.map((member, i) =>
    h(
      "tr",
      {},
      nameHead(member, view),
      rows.map((row, k) => cell(member, row, !i && !k)),
      h("td", { class: "number sum" }, texts.number(reach(member))),
    ),
  );
  const counts = rows.map((row) => h("td", { class: `number${gap(row)}` }, texts.number(row.members)));
  const foot = h("tr", {}, h("th", { scope: "row" }, texts._("Members on record")), counts, h("td", {}));
  return h(
    "table",
    { id: "matrix", role: "grid", "aria-label": texts._("Members by place"), onkeydown: walk, onclick: open },
    h("thead", {}, head),
    h("tbody", {}, body),
    h("tfoot", {}, foot),
  );
}

/** @param {View} view */
export function drawMatrix(view) {
  const { texts, index } = view;
  const { _ } = texts;
  const orders = { cluster: _("group similar"), reach: _("by number of places"), name: _("by name") };
  const sort = (/** @type {string} */ id) => {
    order.by = id;
    drawMatrix(store.view);
    /** @type {any} */ (document.querySelector(`[data-order="${id}"]`)).focus();
  };
  const button = ([id, words] = ["", ""]) => {
    const on = order.by === id;
    const attributes = {
      type: "button",
      class: on ? "button" : "button quiet",
      "data-order": id,
      "aria-pressed": String(on),
    };
    return h("button", { ...attributes, onclick: () => sort(id) }, words);
  };
  fill("matrix-order", h("span", {}, _("Order:")), Object.entries(orders).map(button));
  const key = Object.keys(SIGNS).map((id) =>
    h(
      "span",
      { class: "unbroken" },
      h("span", { class: `sign ${id}`, "aria-hidden": "true" }, SIGNS[id]),
      evidenceWord(id, index, texts),
    ),
  );
  fill("matrix-key", key, h("span", { class: "unbroken" }, h("span", { class: "sign gap" }), _("no member on record")));
  const made = view.matrix(order.by, view.members.slice(0, index.most_members));
  fill("matrix-box", tooMany(view.members.length - index.most_members, view), drawTable(made, view));
}
