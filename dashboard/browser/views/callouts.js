// The partner countries whose names find no room inside them, named beside them, each with a line to it.

import { nearest } from "../core/boxes.js";
import { enlarged } from "../core/labels.js";
import { byId, fill, svg } from "../dom.js";
import { roomOf, zoomOf } from "./maps.js";

/** @typedef {import("../core/view.js").View} View */

/** @param {View} view @param {import("./maps.js").Room} [room] */
export function drawCallouts(view, room) {
  if (!byId("callouts")) fill("partner-map-names", svg("svg", { id: "callouts", "aria-hidden": "true" }));
  const drawing = byId("callouts");
  if (!view.partners || (!room && zoomOf("partner-map") > 1)) return drawing.replaceChildren();
  const { size, inset, letters: larger } = room || roomOf("partner-map");
  const { by, labels } = enlarged(view, [size[0] - inset, size[1]], larger);
  const { beside, size: letters } = labels;
  drawing.setAttribute("viewBox", `${-inset / by} 0 ${size[0] / by} ${size[1] / by}`);
  drawing.style.fontSize = `${letters}px`;
  const drawn = Object.values(beside).map((found) => callout(found, letters * view.data.labels.line));
  drawing.replaceChildren(...drawn.map(([line]) => line), ...drawn.flatMap(([, words]) => words));
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
  const words = lines.map((text, i) =>
    svg("text", { x: box.x, y: top + i * height, class: i < label.lines.length ? "name" : "number" }, text),
  );
  return [line, words];
}
