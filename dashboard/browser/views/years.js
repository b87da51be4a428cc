// The years that the sources speak of: how many rows each year has, and two sliders that narrow them.

import { oldBefore, rowsPerYear } from "../core/years.js";
import { fill, h } from "../dom.js";
import { change } from "../state.js";

/** @typedef {import("../core/view.js").View} View */

/** The bars, and what the sliders stand at. @param {View} view */
export function yearsModel({ state, index }) {
  const { years, undated } = rowsPerYear(index);
  const first = years[0]?.year ?? "";
  const last = years.at(-1)?.year ?? "";
  const since = state.since || first;
  const until = state.until || last;
  const most = Math.max(...years.map((year) => year.n));
  const bars = years.map(({ year, n }) => ({ year, n, on: year >= since && year <= until, height: (100 * n) / most }));
  return { bars, undated, first, last, since, until };
}

/** @param {View} view */
export function drawYears(view) {
  const { texts, state } = view;
  const { _ } = texts;
  const { bars, undated, first, last, since, until } = yearsModel(view);
  if (!bars.length) return fill("years-box");
  const slider = (/** @type {string} */ id, /** @type {string} */ label, /** @type {string} */ value, /** @type {(v: string) => void} */ take) =>
    h("input", {
      type: "range", id, min: first, max: last, step: 1, value, "aria-label": label, "aria-valuetext": value,
      onchange: (/** @type {any} */ e) => take(e.target.value),
    }); // prettier-ignore
  const from = (/** @type {string} */ v) => change({ since: v === first ? "" : v > until ? until : v });
  const to = (/** @type {string} */ v) => change({ until: v === last ? "" : v < since ? since : v });
  fill(
    "years-box",
    h(
      "div",
      { class: "years", "aria-hidden": "true" },
      bars.map(({ year, n, on, height }) =>
        h("span", { class: on ? "year on" : "year", style: `height:${height}%`, title: `${year}: ${n}` }),
      ),
    ),
    h(
      "div",
      { class: "sliders" },
      slider("since", _("From year"), since, from),
      slider("until", _("To year"), until, to),
    ),
    h(
      "p",
      { class: "muted" },
      `${since}–${until} · `,
      _("{n, plural, one {# record is undated} other {# records are undated}}", { n: undated }),
    ),
    drawFading(view, state),
  );
}

/** @param {View} view @param {Record<string, any>} state */
function drawFading(view, state) {
  const { _ } = view.texts;
  const cut = String(oldBefore(view));
  const hidden = state.since === cut;
  const option = (/** @type {string} */ n) =>
    h(
      "option",
      { value: n, selected: n === state.fade },
      _("{n, plural, one {# year} other {# years}}", { n: Number(n) }),
    );
  const choice = h(
    "select",
    {
      id: "fade",
      "aria-label": _("Fade records older than"),
      onchange: (/** @type {any} */ e) => change({ fade: e.target.value }),
    },
    view.index.parameters.fade.values.map(option),
  );
  const hide = h(
    "button",
    { class: "link", type: "button", onclick: () => change({ since: hidden ? "" : cut }) },
    hidden ? _("Show them") : _("Hide them"),
  );
  return h("p", { class: "fading" }, h("label", { for: "fade" }, _("Fade records older than")), " ", choice, " ", hide);
}
