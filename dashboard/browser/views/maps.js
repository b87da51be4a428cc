// Views -> Plotly figures. Hatching, labels and the focus ring are traces of their own, because a choropleth knows no pattern
// and no keyboard.

import { GAP_NAME, gapLabels, lineTo, NAME_SIZE, pointedAt, ZOOM } from "../core/beside.js";
import { frameOf, mercator, underArcs } from "../core/frame.js";
import { labelsInPlace } from "../core/labels.js";
import { once } from "../core/once.js";
import { colourName, hatchName } from "../core/look.js";
import { placeName } from "../core/words.js";
import { byId } from "../dom.js";
import { store } from "../state.js";

/** @typedef {import("../core/view.js").View} View */
/** @typedef {Record<string, any>} Colours */

/** Plotly reads a little HTML in its texts: data must not be read so. @param {string} text */
const html = (text) =>
  text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] || c);

/** @param {string[]} names @param {Colours} colours */
function scale(names, colours) {
  const last = names.length - 1;
  return names.flatMap((name, i) => [
    [i ? (i - 0.5) / last : 0, colours[name]],
    [i < last ? (i + 0.5) / last : 1, colours[name]],
  ]);
}

/** @param {any} geojson @param {{ code: string, class: string }[]} places @param {string[]} names the classes in order
 * @param {Colours} colours @param {number} width of the borders */
const shapes = (geojson, places, names, colours, width) => ({
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
  hoverinfo: "none", // the page has a tooltip of its own
});

const ASIDE = "quiet"; // the colour of places of classes that are not pressed in the legend, where any is

/** @param {View} view @returns {{ code: string, class: string }[]} the places, with the class in which they are painted */
const painted = ({ table }) =>
  store.pressed.size ? table.map((row) => (store.pressed.has(row.class) ? row : { ...row, class: ASIDE })) : table;

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

/** @param {{ code: string, class: string }[]} places @param {Record<string, number[][]>} lines @param {View} view
 * @param {string} name of the colour of the lines
 * @param {Colours} colours @param {number} width */
const hatching = (places, lines, view, name, colours, width) =>
  hatched(
    places.filter((place) => hatchName(place.class, view) === name),
    lines,
    colours[name],
    width,
  );

/** @param {{ code: string }[]} places @param {Record<string, number[][]>} lines @param {string} color @param {number} width */
function hatched(places, lines, color, width) {
  const lon = [];
  const lat = [];
  for (const place of places) {
    for (const [x1, y1, x2, y2] of lines[place.code] || []) {
      lon.push(x1, x2, null);
      lat.push(y1, y2, null);
    }
  }
  return { type: "scattergeo", mode: "lines", lon, lat, line: { color, width }, hoverinfo: "skip" };
}

/** The names that stand in their place, pixels right of the inset; a slide about gaps, or about one member, names its places alone.
 * @param {View} view @param {Room} room @param {number} [zoomed] how far, which makes room for names; nothing is named beside the map then */
export function namesOn(view, room, zoomed = 1) {
  const { size, inset, letters } = room;
  if (isAboutPlaces(view, room) && Object.keys(gapLabels(view, ...unscaled(room)).sides).length) return [];
  return once(view, `names ${size} ${inset} ${letters} ${zoomed}`, () => namesIn(view, room, zoomed));
}

/** Whether a map names those places alone at which it points. @param {View} view @param {Room} room */
const isAboutPlaces = (view, { isSlide }) =>
  Boolean(isSlide) && !view.partners && (view.measure.kind === "presence" || view.single);

/** @param {View} view @param {Room} room @param {number} zoomed */
function namesIn(view, room, zoomed) {
  const { size, inset, letters = 1 } = room;
  const isBeside = zoomed === 1 && !view.partners;
  const { sides, points, edges, close } = isBeside ? gapLabels(view, ...unscaled(room)) : NOTHING_BESIDE;
  const codes = Object.keys(sides);
  const box = (/** @type {number[]} */ [x, y], width = DOT, height = DOT) => ({
    x: x * letters - inset, y: y * letters, width: width * letters, height: height * letters,
  }); // prettier-ignore
  const dots = codes.map((code) => box(points[code]));
  const lines = codes.flatMap((code) => {
    const [, from, to] = lineTo(sides[code], points[code], edges);
    const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / (2 * LINE));
    const along = (/** @type {number} */ i) => [0, 1].map((axis) => from[axis] + ((to[axis] - from[axis]) * i) / steps);
    return Array.from({ length: steps }, (_, i) => box(along(i), 2 * LINE, LINE));
  });
  const pointed = new Set(pointedAt(view, true));
  const others = isAboutPlaces(view, room) && pointed.size ? view.inside.filter((row) => !pointed.has(row)) : [];
  const but = [...codes, ...others.map(({ code }) => code)];
  return labelsInPlace(view, [(size[0] - inset) * zoomed, size[1] * zoomed], letters, but, {
    dots: close ? [...dots, ...lines] : dots, // so many lines that one with a hole in it would be lost
    lines,
  });
}
/** @type {Pick<ReturnType<typeof gapLabels>, "sides" | "points" | "edges" | "close">} */
const NOTHING_BESIDE = { sides: {}, points: {}, edges: [0, 0], close: false };
const DOT = 10; // pixels, at which a line to a name beside the map ends
const LINE = 4;

