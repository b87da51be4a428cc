// The rows as they are edited: one card each, its problems at the cell with what would mend them.
import { _, byId, h } from "./words.js";
import { placeSearch } from "./places.js";

const FIRST = ["member", "place", "level", "evidence", "theme", "year_from", "year_to", "visibility"];
const SECOND = ["source_title", "source_url", "note", "note_sq", "confirmed_on"];
export const label = (name) =>
  ({
    member: _("Member"),
    place: _("Place"),
    level: _("Level"),
    evidence: _("Evidence"),
    theme: _("Theme"),
    year_from: _("From"),
    year_to: _("To"),
    visibility: _("Visible to"),
    source_title: _("Source"),
    source_url: _("Address"),
    note: _("Note"),
    note_sq: `${_("Note")} (SQ)`,
    confirmed_on: _("Confirmed by the member on"),
  })[name] || name;
const evidence = () => ({
  direct: _("direct"),
  stated: _("stated by the coalition"),
  indirect: _("indirect"),
  weak: _("weak"),
});
const seen = () => ({ public: _("everyone"), county: _("everyone, county only"), staff: _("staff only") });
let lists = {},
  coalition = "";
export function learnLists({ themes, members, levels, coalition: ours }) {
  const named = (all) => Object.fromEntries(all.map((one) => [one.id, one.name]));
  coalition = ours;
  lists = { theme: named(themes), member: named(members), level: levels, evidence: evidence(), visibility: seen() };
}
// A cell as people say it: what stands on no list as it is written.
export const inWords = (name, cell) =>
  cell && lists[name]
    ? cell
        .split(";")
        .map((id) => lists[name][id] || id)
        .join("; ")
    : cell;

export class Rows {
  constructor(changed) {
    this.changed = changed;
    this.findings = new Map();
  }

  show(table) {
    this.settle();
    this.table = table;
    this.shown = FIRST.filter((name) => name !== "member" || table.member === "");
    byId("list").dataset.lost = String(table.member === "");
    byId("columns").dataset.lost = String(table.member === "");
    byId("columns").replaceChildren(...this.shown.map((name) => h("span", { class: `f-${name}` }, label(name))));
    this.draw();
  }

  draw() {
    byId("list").replaceChildren(...this.table.rows.map((row) => this.card(row)));
  }

  card(row) {
    const { table } = this;
    if (row.gone) {
      return h(
        "li",
        { class: "row gone", "data-id": row.id },
        h("span", { class: "tag" }, _("taken away")),
        h("s", {}, table.cell(row, "place") || "—", " · ", table.cell(row, "source_title")),
        h(
          "button",
          {
            type: "button",
            class: "link",
            onclick: () =>
              this.step(() => {
                row.gone = false;
              }),
          },
          _("Restore"),
        ),
      );
    }
    const extra = table.columns.filter((name) => !FIRST.includes(name) && !SECOND.includes(name));
    const acts = h(
      "div",
      { class: "row-acts" },
      h(
        "button",
        {
          type: "button",
          class: "icon",
          title: _("Add a copy below"),
          "aria-label": _("Add a copy below"),
          onclick: () =>
            this.step(() => {
              this.fresh = table.add(row.cells, row);
            }),
        },
        "⧉",
      ),
      h(
        "button",
        {
          type: "button",
          class: "icon",
          title: _("Remove this row"),
          "aria-label": _("Remove this row"),
          onclick: () => this.step(() => table.drop(row)),
        },
        "✕",
      ),
    );
    const card = h(
      "li",
      { class: "row", "data-id": row.id },
      h(
        "div",
        { role: "group", "aria-label": this.named(row) },
        h(
          "div",
          { class: "first" },
          this.shownOf(row).map((name) => this.field(row, name)),
          acts,
        ),
        h(
          "div",
          { class: "second" },
          [...SECOND, ...extra].map((name) => this.field(row, name)),
        ),
      ),
      h("div", { class: "problems", id: `problems-${row.id}` }),
    );
    this.dress(card, row);
    return card;
  }

  // A row of a file may name somebody else, or nobody known: then it has to be chosen whose it is.
  shownOf(row) {
    return this.table.cell(row, "member") === this.table.member || this.shown.includes("member")
      ? this.shown
      : ["member", ...this.shown];
  }

  named(row) {
    const place = this.table.cell(row, "place") || _("a new row");
    return `${place}, ${this.table.rows.indexOf(row) + 1}`;
  }

