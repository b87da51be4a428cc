// Views -> Plotly figures. Hatching, labels and the focus ring are traces of their own, because a choropleth knows no pattern
// and no keyboard.

import { mapLabels, mercator } from "../core/labels.js";
import { countryHover, hover } from "../core/sentences.js";
import { store } from "../state.js";

/** @typedef {import("../core/view.js").View} View */
/** @typedef {Record<string, any>} Colours */

/** Plotly reads a little HTML in its texts: data must not be read so. @param {string} text */
const html = (text) =>
  text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] || c);

/** @param {string[]} lines */
const hoverText = (lines) => lines.map((line, i) => (i ? html(line) : `<b>${html(line)}</b>`)).join("<br>");

/** @param {string[]} names @param {Colours} colours */
function scale(names, colours) {
  const last = names.length - 1;
  return names.flatMap((name, i) => [
    [i ? (i - 0.5) / last : 0, colours[name]],
    [i < last ? (i + 0.5) / last : 1, colours[name]],
  ]);
}

/** @param {any} geojson @param {{ code: string, class: string }[]} places @param {string[]} names the classes in order
 * @param {Colours} colours @param {string[]} text @param {number} width of the borders */
const shapes = (geojson, places, names, colours, text, width) => ({
  type: "choropleth",
  geojson,
  locations: places.map((place) => place.code),
  featureidkey: "id",
  z: places.map((place) => names.indexOf(place.class)),
  zmin: 0,
  zmax: names.length - 1,
  colorscale: scale(names, colours),
  showscale: false,
  marker: { line: { color: colours.border, width } },
  text,
  hovertemplate: "%{text}<extra></extra>",
});

const NOTHING = "rgba(0,0,0,0)";
/** @param {any} geojson @param {string} code @param {Colours} colours */
const ring = (geojson, code, colours) => ({
  type: "choropleth",
  geojson,
  locations: code ? [code] : [],
  featureidkey: "id",
  z: code ? [0] : [],
  showscale: false,
  colorscale: [
    [0, NOTHING],
    [1, NOTHING],
  ],
  marker: { line: { color: colours.focus, width: 3.5 } },
  hoverinfo: "skip",
});

/** @param {{ code: string, class: string }[]} places @param {Record<string, number[][]>} lines @param {Colours} colours @param {number} width */
function hatching(places, lines, colours, width) {
  const lon = [];
  const lat = [];
  for (const place of places) {
    if (!store.data.style.hatched.includes(place.class)) continue;
    for (const [x1, y1, x2, y2] of lines[place.code] || []) {
      lon.push(x1, x2, null);
      lat.push(y1, y2, null);
    }
  }
  return { type: "scattergeo", mode: "lines", lon, lat, line: { color: colours.hatch, width }, hoverinfo: "skip" };
}

/** @param {View} view @param {[number, number]} size @param {Colours} colours @param {string} mode */
function labels(view, size, colours, mode) {
  const { style } = store.data;
  const { kept, size: letters } = mapLabels(view, size);
  const inverse = (/** @type {any} */ p) => style.inverse[mode].includes(style.shared[p.class] || p.class);
  const text = (/** @type {any} */ p) =>
    p.lines.map(html).join("<br>") + (p.number ? `<br><b>${html(p.number)}</b>` : "");
  return {
    type: "scattergeo",
    mode: "text",
    lon: kept.map((p) => p.point[0]),
    lat: kept.map((p) => p.point[1]),
    text: kept.map(text),
    textfont: {
      size: letters,
      shadow: "auto",
      color: kept.map((p) => (inverse(p) ? colours.label_inverse : colours.label)),
      family: style.font,
    },
    hoverinfo: "skip",
  };
}

/** The colours of the scheme, with those that two classes share. @param {string} mode @returns {Colours} */
function palette(mode) {
  const { colours, shared } = store.data.style;
  const own = colours[mode];
  return { ...own, ...Object.fromEntries(Object.entries(shared).map(([kind, name]) => [kind, own[name]])) };
}

/** @type {Record<string, { key: string, size: [number, number] }>} */
const rooms = {};

/** The room that a map has on the page, in pixels. Asking makes the browser lay the page out, so it is asked again only where it
 * may have changed; in a presentation the words beside the map decide. @param {string} id @returns {[number, number]} */
