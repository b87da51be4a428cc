// The three figures of the finding, each with what a press on it does. dashboard/views/big_figures.py and story.py have the same.

import { factsOf } from "./sentences.js";
import { levelNames } from "./words.js";

/** @typedef {import("./view.js").View} View */
/** What a press does: the places of some classes alone, or other choices. @typedef {{ only?: string[], change?: Record<string, any> }} Act */
/** @typedef {{ number: string, words: string, unit: string, is_gap: boolean, is_supposed: boolean, act: Act }} BigFigure */

/** @param {string} number @param {string} words @param {Act} act @param {Partial<BigFigure>} [more] @returns {BigFigure} */
export const bigFigure = (number, words, act, more = {}) => ({
  ...{ number, words, unit: "", is_gap: false, is_supposed: false, act },
  ...more,
});

/** Classes of the places that have members on record, or have none. @param {View} view @param {boolean} reached */
const classesOf = ({ inside }, reached) => [
  ...new Set(inside.filter((row) => Boolean(row.members) === reached).map((row) => row.class)),
];

/** Of a view of places; none where nothing is shown, or two members, or only what the coalition says. @param {View} view @returns {BigFigure[]} */
export function bigFigures(view) {
  const { texts, figures, state, index, scenario } = view;
  const { _ } = texts;
  if (view.partners || view.onlyStated || view.compared || !view.inside.length) return [];
  const left = figures.places_total - figures.places_reached;
  const facts = { ...factsOf(view), places: levelNames(state.level, index, texts).title.toLowerCase() };
  const reached = bigFigure(
    texts.number(figures.places_reached),
    texts.choose("figure_reached", facts),
    { only: classesOf(view, true) },
    { unit: _("of {n}", { n: figures.places_total }), is_supposed: scenario },
  );
  const share = bigFigure(
    texts.percent(figures.area_share),
    _("of the land area; {share} of the residents ({census})", {
      share: texts.percent(figures.population_share),
      census: index.coalition.census_year,
    }),
    { change: { view: "claims" } },
    { is_supposed: scenario },
  );
  const last = () => {
    if (state.member.length === 1) return aloneFigure(view);
    const n = figures.members_documented;
    if (view.narrowed || !left)
      return bigFigure(texts.number(n), _("{n, plural, one {member} other {members}} on record", { n }), {
        change: { view: "members" },
      });
    const gaps = { is_gap: true, is_supposed: scenario };
    return bigFigure(texts.number(left), texts.choose("figure_left", facts), { only: classesOf(view, false) }, gaps);
  };
  return [reached, share, last()];
}

/** Where the one member chosen is the only one on record. @param {View} view */
function aloneFigure(view) {
  const { state, texts } = view;
  const found = view.having({ member: [] }).dependence.find((/** @type {any} */ d) => d.member === state.member[0]);
  const n = found ? found.rows.length : 0;
  const words = texts._("{n, plural, one {place} other {places}} where no other member is on record", { n });
  return bigFigure(texts.number(n), words, { change: { view: "claims" } });
}
