// Who has a link to a partner country, in words.

import { memberShort } from "./words.js";

/** @typedef {import("./view.js").View} View */

/** The members with a link, each once, in their order; of more than `shown` how many more. @param {any} country @param {View} view @param {number} shown */
export function linkedWords(country, { index, texts }, shown) {
  const who = new Set(
    country.links.filter((/** @type {any} */ l) => l.evidence !== "stated").map((/** @type {any} */ l) => l.member),
  );
  const members = index.parameters.member.values.filter((/** @type {string} */ id) => who.has(id));
  const names = members.slice(0, shown).map((/** @type {string} */ id) => memberShort(id, index, texts));
  if (!names.length) return who.size ? texts._("the coalition itself") : texts._("no source found");
  return names.join(", ") + (members.length > shown ? ` +${members.length - shown}` : "");
}
