// A table as people edit it: searched, filtered, sorted, a page at a time; problems stand below their row with what would mend them.
import { _, byId, h } from "./words.js";
import { inWords, label } from "./fields.js";
import { headLines } from "./grid-head.js";
import { dressLine, rowLine } from "./grid-row.js";
import { slug } from "./core/cells.js";
import { pageOf, plainLook, shownRows } from "./core/shown.js";

/** @typedef {import("./core/table.js").Table} Table @typedef {import("./core/table.js").Row} Row
 * @typedef {import("./words.js").Finding} Finding */
const KEY = { operations: "place", aliases: "alias", partners: "country" }; // the column that names a row; else the first

const ABOVE = 150; // pixels from the top of the table to the row that somebody is led to

export class Grid {
  /** @param {{ changed: () => void, open: (member: string) => void }} acts */
  constructor(acts) {
    this.acts = acts;
    /** @type {Map<number, Finding[]>} */
    this.findings = new Map();
    /** @type {Set<number>} */
    this.chosen = new Set();
    /** @type {number | null} */
    this.picked = null; // the row that was chosen last: a range begins there
    /** @type {Set<number>} */
    this.fresh = new Set(); // rows that stay shown although the look leaves them out: they are being edited
    this.look = plainLook();
    this.headed = ""; // the columns that have a head
    this.target = ""; // where the reader goes on after a step
    /** @type {{ of: Table, rows: Row[] } | null} */
    this.held = null;
    /** @type {Table} */
    this.table = /** @type {any} */ (null);
    /** @type {Row[]} */
    this.page = [];
  }

  /** @param {Table} table */
  show(table) {
    this.settle();
    if (this.table?.key !== table.key) {
      this.look = plainLook();
      this.findings = new Map();
      byId("grid").scrollTo(0, 0);
    }
    this.table = table;
    this.chosen.clear();
    this.picked = null;
    this.fresh.clear();
    byId("search").value = this.look.search;
    headLines(this);
    this.draw();
  }

  /** The columns shown: whose the rows are is said once where they are all of one. */
  get names() {
    const { table } = this;
    const alone = table.table === "operations" && !["", "*"].includes(table.member);
    const mixed = table.rows.some((row) => table.cell(row, "member") !== table.member);
    return table.columns.filter((name) => name && (name !== "member" || !alone || mixed));
  }

  /** @param {string} name */
  words = (name) => label(this.table.table, name);
  /** @param {Row} row @param {string} name */
  said = (row, name) => this.inWords(name, this.table.cell(row, name));
  /** @param {string} name @param {string} cell */
  inWords = (name, cell) => inWords(this.table.table, name, cell);

  /** @param {Partial<import("./core/shown.js").Look>} look */
  see(look) {
    this.look = { ...this.look, page: 0, ...look };
    this.fresh.clear();
    this.draw();
  }
  /** @param {string} name */
  sort(name) {
    const again = this.look.sort === name;
    this.see(again && this.look.down ? { sort: "", down: false } : { sort: name, down: again });
  }

  get shown() {
    return shownRows(this.table.rows, this.table.columns, this.look, this.said, this.fresh);
  }

  draw() {
    if (this.headed !== this.names.join()) headLines(this);
    const { shown } = this;
    const { rows, page, pages } = pageOf(shown, this.look.page);
    this.look = { ...this.look, page };
    this.page = rows;
    byId("list").replaceChildren(...rows.map((row) => rowLine(this, row)));
    for (const row of rows) dressLine(this, row);
    for (const th of byId("columns").querySelectorAll("[data-name]"))
      th.setAttribute(
        "aria-sort",
        th.dataset.name !== this.look.sort ? "none" : this.look.down ? "descending" : "ascending",
      );
    const turn = (/** @type {number} */ to, /** @type {string} */ words, /** @type {string} */ sign) =>
      h(
        "button",
        {
          type: "button",
          class: "icon",
          disabled: to < 0 || to >= pages,
          "aria-label": words,
          title: words,
          onclick: () => this.turn(to),
        },
        sign,
      );
    byId("pager").hidden = pages < 2;
    byId("pager").replaceChildren(
      turn(page - 1, _("Previous page"), "‹"),
      h("span", {}, _("Page {page} of {pages}", { page: page + 1, pages })),
      turn(page + 1, _("Next page"), "›"),
    );
    const all = this.table.rows.length;
    byId("found").textContent =
      shown.length < all
        ? _("{found} of {n, plural, one {# row} other {# rows}} shown", { found: shown.length, n: all })
        : "";
    byId("no-rows").hidden = shown.length > 0;
    this.acts.changed();
  }
  /** @param {number} page */
  turn(page) {
    this.look = { ...this.look, page };
    this.draw();
    byId("grid").scrollTop = 0;
  }

  get key() {
    const { table } = this;
    return /** @type {Record<string, string>} */ (KEY)[table.table] ?? table.columns[0];
  }
  /** @param {Row} row */
  named(row) {
    const name = this.said(row, this.key) || _("a new row");
    return `${name}, ${this.table.rows.indexOf(row) + 1}`;
  }

