// What a reader may do next, below the figures: see who works next to the gaps, and how all of it was checked.

import { byId, fill, h, linkButton } from "../dom.js";
import { change } from "../state.js";
import { showClaims } from "./acts.js";

/** @typedef {import("../core/view.js").View} View */

function toGaps() {
  showClaims();
  setTimeout(() => byId("gap-part").scrollIntoView()); // once the view is drawn
}

/** Where the way leads on from the view; none where no gap is told of. @param {View} view @returns {[string, () => void] | null} */
function wayOn(view) {
  const { texts, state } = view;
  if (view.narrowed || view.onlyStated || view.partners || state.place) return null;
  return view.gaps.length ? [texts._("Who works next to the gaps?"), toGaps] : null;
}

/** @param {View} view */
export function drawNextStep(view) {
  const way = wayOn(view);
  if (!way) return fill("next-step");
  const [words, act] = way;
  const about = () => {
    change({ view: "about" });
    window.scrollTo(0, 0);
  };
  fill(
    "next-step",
    h("button", { type: "button", class: "button", onclick: act }, words),
    linkButton(view.texts._("Method"), about),
  );
}
