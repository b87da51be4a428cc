// The drawing of a QR code.
import { modules } from "../vendor/qr.js";

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4; // modules of white around the code (ISO/IEC 18004, clause 6.3.8)

/**
 * Return the code of a text as a drawing; null if the text is too long for one.
 * @param {string} text
 * @param {string} label its name for those who do not see it
 * @returns {SVGElement | null}
 */
export function qrSvg(text, label) {
  const rows = modules(text);
  if (!rows) return null;
  const size = rows.length + 2 * QUIET;
  const svg = node("svg", {
    viewBox: `0 0 ${size} ${size}`,
    role: "img",
    "aria-label": label,
    "shape-rendering": "crispEdges",
  });
  svg.append(
    node("rect", { width: size, height: size, fill: "#fff" }),
    node("path", { d: outline(rows), fill: "#000" }),
  );
  return svg;
}

/**
 * A square for each dark module.
 * @param {boolean[][]} rows
 */
function outline(rows) {
  return rows.flatMap((row, y) => row.map((on, x) => (on ? `M${x + QUIET},${y + QUIET}h1v1h-1z` : ""))).join("");
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function node(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return /** @type {SVGElement} */ (element);
}
