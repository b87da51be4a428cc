// What a reader may do next, below the figures: see who works next to the gaps, and how all of it was checked.

import { byId, fill, h, linkButton } from "../dom.js";
import { change } from "../state.js";
import { showClaims } from "./acts.js";

/** @typedef {import("../core/view.js").View} View */

function toGaps() {
  showClaims();
  requestAnimationFrame(() => byId("gap-part").scrollIntoView());
}

function toNeighbours() {
  const list = byId("place-panel").querySelector(".extend");
  list?.scrollIntoView({ block: "center", behavior: "smooth" });
  /** @type {HTMLElement | null | undefined} */ (list?.querySelector("button"))?.focus({ preventScroll: true });
}

/** Where the way leads on from the view; none where no gap is told of. @param {View} view @returns {[string, () => void] | null} */
function wayOn(view) {
  const { texts, state } = view;
  if (view.narrowed || view.onlyStated || view.partners) return null;
  const row = view.row(state.place);
  if (row)
    return row.inside && !row.members && view.busiestNeighbour(row)
      ? [texts._("Who works next door"), toNeighbours]
      : null;
  return view.gaps.length ? [texts._("Who works next to the gaps?"), toGaps] : null;
}

/** @param {View} view */
export function drawNextStep(view) {
  const way = wayOn(view);
  const about = () => {
    change({ view: "about" });
    window.scrollTo(0, 0);
  };
  fill(
    "next-step",
    way ? h("button", { type: "button", class: "button", onclick: way[1] }, way[0]) : null,
    linkButton(view.texts._("Method"), about),
  );
}