/** @param {View} view @param {Room} room @param {Colours} colours @param {{ mode: string, zoomed: number }} how `zoomed`: how far */
function labels(view, room, colours, { mode, zoomed }) {
  const { style } = store.data;
  const inPlace = namesOn(view, room, zoomed);
  const kept = inPlace.map(({ label }) => label);
  const isPainted = (/** @type {any} */ p) => !store.pressed.size || store.pressed.has(p.class);
  const inverse = (/** @type {any} */ p) => isPainted(p) && style.inverse[mode].includes(colourName(p.class, view));
  const bold = (/** @type {string} */ words) => `<b>${html(words)}</b>`;
  const [name, number] = view.partners ? [bold, html] : [html, bold]; // countries are few, and their numbers words
  const text = (/** @type {any} */ p) => [...p.lines.map(name), ...(p.number ? [number(p.number)] : [])].join("<br>");
  return {
    type: "scattergeo",
    mode: "text",
    lon: kept.map((p) => p.point[0]),
    lat: kept.map((p) => p.point[1]),
    text: kept.map(text),
    textfont: {
      size: inPlace.map(({ size }) => size),
      shadow: "auto",
      color: kept.map((p) => (inverse(p) ? colours.label_inverse : colours.label)),
      family: style.font,
    },
    hoverinfo: "skip",
  };
}

/** The districts that the coalition names, over finer places. @param {View} view @param {Colours} colours */
const outlines = ({ outlined, index }, colours) => ({
  ...ring(store.data.geometry.boundaries[index.main_level], "", colours),
  locations: outlined,
  z: outlined.map(() => 0),
  marker: { line: { color: colours.label, width: 1.6 } },
});

const FEW = 12; // names of places beside the map that leave room for those of countries

const LETTER = 7; // pixels of a capital of those names, about
const SMALL = 640; // pixels of width below which a map has none to spare for the zoom buttons

/** The names of the countries around that are not cut off; views/land.js draws their land.
 * @param {View} view @param {Colours} colours @param {Room | null} room none where none is shown */
function countryNames(view, colours, room) {
  const { geometry, style } = store.data;
  const whole = (/** @type {any} */ country, /** @type {Room} */ shown) => {
    const { size, inset, letters = 1 } = shown;
    const [x, y] = frameIn("map", { size, inset }).at(geometry.around[country.code]);
    const half = (placeName(country, view.texts).length * LETTER * letters) / 2;
    const [west, east] = [x - half, x + half];
    const { sides, edges } = gapLabels(view, ...unscaled(shown));
    const covered = Object.values(sides).some(([isLeft, middle]) => {
      const [from, to] = isLeft ? [edges[0] - GAP_NAME.wide, edges[0]] : [edges[1], edges[1] + GAP_NAME.wide];
      return Math.abs(y - middle * letters) < GAP_NAME.high * letters && west < to * letters && east > from * letters;
    });
    return !covered && west > 0 && east < size[0] - (size[0] < SMALL ? ZOOM.wide : 0);
  };
  const named = view.index.countries.filter(
    (/** @type {any} */ country) => room && geometry.around[country.code]?.length && whole(country, room),
  );
  const point = (/** @type {number} */ i) =>
    named.map((/** @type {any} */ country) => geometry.around[country.code][i]);
  return {
    type: "scattergeo",
    mode: "text",
    lon: point(0),
    lat: point(1),
    text: named.map((/** @type {any} */ country) =>
      html(placeName(country, view.texts).toLocaleUpperCase(view.texts.lang)),
    ),
    textfont: { size: 11 * (room?.letters ?? 1), color: colours.land_label, family: style.font },
    hoverinfo: "skip",
  };
}

