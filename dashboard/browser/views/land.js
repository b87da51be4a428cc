// The land around the country, below the map. Plotly would draw it anew with every choice; here only zoom, size and scheme move it.

import { mercator } from "../core/frame.js";
import { byId, fill, svg } from "../dom.js";
import { store } from "../state.js";
import { drawingOf, frameIn, roomOf, zoomOf } from "./maps.js";

/** @param {number[][]} ring @returns {string} a ring as the `d` of a path, in degrees of the projection */
const path = (ring) => `M${ring.map(([lon, lat]) => `${lon} ${-mercator(lat).toFixed(3)}`).join("L")}Z`;

/** The countries around; their coasts are coarser than ours, so they reach below it. */
function build() {
  const { around, countries } = store.data.geometry;
  const shapes = countries.features.filter((/** @type {any} */ { id }) => id in around);
  const outlines = shapes.map((/** @type {any} */ { geometry }) => {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return polygons.flat().map(path).join("");
  });
  const drawn = ["ground", "line"].flatMap((kind) =>
    outlines.map((/** @type {string} */ d) => svg("path", { d, class: kind })),
  );
  fill("map-land", svg("svg", { preserveAspectRatio: "none", "aria-hidden": "true" }, ...drawn));
}

/** What the map shows, in degrees of the projection, y downwards: its top left corner and its size. */
function shown() {
  const { lon, lat } = frameIn("map", roomOf("map"));
  const [bottom, top] = lat.map(mercator);
  const scale = zoomOf("map");
  const center = drawingOf("map")?._fullLayout?.geo?.center;
  const [x, y] = scale > 1 && center ? [center.lon, mercator(center.lat)] : [(lon[0] + lon[1]) / 2, (bottom + top) / 2];
  const [width, height] = [(lon[1] - lon[0]) / scale, (top - bottom) / scale];
  return { x: x - width / 2, y: -y - height / 2, width, height };
}

/** Move the land to where the map is. */
export function moveLand() {
  const box = byId("map-land");
  if (!box.firstChild) build();
  const { x, y, width, height } = shown();
  box.firstChild.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
}

/** How far below the top of the window a point lies on the map, pixels. @param {number[]} point */
export function placeOnWindow([, lat]) {
  const { top, height } = byId("map-box").getBoundingClientRect();
  const seen = shown();
  return top + ((-mercator(lat) - seen.y) / seen.height) * height;
}
