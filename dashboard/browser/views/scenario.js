// What the scenario in view does to the figures, against the same view without it.

import { weightOf } from "../core/coverage.js";
import { scenarioWords } from "../core/sentences.js";
import { fill, h } from "../dom.js";
import { change } from "../state.js";

/** @typedef {import("../core/view.js").View} View */

/** The changes: places, residents (null where they are not known), percentage points of the land. @param {View} view */
export function scenarioModel(view) {
  const real = view.record;
  const people = (/** @type {View} */ v) =>
    weightOf(
      v.inside.filter((row) => row.members),
      "population",
    );
  const [now, before] = [people(view), people(real)];
  return {
    places: view.figures.places_reached - real.figures.places_reached,
    residents: now === null || before === null ? null : now - before,
    land: (Number(view.figures.area_share) - Number(real.figures.area_share)) * 100,
  };
}

/** @param {View} view */
export function drawScenario(view) {
  if (!view.scenario) return fill("scenario-box");
  const { texts } = view;
  const { places, residents, land } = scenarioModel(view);
  const signed = (/** @type {number} */ value, digits = 0) =>
    `${value > 0 ? "+" : value < 0 ? "−" : "±"}${texts.number(Math.abs(value), digits)}`;
  const said = texts._(
    "Compared with the record: {places} places, {residents} residents, {land} percentage points of the land area.",
    {
      places: signed(places),
      residents: residents === null ? texts._("unknown") : signed(residents),
      land: signed(land, 1),
    },
  );
  const end = h(
    "button",
    { class: "button quiet", type: "button", onclick: () => change({ without: [], add: [] }) },
    texts._("End the scenario"),
  );
  fill(
    "scenario-box",
    h("div", { class: "scenario" }, h("p", {}, h("strong", {}, scenarioWords(view))), h("p", {}, said), end),
  );
}
