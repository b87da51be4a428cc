// How the classes of a view look, as dashboard/figures/style.py has it.

/** @typedef {import("./view.js").View} View */

/** The name of the look in the shipped table. @param {View} view */
export function lookOf(view) {
  if (view.partners) return "usual";
  return view.onlyStated ? "only_stated" : view.narrowed ? "narrowed" : "usual";
}

/** Under which name a scheme has the colour of a class. @param {string} kind @param {View} view @returns {string} */
export function colourName(kind, view) {
  const { looks, shared } = view.data.style;
  return looks[lookOf(view)][kind] || shared[kind] || kind;
}

/** Under which name a scheme has the colour of the lines over a class; "" where it has none. @param {string} kind @param {View} view
 * @returns {string} */
export const hatchName = (kind, view) =>
  kind in view.data.style.looks[lookOf(view)] ? "" : view.data.style.hatches[kind] || "";
