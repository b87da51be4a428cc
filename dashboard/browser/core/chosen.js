// What a reader has chosen of a view beyond the usual, in words, as dashboard/views/chosen.py says it.

import { equal } from "./selection.js";
import { factsOf, headline, scenarioWords, stamp, summary } from "./sentences.js";

/** @typedef {import("./view.js").View} View */

/** What narrows a view, or colours it otherwise; not what its title names. @param {View} view @returns {string[]} */
export function chosenWords(view) {
  const { state, index, texts } = view;
  const told = (view.single || view.compared) && !view.partners ? ["member", "compare"] : [];
  const parts = Object.entries(index.parameters)
    .filter(([name, { stamp: said, acts_in }]) => said && !told.includes(name) && acts_in.includes(state.view))
    .filter(([name, { default: usual }]) => !equal(state[name], usual))
    .map(([name, parameter]) => stamp(name, parameter, view));
  const years = view.partners ? "" : texts.choose("years", state);
  return [...parts, years].filter(Boolean);
}

/** What a slide says large of any view: what is supposed, where members are on record, where none is; and what it says small below.
 * @param {View} view */
export function findingOf(view) {
  const { texts } = view;
  const facts = factsOf(view);
  if (view.partners)
    return { supposed: "", finding: texts.choose("partners_headline", facts), gap: "", more: summary(view) };
  const [finding, gap] = headline(view);
  const more = ["summary", "gaps", "related"].map((name) => texts.choose(name, facts));
  return { supposed: view.scenario ? scenarioWords(view) : "", finding, gap, more: more.filter(Boolean).join(" ") };
}