/** @type {Record<string, { key: string, room: Room }>} */
const rooms = {};

/** @typedef {{ size: [number, number], inset: number, letters?: number, isSlide?: boolean }} Room letters: how much larger they are than usual */

/** A room so much smaller that usual letters fill it as those of the room do. @param {Room} room
 * @returns {[[number, number], number, boolean]} */
export const unscaled = ({ size: [width, height], inset, letters = 1, isSlide = false }) => [
  [width / letters, height / letters],
  inset / letters,
  isSlide,
];

const LINES = 39; // lines of such names that a presented map is high: 24 pixels of 1080
const LETTERS = 60; // how many times as wide as such a line the window is at least: a phone held upright is no stage
const ACROSS = 50; // and the map of countries

/** The room that a map has on the page, in pixels, and how much of it at the left lies below the finding and the legend. Asking makes the
 * browser lay the page out, so it is asked again only where it may have changed; in a presentation the words beside the map decide.
 * @param {string} id @returns {Room} */
export function roomOf(id) {
  const root = document.documentElement;
  const key = `${innerWidth} ${innerHeight} ${root.hasAttribute("data-embed")} ${root.style.getPropertyValue("--above")}`;
  if (rooms[id]?.key === key && !root.hasAttribute("data-present")) return rooms[id].room;
  const box = byId(`${id}-box`).getBoundingClientRect();
  const story = id === "map" && byId("story").getBoundingClientRect();
  const covered = story && story.left < box.right && story.top < box.bottom && story.bottom > box.top;
  const line = Math.min(
    box.height / LINES,
    innerWidth / LETTERS,
    id === GRAPHS.partners ? box.width / ACROSS : Infinity,
  );
  const room = {
    size: /** @type {[number, number]} */ ([box.width, box.height]),
    inset: covered ? Math.max(0, story.right - box.left) : id === GRAPHS.partners ? leftOver(id, box) : 0,
    letters: root.hasAttribute("data-present") ? Math.max(1, line / NAME_SIZE) : 1,
    isSlide: root.hasAttribute("data-present"),
  };
  rooms[id] = { key: root.hasAttribute("data-present") ? "" : key, room };
  return room;
}

/** How many times as wide as high a map is. @param {string} id */
export function aspectOf(id) {
  const { lon, lat } = store.data.windows[id];
  const [south, north] = lat.map(mercator);
  return (lon[1] - lon[0]) / (north - south);
}

/** What a room is wider than its map: the ocean fills it at the left, for at the right the land of the map ends. @param {string} id @param {DOMRect} box */
const leftOver = (id, { width, height }) => Math.max(0, width - height * aspectOf(id));

/** The frame of a map in a room of the page. @param {string} id @param {Room} room */
export const frameIn = (id, { size, inset }) => frameOf(store.data.windows[id], size, inset);

/** How far the reader has zoomed into a map. @param {string} id */
export const zoomOf = (id) => drawingOf(id)?._fullLayout?.geo?.projection?.scale || 1;

/** The figure that Dash already holds keeps its layout, and with it zoom and pan.
 * @param {any} old @param {View} view
 * @param {{ mode?: string, room?: Room, code?: string, zoomed?: boolean }} [options] */
export function mapFigure(
  old,
  view,
  { mode = view.state.theme_mode, room = roomOf("map"), code = view.state.place, zoomed = zoomOf("map") > 1 } = {},
) {
  const { geometry, style } = store.data;
  const colours = style.colours[mode];
  const geojson = geometry.boundaries[view.state.level];
  const named = Object.fromEntries(
    style.order.map((/** @type {string} */ kind) => [kind, colours[colourName(kind, view)]]),
  );
  const beside = zoomed ? {} : gapLabels(view, ...unscaled(room)).sides;
  const data = [
    shapes(geojson, painted(view), [...style.order, ASIDE], { ...colours, ...named }, 1.1),
    hatching(painted(view), geometry.hatch[view.state.level], view, "hatch", colours, 1.6),
    labels(view, room, colours, { mode, zoomed: zoomed ? zoomOf("map") : 1 }),
    ring(geojson, code, colours),
    countryNames(view, colours, !room.isSlide && Object.keys(beside).length <= FEW ? room : null),
    hatching(painted(view), geometry.hatch[view.state.level], view, "unknown_hatch", colours, 1.2),
    outlines(view, colours),
    hatched(
      view.table.filter((row) => row.far),
      geometry.hatch[view.state.level],
      colours.border,
      1.4,
    ),
  ];
  return { data, layout: dressed(old.layout, colours, frameIn("map", room), zoomed) };
}

