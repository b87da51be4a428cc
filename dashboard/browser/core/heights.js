// The heights of a sheet that comes from below, and the one at which it comes to rest.

/** @typedef {"peek" | "half" | "full"} Height */
/** @typedef {Record<Height, number>} Heights in pixels, from the lowest to the highest */

/** @type {Height[]} */
export const ORDER = ["peek", "half", "full"];

const PEEK = 9; // rem
const HALF = 0.52; // of the window
const FLICK = 0.5; // pixels a millisecond from which a drag is a flick
const CLOSING = 0.75; // of the lowest height: a sheet let go below it closes

/** @param {{ height: number, rem: number, header: number, nav: number }} room in pixels @returns {Heights} */
export function heightsIn({ height, rem, header, nav }) {
  const full = height - header - nav;
  const half = Math.min(Math.round(HALF * height), full);
  return { peek: Math.min(PEEK * rem, half), half, full };
}

/** The height after this one; after the highest comes the lowest. @param {Height} height */
export const nextHeight = (height) => ORDER[(ORDER.indexOf(height) + 1) % ORDER.length];

/** Where a sheet rests that was let go `at` some pixels; "" where it closes.
 * @param {number} at @param {number} speed pixels a millisecond, upwards @param {Heights} heights @returns {Height | ""} */
export function restAt(at, speed, heights) {
  if (speed > FLICK) return ORDER.find((name) => heights[name] > at) || "full";
  if (speed < -FLICK) return [...ORDER].reverse().find((name) => heights[name] < at) || "";
  if (at < CLOSING * heights.peek) return "";
  const far = (/** @type {Height} */ name) => Math.abs(heights[name] - at);
  return ORDER.reduce((nearest, name) => (far(name) < far(nearest) ? name : nearest));
}
