// What stands in the header of a wide window, on a phone behind one button: language, colours, link, files, presentation.

import { byId } from "../dom.js";
import { openFilters } from "./filter-sheet.js";
import { onWide } from "./phone.js";

const isOpen = () => byId("menu-open").getAttribute("aria-expanded") === "true";

/** @param {boolean} open */
function toggle(open) {
  byId("menu-open").setAttribute("aria-expanded", String(open));
  document.body.classList.toggle("menu-open", open);
}

export function listenPhoneMenu() {
  byId("menu-open").addEventListener("click", () => toggle(!isOpen()));
  byId("search-open").addEventListener("click", () => {
    openFilters();
    byId("place-search").focus();
  });
  document.addEventListener("click", (e) => {
    const at = /** @type {Element} */ (e.target);
    const acts = at.closest("#copy-link, #present, #tools a");
    if (isOpen() && !at.closest("#menu-open") && (acts || !at.closest("#tools"))) toggle(false);
  });
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || !isOpen()) return;
    toggle(false);
    byId("menu-open").focus();
  });
  onWide(() => toggle(false));
}
