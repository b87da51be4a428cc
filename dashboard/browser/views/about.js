// The rows on no map with the reason, and the footer.

import { dataWords, sourcesWords } from "../core/sentences.js";
import { evidenceWord, memberShort } from "../core/words.js";
import { fill, h, link } from "../dom.js";
import { store } from "../state.js";

/** @typedef {import("../core/view.js").View} View */

/** @param {View} view */
export function drawUnplaced(view) {
  const { index, texts } = view;
  const { _ } = texts;
  const heads = [_("As the source writes it"), _("Member"), _("Evidence"), _("Why it is not on the map"), _("Source")];
  const line = (/** @type {any} */ op) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, op.place),
      [
        memberShort(op.member, index, texts),
        evidenceWord(op.evidence, index, texts),
        texts.translate(index.reasons[op.match_why]),
        link(op.source_url, op.source_title),
      ].map((cell) => h("td", {}, cell)),
    );
  const rows = index.operations.filter((/** @type {any} */ op) => op.match !== "matched");
  const head = h(
    "tr",
    {},
    heads.map((words) => h("th", { scope: "col" }, words)),
  );
  fill("unplaced", h("table", {}, h("thead", {}, head), h("tbody", {}, rows.map(line))));
}

/** @param {View} view */
export function drawFooter(view) {
  const { texts, index, data } = view;
  fill("provenance", h("p", {}, sourcesWords(view)), h("p", {}, dataWords(view), " ", texts.text("disclaimer")));
  const words = texts._("Data of {day}", { day: texts.date(index.released) });
  const linked = !data.frozen && !store.page.embed; // a server tells what changed
  fill("data-of", linked ? h("a", { href: `changes?lang=${texts.lang}` }, words) : words, " · ");
}
