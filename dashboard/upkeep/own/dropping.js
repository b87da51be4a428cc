// What a dropped file is to do: add its rows to those that are there, or take their place.
import { _, h } from "./words.js";
import { columnsMeant } from "./columns.js";
import { dialog } from "./dialog.js";

/** Send a file until it is known what its columns mean; null where somebody gives up.
 * @param {(columns: unknown) => Promise<any>} send @param {string} name @param {"anew" | null} columns "anew" to be asked again */
export async function understood(send, name, columns) {
  let answer = await send(columns);
  while (answer.ask) {
    const meant = await columnsMeant(answer.ask, name);
    if (!meant) return null;
    answer = await send(meant);
  }
  return answer;
}

/** @param {() => void} again */
export const chooseAnew = (again) =>
  h(
    "li",
    {},
    _("The columns were read as you or a colleague said."),
    " ",
    h("button", { type: "button", class: "link", onclick: again }, _("Choose the columns again")),
  );

/** @typedef {{ rows: string[][], same: number, changed: number, fresh: number, absent: number }} Added */

/** Give the rows that are wanted, or null. Nothing is asked where it is the same: no row would go.
 * @param {{ rows: string[][], add: Added }} found @param {string} name @param {boolean} several whether it is the file of several members */
export async function rowsWanted({ rows, add }, name, several) {
  if (!add.absent) return rows;
  const absent = several
    ? _(
        "{n, plural, one {# row of the members in the file is not in it.} other {# rows of the members in the file are not in it.}}",
        { n: add.absent },
      )
    : _(
        "{n, plural, one {# row of this member is not in the file.} other {# rows of this member are not in the file.}}",
        { n: add.absent },
      );
  const counts = [
    add.same ? _("{n, plural, one {# row is already there.} other {# rows are already there.}}", { n: add.same }) : "",
    add.changed ? _("{n, plural, one {# row changes.} other {# rows change.}}", { n: add.changed }) : "",
    add.fresh ? _("{n, plural, one {# row is new.} other {# rows are new.}}", { n: add.fresh }) : "",
    absent,
  ];
  return dialog(
    _("What should {name} do?", { name }),
    [
      h(
        "ul",
        { class: "plain" },
        counts.filter(Boolean).map((text) => h("li", {}, text)),
      ),
      h("p", { class: "muted" }, _("Nothing is published yet. You will see the rows first.")),
    ],
    [
      { words: _("Add and update: no row goes"), give: () => add.rows, main: true },
      {
        words: _("{n, plural, one {Replace: # row goes} other {Replace: # rows go}}", { n: add.absent }),
        give: () => rows,
      },
    ],
  );
}