function room(id) {
  const root = document.documentElement;
  const key = `${innerWidth} ${innerHeight} ${root.hasAttribute("data-embed")}`;
  if (rooms[id]?.key === key && !root.hasAttribute("data-present")) return rooms[id].size;
  const box = /** @type {HTMLElement} */ (document.getElementById(`${id}-box`));
  /** @type {[number, number]} */
  const size = [box.clientWidth, box.clientHeight];
  rooms[id] = { key: root.hasAttribute("data-present") ? "" : key, size };
  return size;
}

/** The figure that Dash already holds keeps its layout, and with it zoom and pan.
 * @param {any} old @param {View} view @param {{ mode?: string, size?: [number, number], code?: string }} [options] */
export function mapFigure(
  old,
  view,
  { mode = view.state.theme_mode, size = room("map"), code = view.state.place } = {},
) {
  const { geometry, style } = store.data;
  const colours = palette(mode);
  const geojson = geometry.boundaries[view.state.level];
  const text = view.table.map((row) => hoverText(hover(row, view)));
  const data = [
    shapes(geojson, view.table, style.order, colours, text, 0.8),
    hatching(view.table, geometry.hatch[view.state.level], colours, view.narrowed ? 0.6 : 1.4),
    labels(view, size, colours, mode),
    ring(geojson, code, colours),
  ];
  return { data, layout: dressed(old.layout, colours) };
}

const COUNTRY_CLASSES = ["land", "both", "page", "found", "home"];
/** @param {any} old @param {View} view @param {{ mode?: string, size?: [number, number], code?: string }} [options] */
export function partnerFigure(
  old,
  view,
  { mode = view.state.theme_mode, size = room("partner-map"), code = view.state.place } = {},
) {
  const { geometry } = store.data;
  const colours = palette(mode);
  const text = view.countries.map((country) => hoverText(countryHover(country, view)));
  const data = [
    shapes(geometry.countries, view.countries, COUNTRY_CLASSES, colours, text, 0.7),
    hatching(view.countries, geometry.country_hatch, colours, 1),
    labels(view, size, colours, mode),
    ring(geometry.countries, code, colours),
  ];
  return { data, layout: dressed(old.layout, colours) };
}

/** @param {any} layout @param {Colours} colours */
function dressed(layout, colours) {
  const dragmode = matchMedia("(pointer: coarse)").matches ? false : "pan"; // a finger scrolls the page
  const font = { color: colours.label, family: store.data.style.font, size: 13 };
  const hoverlabel = { bgcolor: colours.none, bordercolor: colours.border, font, align: "left" };
  return { ...layout, uirevision: "kept", dragmode, hoverlabel };
}

/** View -> the graph that it shows. @type {Record<string, string>} */
export const GRAPHS = { map: "map", partners: "partner-map" };

/** The drawing of a graph. @param {string} id @returns {any} */
export const drawingOf = (id) => document.querySelector(`#${id} .js-plotly-plot`);

/** The figure of a view, whichever map it shows. @param {any} old @param {View} view @param {any} [options] */
export const figureOf = (old, view, options) => (view.partners ? partnerFigure : mapFigure)(old, view, options);

/** Put the ring on a place or a country. @param {string} id @param {string} code */
export const outline = (id, code) =>
  /** @type {any} */ (window).Plotly.restyle(
    drawingOf(id),
    { locations: [code ? [code] : []], z: [code ? [0] : []] },
    [3],
  );

/** @param {string} id @param {string} way in, out or reset */
export function zoom(id, way) {
  const graph = drawingOf(id);
  const geo = graph?._fullLayout?.geo;
  if (!geo) return;
  const { Plotly } = /** @type {any} */ (window);
  if (way === "reset") return Plotly.relayout(graph, { "geo.projection.scale": 1, "geo.center": centreOf(id) });
  const zoomed = (geo.projection.scale || 1) * (way === "in" ? 1.4 : 1 / 1.4);
  Plotly.relayout(graph, { "geo.projection.scale": Math.min(Math.max(zoomed, 1), 12) });
}

/** The middle of a map's window. @param {string} id */
export function centreOf(id) {
  const { lon, lat } = store.data.windows[id];
  const middle = (((mercator(lat[0]) + mercator(lat[1])) / 2) * Math.PI) / 180; // of the drawing, which stretches the north
  return { lon: (lon[0] + lon[1]) / 2, lat: (Math.atan(Math.exp(middle)) * 360) / Math.PI - 90 };
}
