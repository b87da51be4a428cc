// From a place to its neighbour with the arrow keys.

const WIDEST = 1.31; // radians from the arrow's direction, 75 degrees

/** The neighbour that lies most nearly in the direction of the arrow; undefined where none lies near it.
 * @param {any} place @param {[number, number]} direction east, north @param {any[]} places */
export function neighbourTowards(place, [dx, dy], places) {
  const narrower = Math.cos((place.point[1] * Math.PI) / 180); // a degree of longitude against one of latitude
  const angle = (/** @type {any} */ other) => {
    const x = (other.point[0] - place.point[0]) * narrower;
    const y = other.point[1] - place.point[1];
    return Math.acos((x * dx + y * dy) / (Math.hypot(x, y) * Math.hypot(dx, dy)));
  };
  const near = place.neighbours.map((/** @type {string} */ code) => places.find((other) => other.code === code));
  return near
    .filter((/** @type {any} */ other) => angle(other) < WIDEST)
    .sort((/** @type {any} */ a, /** @type {any} */ b) => angle(a) - angle(b))[0];
}
