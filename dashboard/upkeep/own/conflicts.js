// Rows, or a text, that someone else changed meanwhile: both are shown, to keep one or both.
import { _, byId, h } from "./words.js";
import { changeLine, rowWords } from "./changes.js";

/** @typedef {import("./core/table.js").Table} Table @typedef {import("./core/table.js").Conflict} Conflict */

/** @param {Conflict[]} list @param {Table} table @param {() => void} settled called after each choice */
export function showConflicts(list, table, settled) {
  const { columns } = table;
  /** @param {string} title @param {(string[] | null)[]} made @param {"mine" | "theirs"} choice @param {Conflict} one */
  const side = (title, made, choice, one) =>
    h(
      "div",
      { class: "side-of" },
      h("strong", {}, title),
      made.map((after) =>
        after
          ? h("ul", { class: "changes" }, changeLine(table.table, columns, { before: one.before, after }))
          : h("p", {}, _("taken away")),
      ),
      h(
        "button",
        { type: "button", class: "button quiet", onclick: () => settle(one, choice) },
        choice === "mine" ? _("Keep mine") : _("Keep theirs"),
      ),
    );
  /** @param {Conflict} one @param {"mine" | "theirs" | "both"} choice */
  const settle = (one, choice) => {
    table.settle(one, choice);
    const rest = list.filter((other) => other !== one);
    if (rest.length) showConflicts(rest, table, settled);
    else byId("conflicts").hidden = true;
    settled();
  };
  const text = columns.length === 1 && columns[0] === "text";
  byId("conflicts").hidden = false;
  byId("conflicts").replaceChildren(
    h("h3", {}, _("Also changed by someone else")),
    ...list.map((one) =>
      h(
        "div",
        { class: "conflict" },
        !text && h("p", { class: "muted" }, _("Before: {row}", { row: rowWords(table.table, columns, one.before) })),
        h(
          "div",
          { class: "both" },
          side(_("Theirs"), one.theirs, "theirs", one),
          side(_("Mine"), one.mine, "mine", one),
        ),
        !text && h("button", { type: "button", class: "link", onclick: () => settle(one, "both") }, _("Keep both")),
      ),
    ),
  );
  byId("conflicts").scrollIntoView({ block: "nearest" });
}