const COUNTRY_CLASSES = ["land", "both", "page", "found", "home"];
/** @param {any} old @param {View} view @param {{ mode?: string, room?: Room, code?: string }} [options] */
export function partnerFigure(
  old,
  view,
  { mode = view.state.theme_mode, room = roomOf("partner-map"), code = view.state.place } = {},
) {
  const { geometry, style } = store.data;
  const colours = style.colours[mode];
  const named = Object.fromEntries(COUNTRY_CLASSES.map((kind) => [kind, colours[colourName(kind, view)]]));
  const data = [
    shapes(geometry.countries, view.countries, COUNTRY_CLASSES, { ...colours, ...named, border: colours.coast }, 0.7),
    hatching(view.countries, geometry.country_hatch, view, "hatch", colours, 1),
    labels(view, room, colours, { mode, zoomed: zoomOf("partner-map") }),
    ring(geometry.countries, code, colours),
  ];
  return { data, layout: dressed(old.layout, colours, frameIn("partner-map", room), zoomOf("partner-map") > 1) };
}

/** @param {any} layout @param {Colours} colours @param {import("../core/frame.js").Frame} frame @param {boolean} zoomed */
function dressed(layout, colours, { lon, lat }, zoomed) {
  const dragmode = zoomed && !matchMedia("(pointer: coarse)").matches ? "pan" : false; // a finger scrolls the page
  const { center, projection } = layout.geo;
  const moved = zoomed
    ? { center, projection }
    : { center: middleOf({ lon, lat }), projection: { ...projection, scale: 1 } };
  const ranges = {
    lonaxis: { ...layout.geo.lonaxis, range: lon },
    lataxis: { ...layout.geo.lataxis, range: underArcs(lat, lon) },
  };
  const geo = { ...layout.geo, ...ranges, ...moved };
  return { ...layout, geo, uirevision: `${lon} ${lat}`, dragmode, paper_bgcolor: "rgba(0,0,0,0)" };
}

/** View -> the graph that it shows. @type {Record<string, string>} */
export const GRAPHS = { map: "map", partners: "partner-map" };

/** The drawing of a graph. @param {string} id @returns {any} */
export const drawingOf = (id) => document.querySelector(`#${id} .js-plotly-plot`);

/** The figure of a view, whichever map it shows. @param {any} old @param {View} view @param {any} [options] */
export const figureOf = (old, view, options) => (view.partners ? partnerFigure : mapFigure)(old, view, options);

const RING = 3; // among the traces

/** Put the ring on a place or a country. @param {string} id @param {string} code */
export const outline = (id, code) =>
  /** @type {any} */ (window).Plotly.restyle(drawingOf(id), { locations: [code ? [code] : []], z: [code ? [0] : []] }, [
    RING,
  ]);

/** @param {string} id @param {string} way in, out or reset @returns {Promise<any>} */
export async function zoom(id, way) {
  const graph = drawingOf(id);
  const geo = graph?._fullLayout?.geo;
  if (!geo) return;
  const { Plotly } = /** @type {any} */ (window);
  const before = geo.projection.scale || 1;
  const to = way === "reset" ? 1 : Math.min(Math.max(before * (way === "in" ? 1.4 : 1 / 1.4), 1), 12);
  const room = roomOf(id);
  const aside = room.inset / 2 / frameIn(id, room).perDegree; // what is in the middle of the part that is seen stays there
  const { lon, lat } = geo.center;
  const center = to === 1 ? centreOf(id, room) : { lon: lon + aside / before - aside / to, lat };
  await Plotly.relayout(graph, { "geo.projection.scale": to, "geo.center": center }); // dash.js paints anew: other names find room
}

/** The middle of a map on the page. @param {string} id @param {Room} [room] */
export const centreOf = (id, room = roomOf(id)) => middleOf(frameIn(id, room));

/** Of the drawing, which stretches the north; Plotly would take the middle of the degrees. @param {{ lon: number[], lat: number[] }} frame */
function middleOf({ lon, lat }) {
  const middle = (((mercator(lat[0]) + mercator(lat[1])) / 2) * Math.PI) / 180;
  return { lon: (lon[0] + lon[1]) / 2, lat: (Math.atan(Math.exp(middle)) * 360) / Math.PI - 90 };
}
