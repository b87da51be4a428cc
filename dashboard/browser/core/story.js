// The story of the map: its finding, what is said below and its three figures, of the place chosen or of all places in view.
// dashboard/views/story.py tells the same.

import { bigFigure, bigFigures } from "./big-figures.js";
import { factsOf, headline, numberOnMap, onlyAround, scenarioWords, summary } from "./sentences.js";
import { placeName } from "./words.js";

/** @typedef {import("./view.js").View} View */
/** Sentences in order, each with whether it tells of a gap; what stands below; at most three figures.
 * @typedef {{ finding: [string, boolean][], said: string, figures: import("./big-figures.js").BigFigure[] }} Story */

/** @param {[string, boolean][]} sentences @returns {[string, boolean][]} */
const told = (sentences) => sentences.filter(([words]) => words);

/** @param {View} view @param {string} [place] the place chosen; "": of all of them @returns {Story} */
export function storyOf(view, place = view.state.place) {
  const row = view.partners ? null : view.row(place);
  if (!row) {
    const [presence, gap] = headline(view);
    const finding = told([
      [presence, false],
      [gap, true],
    ]);
    const figures = bigFigures(view);
    return { finding, said: figures.length ? lede(view) : summary(view), figures };
  }
  const facts = placeFacts(row, view);
  const { choose } = view.texts;
  const isGap = facts.inside && !facts.here && !facts.filtered && !facts.only_stated;
  const finding = told([
    [choose("place_headline", facts), isGap],
    [choose("place_near", facts), false],
  ]);
  const supposed = facts.scenario ? scenarioWords(view) : "";
  const said = ["place_latest", "place_named", "place_wider", "place_unproven"].map((name) => choose(name, facts));
  return { finding, said: [supposed, ...said].filter(Boolean).join(" "), figures: placeFigures(row, facts, view) };
}

/** What neither finding nor figures say. @param {View} view */
function lede(view) {
  if (view.scenario) return scenarioWords(view);
  const facts = factsOf(view);
  const said = ["lede_members", "lede_age", "lede_gaps", "related"].map((name) => view.texts.choose(name, facts));
  return said.filter(Boolean).join(" ");
}

/** The facts of the view and of one of its places, and of the neighbour with the most members on record.
 * @param {any} row @param {View} view @returns {import("./sentences.js").Facts} */
function placeFacts(row, view) {
  const { texts, state } = view;
  const near = view.busiestNeighbour(row);
  const neighbour = near ? placeName(near.place, texts) : "";
  const within = (/** @type {string} */ place) => texts.text("place_within", { level: state.level, place });
  return {
    ...factsOf(view),
    place: within(placeName(row.place, texts)),
    inside: row.inside,
    here: row.members,
    named_here: row.stated,
    latest: row.recency === null ? "" : String(row.recency),
    wider: onlyAround(row).length,
    near: within(neighbour),
    near_name: neighbour,
    near_code: near?.code ?? "",
    near_n: near ? near.members : 0,
  };
}

/** @param {any} row @param {import("./sentences.js").Facts} facts @param {View} view */
function placeFigures(row, facts, view) {
  if (!facts.inside || facts.only_stated) return [];
  const { texts, measure } = view;
  const { _ } = texts;
  const n = facts.here;
  const words = facts.scenario
    ? _("{n, plural, one {member} other {members}} if it were so", { n })
    : _("{n, plural, one {member} other {members}} on record", { n });
  const kind = { is_gap: !n && !facts.filtered, is_supposed: facts.scenario };
  const figures = [bigFigure(texts.number(n), words, { only: [row.class] }, kind)];
  if (n && measure.kind === "rate") figures.push(bigFigure(numberOnMap(row, view), _(measure.title), {}));
  else if (n && facts.latest)
    figures.push(bigFigure(facts.latest, _("most recent year in a source"), { change: { measure: "recency" } }));
  else if (facts.near_n) {
    const near = _("next door: {place}", { place: facts.near_name });
    figures.push(bigFigure(texts.number(facts.near_n), near, { change: { place: facts.near_code } }));
  }
  const { population, population_year: year } = row.place;
  if (population !== null)
    figures.push(
      bigFigure(texts.number(population), _("residents ({year})", { year: String(year) }), {
        change: { measure: "density" },
      }),
    );
  return figures;
}
