// What is worked out for a view is kept with it, so that all who draw it ask for the same.

/** @typedef {import("./view.js").View} View */

/** @type {WeakMap<View, Map<string, any>>} */
const made = new WeakMap();

/** What was worked out for a view before: the figure and what lies over it ask for the same.
 * @template T @param {View} view @param {string} key @param {() => T} make @returns {T} */
export function once(view, key, make) {
  const found = made.get(view) ?? new Map();
  made.set(view, found);
  if (!found.has(key)) found.set(key, make());
  return found.get(key);
}
