// Icons: lines on a square of 24, in the colour of the words beside them.

import { svg } from "./dom.js";

/** @type {Record<string, string>} */
const PATHS = {
  chevron: "M6 9.5l6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  code: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM19 15v5h-5",
  dark: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  down: "M12 5v14M6 13l6 6 6-6",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  filter: "M3.5 6.5h17M6.5 12h11M10 17.5h4",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  light:
    "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  link: "M9.5 14.5l5-5M11 7l2.5-2.5a4.2 4.2 0 0 1 6 6L17 13M13 17l-2.5 2.5a4.2 4.2 0 0 1-6-6L7 11",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  menu: "M3.5 6.5h17M3.5 12h17M3.5 17.5h17",
  minus: "M5 12h14",
  next: "M9.5 6l6 6-6 6",
  notes: "M5 4h14v16H5zM8.5 9h7M8.5 13h7M8.5 17h4",
  blank: "M4 5h16v13H4z",
  plus: "M12 5v14M5 12h14",
  present: "M4 5h16v11H4zM12 16v4M8 20h8",
  previous: "M14.5 6l-6 6 6 6",
  reset: "M4.5 12a7.5 7.5 0 1 0 2.2-5.3L4.5 9M4.5 4.5V9H9",
  search: "M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM16 16l4.5 4.5",
  up: "M12 19V5M6 11l6-6 6 6",
};

/** @param {string} name */
export const icon = (name) =>
  svg("svg", { class: "svg-icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: PATHS[name] }));

/** Draw the icons of the parts that the layout made. */
export function placeIcons() {
  for (const e of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-icon]:not(:has(> .svg-icon))")
  ))
    e.prepend(icon(String(e.dataset.icon)));
}
