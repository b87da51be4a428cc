// Printing: Plotly's drawing has the size and the colours of the screen; for paper it is drawn anew, as large as its box and light.

import { repaint, store } from "../state.js";
import { colour } from "./colours.js";
import { drawingOf, figureOf, GRAPHS } from "./maps.js";

// The box on paper, pixels.
/** @type {[number, number]} */
const MAP = [370, 480];
/** @type {[number, number]} */
const COUNTRIES = [690, 420];
/** @type {[number, number]} */
const COUNTRIES_WITH_PANEL = [690, 262];

function fit() {
  const { view } = store;
  const drawn = drawingOf(view.partners ? GRAPHS.partners : GRAPHS.map);
  const size = view.partners ? (view.state.place ? COUNTRIES_WITH_PANEL : COUNTRIES) : MAP;
  colour("light");
  const figure = figureOf({ layout: drawn.layout }, view, { mode: "light", room: { size, inset: 0 }, plain: true });
  const [width, height] = size;
  const layout = { ...figure.layout, width, height, autosize: false };
  /** @type {any} */ (window).Plotly.react(drawn, figure.data, layout);
}

export function listenPaper() {
  window.addEventListener("beforeprint", fit);
  window.addEventListener("afterprint", () => {
    const { view } = store;
    const drawn = drawingOf(view.partners ? GRAPHS.partners : GRAPHS.map);
    Object.assign(drawn.layout, { width: undefined, height: undefined, autosize: true });
    colour(view.state.theme_mode);
    repaint();
  });
}
