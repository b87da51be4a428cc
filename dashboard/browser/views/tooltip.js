// What a place is when the pointer or the keyboard is on it, beside it; gone where the panel says it.

import { linkedWords } from "../core/linked.js";
import { countryHover, tip } from "../core/sentences.js";
import { byId, fill, h, swatch } from "../dom.js";
import { store } from "../state.js";

const APART = 18; // from that point, pixels
const LINKED = 5; // members that are named at a country

/** @param {string} code @param {{ clientX: number, clientY: number }} at the point that it stands beside */
export function showTooltip(code, at) {
  const { view } = store;
  const row = view.row(code);
  const country = view.countries.find((/** @type {any} */ c) => c.code === code);
  const linked = country?.links.length ? [linkedWords(country, view, LINKED)] : [];
  const lines = row ? tip(row, view) : country ? [...countryHover(country, view), ...linked] : [];
  if (!lines.length || code === view.state.place || matchMedia("(pointer: coarse)").matches) return hideTooltip();
  const box = byId("tooltip");
  const [name, ...rest] = lines;
  fill(
    "tooltip",
    h("strong", {}, row ? swatch(row.class) : null, name),
    rest.map((line) => h("span", {}, line)),
  );
  box.hidden = false;
  const { width, height } = box.getBoundingClientRect();
  const right = at.clientX + APART + width < innerWidth - 8;
  const below = at.clientY + APART + height < innerHeight - 8;
  box.style.left = `${Math.max(8, right ? at.clientX + APART : at.clientX - APART - width)}px`;
  box.style.top = `${Math.max(8, below ? at.clientY + APART : at.clientY - APART - height)}px`;
}

export function hideTooltip() {
  byId("tooltip").hidden = true;
}

export function listenTooltip() {
  for (const kind of ["click", "scroll", "keydown"])
    document.addEventListener(kind, hideTooltip, { capture: true, passive: true });
}
