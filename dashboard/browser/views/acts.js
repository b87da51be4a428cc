// What a click on a place, a member or a tab does.

import { countryHover, spoken } from "../core/sentences.js";
import { byId } from "../dom.js";
import { change, repaint, store } from "../state.js";
import { GRAPHS, outline } from "./maps.js";

/** The graph in view; the map of places where none is. */
export const graphInView = () => GRAPHS[store.view.state.view] || GRAPHS.map;

/** Put the keyboard's ring on a place or a country without opening it. @param {string} code */
export function point(code) {
  const { view } = store;
  const id = graphInView();
  store.cursor = code;
  const row = view.row(code);
  const country = view.countries.find((/** @type {any} */ c) => c.code === code);
  byId(`${id}-readout`).textContent = row ? spoken(row, view) : country ? countryHover(country, view).join(": ") : "";
  outline(id, code || view.state.place);
}

/** Open a place or a country; "" closes it. @param {string} code */
export function choose(code) {
  point("");
  change({ place: code });
}

/** Narrow map and table to the places of some classes; the same ones again: back to all. @param {string[]} classes */
export function narrowTo(classes) {
  const same = classes.length === store.pressed.size && classes.every((kind) => store.pressed.has(kind));
  store.pressed = new Set(same ? [] : classes);
  repaint();
}

/** @param {string} code */
export function showPlace(code) {
  point("");
  change({ view: "map", place: code });
  window.scrollTo(0, 0);
}

/** Show the claims, where every gap is listed. */
export function showClaims() {
  change({ view: "claims" });
  window.scrollTo(0, 0);
}

/** Show the map with other filters. @param {Record<string, any>} chosen */
export function showMap(chosen) {
  change({ ...chosen, view: "map" });
  window.scrollTo(0, 0);
}
