// A place that is pressed on a slide: who is on record there and since when, all at a glance; what is read at a desk is left out.

import { memberShort } from "../core/words.js";
import { h } from "../dom.js";

/** @typedef {import("../core/view.js").View} View */

/** @param {any} head name and cross @param {any} headline @param {{ member: string, years: string, old: boolean, records: any[] }[]} members @param {View} view
 * @param {string} nextDoor who works next door, where nobody is on record */
export const slideCard = (head, headline, members, { index, texts }, nextDoor) => [
  head,
  headline,
  nextDoor && h("p", {}, nextDoor),
  members.length > 0 &&
    h(
      "ul",
      { class: "slide-names" },
      members.map(({ member, years, old, records }) =>
        h(
          "li",
          { class: old ? "old" : null },
          h("strong", {}, memberShort(member, index, texts)),
          " ",
          h("span", { class: "muted" }, records.every((op) => op.scenario) ? texts._("what if") : years),
        ),
      ),
    ),
];
