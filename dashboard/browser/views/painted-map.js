// A figure of maps.js as SVG, at once: Plotly draws later, and Firefox takes the page to the printer before that.
//
// Paper cannot be zoomed, and a name reaches over the sea or over another colour: each is dark with a light halo, whatever it stands on.

import { svg } from "../dom.js";

/** @typedef {import("../core/frame.js").Frame} Frame */
/** @typedef {Record<string, any>} Trace */

const LINE = 1.2; // of the height of letters
const LETTER = 0.6; // the width of one, of their height
const HALO = 0.34; // the width of the halo's line, of their height; half of it stands out

/** @param {Frame} frame @param {number[]} point */
const at = (frame, point) =>
  frame
    .at(point)
    .map((pixels) => pixels.toFixed(1))
    .join(" ");

/** @param {Frame} frame @param {number[][][]} rings */
const outline = (frame, rings) => rings.map((ring) => `M${ring.map((point) => at(frame, point)).join("L")}Z`).join("");

/** The colour at a class: each has two stops of its own in the scale, so any stop near its middle is its. @param {Trace} trace @param {number} z */
function fillOf({ colorscale, zmin = 0, zmax = 0 }, z) {
  const share = zmax > zmin ? (z - zmin) / (zmax - zmin) : 0;
  return [...colorscale].reverse().find(([from]) => from <= share)[1];
}

/** @param {Frame} frame @param {Trace} trace */
function shapes(frame, trace) {
  const { color, width } = trace.marker.line;
  const features = new Map(trace.geojson.features.map((/** @type {any} */ feature) => [feature.id, feature.geometry]));
  return trace.locations.map((/** @type {string} */ code, /** @type {number} */ i) => {
    const { type, coordinates } = features.get(code);
    const d = outline(frame, type === "Polygon" ? coordinates : coordinates.flat());
    return svg("path", { d, fill: fillOf(trace, trace.z[i]), stroke: color, "stroke-width": width, "data-code": code });
  });
}

/** @param {Frame} frame @param {Trace} trace lines with a gap at each null */
function lines(frame, { lon, lat, line }) {
  let d = "";
  for (let i = 0; i < lon.length; i++)
    if (lon[i] !== null) d += `${i && lon[i - 1] !== null ? "L" : "M"}${at(frame, [lon[i], lat[i]])}`;
  return svg("path", { d, fill: "none", stroke: line.color, "stroke-width": line.width });
}

/** What maps.js has escaped for Plotly, as it was. @param {string} text */
const plain = (text) =>
  text
    .replace(/<\/?b>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

/** @param {Frame} frame @param {Trace} trace @param {number} width of the map @param {{ label: string, border: string }} inks */
const words = (frame, { lon, lat, text, textfont }, width, { label, border }) =>
  text.flatMap((/** @type {string} */ said, /** @type {number} */ i) => {
    const size = Array.isArray(textfont.size) ? textfont.size[i] : textfont.size;
    const fill = Array.isArray(textfont.color) ? label : textfont.color; // one colour for all is that of names beside the country
    const [x, y] = frame.at([lon[i], lat[i]]);
    const rows = said.split("<br>");
    const half = (Math.max(...rows.map((row) => plain(row).length)) * size * LETTER) / 2;
    if (x < half || x > width - half) return []; // half a name is none
    const first = y + size * 0.35 - ((rows.length - 1) / 2) * size * LINE;
    const parts = rows.map((row, n) =>
      svg(
        "tspan",
        { x, y: first + n * size * LINE, "font-weight": row.startsWith("<b>") ? "bold" : "normal" },
        plain(row),
      ),
    );
    const halo = { stroke: border, "stroke-width": size * HALO, "stroke-linejoin": "round", "paint-order": "stroke" };
    const letters = { "text-anchor": "middle", "font-size": size, "font-family": textfont.family, fill };
    return svg("text", { ...letters, ...halo }, ...parts);
  });

/** @param {Trace[]} traces of a figure, the lowest first @param {Frame} frame @param {[number, number]} size pixels
 * @param {{ label: string, border: string }} inks of names and of their halos */
export function paintedMap(traces, frame, [width, height], inks) {
  const parts = traces.map((trace) => {
    if (trace.type === "choropleth") return shapes(frame, trace);
    return trace.mode === "lines" ? [lines(frame, trace)] : words(frame, trace, width, inks);
  });
  return svg(
    "svg",
    { width, height, viewBox: `0 0 ${width} ${height}`, class: "paper-map", "aria-hidden": "true" },
    ...parts.flat(),
  );
}
