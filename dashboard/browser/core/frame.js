// The part of the world that a map shows, in the projection of all maps, and where a point lies on it.

/** The y of the Mercator projection, in degrees of longitude at the equator. @param {number} lat */
export const mercator = (lat) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;

/** The y of Mercator -> the latitude. @param {number} y */
export const latitude = (y) => (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;

/** @typedef {{ perDegree: number, lon: [number, number], lat: [number, number], at: (point: number[]) => [number, number] }} Frame */

/** The part of the world that a map of `size` (pixels) shows so that `window` lies in the middle of what is right of `inset`, as large
 * as it gets there; and where a point in degrees lies on it, pixels.
 * @param {{ lon: number[], lat: number[] }} window @param {[number, number]} size @param {number} [inset] @returns {Frame} */
export function frameOf(window, [width, height], inset = 0) {
  const [west, east] = window.lon;
  const [south, north] = window.lat.map(mercator);
  const perDegree = Math.min((width - inset) / (east - west), height / (north - south)) || 1;
  const left = (west + east) / 2 - (width + inset) / 2 / perDegree;
  const [bottom, top] = [-1, 1].map((sign) => (south + north) / 2 + (sign * height) / 2 / perDegree);
  return {
    perDegree,
    lon: [left, left + width / perDegree],
    lat: [latitude(bottom), latitude(top)],
    at: ([lon, lat]) => [(lon - left) * perDegree, (top - mercator(lat)) * perDegree],
  };
}

const ARCS = 4; // of great circles, by which Plotly goes along a parallel

/** Latitudes whose arcs touch those wanted: Plotly makes room for the arcs, which reach nearer to the pole than the parallel through their ends.
 * @param {[number, number]} lat @param {[number, number]} lon @returns {[number, number]} */
export function underArcs([south, north], [west, east]) {
  const flatter = Math.cos((((east - west) / ARCS / 2) * Math.PI) / 180);
  const under = (/** @type {number} */ lat) => (Math.atan(Math.tan((lat * Math.PI) / 180) * flatter) * 180) / Math.PI;
  return [Math.max(south, under(south)), Math.min(north, under(north))]; // the arcs of the edge towards the equator lie within
}
