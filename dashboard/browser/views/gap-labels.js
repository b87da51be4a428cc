// The places where no member is on record, named beside the map whatever their size, each with a line to it.

import { gapLabels, lineTo } from "../core/beside.js";
import { placeName } from "../core/words.js";
import { byId, fill, svg } from "../dom.js";
import { store } from "../state.js";
import { choose } from "./acts.js";
import { namesOn, roomOf, unscaled, zoomOf } from "./maps.js";

/** @typedef {import("../core/view.js").View} View */
const ROOMY = 104; // pixels beside the map in which a name has its usual size, and the residents below it
const NEAR = 86; // and where it is a little smaller

/** @param {View} view @param {import("./maps.js").Room} [room] of the map, on the page where none is given */
export function drawGapLabels(view, room) {
  if (!byId("gap-labels")) fill("map-names", svg("svg", { id: "gap-labels", "aria-hidden": "true" }));
  const box = byId("gap-labels");
  if (view.state.view !== "map" || (!room && zoomOf("map") > 1)) return box.replaceChildren();
  const { kind, size, parts } = gapLabelsIn(view, room || roomOf("map"));
  box.setAttribute("class", kind);
  box.setAttribute("viewBox", `0 0 ${size[0]} ${size[1]}`);
  box.replaceChildren(...parts);
}

/** The names and their lines, and how large the names are: roomy, near or close.
 * @param {View} view @param {import("./maps.js").Room} room */
export function gapLabelsIn(view, room) {
  const [size, inset, isSlide] = unscaled(room);
  const { sides, points, edges, room: beside, close } = gapLabels(view, size, inset, isSlide);
  const isMember = isSlide && view.single;
  const isWide = beside >= NEAR;
  const detail = (close || isMember) && isWide ? "none" : beside >= ROOMY ? "below" : "broken";
  const drawn = Object.entries(sides)
    .filter(([code]) => !store.pressed.size || store.pressed.has(view.row(code).class))
    .map(([code, side]) =>
      label(view.row(code), points[code], side, { edges, detail, high: isSlide && isWide ? 15 : 12 }, view),
    );
  for (const [, words] of drawn)
    for (const part of words.filter((e) => e.classList.contains("name")))
      part.addEventListener("click", () => choose(String(part.dataset.code)));
  const lines = svg("g", { mask: "url(#but-names)" }, ...drawn.map(([line]) => line));
  const wide = beside >= ROOMY ? "roomy" : beside >= NEAR ? "near" : "close";
  const kind = isMember ? `${wide} of-member` : wide;
  return { kind, size, parts: [butNames(view, room), lines, ...drawn.flatMap(([, words]) => words)] };
}

/** Lines stop at the names in their way and go on behind them. @param {View} view @param {import("./maps.js").Room} room */
function butNames(view, room) {
  const { inset, letters = 1 } = room;
  const [width, height] = unscaled(room)[0];
  const inTheWay = namesOn(view, room);
  const rect = (/** @type {import("../core/labels.js").Box} */ { x, y, width: across, height: down }, paint = "#000") =>
    svg("rect", { x: x - across / 2, y: y - down / 2, width: across, height: down, fill: paint });
  const all = rect({ x: width / 2, y: height / 2, width, height }, "#fff");
  const names = inTheWay.map(({ box: { x, y, width: across, height: down } }) =>
    rect({ x: (x + inset) / letters, y: y / letters, width: across / letters, height: down / letters }),
  );
  return svg("mask", { id: "but-names", maskUnits: "userSpaceOnUse", x: 0, y: 0, width, height }, all, ...names);
}

/** @param {any} row @param {[number, number]} point @param {[boolean, number]} side @param {{ edges: [number, number], detail: "below" | "broken" | "none", high: number }} how what stands
 * below the name, if not the rest of it, and how high a line is @param {View} view
 * @returns {[SVGElement, SVGElement[]]} */
function label(row, [x, y], side, { edges, detail, high }, { texts }) {
  const corners = lineTo(side, [x, y], edges);
  const [left, middle] = side;
  const [[edge]] = corners;
  const path = `M${corners.map((corner) => corner.join(" ")).join("L")}`;
  const line = svg(
    "g",
    {},
    svg("path", { d: path, class: "halo" }),
    svg("path", { d: path }),
    svg("circle", { cx: x, cy: y, r: 3.5 }),
  );
  const at = { x: left ? edge - 6 : edge + 6, "text-anchor": left ? "end" : "start", "data-code": row.code };
  const people = row.place.population;
  const said =
    people === null
      ? texts._("residents unknown")
      : texts._("{n, plural, one {# resident} other {# residents}}", { n: people });
  const words = placeName(row.place, texts);
  if (detail === "none") return [line, [svg("text", { ...at, y: middle + 5, class: "name" }, words)]];
  if (detail === "below")
    return [
      line,
      [svg("text", { ...at, y: middle, class: "name" }, words), svg("text", { ...at, y: middle + 15 }, said)],
    ];
  const lines = words.replaceAll(" e ", " e\n").split("\n"); // as inside the map
  const base = (/** @type {number} */ i) => middle + 4 + (i - (lines.length - 1) / 2) * high;
  return [
    line,
    lines.map((/** @type {string} */ part, /** @type {number} */ i) =>
      svg("text", { ...at, y: base(i), class: "name" }, part),
    ),
  ];
}
