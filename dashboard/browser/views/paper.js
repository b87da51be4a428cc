// Printing: Plotly's drawing has the size and the colours of the screen. On paper the map is painted anew, as large as its box and light.

import { byId } from "../dom.js";
import { repaint, store } from "../state.js";
import { drawCallouts } from "./callouts.js";
import { colour } from "./colours.js";
import { drawGapLabels } from "./gap-labels.js";
import { drawingOf, figureOf, frameIn, GRAPHS } from "./maps.js";
import { paintedMap } from "./painted-map.js";

// The box on paper, pixels.
/** @type {[number, number]} */
const MAP = [440, 550];
/** @type {[number, number]} */
const MAP_WITH_PANEL = [370, 480];
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

const clear = () => document.querySelectorAll(".paper-map").forEach((painted) => painted.remove());

function paint() {
  const { view } = store;
  const id = view.partners ? GRAPHS.partners : GRAPHS.map;
  const size = view.partners
    ? view.state.place
      ? COUNTRIES_WITH_PANEL
      : COUNTRIES
    : view.state.place
      ? MAP_WITH_PANEL
      : MAP;
  colour("light");
  const room = { size, inset: 0 };
  const { data } = figureOf({ layout: drawingOf(id).layout }, view, { mode: "light", room, zoomed: false });
  drawNames(view, room);
  clear();
  byId(`${id}-box`).prepend(paintedMap(data, frameIn(id, room), size, store.data.style.colours.light));
}

export function listenPaper() {
  window.addEventListener("beforeprint", paint);
  window.addEventListener("afterprint", () => {
    clear();
    colour(store.view.state.theme_mode);
    for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".names")))
      box.removeAttribute("style");
    repaint();
  });
}
