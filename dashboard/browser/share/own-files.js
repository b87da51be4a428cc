// Files that the browser makes itself where there is no server: the sheet as SVG and PNG, the tables as CSV, the words.

import { describe } from "../core/describe.js";
import { csvOf, gapsTable, matrixTable, viewTable } from "../core/files.js";
import { colourName, hatchName } from "../core/look.js";
import { headline, legendTitle, stampsOf } from "../core/sentences.js";
import { levelCount } from "../core/words.js";
import { h, svg } from "../dom.js";
import { store } from "../state.js";
import { legendModel } from "../views/legend.js";
import { calloutsIn } from "../views/callouts.js";
import { gapLabelsIn } from "../views/gap-labels.js";
import { aspectOf, centreOf, drawingOf, figureOf, GRAPHS } from "../views/maps.js";
import { save as give } from "../save.js";

/** A file with rows for staff says so in its name. @param {Blob} blob @param {string} name */
const save = (blob, name) => give(blob, store.data.index.confidential ? name.replace(".", "-staff.") : name);

const WIDTH = 1200;
const HEIGHT = 675;
const MARGIN = 36;
const MAP = 520; // width of the map of places, with the names of the gaps beside it
const COUNTRIES = 640;
const INK = "#12292b";
const SOFT = "#4a5d5e";
const ACCENT = "#0f5c64";
const FONT = "Noto Sans, DejaVu Sans, Arial, sans-serif"; // a picture has none of the typefaces that come with the page

const ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

