// The three figures of the finding, each a way to where it comes from.

import { levelNames } from "../core/words.js";
import { fill, h } from "../dom.js";
import { change } from "../state.js";
import { narrowTo } from "./acts.js";

/** @typedef {import("../core/view.js").View} View */

/** Where the one member chosen is the only one on record. @param {View} view
 * @param {(number: string, unit: string, words: string, act: () => void) => HTMLElement} figure */
function aloneFigure(view, figure) {
  const { state, texts } = view;
  const found = view.having({ member: [] }).dependence.find((/** @type {any} */ d) => d.member === state.member[0]);
  const n = found ? found.rows.length : 0;
  const words = texts._("{n, plural, one {place} other {places}} where no other member is on record", { n });
  return figure(texts.number(n), "", words, () => change({ view: "claims" }));
}

/** @param {View} view */
export function drawBigFigures(view) {
  const { texts, figures, state, index } = view;
  const { _ } = texts;
  const reached = [...new Set(view.inside.filter((row) => row.members).map((row) => row.class))];
  const gaps = [...new Set(view.inside.filter((row) => !row.members).map((row) => row.class))];
  const left = figures.places_total - figures.places_reached;
  const figure = (
    /** @type {string} */ number,
    /** @type {string} */ unit,
    /** @type {string} */ words,
    /** @type {() => void} */ act,
    kind = "",
  ) =>
    h(
      "button",
      { type: "button", class: `big ${kind}`, onclick: act },
      h("span", { class: "big-number" }, h("b", {}, number), unit ? ` ${unit}` : null),
      h("span", {}, words),
    );
  const places = levelNames(state.level, index, texts).title.toLowerCase();
  if (view.onlyStated || view.compared || !view.inside.length) return fill("big-figures");
  fill(
    "big-figures",
    figure(
      texts.number(figures.places_reached),
      _("of {n}", { n: figures.places_total }),
      view.narrowed
        ? _("{places} with a selected member on record", { places })
        : _("{places} with a member on record", { places }),
      () => narrowTo(reached),
    ),
    figure(
      texts.percent(figures.area_share),
      "",
      _("of the land area; {share} of the residents live there", { share: texts.percent(figures.population_share) }),
      () => change({ view: "claims" }),
    ),
    state.member.length === 1
      ? aloneFigure(view, figure)
      : view.narrowed || !left
        ? figure(
            texts.number(figures.members_documented),
            "",
            _("{n, plural, one {member} other {members}} on record", { n: figures.members_documented }),
            () => change({ view: "members" }),
          )
        : figure(
            texts.number(left),
            "",
            _("{places} with no member on record", { places }),
            () => narrowTo(gaps),
            "gap",
          ),
  );
}
