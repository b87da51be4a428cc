// The maps without a mouse, and the zoom buttons.

import { neighbourTowards } from "../core/neighbours.js";
import { byId } from "../dom.js";
import { store } from "../state.js";
import { choose, graphInView, point } from "./acts.js";
import { shapesOf } from "./hover.js";
import { drawingOf, GRAPHS, zoom } from "./maps.js";
import { hideTooltip, showTooltip } from "./tooltip.js";

// Home, End, Page Up and Page Down lie at the corners of the number pad: they are the diagonals.
/** @type {Record<string, [number, number]>} */
const ARROWS = {
  ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0],
  Home: [-1, 1], PageUp: [1, 1], End: [-1, -1], PageDown: [1, -1],
}; // prettier-ignore

/** Put the keyboard on a place, and say beside it what it is. @param {string} code */
function show(code) {
  point(code);
  const [shape] = shapesOf(drawingOf(graphInView()), new Set([code]));
  if (!shape) return;
  const { left, right, top, height } = shape.getBoundingClientRect();
  showTooltip(code, { clientX: (left + 2 * right) / 3, clientY: top + height / 2 });
}

/** @param {KeyboardEvent} event */
function moveOnMap(event) {
  if (!(event.key in ARROWS)) return onEither(event, GRAPHS.map);
  const { view, cursor } = store;
  const places = view.table.map((/** @type {any} */ row) => row.place);
  const here = view.row(cursor) || view.row(view.state.place);
  const next = here ? neighbourTowards(here.place, ARROWS[event.key], places) : startOf(view);
  if (next) show(next.code);
  event.preventDefault();
}

/** Where the arrows begin: the place with the most members. @param {import("../core/view.js").View} view */
const startOf = (view) =>
  view.inside.reduce((most, row) => (row.members > most.members ? row : most), view.inside[0] || view.table[0]).place;

/** @param {KeyboardEvent} event @param {string} id */
function onEither(event, id) {
  if (event.key === "Enter" && store.cursor) choose(store.cursor);
  else if (event.key === "Escape") choose("");
  else if (event.key === "+" || event.key === "-") zoom(id, event.key === "+" ? "in" : "out");
  else if (event.key === "0") zoom(id, "reset");
  else return;
  event.preventDefault();
}

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** @param {KeyboardEvent} event */
function moveOnPartners(event) {
  const step = STEPS[event.key];
  if (!step) return onEither(event, GRAPHS.partners);
  const linked = store.view.countries.filter((/** @type {any} */ c) => c.class !== "land" && c.class !== "home");
  const at = linked.findIndex((/** @type {any} */ c) => c.code === (store.cursor || store.view.state.place));
  show(linked.at(at < 0 && step < 0 ? -1 : (at + step) % linked.length).code);
  event.preventDefault();
}

const BESIDE = ["Escape", "Shift", "Control", "Alt", "Meta"]; // pressed by those who point, too

/** Whether the reader points or types: the frame around the map in focus is for those who type. */
function listenHands() {
  const root = document.documentElement;
  document.addEventListener("pointerdown", () => root.toggleAttribute("data-by-pointer", true), true);
  document.addEventListener(
    "keydown",
    ({ key }) => BESIDE.includes(key) || root.removeAttribute("data-by-pointer"),
    true,
  );
}

export function listenKeyboard() {
  listenHands();
  byId("map-box").addEventListener("keydown", moveOnMap);
  byId("partner-map-box").addEventListener("keydown", moveOnPartners);
  for (const id of ["map-box", "partner-map-box"]) byId(id).addEventListener("focusout", hideTooltip);
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-zoom]"))) {
    const [id, way] = String(button.dataset.zoom).split(":");
    button.addEventListener("click", () => zoom(id, way));
  }
}
