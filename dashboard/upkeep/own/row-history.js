// Who changed a table, a member or one row, when and why; and the way back for one row.
import { _, byId, get, h, moment, post } from "./words.js";
import { changeLine, rowWords } from "./changes.js";
import { TEXTS, tables } from "./fields.js";
import { undoRowAct } from "./undo.js";

/** @typedef {{ id: string, name: string }} Member
 * @typedef {import("./changes.js").Change & { at: number }} Change `at`: its position among all that the version changed in the table
 * @typedef {Pick<import("./versions.js").Version, "name" | "number" | "who" | "when" | "why">} Version
 * @typedef {{ version: Version | null, columns: string[], changes: Change[] }} Step
 * @typedef {import("./undo.js").Publish} Publish
 * @typedef {{ table: string, member: string, cells: string[] }} Asked a row as it stands in the file */

/** @param {{ who: string, why: string } | null} version */
const said = (version) =>
  version?.who ? [h("strong", {}, version.who), ": ", version.why] : [h("em", {}, _("changed outside this page"))];

/** @param {Member[]} members @param {Publish} publish @param {Asked | null} [asked] the row that is asked about, if one is */
export async function showHistory(members, publish, asked = null) {
  const of = chooser("history-member", [["", "–"], ...members.map((one) => [one.id, one.name])]);
  const row = chooser("history-row", []);
  const all = Object.entries(tables()).filter(([name]) => !TEXTS.includes(name));
  const which = chooser(
    "history-table",
    all.map(([name, { title }]) => [name, title]),
  );
  const found = h("ol", { id: "history-steps", "aria-live": "polite" });
  const whose = field(_("Member"), of);
  /** @type {string[][]} */
  let rows = [];
  const operations = () => which.value === "operations";
  const fill = async () => {
    if (operations() && !of.value) return found.replaceChildren();
    const cells = row.value === "" ? [] : rows[Number(row.value)];
    const table = which.value;
    /** @type {{ steps: Step[] }} */
    const { steps } = await post("history", { table, member: of.value, row: cells });
    const none = h("li", { class: "muted" }, _("Nothing was changed here since the versions begin."));
    found.replaceChildren(...(steps.length ? steps.map((one) => step(table, one, publish)) : [none]));
  };
  const choose = async () => {
    whose.hidden = !operations();
    /** @type {Record<string, string>} */
    const query = operations() ? { member: of.value } : { table: which.value };
    const held = operations() && !of.value ? { columns: [], rows: [] } : await get("rows", query);
    rows = held.rows;
    row.replaceChildren(
      h("option", { value: "" }, operations() ? _("All rows of this member") : _("All rows of this table")),
      ...rows.map((cells, at) =>
        h("option", { value: String(at) }, rowWords(which.value, held.columns, cells).slice(0, 160)),
      ),
    );
    await fill();
  };
  which.onchange = of.onchange = choose;
  row.onchange = fill;
  byId("row-history-box").replaceChildren(
    h("div", { class: "acts" }, field(_("Table"), which), whose, field(_("Row"), row)),
    found,
  );
  if (!asked) return;
  which.value = asked.table;
  of.value = asked.member;
  await choose();
  const at = rows.findIndex((cells) => JSON.stringify(cells) === JSON.stringify(asked.cells));
  row.value = at < 0 ? "" : String(at);
  await fill();
  which.focus({ preventScroll: true });
  byId("row-history").scrollIntoView({ block: "start" });
}

/** @param {string} id @param {string[][]} offered values with their words */
const chooser = (id, offered) =>
  h(
    "select",
    { id },
    offered.map(([value, words]) => h("option", { value }, words)),
  );

/** @param {string} words @param {HTMLElement} control */
const field = (words, control) => h("label", {}, h("span", { class: "caption" }, words), control);

/** @param {string} table @param {Step} step @param {Publish} publish */
const step = (table, { version, columns, changes }, publish) =>
  h(
    "li",
    {},
    h("p", {}, version ? h("span", { class: "number" }, String(version.number), " ") : null, ...said(version)),
    version ? h("p", { class: "muted" }, moment(version.when)) : null,
    h(
      "ul",
      { class: "changes" },
      changes.map((one) => changed(table, columns, one, version, publish)),
    ),
  );

/** One change, with the way back. @param {string} table @param {string[]} columns @param {Change} change @param {Version | null} version
 * @param {Publish} publish */
function changed(table, columns, change, version, publish) {
  const line = changeLine(table, columns, change);
  if (!version) return line;
  const box = h("div", { class: "diff", hidden: true });
  const fold = () => (box.hidden = true);
  const what = { name: version.name, table, at: String(change.at) };
  line.querySelector("div").append(undoRowAct(version.number, what, { box, fold, publish }), box);
  return line;
}
