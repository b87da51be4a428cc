// Printing: Plotly's drawing has a fixed size and the colours of the screen; on paper it is scaled to its box, and paper is white.

import { repaint, store } from "../state.js";
import { colour } from "./colours.js";
import { drawingOf, figureOf, GRAPHS } from "./maps.js";

// The box on paper, pixels.
const MAP = [370, 480];
const COUNTRIES = [690, 420];
const COUNTRIES_WITH_PANEL = [690, 262];

function fit() {
  const { view } = store;
  const drawn = drawingOf(view.partners ? GRAPHS.partners : GRAPHS.map);
  if (view.state.theme_mode === "dark") {
    colour("light");
    const figure = figureOf({ layout: drawn.layout }, view, { mode: "light" });
    /** @type {any} */ (window).Plotly.react(drawn, figure.data, figure.layout);
  }
  const [width, height] = view.partners ? (view.state.place ? COUNTRIES_WITH_PANEL : COUNTRIES) : MAP;
  const scale = Math.min(width / drawn.clientWidth, height / drawn.clientHeight);
  document.documentElement.style.setProperty("--print-scale", String(scale));
}

export function listenPaper() {
  window.addEventListener("beforeprint", fit);
  window.addEventListener("afterprint", () => {
    colour(store.view.state.theme_mode);
    repaint();
  });
}
