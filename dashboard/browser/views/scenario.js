// What the scenario in view does to the figures, against the same view without it.

import { weightOf } from "../core/coverage.js";
import { equal } from "../core/selection.js";
import { scenarioWords } from "../core/sentences.js";
import { levelCount, memberShort } from "../core/words.js";
import { byId, fill, h, linkButton } from "../dom.js";
import { change, store } from "../state.js";
import { showMap } from "./acts.js";
import { links } from "./answers.js";

/** @typedef {import("../core/view.js").View} View */

/** @typedef {{ without: string[], add: string[] }} Supposed */
/** @type {{ before: Supposed | null, now: Supposed | null, from: string, due: "" | "there" | "back" }} */
const asked = { before: null, now: null, from: "", due: "" };

/** @param {View} view @returns {Supposed} */
const supposedIn = ({ state: { without, add } }) => ({ without, add });

/** Suppose something below the words of the scenario: these come into sight, and lead back to where it was asked.
 * @param {Partial<Supposed>} more @param {string} from selector of what was pressed */
export function suppose(more, from) {
  const before = supposedIn(store.view);
  Object.assign(asked, { before, now: { ...before, ...more }, from, due: "there" });
  change(more);
}

function undo() {
  const { before } = asked;
  Object.assign(asked, { before: null, now: null, due: "back" });
  change(/** @type {Supposed} */ (before));
}

/** Bring the reader to the words of the scenario, or back. */
function go() {
  const { due, from } = asked;
  asked.due = "";
  const to = /** @type {HTMLElement | null} */ (due === "back" ? document.querySelector(from) : byId("scenario"));
  if (!due || !to) return;
  to.focus({ preventScroll: true });
  if (due === "back") to.scrollIntoView({ block: "center" });
  else window.scrollTo(0, 0);
}

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
    lost: real.inside.filter((row) => row.members && !view.row(row.code).members),
    won: view.inside.filter((row) => row.members && !real.row(row.code).members),
    land: (Number(view.figures.area_share) - Number(real.figures.area_share)) * 100,
  };
}

/** @param {View} view */
export function drawScenario(view) {
  if (!view.scenario) {
    fill("scenario-box");
    return go();
  }
  const { texts } = view;
  const { places, residents, land, lost, won } = scenarioModel(view);
  const signed = (/** @type {number} */ value, digits = 0) =>
    `${value > 0 ? "+" : value < 0 ? "−" : "±"}${texts.number(Math.abs(value), digits)}`;
  const said = texts._(
    "Compared with the record: {n, plural, one {{places} place} other {{places} places}}, {residents} residents, {land} percentage points of the land area.",
    {
      n: Math.abs(places),
      places: signed(places),
      residents: residents === null ? texts._("unknown") : signed(residents),
      land: signed(land, 1),
    },
  );
  const button = (/** @type {string} */ words, /** @type {() => void} */ onclick) =>
    h("button", { class: "button quiet", type: "button", onclick }, words);
  const { before, now } = asked;
  const last = now && equal(now, supposedIn(view)) ? before : null;
  const several = view.state.without.length + view.state.add.length > 1;
  const list = (/** @type {string} */ words, /** @type {any[]} */ rows) =>
    rows.length ? h("p", {}, words, " ", links(rows, view)) : null;
  fill(
    "scenario-box",
    h(
      "div",
      { class: "scenario", id: "scenario", tabindex: -1 },
      h("p", {}, h("strong", {}, titleOf(view, lost))),
      list(texts._("They would lose their last member on record:"), lost),
      list(texts._("They would get their first member:"), won),
      h("p", {}, said),
      h(
        "p",
        { class: "scenario-acts" },
        last ? button(texts._("Undo"), undo) : null,
        !last || several ? button(texts._("End the scenario"), () => change({ without: [], add: [] })) : null,
        linkButton(texts._("Show on the map"), () => showMap({})),
      ),
    ),
  );
  go();
}

/** What would be lost where members are only taken away; else what is supposed. @param {View} view @param {any[]} lost */
function titleOf(view, lost) {
  const { state, texts, index } = view;
  if (state.add.length) return scenarioWords(view);
  const names = state.without.map((/** @type {string} */ id) => memberShort(id, index, texts));
  const k = names.length; // of which the verb is, in Albanian
  if (!lost.length)
    return texts._("{k, plural, other {If {names} left}}, every place with a member on record would keep one.", {
      k,
      names,
    });
  const places = levelCount(state.level, lost.length, index, texts);
  return texts._("{k, plural, other {If {names} left}}, {places} would be left with no member on record.", {
    k,
    names,
    places,
  });
}
