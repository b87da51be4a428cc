// One change taken back, or one row of it: first what that would do, and what becomes of rows that were changed again since.
import { _, get, h, post } from "./words.js";
import { changeLine } from "./changes.js";
import { changedTables, titleOf } from "./changed-tables.js";
import { lockAct } from "./lock.js";
import { whoever } from "./publishing.js";
import { answered } from "./questions.js";

/** @typedef {import("./changes.js").Change} Change
 * @typedef {import("./core/table.js").Conflict & { by: { number: number, who: string, why: string } | null, table: string,
 *   columns: string[] }} Again a row that was changed
 * @typedef {{ seen: string, tables: import("./changed-tables.js").TableChanges[], conflicts: Again[] }} Found
 * @typedef {(act: (who: string) => Promise<any>, refused: (error: import("./words.js").RefusedError) => void) => Promise<void>} Publish
 * @typedef {{ box: HTMLElement, fold: () => void, publish: Publish }} Tools `box` to unfold it in, and `publish` as for all that writes
 * @typedef {{ name: string, table?: string, at?: string }} What the version; of one row the table and the position of its change */

/** The button beside a version. @param {import("./versions.js").Version} version @param {Tools} tools */
export function undoAct(version, tools) {
  if (!version.parent || !version.finished || !version.kept) return null;
  const n = String(version.number);
  return act(_("Undo this change"), { name: version.name }, _("Undid version {n}", { n }), tools, {
    title: _("Takes back what version {n} changed. What was changed later stays.", { n }),
  });
}

/** The button beside one row that a version changed. @param {number} number of the version @param {Required<What>} row
 * @param {Tools} tools */
export function undoRowAct(number, row, tools) {
  const why = _("Put back one row of version {n}", { n: String(number) });
  return act(_("Put this row back"), row, why, tools, {
    title: _("The row becomes what it was before this change. All else stays."),
  });
}

/** @param {string} words @param {What} what @param {string} why @param {Tools} tools @param {Record<string, string>} more */
function act(words, what, why, tools, more) {
  const unfold = async () => {
    tools.fold();
    tools.box.replaceChildren(...(await plan(what, why, tools)));
    tools.box.hidden = false;
    const first = tools.box.querySelector("textarea, button");
    if (first instanceof HTMLElement) first.focus();
    tools.box.scrollIntoView({ block: "nearest" });
  };
  return h("button", { type: "button", class: "button quiet", ...more, onclick: unfold }, words);
}

/** @param {What} what @param {string} why what is offered as the reason @param {Tools} tools */
async function plan(what, why, { fold, publish }) {
  /** @type {Found} */
  let found;
  try {
    found = await get("undo", what);
  } catch (error) {
    return [h("p", { class: "hindrance" }, /** @type {Error} */ (error).message)];
  }
  const { seen, tables, conflicts } = found;
  const hindrance = h("p", { class: "hindrance", role: "alert" });
  const reason = h("textarea", { rows: 1, maxlength: 500 });
  reason.value = why;
  /** @param {"ask" | "keep" | "undo"} later @param {string} words */
  const go = (later, words, quiet = false) =>
    h(
      "button",
      {
        type: "button",
        class: quiet ? "button quiet" : "button",
        onclick: () =>
          publish(
            (who) =>
              answered((answers) =>
                post("undo", { ...what, seen, later, who, why: reason.value.trim() || why, answers }),
              ),
            (error) => {
              hindrance.replaceChildren(error.message, lockAct(error.body.lock, whoever));
              hindrance.scrollIntoView({ block: "nearest" });
            },
          ),
      },
      words,
    );
  const cancel = h("button", { type: "button", class: "link", onclick: fold }, _("Cancel"));
  const said = h("label", { class: "reason" }, h("span", { class: "caption" }, _("Reason for the change")), reason);
  if (!tables.length && !conflicts.length)
    return [
      h("p", { class: "muted" }, _("Nothing of this change is left to undo.")),
      h("div", { class: "acts" }, cancel),
    ];
  const acts = conflicts.length
    ? [
        tables.length ? go("keep", _("Keep the later changes, undo the rest")) : null,
        go("undo", _("Undo these rows too"), true),
      ]
    : [go("ask", _("Undo and publish"))];
  return [
    ...changedTables(tables),
    ...(conflicts.length ? asked(conflicts) : []),
    said,
    hindrance,
    h("div", { class: "acts" }, acts, cancel),
  ];
}

/** @param {Again[]} conflicts */
const asked = (conflicts) => [
  h("h3", {}, _("These rows were changed again later")),
  h("ul", { class: "changes" }, conflicts.map(again)),
];

/** @param {Again} conflict */
function again({ table, columns, before, theirs, by }) {
  const line = changeLine(table, columns, { before, after: theirs.find(Boolean) ?? null });
  const said = by?.who
    ? _("Version {n}, {who}: {why}", { n: String(by.number), who: by.who, why: by.why })
    : _("changed outside this page");
  const of = table === "operations" ? "" : h("p", { class: "caption" }, titleOf(table));
  line.querySelector("div").prepend(of);
  line.querySelector("div").append(h("p", { class: "muted" }, said));
  return line;
}
