// A small map of the districts, for cards and themes.

import { svg } from "../dom.js";
import { store } from "../state.js";

const HEIGHT = 106;
/** @type {Record<string, string>} */
const outlines = {};

/** The size of a strip, and a degree -> its place in it. */
function frame() {
  const { lon, lat } = store.data.windows.map;
  const narrower = Math.cos((((lat[0] + lat[1]) / 2) * Math.PI) / 180);
  const perDegree = HEIGHT / (lat[1] - lat[0]);
  const project = (/** @type {number[]} */ [x, y]) =>
    `${((x - lon[0]) * perDegree * narrower).toFixed(1)},${((lat[1] - y) * perDegree).toFixed(1)}`;
  return { width: Math.ceil((lon[1] - lon[0]) * perDegree * narrower), project };
}

/** @param {any} feature @param {(point: number[]) => string} project */
function outline({ id, geometry }, project) {
  const rings = (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).flat();
  const path = (/** @type {number[][]} */ ring) =>
    `M${ring
      .filter((_p, i) => i % 3 === 0)
      .map(project)
      .join("L")}Z`;
  return (outlines[id] ||= rings.map(path).join(""));
}

/** @param {Map<string, string>} classes code -> class of the map, or "on" @param {string} label */
export function strip(classes, label) {
  const { width, project } = frame();
  const { features } = store.data.geometry.boundaries.district;
  const paths = features.map((/** @type {any} */ f) =>
    svg("path", { d: outline(f, project), class: classes.get(f.id) || "off" }),
  );
  return svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": label }, ...paths);
}
