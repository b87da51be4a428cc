// The colour scheme of the page: the colours of the map's classes as CSS variables.

import { store } from "../state.js";

/** @param {string} mode light or dark */
export function colour(mode) {
  const { style, dataset } = document.documentElement;
  dataset.theme = mode;
  for (const [name, value] of Object.entries(store.data.style.colours[mode])) style.setProperty(`--map-${name}`, value);
}
