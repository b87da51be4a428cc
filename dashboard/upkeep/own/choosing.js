// What to edit: one of the tables, or the rows of one member.
import { _, byId, h, lang } from "./words.js";
import { TEXTS, tables } from "./fields.js";
import * as sets from "./sets.js";

/** @typedef {import("./words.js").Known} Known @typedef {import("./words.js").Member} Member */
export const ALL = "*"; // the rows of every member

/** @param {Known} known @param {string} id */
export const nameOf = (known, id) =>
  id === ALL
    ? _("All members")
    : (known.members.find((member) => member.id === id)?.name ??
      sets.newMembers()[id] ??
      _("Rows without a known member"));

/** @param {string} current @param {(name: string) => void} open */
export function showTabs(current, open) {
  const changed = new Set(sets.changed().map((one) => one.table));
  byId("tables").replaceChildren(
    ...Object.entries(tables()).map(([name, { title }]) =>
      h(
        "button",
        { type: "button", "data-table": name, "aria-current": current === name && "true", onclick: () => open(name) },
        title,
        changed.has(name) && h("span", { class: "dot" }, h("span", { class: "hidden" }, _("changed"))),
      ),
    ),
  );
}

/** The members to choose from, each with how many rows it has; those that are being added are among them.
 * @param {Known} known @param {{ table: string, member: string } | null} shown @param {(member: string) => void} choose */
export function showCards(known, shown, choose) {
  const there = new Set(known.members.map((member) => member.id));
  const fresh = Object.entries(sets.newMembers()).filter(([id]) => !there.has(id));
  const lost = known.lost ? [{ id: "", name: nameOf(known, ""), rows: known.lost }] : [];
  /** @type {Member[]} */
  const all = [
    ...known.members,
    ...fresh.map(([id, name]) => ({ id, name, rows: 0 })),
    ...lost,
    { id: ALL, name: nameOf(known, ALL), rows: known.counts.operations },
  ];
  byId("members").replaceChildren(
    ...all.map((member) =>
      h(
        "button",
        { type: "button", class: `member${member.id ? "" : " lost"}`, onclick: () => choose(member.id) },
        h("strong", {}, member.name),
        h("span", {}, _("{n, plural, one {# row} other {# rows}}", { n: member.rows })),
      ),
    ),
  );
  byId("member").replaceChildren(
    ...all.map((member) => h("option", { value: member.id }, `${member.name} (${member.rows})`)),
  );
  if (shown?.table === "operations") byId("member").value = shown.member;
}

/** Show the choice of a member, and nothing of a table. */
export function showOpening() {
  byId("members").hidden = false;
  for (const id of ["chosen", "editor", "take-table"]) byId(id).hidden = true;
  byId("title").textContent = _("Which member’s rows do you want to edit?");
  byId("about").textContent = _("Edit the rows, check the map, publish. Every version is kept and can be restored.");
  byId("opening").classList.remove("small");
}

/** Show what belongs to a table, and what it can be taken as. @param {{ table: string, member: string }} whose @param {Known} known */
export function showChosen({ table, member }, known) {
  const operations = table === "operations";
  const text = TEXTS.includes(table);
  const several = operations && ["", ALL].includes(member);
  byId("members").hidden = true;
  byId("editor").hidden = false;
  byId("chosen").hidden = !operations;
  byId("title").textContent = operations ? nameOf(known, member) : tables()[table].title;
  byId("about").textContent = tables()[table].about;
  byId("opening").classList.add("small");
  const isMember = known.members.some((one) => one.id === member);
  byId("drop").hidden = !isMember && member !== ALL;
  byId("take").hidden = !isMember;
  byId("add").hidden = several;
  byId("take-workbook").href = `/upkeep/rows.xlsx?${new URLSearchParams({ member, lang })}`;
  byId("take-csv").href = `/upkeep/rows.csv?${new URLSearchParams({ member, excel: lang })}`;
  byId("take-table").hidden = operations || text;
  byId("take-table").href = `/upkeep/rows.csv?${new URLSearchParams({ table, excel: lang })}`;
  byId("text-editor").hidden = !text;
  byId("sheet").hidden = text;
  byId("conflicts").hidden = true;
}
