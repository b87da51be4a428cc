// What changed, table by table, in words.
import { _, h } from "./words.js";
import { tables } from "./fields.js";
import { changeLine } from "./changes.js";

/** @typedef {{ table: string, columns: string[], changes: import("./changes.js").Change[], n: number }} TableChanges `n`: how many
 *   changes there are, some of which may not be shown */

/** @param {string} name */
export const titleOf = (name) => tables()[name]?.title ?? name;

/** @param {TableChanges[]} changed @returns {Node[]} */
export const changedTables = (changed) =>
  changed.flatMap((one) => [
    h("h3", { class: "caption" }, titleOf(one.table)),
    h(
      "ul",
      { class: "changes" },
      one.changes.map((change) => changeLine(one.table, one.columns, change)),
    ),
    ...(one.n > one.changes.length
      ? [h("p", { class: "muted" }, _("and {n} more", { n: one.n - one.changes.length }))]
      : []),
  ]);