/** Break a text into lines no wider than `width` pixels. @param {string} text @param {number} width @param {string} font */
function lines(text, width, font) {
  ruler.font = font;
  const found = [""];
  for (const word of text.split(" ")) {
    const last = String(found.at(-1));
    const longer = last ? `${last} ${word}` : word;
    if (!last || ruler.measureText(longer).width <= width) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

/** Write a paragraph; return the height at which the next one begins.
 * @param {SVGElement} sheet @param {string} text @param {{ x: number, y: number, width: number, size: number, weight?: number, fill?: string }} how */
function paragraph(sheet, text, { x, y, width, size, weight = 400, fill = INK }) {
  const broken = lines(text, width, `${weight} ${size}px ${FONT}`);
  broken.forEach((line, i) => {
    const at = {
      x,
      y: y + size * (1 + 1.3 * i),
      "font-size": size,
      "font-weight": weight,
      "font-family": FONT,
      fill,
    };
    sheet.append(svg("text", at, line));
  });
  return y + size * 1.3 * broken.length + size * 0.6;
}

/** @param {SVGElement} sheet @param {number} x @param {number} y @param {import("../core/view.js").View} view */
function legend(sheet, x, y, view) {
  const { style } = store.data;
  const colours = style.colours.light;
  let at = view.partners ? y : paragraph(sheet, legendTitle(view), { x, y, width: 400, size: 13.5, weight: 700 });
  for (const { id, words, count } of legendModel(view).items) {
    const fill = colours[colourName(id, view)];
    sheet.append(
      svg("rect", { x, y: at + 2, width: 22, height: 13, fill, stroke: colours.coast, "stroke-width": 0.7 }),
    );
    if (hatchName(id, view)) hatch(sheet, x, at, colours[hatchName(id, view)]);
    const counted = view.partners ? String(count) : levelCount(view.state.level, count, view.index, view.texts);
    const below = paragraph(sheet, `${words} · ${counted}`, { x: x + 30, y: at, width: 500, size: 13 });
    at = Math.max(at + 21, below - 4);
  }
  return at;
}

/** @param {SVGElement} sheet @param {number} x @param {number} y @param {string} stroke */
function hatch(sheet, x, y, stroke) {
  for (const dx of [3, 10, 17]) {
    sheet.append(
      svg("line", { x1: x + dx, y1: y + 15, x2: x + Math.min(dx + 8, 22), y2: y + 2, stroke, "stroke-width": 1.4 }),
    );
  }
}

/** A static site has the slides in a script of their own, which puts them into the place of its address. @param {string} src */
const load = (src) =>
  new Promise((resolve, reject) => document.body.append(h("script", { src, onload: resolve, onerror: reject })));

/** The slides for a meeting, which come with the file or lie beside the page. */
export async function saveSlides() {
  const { data, view } = store;
  if (typeof data.frozen.decks === "string") await load(data.frozen.decks);
  const bytes = Uint8Array.from(atob(data.frozen.decks[view.state.lang]), (c) => c.charCodeAt(0));
  save(new Blob([bytes]), "presentation.pptx");
}

/** The map of a view in the light colours, whatever the page shows: files are for paper. Returns a data URL.
 * @param {import("../core/view.js").View} view @param {{ width: number, height: number, format: string }} how @returns {Promise<string>} */
export function picture(view, { width, height, format }) {
  const id = view.partners ? GRAPHS.partners : GRAPHS.map;
  const room = { size: /** @type {[number, number]} */ ([width, height]), inset: 0 };
  const figure = figureOf({ layout: drawingOf(id).layout }, view, { mode: "light", room, zoomed: false });
  const { geo } = figure.layout;
  const whole = { ...geo, center: centreOf(id, room), projection: { ...geo.projection, scale: 1 } }; // however the reader has zoomed
  const drawn = {
    data: figure.data,
    layout: { ...figure.layout, geo: whole, autosize: false },
    config: { displayModeBar: false },
  };
  return /** @type {any} */ (window).Plotly.toImage(drawn, {
    format,
    width,
    height,
    scale: format === "png" ? 1.5 : 1,
  });
}

/** @param {number} width @param {number} height @param {import("../core/view.js").View} view */
async function mapDrawing(width, height, view) {
  const url = await picture(view, { width, height, format: "svg" });
  const text = decodeURIComponent(url.slice(url.indexOf(",") + 1));
  return document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
}

/** The gaps named beside the map, in the colours of paper: a file has no style sheet of the page. @param {import("../core/view.js").View} view
 * @param {[number, number]} size */
function gapNames(view, size) {
  const { gap_text: ink, border } = store.data.style.colours.light;
  const rules = [
    `.gaps text { font: 12px ${FONT}; fill: ${SOFT} } .gaps .name { font-weight: 700; font-size: 14px; fill: ${ink} }`,
    `.gaps path { fill: none; stroke: ${ink}; stroke-width: 1.1 } .gaps .halo { stroke: ${border}; stroke-width: 3; opacity: .75 }`,
    `.gaps circle { fill: ${ink}; stroke: ${border}; stroke-width: 1.5 }`,
  ];
  const { parts } = gapLabelsIn(view, { size, inset: 0 });
  return svg("g", { class: "gaps" }, svg("style", {}, rules.join("\n")), ...parts);
}

/** The partner countries named beside themselves, likewise. @param {import("../core/view.js").View} view @param {[number, number]} size */
function countryNames(view, size) {
  const { label: ink, border } = store.data.style.colours.light;
  const { letters, parts } = calloutsIn(view, { size, inset: 0 }); // those of a file may be wider than those of the page
  const rules = [
    `.beside text { font: ${0.92 * letters}px ${FONT}; fill: ${ink}; text-anchor: middle; dominant-baseline: central }`,
    `.beside text { paint-order: stroke; stroke: ${border}; stroke-width: 3px } .beside .name { font-weight: 600 }`,
    `.beside path { fill: none; stroke: ${ink} } .beside .halo { stroke: ${border}; stroke-width: 3 }`,
    `.beside circle { fill: ${ink}; stroke: ${border} }`,
  ];
  return svg("g", { class: "beside" }, svg("style", {}, rules.join("\n")), ...parts);
}

async function drawSheet() {
  const { view } = store;
  const stamps = stampsOf(view);
  const mapWidth = view.partners ? COUNTRIES : MAP;
  const drawn = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    width: WIDTH,
    height: HEIGHT,
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
  });
  drawn.append(svg("title", {}, stamps.title), svg("rect", { width: WIDTH, height: HEIGHT, fill: "#ffffff" }));
  const room = HEIGHT - 2 * MARGIN;
  const mapHeight = view.partners ? Math.min(room, mapWidth / aspectOf(GRAPHS.partners)) : room; // no more land than the page shows
  const top = MARGIN + (room - mapHeight) / 2;
  const map = await mapDrawing(mapWidth, mapHeight, view);
  map.setAttribute("x", String(MARGIN));
  map.setAttribute("y", String(top));
  const names = (view.partners ? countryNames : gapNames)(view, [mapWidth, mapHeight]);
  names.setAttribute("transform", `translate(${MARGIN} ${top})`);
  drawn.append(map, names);
  const x = MARGIN + mapWidth + 40;
  const width = WIDTH - x - MARGIN;
  const [presence, gap] = view.partners ? [stamps.title, ""] : headline(view);
  let y = MARGIN;
  if (!view.partners) y = paragraph(drawn, stamps.title, { x, y, width, size: 14, weight: 700, fill: ACCENT });
  y = paragraph(drawn, presence, { x, y, width, size: 30, weight: 700 });
  if (gap)
    y = paragraph(drawn, gap, {
      x,
      y: y - 18,
      width,
      size: 30,
      weight: 700,
      fill: store.data.style.colours.light.gap_text,
    });
  y = paragraph(drawn, stamps.sentence, { x, y: y + 4, width, size: 17 });
  y = legend(drawn, x, y + 12, view);
  y = paragraph(drawn, stamps.selection, { x, y: y + 14, width, size: 12 });
  for (const text of [stamps.data, stamps.disclaimer, stamps.sources])
    y = paragraph(drawn, text, { x, y, width, size: 10.5, fill: SOFT });
  return new XMLSerializer().serializeToString(drawn);
}

export const saveSvg = async () => save(new Blob([await drawSheet()], { type: "image/svg+xml" }), "coverage.svg");

export async function savePng() {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await drawSheet())}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * WIDTH, height: 2 * HEIGHT });
  /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && save(blob, "coverage.png"));
}

/** @param {string} text @param {string} name @param {string} type */
const saveText = (text, name, type) => save(new Blob([text], { type }), name);

export const saveCsv = () => saveText(csvOf(viewTable(store.view), store.view), "coverage.csv", "text/csv");
export const saveGaps = () => saveText(csvOf(gapsTable(store.view), store.view), "gaps.csv", "text/csv");
export const saveMatrix = () => saveText(csvOf(matrixTable(store.view), store.view), "matrix.csv", "text/csv");

export function saveWords() {
  const { title, selection, data, sources, disclaimer } = stampsOf(store.view);
  const parts = [title, ...describe(store.view), selection, data, sources, disclaimer];
  saveText(`\ufeff${parts.join("\r\n\r\n")}\r\n`, "words.txt", "text/plain");
}
