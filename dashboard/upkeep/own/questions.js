// What the server asks before rows come into force: whether most of them shall go, why what may be personal shall be seen.
import { _, h } from "./words.js";
import { label, tables } from "./fields.js";
import { dialog } from "./dialog.js";

/** @typedef {{ table: string, row: string, column: string, words: string, text: string }} Cell
 * @typedef {{ id: string, words: string[], cells: Cell[] }} Question
 * @typedef {Record<string, string>} Answers by the id of their question */
const MOST = "most-rows";

/** Do what `send` does with the answers to what the server asks; given up, it is as if it were refused.
 * @template T @param {(answers: Answers) => Promise<T>} send @returns {Promise<T>} */
export async function answered(send) {
  /** @type {Answers} */
  let answers = {};
  for (;;) {
    try {
      return await send(answers);
    } catch (error) {
      const questions = /** @type {import("./words.js").RefusedError} */ (error).body?.questions;
      const given = questions && (await ask(questions));
      if (!given) throw error;
      answers = { ...answers, ...given };
    }
  }
}

/** @param {Question[]} questions */
async function ask(questions) {
  /** @type {Answers} */
  const given = {};
  for (const one of questions) {
    const answer = await (one.id === MOST ? askMost(one) : askPersonal(one));
    if (answer === null) return null;
    given[one.id] = answer;
  }
  return given;
}

/** @param {Question} question */
const askMost = ({ words }) =>
  dialog(
    _("Should these rows really go?"),
    [
      h(
        "ul",
        { class: "plain" },
        words.map((text) => h("li", {}, text)),
      ),
      h("p", { class: "muted" }, _("An earlier version can be restored later.")),
    ],
    [{ words: _("Yes, remove them"), give: () => "yes" }],
  );

/** @param {Question} question */
function askPersonal({ words, cells }) {
  const reason = h("textarea", { rows: 2, maxlength: 200, id: "question-reason", required: true });
  const missing = h("p", { class: "hindrance", role: "alert" });
  const give = () => {
    if (reason.value.trim()) return reason.value.trim();
    missing.textContent = _("Enter the reason, or cancel and remove the data.");
    reason.focus();
    return undefined;
  };
  return dialog(
    _("Is this about a private person?"),
    [
      h("p", {}, words),
      h(
        "ul",
        { class: "cells" },
        cells.map((cell) =>
          h(
            "li",
            {},
            h("strong", {}, cell.text),
            ` · ${cell.words} · ${tables()[cell.table].title}, ${label(cell.table, cell.column)} · ${cell.row}`,
          ),
        ),
      ),
      h(
        "p",
        {},
        _(
          "Cancel, then remove them or show the row to staff only. If readers may see them, say why; the reason is kept in the log.",
        ),
      ),
      h("label", {}, h("span", { class: "caption" }, _("Why may everyone see this?")), reason),
      missing,
    ],
    [{ words: _("Publish with this reason"), give }],
  );
}
