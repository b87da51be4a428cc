// Printing: Plotly's drawing has the size and the colours of the screen; for paper it is drawn anew, as large as its box and light.

import { repaint, store } from "../state.js";
import { drawCallouts } from "./callouts.js";
import { colour } from "./colours.js";
import { drawGapLabels } from "./gap-labels.js";
import { drawingOf, figureOf, GRAPHS } from "./maps.js";

// The box on paper, pixels.
/** @type {[number, number]} */
const MAP = [370, 480];
/** @type {[number, number]} */
const COUNTRIES = [620, 396];
/** @type {[number, number]} */
const COUNTRIES_WITH_PANEL = [410, 262];

/** @param {import("../core/view.js").View} view @param {import("./maps.js").Room} room */
function drawNames(view, room) {
  drawGapLabels(view, room);
  drawCallouts(view, room);
  const box = document.getElementById(view.partners ? "partner-map-names" : "map-names");
  Object.assign(/** @type {HTMLElement} */ (box).style, { width: `${room.size[0]}px`, height: `${room.size[1]}px` });
}

function fit() {
  const { view } = store;
  const drawn = drawingOf(view.partners ? GRAPHS.partners : GRAPHS.map);
  const size = view.partners ? (view.state.place ? COUNTRIES_WITH_PANEL : COUNTRIES) : MAP;
  colour("light");
  const room = { size, inset: 0 };
  const figure = figureOf({ layout: drawn.layout }, view, { mode: "light", room });
  drawNames(view, room);
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
    for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".names")))
      box.removeAttribute("style");
    repaint();
  });
}
