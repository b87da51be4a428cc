// What the document says before the page is painted (dashboard/views/first_content.py): from then on it is not needed.

import { byId } from "../dom.js";

/** Give its place to the page; a reader who was in it by keyboard goes on in the page. */
export function endFirstContent() {
  const first = byId("first");
  if (!first) return;
  const within = first.contains(document.activeElement);
  first.remove();
  if (within) byId("main").focus({ preventScroll: true });
}