  /** @param {Row} row @param {string} name @returns {import("./controls.js").Acts} */
  actsOf(row, name) {
    return {
      typed: (column_, value) => {
        this.held ||= { of: this.table, rows: this.table.copy() };
        this.table.set(row, { [column_]: value });
        this.touched(row);
      },
      settled: () => {
        this.suggestId(row, name);
        this.settle();
        this.acts.changed();
      },
      step: (values) => {
        const next = name === "place" ? "evidence" : name;
        this.step(() => this.table.set(row, values), `#cell-${row.id}-${next}`);
      },
    };
  }

  /** A new member, or theme, has no id yet: it gets one out of its name. @param {Row} row @param {string} name */
  suggestId(row, name) {
    const key = { members: "member", themes: "theme" }[this.table.table];
    if (!key || row.origin !== null || !["name_page", "name_en"].includes(name) || this.table.cell(row, key)) return;
    this.table.set(row, { [key]: slug(this.table.cell(row, name)) });
    const control_ = byId(`cell-${row.id}-${key}`);
    if (control_) control_.value = this.table.cell(row, key);
  }

  /** What was typed into a cell becomes one step back, in the table that it belongs to. */
  settle() {
    const { held } = this;
    this.held = null;
    held?.of.past.push(held.rows);
    return Boolean(held);
  }

  /** One act that can be undone, together with what was typed for it; `focus` is where the reader goes on.
   * @param {() => void} act @param {string} [focus] */
  step(act, focus) {
    if (!this.settle()) this.table.keep();
    act();
    this.draw();
    const target = focus || this.target;
    this.target = "";
    /** @type {HTMLElement | null} */ (target ? document.querySelector(target) : null)?.focus();
  }

  /** Show a row wherever it stands, and go to its first cell that is to be filled in. @param {Row} row */
  focusOn(row) {
    this.fresh.add(row.id);
    const at = this.shown.findIndex((one) => one.id === row.id);
    this.look = { ...this.look, page: pageOf(this.shown.slice(0, at + 1), Infinity).page };
    const first = this.names.includes(this.key) ? this.key : this.names[0];
    this.target = `#cell-${row.id}-${this.table.table === "members" ? "name_page" : first}`;
  }

  /** @param {Row} row */
  touched(row) {
    this.fresh.add(row.id);
    this.findings.delete(row.id);
    dressLine(this, row);
    this.acts.changed();
  }

  /** How strong the evidence is, and who may see it, nobody but the writer knows. */
  blank() {
    const { table } = this;
    const given = table.table === "operations" && !["", "*"].includes(table.member) ? { member: table.member } : {};
    return table.columns.map((name) => /** @type {Record<string, string>} */ (given)[name] || "");
  }
  add() {
    this.step(() => this.focusOn(this.table.add(this.blank())));
  }

  /** @param {Row[]} rows @param {boolean} on */
  choose(rows, on) {
    for (const row of rows) if (!row.gone) this.chosen[on ? "add" : "delete"](row.id);
    this.acts.changed();
  }
  chooseAll() {
    const on = byId("choose-all").checked;
    this.choose(this.shown, on);
    this.draw();
  }

  /** Findings come by the row's number among those that stay. @param {Finding[]} list */
  found(list) {
    const staying = this.table.rows.filter((row) => !row.gone);
    this.findings = new Map();
    for (const one of list) {
      const row = staying[one.row];
      if (row) this.findings.set(row.id, [...(this.findings.get(row.id) || []), one]);
    }
    for (const row of this.page) dressLine(this, row);
  }

  /** Show days in cells that are in sight as the server reads them. @param {{ row: Row, name: string }[]} cells */
  shownAnew(cells) {
    for (const { row, name } of cells) {
      const control = byId(`cell-${row.id}-${name}`);
      if (control) control.value = this.table.cell(row, name);
      dressLine(this, row);
    }
  }

  /** Show the page with the first row that is so. @param {(row: Row) => boolean} is */
  toFirst(is) {
    const { shown } = this;
    const at = shown.findIndex(is);
    if (at < 0) return;
    this.look = { ...this.look, page: pageOf(shown.slice(0, at + 1), Infinity).page };
    this.draw();
    const line = byId(`cell-${shown[at].id}-${this.key}`)?.closest("tr");
    const grid = byId("grid");
    if (line) grid.scrollTop += line.getBoundingClientRect().top - grid.getBoundingClientRect().top - ABOVE;
    return line;
  }
  toError() {
    const line = this.toFirst((row) => Boolean(this.findings.get(row.id)?.some((one) => one.severity === "error")));
    /** @type {HTMLElement | null | undefined} */ (line?.querySelector("[aria-invalid=true]"))?.focus();
  }
  toChange() {
    this.toFirst((row) => !row.gone && this.table.state(row) !== "same");
  }

  title() {
    return _("{n, plural, one {# row} other {# rows}}", { n: this.table.after.length });
  }
}
