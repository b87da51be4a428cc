// The partner countries whose names find no room inside them, named beside them, each with a line to it.

import { nearest } from "../core/boxes.js";
import { enlarged } from "../core/labels.js";
import { byId, fill, svg } from "../dom.js";
import { choose } from "./acts.js";
import { roomOf, zoomOf } from "./maps.js";

/** @typedef {import("../core/view.js").View} View */

/** @param {View} view @param {import("./maps.js").Room} [room] */
export function drawCallouts(view, room) {
  if (!byId("callouts")) fill("partner-map-names", svg("svg", { id: "callouts", "aria-hidden": "true" }));
  const drawing = byId("callouts");
  if (!view.partners || (!room && zoomOf("partner-map") > 1)) return drawing.replaceChildren();
  const { viewBox, letters, parts } = calloutsIn(view, room || roomOf("partner-map"));
  drawing.setAttribute("viewBox", viewBox);
  drawing.style.fontSize = `${letters}px`;
  drawing.replaceChildren(...parts);
}

/** The names and their lines, the part of a drawing that they fill, and how large their letters are in it.
 * @param {View} view @param {import("./maps.js").Room} room */
export function calloutsIn(view, { size: [width, height], inset, letters: larger }) {
  const { by, labels } = enlarged(view, [width - inset, height], larger);
  const drawn = Object.values(labels.beside).map((found) => callout(found, labels.size * view.data.labels.line));
  return {
    viewBox: `${-inset / by} 0 ${width / by} ${height / by}`,
    letters: labels.size,
    parts: [...drawn.map(([line]) => line), ...drawn.flatMap(([, words]) => words)],
  };
}

/** @param {{ label: import("../core/labels.js").Label, from: number[], box: import("../core/boxes.js").Box }} found
 * @param {number} height of a line @returns {[SVGElement, SVGElement[]]} */
function callout({ label, from, box }, height) {
  const [x, y] = from;
  const d = `M${x} ${y}L${nearest(box, from).join(" ")}`;
  const line = svg(
    "g",
    {},
    svg("path", { d, class: "halo" }),
    svg("path", { d }),
    svg("circle", { cx: x, cy: y, r: 3 }),
  );
  const lines = [...label.lines, ...(label.number ? [label.number] : [])];
  const top = box.y - ((lines.length - 1) * height) / 2;
  const words = lines.map((text, i) => {
    const kind = i < label.lines.length ? "name" : "number";
    const word = svg("text", { x: box.x, y: top + i * height, class: kind, "data-code": label.code }, text);
    word.addEventListener("click", () => choose(label.code));
    return word;
  });
  return [line, words];
}
