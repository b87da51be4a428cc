// Every way to measure the claim as a line of dots, against one line of the percentage asked.

import { isExact, plotOf } from "../core/claims.js";
import { h } from "../dom.js";
import { asked, boundsWords, goalWord, territoryModel } from "./claim-asked.js";
import { claimMeasureWord } from "./claim-card.js";

/** @typedef {import("../core/view.js").View} View */

/** What a bar means, and why there is no dot. @param {any} measured @param {View} view */
const rangeWords = ({ year, unknown }, { texts }) =>
  texts._(
    "bar: the lowest to the highest possible, as {n, plural, one {# district has} other {# districts have}} no figure in the {year} census",
    { n: unknown, year },
  );

/** Every measure as a line of dots against one line of the percentage asked. @param {View} view */
export function drawPlot(view) {
  const { texts, index, data } = view;
  const { _ } = texts;
  const { goal, bases } = territoryModel(view, asked);
  const { start, ticks, rows } = plotOf(index.measured, bases, goal);
  const at = (/** @type {number} */ share) => `${(((share - start) / (1 - start)) * 100).toFixed(2)}%`;
  const key = bases.map((basis) =>
    h("span", { class: "unbroken" }, h("span", { class: `dot ${basis}` }), _(data.words.bases[basis])),
  );
  const whole = (/** @type {number[]} */ [low]) => texts.number(low * 100, 0);
  const dots = (/** @type {any} */ m) => {
    const known = bases.filter((basis) => m.shares[basis]);
    const ends = known.flatMap((basis) => m.shares[basis]);
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    const exact = known.every((basis) => isExact(m.shares[basis]));
    const shown = known.map((basis, i) => {
      const [from, to] = m.shares[basis];
      const title = `${_(data.words.bases[basis])}: ${boundsWords([from, to], view)}`;
      if (!exact)
        return h(
          "span",
          { class: `range ${basis}`, title, style: `left:${at(from)};width:calc(${at(to)} - ${at(from)});--at:${i}` },
          basis === "direct" ? h("span", { class: "value" }, `${whole([from])}–${whole([to])}`) : null,
        );
      const first = known.findIndex((other) => m.shares[other][0] === from) === i; // alike: one number is enough
      return h(
        "span",
        { class: `dot ${basis}`, title, style: `left:${at(from)}` },
        first ? h("span", { class: "value" }, whole([from, to])) : null,
      );
    });
    const line = h("span", { class: "span", style: `left:${at(low)};width:calc(${at(high)} - ${at(low)})` });
    return [exact ? line : null, shown];
  };
  const spoken = (/** @type {any} */ m) =>
    bases.map((basis) => `${_(data.words.bases[basis])}: ${boundsWords(m.shares[basis], view)}`).join("; ");
  const row = (/** @type {any} */ m) =>
    h(
      "tr",
      { class: asked.measure && m.measure !== asked.measure ? "aside" : null, "data-measure": m.measure },
      h("th", { scope: "row" }, claimMeasureWord(m, view)),
      h(
        "td",
        {},
        h("span", { class: "hidden" }, spoken(m)),
        h("span", { class: "plot", "aria-hidden": "true" }, dots(m)),
      ),
    );
  const axis = ticks.map((tick) => h("span", { style: `left:${at(tick)}` }, texts.percent(tick, 0)));
  const lines = ticks.map((tick) => h("span", { style: `left:${at(tick)}` }));
  const ranged = rows.find((/** @type {any} */ m) =>
    bases.some((basis) => m.shares[basis] && !isExact(m.shares[basis])),
  );
  const range = ranged
    ? h("span", { class: "unbroken" }, h("span", { class: `range ${bases[0]}` }), rangeWords(ranged, view))
    : null;
  return [
    h("p", { class: "plot-key" }, key, range),
    h(
      "table",
      { class: "dots" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, h("span", { class: "hidden" }, _("Measure"))),
          h(
            "th",
            { scope: "col" },
            h(
              "span",
              { class: "plot goal-word" },
              h("span", { style: `left:${at(goal)};--at:${at(goal)}` }, goalWord(view)),
            ),
          ),
        ),
      ),
      h("tbody", {}, rows.map(row)),
      h(
        "tfoot",
        { "aria-hidden": "true" },
        h(
          "tr",
          {},
          h("td", {}),
          h(
            "td",
            {},
            h("span", { class: "plot axis" }, axis),
            h(
              "span",
              { class: "plot grid" },
              h("span", { class: "beyond", style: `left:${at(goal)}` }),
              lines,
              h("span", { class: "goal", style: `left:${at(goal)}` }),
            ),
          ),
        ),
      ),
    ),
  ];
}
