// What opens below its button on a wide window: Escape closes it, and so does a press elsewhere.

import { onPhone } from "./phone.js";

/** @param {HTMLDetailsElement} popup @param {{ pressed?: string, unlessPhone?: boolean }} [how] pressed: what in it closes it too;
 *   unlessPhone: there it is a part of the page */
export function listenPopup(popup, { pressed = "", unlessPhone = false } = {}) {
  const isOpen = () => popup.open && !(unlessPhone && onPhone());
  // As soon as it is pressed: a map that is pressed has no click.
  const elsewhere = (/** @type {Event} */ e) => {
    if (isOpen() && !e.composedPath().includes(popup)) popup.open = false;
  };
  document.addEventListener("pointerdown", elsewhere, true);
  popup.addEventListener("click", (e) => {
    if (pressed && /** @type {Element} */ (e.target).closest(pressed)) popup.open = false;
  });
  // Before all others: an open list in it goes first, and what else Escape would close stays.
  const keydown = (/** @type {KeyboardEvent} */ e) => {
    if (e.key !== "Escape" || !isOpen() || popup.querySelector("[aria-expanded=true]")) return;
    popup.open = false;
    popup.querySelector("summary")?.focus();
    e.stopPropagation();
    e.preventDefault();
  };
  document.addEventListener("keydown", keydown, true);
}