  field(row, name) {
    const value = this.table.cell(row, name),
      id = `cell-${row.id}-${name}`;
    const common = { id, "data-column": name, value };
    const control = lists[name]
      ? this.choice(name, common, value)
      : h("input", { ...common, inputmode: name.startsWith("year") ? "numeric" : null, spellcheck: name === "note" });
    control.addEventListener("input", () => {
      this.held ||= { of: this.table, rows: this.table.copy() };
      this.table.set(row, { [name]: control.value });
      this.touched(row);
    });
    control.addEventListener("change", () => {
      this.settle();
      this.changed();
    });
    const pick = (place) =>
      this.step(() => this.table.set(row, { place: place.write, level: place.level }), `#cell-${row.id}-evidence`);
    return h(
      "div",
      { class: `field f-${name}` },
      h("label", { for: id }, label(name)),
      control,
      name === "place" ? placeSearch(control, pick) : null,
    );
  }

  // What is stated, the coalition says itself; all else is of its members.
  evidence() {
    const { member } = this.table;
    return Object.fromEntries(
      Object.entries(lists.evidence).filter(([id]) => member === "" || (id === "stated") === (member === coalition)),
    );
  }

  // A value that is not on the list stays to be chosen: nothing that is written is lost by looking at it.
  choice(name, common, value) {
    const choices = name === "evidence" ? this.evidence() : lists[name];
    const open = {
      ...(value in choices ? {} : { [value]: inWords(name, value) || "–" }),
      ...("–" in choices ? {} : { "": "–" }),
      ...choices,
    };
    const select = h(
      "select",
      { ...common, value: undefined },
      Object.entries(open).map(([id, words]) => h("option", { value: id }, words)),
    );
    select.value = value;
    return select;
  }

  // What was typed into a cell becomes one step back, in the table that it belongs to.
  settle() {
    const { held } = this;
    this.held = null;
    held?.of.past.push(held.rows);
    return Boolean(held);
  }

  // One act that can be undone, together with what was typed for it; `focus` is where the reader goes on.
  step(act, focus) {
    if (!this.settle()) this.table.keep();
    act();
    this.draw();
    this.changed();
    const target = focus ? document.querySelector(focus) : this.fresh && byId(`cell-${this.fresh.id}-place`);
    this.fresh = null;
    target?.focus();
  }

  touched(row) {
    this.findings.delete(row.id);
    this.dress(document.querySelector(`#list [data-id="${row.id}"]`), row);
    this.changed();
  }

  // Findings come by the row's number among those that stay.
  found(list) {
    const staying = this.table.rows.filter((row) => !row.gone);
    this.findings = new Map();
    for (const one of list) {
      const row = staying[one.row];
      if (row) this.findings.set(row.id, [...(this.findings.get(row.id) || []), one]);
    }
    for (const row of staying) this.dress(document.querySelector(`#list [data-id="${row.id}"]`), row);
  }

  dress(card, row) {
    if (!card) return;
    const found = this.findings.get(row.id) || [];
    card.dataset.state = this.table.state(row);
    card.dataset.severity = found.some((one) => one.severity === "error") ? "error" : found.length ? "warning" : "";
    for (const control of card.querySelectorAll("[data-column]")) {
      const mine = found.find((one) => one.column === control.dataset.column);
      control.toggleAttribute("aria-invalid", false);
      if (mine?.severity === "error") control.setAttribute("aria-invalid", "true");
      mine
        ? control.setAttribute("aria-describedby", `problems-${row.id}`)
        : control.removeAttribute("aria-describedby");
      control.classList.toggle("doubtful", mine?.severity === "warning");
    }
    card.querySelector(".problems")?.replaceChildren(
      ...found.map((one) =>
        h(
          "p",
          { class: one.severity },
          h("span", { class: "sign", "aria-hidden": "true" }, one.severity === "error" ? "✕" : "!"),
          h("strong", {}, label(one.column)),
          " ",
          one.words,
          one.fixes.map((fix) =>
            h(
              "button",
              {
                type: "button",
                class: "fix",
                onclick: () => this.step(() => this.table.set(row, fix.cells), `#cell-${row.id}-${one.column}`),
              },
              fix.words,
            ),
          ),
        ),
      ),
    );
  }

  blank() {
    // How strong the evidence is, and who may see it, nobody but the writer knows.
    const given = { member: this.table.member };
    this.step(() => {
      this.fresh = this.table.add(this.table.columns.map((name) => given[name] || ""));
    });
  }

  title() {
    return _("{n, plural, one {# row} other {# rows}}", { n: this.table.after.length });
  }
}
