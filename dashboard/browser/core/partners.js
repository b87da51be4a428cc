// Countries with a link to the coalition or its members. dashboard/domain/partners.py gives the same.

import { filtersOver } from "./index.js";

/** One entry per country of the partner map: the country with its links and class.
 * @param {Record<string, any>} state @param {any} index @param {string[]} members those selected @returns {any[]} */
export function partnerTable(state, index, members) {
  const chosen = new Set(members);
  if (!filtersOver(index, "member").some(([name]) => state[name].length)) chosen.add(index.coalition.member);
  return index.countries.map((/** @type {any} */ country) => {
    const links = index.partners.filter(
      (/** @type {any} */ link) =>
        link.country === country.code && (link.evidence === "stated" || chosen.has(link.member)),
    );
    const named = links.some((/** @type {any} */ link) => link.evidence === "stated");
    const found = links.some((/** @type {any} */ link) => link.evidence !== "stated");
    const who = new Set(
      links.filter((/** @type {any} */ l) => l.evidence !== "stated").map((/** @type {any} */ l) => l.member),
    );
    return {
      ...country,
      links,
      members: who.size,
      own: who.size - (who.has(index.coalition.member) ? 1 : 0), // members alone, without the coalition itself
      class: classOf(country.code === index.coalition.home_code, named, found),
    };
  });
}

/** @param {boolean} home @param {boolean} named @param {boolean} found */
function classOf(home, named, found) {
  if (home) return "home";
  if (named) return found ? "both" : "page";
  return found ? "found" : "land";
}
