// Boxes in which words stand on a map: the middle of one and its size, pixels. dashboard/views/boxes.py has the same.

/** @typedef {{ x: number, y: number, width: number, height: number }} Box the middle of a label and its size, pixels of the map */

/** Whether two boxes have nothing in common. @param {Box} a @param {Box} b */
export const apart = (a, b) =>
  Math.abs(a.x - b.x) * 2 >= a.width + b.width || Math.abs(a.y - b.y) * 2 >= a.height + b.height;

/** Whether a box lies in a map of `room`, `margin` from its edges. @param {Box} box @param {[number, number]} room @param {number} margin */
export const inside = (box, [width, height], margin) =>
  Math.abs(box.x - width / 2) * 2 + box.width <= width - 2 * margin &&
  Math.abs(box.y - height / 2) * 2 + box.height <= height - 2 * margin;

/** Whether a point lies in a box. @param {Box} box @param {number[]} point */
export const holds = (box, [x, y]) => Math.abs(x - box.x) * 2 < box.width && Math.abs(y - box.y) * 2 < box.height;

/** @param {number} at @param {number} middle @param {number} size */
const within = (at, middle, size) => Math.min(Math.max(at, middle - size / 2), middle + size / 2);

/** The point of a box that is the nearest to another. @param {Box} box @param {number[]} point @returns {[number, number]} */
export const nearest = (box, [x, y]) => [within(x, box.x, box.width), within(y, box.y, box.height)];
