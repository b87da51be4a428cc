// What the server asks before rows come into force: whether most of them shall go, why what may be personal shall be seen.
import { _, h } from "./words.js";
import { label } from "./rows.js";
import { dialog } from "./dialog.js";

const MOST = "most-rows";

// Do what `send` does with the answers to what the server asks; given up, it is as if it were refused.
export async function answered(send) {
  let answers = {};
  for (;;) {
    try {
      return await send(answers);
    } catch (error) {
      const questions = error.body?.questions;
      const given = questions && (await ask(questions));
      if (!given) throw error;
      answers = { ...answers, ...given };
    }
  }
}

async function ask(questions) {
  const given = {};
  for (const one of questions) {
    const answer = await (one.id === MOST ? askMost(one) : askPersonal(one));
    if (answer === null) return null;
    given[one.id] = answer;
  }
  return given;
}

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
          h("li", {}, h("strong", {}, cell.text), ` · ${cell.words} · ${label(cell.column)} · ${cell.row}`),
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
