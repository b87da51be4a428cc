// What the search box makes of texts, and how near it finds pairs of words, as the tests compare it.

import { ratio } from "../../dashboard/browser/core/alike.js";
import { ask } from "../../dashboard/browser/core/search-options.js";
import { understand } from "../../dashboard/browser/core/search.js";

/** The places that a text means: of a unit its name and district, it has no code in the browser. */
const placesOf = (text, data) =>
  understand(text, data)
    .parts.flatMap((part) => part.meant)
    .filter((what) => what.kind === "place")
    .map((what) => (what.value ? [what.level, what.value] : ["unit", what.item.sq, what.item.district]));

export const meanings = ({ data, texts = [], pairs = [] }) => ({
  places: texts.map((text) => placesOf(text, data)),
  first: texts.map((text) => ask(text, { state: { level: "district" }, data }).options[0]?.chosen ?? null),
  ratios: pairs.map(([one, other]) => ratio(one, other)),
});
