// What the pointer is over, shown everywhere: a place on the map, in the table, among the gaps and in the legend.

import { svg } from "../dom.js";
import { store } from "../state.js";
import { graphInView } from "./acts.js";
import { drawingOf } from "./maps.js";

const PLACES = "[data-code], [data-gap]";

/** @param {Element} element */
const codeOf = (element) => element.getAttribute("data-code") || element.getAttribute("data-gap") || "";

/** The drawn shapes of places. @param {ParentNode} within @param {Set<string>} codes @returns {any[]} */
export const shapesOf = (within, codes) =>
  [.../** @type {Iterable<any>} */ (within.querySelectorAll("path"))].filter((shape) => codes.has(shape.__data__?.loc)); // Plotly's own data

/** Outline places on the map: copies of their shapes, which nothing else draws over. @param {Set<string>} codes */
function outlinePlaces(codes) {
  document.getElementById("hovered")?.remove();
  const map = drawingOf(graphInView())?.querySelector(".geolayer");
  if (!map || !codes.size) return;
  const [trace] = map.querySelector(".choroplethlayer").children;
  const found = shapesOf(trace, codes);
  map.append(svg("g", { id: "hovered" }, ...found.map((shape) => svg("path", { d: shape.getAttribute("d") }))));
}

/** Mark what stands for the places: rows, gaps, their classes in the legend. @param {Set<string>} codes */
function markRows(codes) {
  for (const row of document.querySelectorAll(".pointed")) row.classList.remove("pointed");
  if (!codes.size) return;
  const classes = new Set([...codes].map((code) => store.view.row(code)?.class));
  for (const row of document.querySelectorAll(`main :is(${PLACES})`))
    row.classList.toggle("pointed", codes.has(codeOf(row)));
  for (const entry of document.querySelectorAll("#legend [data-class]"))
    entry.classList.toggle("pointed", classes.has(entry.getAttribute("data-class")));
}

/** @param {string[]} codes none: nothing is hovered */
export function hover(codes) {
  const all = new Set(codes);
  outlinePlaces(all);
  markRows(all);
}

/** @param {Element | undefined} target @returns {string[]} the places that it stands for */
function meantBy(target) {
  const kind = target?.closest?.("#legend [data-class]")?.getAttribute("data-class");
  if (kind) return store.view.table.flatMap((/** @type {any} */ row) => (row.class === kind ? [row.code] : []));
  const row = target?.closest?.(`main :is(${PLACES})`);
  return row ? [codeOf(row)] : [];
}

export function listenHover() {
  if (matchMedia("(pointer: coarse)").matches) return; // a finger hovers over nothing
  let shown = "";
  document.addEventListener("pointerover", (e) => {
    const codes = meantBy(/** @type {Element} */ (e.target));
    if (codes.join() === shown) return;
    shown = codes.join();
    hover(codes);
  });
}
