// What a scenario supposes of one place, so that nothing of it is told as if it were on record.

import { memberShort } from "./words.js";

/** @typedef {import("./view.js").View} View */

/** Ids of those that a scenario brings to a place, and of those that it takes away. @param {any} row @param {View} view */
export function suppositionOf(row, view) {
  const { without } = view.state;
  const before = without.length ? view.record.row(row.code).ids : [];
  return {
    added: /** @type {string[]} */ (row.supposed),
    gone: /** @type {string[]} */ (before.filter((/** @type {string} */ id) => without.includes(id))),
  };
}

/** How many members a place would have, and if what; "" where the scenario changes nothing there. @param {any} row @param {View} view */
export function suppositionWords(row, view) {
  if (!view.scenario || !row.inside) return "";
  const { added, gone } = suppositionOf(row, view);
  const { texts, index } = view;
  const names = (/** @type {string[]} */ ids) => ids.map((id) => memberShort(id, index, texts));
  const n = row.members;
  if (added.length && gone.length)
    return texts._(
      "{n, plural, one {# member} other {# members}}, {k, plural, other {if {names} worked here too}} {gone_k, plural, other {and {gone} left}}",
      {
        n,
        names: names(added),
        k: added.length, // of which the verb is, in Albanian
        gone: names(gone),
        gone_k: gone.length,
      },
    );
  if (added.length)
    return texts._("{n, plural, one {# member} other {# members}}, {k, plural, other {if {names} worked here too}}", {
      n,
      names: names(added),
      k: added.length,
    });
  if (gone.length)
    return texts._(
      "{n, plural, =0 {no member} one {# member} other {# members}} on record, {k, plural, other {if {names} left}}",
      {
        n,
        names: names(gone),
        k: gone.length,
      },
    );
  return "";
}
