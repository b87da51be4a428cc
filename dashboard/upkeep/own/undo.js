// One change taken back: first what that would do, and what becomes of rows that were changed again since.
import { _, get, h, post } from "./words.js";
import { changeLine } from "./changes.js";

/** @typedef {import("./changes.js").Change} Change @typedef {import("./versions.js").Version} Version
 * @typedef {import("./core/table.js").Conflict & { by: Pick<Version, "number" | "who" | "why"> | null }} Again a row that was changed
 * @typedef {{ box: HTMLElement, fold: () => void, publish: (act: (who: string) => Promise<any>) => Promise<void> }} Tools `box` to
 *   unfold it in, and `publish` as for all that writes */

/** The button beside a version. @param {Version} version @param {Tools} tools */
export function undoAct(version, tools) {
  if (!version.parent || !version.finished || !version.kept) return null;
  const unfold = async () => {
    tools.fold();
    tools.box.replaceChildren(...(await plan(version, tools)));
    tools.box.hidden = false;
    tools.box.querySelector("button")?.focus();
  };
  const title = _("Takes back what version {n} changed. What was changed later stays.", { n: String(version.number) });
  return h("button", { type: "button", class: "button quiet", title, onclick: unfold }, _("Undo this change"));
}

/** @param {Version} version @param {Tools} tools */
async function plan(version, { fold, publish }) {
  /** @type {{ seen: string, columns: string[], changes: Change[], conflicts: Again[] }} */
  let found;
  try {
    found = await get("undo", { name: version.name });
  } catch (error) {
    return [h("p", { class: "hindrance" }, /** @type {Error} */ (error).message)];
  }
  const { seen, columns, changes, conflicts } = found;
  /** @param {"ask" | "keep" | "undo"} later @param {string} words */
  const go = (later, words, quiet = false) =>
    h(
      "button",
      {
        type: "button",
        class: quiet ? "button quiet" : "button",
        onclick: () =>
          publish((who) =>
            post("undo", {
              name: version.name,
              seen,
              later,
              who,
              why: _("Undid version {n}", { n: String(version.number) }),
            }),
          ),
      },
      words,
    );
  const cancel = h("button", { type: "button", class: "link", onclick: fold }, _("Cancel"));
  const goesBack = changes.length
    ? h(
        "ul",
        { class: "changes" },
        changes.map((one) => changeLine("operations", columns, one)),
      )
    : null;
  if (!conflicts.length) {
    const none = h("p", { class: "muted" }, _("Nothing of this change is left to undo."));
    const acts = goesBack ? [go("ask", _("Undo the change of version {n}", { n: String(version.number) }))] : [];
    return [goesBack || none, h("div", { class: "acts" }, acts, cancel)];
  }
  return [
    goesBack,
    h("h3", {}, _("These rows were changed again later")),
    h(
      "ul",
      { class: "changes" },
      conflicts.map((one) => again(one, columns)),
    ),
    h(
      "div",
      { class: "acts" },
      goesBack ? go("keep", _("Keep the later changes, undo the rest")) : null,
      go("undo", _("Undo these rows too"), true),
      cancel,
    ),
  ].filter(Boolean);
}

/** @param {Again} conflict @param {string[]} columns */
function again({ before, theirs, by }, columns) {
  const line = changeLine("operations", columns, { before, after: theirs.find(Boolean) ?? null });
  const said = by?.who
    ? _("Version {n}, {who}: {why}", { n: String(by.number), who: by.who, why: by.why })
    : _("changed outside this page");
  line.querySelector("div").append(h("p", { class: "muted" }, said));
  return line;
}
