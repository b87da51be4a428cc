// What the reader asks of the claim, and how the shares that answer it are put.

import { isExact, verdict } from "../core/claims.js";
import { store } from "../state.js";
import { mainClaim } from "./claim-card.js";

/** @typedef {import("../core/view.js").View} View */
/** @typedef {import("../core/claims.js").Bounds} Bounds */
/** What the reader asks: a share in per cent (null: the one claimed), which the link keeps, and a measure ("": every one). */
export const asked = {
  measure: "",
  get percent() {
    return store.page.percent;
  },
};

/** A share between two limits: one number where they are alike. @param {Bounds | null} bounds @param {View} view */
export function boundsWords(bounds, { texts }) {
  if (!bounds) return texts._("the coalition does not say");
  return isExact(bounds) ? texts.percent(bounds[0]) : `${texts.percent(bounds[0])} – ${texts.percent(bounds[1])}`;
}

/** What each basis makes of the claim by the measures that the reader weighs.
 * @param {View} view @param {{ percent: number | null, measure: string }} question */
export function territoryModel({ index, data }, { percent, measure }) {
  const claim = mainClaim(index);
  const goal = (percent ?? Number(claim.stated)) / 100;
  const weighed = index.measured.filter((/** @type {any} */ m) => !measure || m.measure === measure);
  const bases = Object.keys(data.words.bases);
  const verdicts = bases.map((basis) => {
    const known = weighed.map((/** @type {any} */ m) => m.shares[basis]).filter(Boolean);
    return { basis, verdict: known.length ? verdict(goal, known) : "unknown" };
  });
  return { claim, goal, bases, verdicts };
}

/** ✓ reaches the goal, ✗ does not, ? may. @param {Bounds} bounds @param {number} goal */
export const sign = ([low, high], goal) => (low >= goal ? "✓" : high >= goal ? "?" : "✗");

/** What the line of the percentage is called. @param {View} view */
export function goalWord({ index, texts }) {
  const stated = Number(mainClaim(index).stated);
  const asClaimed = asked.percent === null || asked.percent === stated;
  return asClaimed ? texts._("the claim: {stated}%", { stated }) : texts.percent(Number(asked.percent) / 100, 0);
}
