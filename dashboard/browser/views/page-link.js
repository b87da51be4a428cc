// The way to a page of its own.

import { h } from "../dom.js";

/** @typedef {import("../core/view.js").View} View */

/** The page of a place or a member, which needs no script and prints on paper; only a server has it.
 * @param {"place" | "member"} kind @param {string} name @param {View} view */
export const pageLink = (kind, name, { data, state, texts }) =>
  data.frozen
    ? null
    : h(
        "p",
        { class: "page-link" },
        h(
          "a",
          {
            id: kind === "place" ? "place-page" : null,
            href: `${kind}/${encodeURIComponent(name)}?lang=${state.lang}`,
          },
          kind === "place"
            ? texts._("Page of this place, to print or to send")
            : texts._("Page of this member, to print or to send"),
        ),
      );
