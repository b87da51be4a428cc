// One small map for each theme, in the classes of the large one.

import { by } from "../core/fold.js";
import { themeName } from "../core/words.js";
import { fill, h, linkButton, swatch } from "../dom.js";
import { showMap } from "./acts.js";
import { strip } from "./strip.js";

/** @typedef {import("../core/view.js").View} View */

/** A theme with what is on record under it. @param {string} theme @param {View} view */
export function themeModel(theme, view) {
  const of = view.having({ level: "district", measure: "members", need: "", theme: [theme] });
  const { members_documented: members, places_reached: reached, places_total: total } = of.figures;
  const said = view.texts._(
    "{members, plural, one {# member is on record} other {# members are on record}} in {reached} of {total, plural, one {# district} other {# districts}}",
    { members, reached, total },
  );
  return {
    theme,
    name: themeName(theme, view.index, view.texts),
    said,
    reached,
    classes: new Map(of.table.map((row) => [row.code, row.class])),
  };
}

/** @param {View} view */
export function drawThemes(view) {
  const { state, index, texts } = view;
  const wanted = index.themes.filter((/** @type {any} */ t) => !state.theme.length || state.theme.includes(t.theme));
  const { title, steps } = index.measures.members;
  const classes = steps.map((/** @type {any} */ step) =>
    h("span", { class: "unbroken" }, swatch(step.id), texts._(step.label)),
  );
  const themes = wanted.map((/** @type {any} */ t) => themeModel(t.theme, view)).sort(by((t) => -t.reached));
  const maps = themes.map(
    (/** @type {ReturnType<typeof themeModel>} */ { theme, name, said, reached, classes: shown }) =>
      h(
        "figure",
        { "data-theme": theme },
        strip(shown, `${name}: ${said}`),
        h(
          "figcaption",
          {},
          h("b", { title: said }, texts.number(reached)),
          " ",
          linkButton(name, () => showMap({ theme: [theme] })),
        ),
      ),
  );
  fill("theme-maps", h("p", { class: "muted theme-legend" }, texts._(title), ": ", classes), maps);
}
