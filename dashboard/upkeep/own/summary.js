// What is to be published: each table that is changed, by how many rows, and whether it goes along; and what readers would see.
import { _, byId, h, listing } from "./words.js";
import { TEXTS, tables } from "./fields.js";
import * as sets from "./sets.js";

/** @typedef {import("./core/table.js").Table} Table @typedef {import("./words.js").Finding} Finding
 * @typedef {{ edited: number, added: number, removed: number }} Counts */

/** @param {Table} table @param {(member: string) => string} named */
export const titleOf = (table, named) =>
  table.table === "operations" ? named(table.member) : tables()[table.table].title;

/** @param {Counts} counts */
const counted = ({ edited, added, removed }) =>
  listing(
    [
      edited ? _("{n, plural, one {# row changed} other {# rows changed}}", { n: edited }) : "",
      added ? _("{n, plural, one {# row added} other {# rows added}}", { n: added }) : "",
      removed ? _("{n, plural, one {# row removed} other {# rows removed}}", { n: removed }) : "",
    ].filter(Boolean),
  );

/** @param {{ tables: Table[], counts: Counts[], findings: Finding[], named: (member: string) => string, shown: Table,
 *   open: (table: Table) => void, toError: (table: Table) => void, chosen: () => void }} all `tables` and `counts` are those that were checked */
export function showSummary({ tables: checked, counts, findings, named, shown, open, toError, chosen }) {
  const lines = sets.changed().map((table) => {
    const at = checked.indexOf(table);
    const errors = findings.filter((one) => one.edit === at && at >= 0 && one.severity === "error").length;
    const what = TEXTS.includes(table.table) ? _("text changed") : at >= 0 && counts[at] ? counted(counts[at]) : "";
    const title = titleOf(table, named);
    return h(
      "li",
      {},
      h("input", {
        type: "checkbox",
        checked: sets.goes(table),
        "aria-label": _("Publish {name}", { name: title }),
        onchange: (/** @type {any} */ e) => {
          sets.choose(table, e.target.checked);
          chosen();
        },
      }),
      h(
        "div",
        {},
        table === shown
          ? h("strong", {}, title)
          : h("button", { type: "button", class: "link", onclick: () => open(table) }, title),
        what && h("span", { class: "muted" }, `: ${what}`),
        errors > 0 && [
          " ",
          h(
            "button",
            { type: "button", class: "link error", onclick: () => toError(table) },
            _("{n, plural, one {# error} other {# errors}}", { n: errors }),
          ),
        ],
      ),
    );
  });
  byId("going").hidden = !lines.length;
  byId("going").replaceChildren(...lines);
}

/** Problems of rows that nobody edited: what they refer to would be gone. @param {Finding[]} findings */
export function showElsewhere(findings) {
  const found = findings.filter((one) => one.edit < 0);
  byId("elsewhere").hidden = !found.length;
  byId("elsewhere").replaceChildren(
    ...found.slice(0, 10).map((one) => h("li", { class: one.severity }, h("strong", {}, `${one.where}: `), one.words)),
    found.length > 10 ? h("li", {}, _("and {n} more", { n: found.length - 10 })) : "",
  );
}

/** @param {{ figures: string[] } | null} readers */
export function showFigures(readers) {
  byId("figures").replaceChildren(...(readers?.figures ?? []).map((words) => h("p", {}, words)));
}
