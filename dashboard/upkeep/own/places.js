// A place is found by any spelling of it; choosing one fills the name and the level.
import { fold } from "../../browser/core/fold.js";
import { _, h, lang } from "./words.js";

const MOST = 8;
let places = [],
  levels = {};
export const learnPlaces = (known) => {
  levels = known.levels;
  places = known.places.map((place) => ({ ...place, name: lang === "en" ? place.en : place.sq }));
};
export const placeName = (code) => places.find((place) => place.code === code)?.name || code;

// Share of the pairs of letters that two words have in common (Dice).
const pairs = (word) => new Set([...word].slice(1).map((letter, i) => word[i] + letter));
function likeness(one, other) {
  const [a, b] = [pairs(one), pairs(other)];
  return (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size || 1);
}

function found(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const rankOf = (key) => (key === wanted ? 0 : key.startsWith(wanted) ? 1 : key.includes(wanted) ? 2 : 9);
  const exact = ranked((place) => Math.min(...place.keys.map(rankOf)));
  if (exact.length) return exact;
  return ranked((place) => 9.6 - Math.max(...place.keys.map((key) => likeness(key, wanted)))); // from 0.6 on: misspelt
}

function ranked(rank) {
  const order = ["district", "municipality", "county", "unit"];
  return places
    .map((place) => ({ place, rank: rank(place) }))
    .filter((one) => one.rank < 9)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        order.indexOf(a.place.level) - order.indexOf(b.place.level) ||
        (fold(a.place.write) < fold(b.place.write) ? -1 : 1),
    )
    .slice(0, MOST)
    .map((one) => one.place);
}

// `choose(place)` is called with the place that was taken from the list.
export function placeSearch(input, choose) {
  const id = `${input.id}-list`;
  const list = h("ul", { id, role: "listbox", class: "suggestions", hidden: true, "aria-label": _("Places") });
  let shown = [],
    at = -1;
  Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": id,
    "aria-expanded": "false",
    autocomplete: "off",
  }).forEach(([k, v]) => input.setAttribute(k, v));
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (place) => {
    close();
    choose(place);
  };
  const mark = (n) => {
    at = (n + shown.length) % shown.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", i === at));
    input.setAttribute("aria-activedescendant", `${id}-${at}`);
  };
  const open = () => {
    shown = found(input.value);
    list.replaceChildren(
      ...shown.map((place, i) =>
        h(
          "li",
          {
            id: `${id}-${i}`,
            role: "option",
            "aria-selected": "false",
            onmousedown: (e) => {
              e.preventDefault();
              take(place);
            },
          },
          h("strong", {}, place.write),
          h("span", {}, `${levels[place.level]} · ${place.inside}`),
        ),
      ),
    );
    list.hidden = !shown.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (e) => {
    if (e.key === "Escape") close();
    else if (e.key === "ArrowDown" && list.hidden) open();
    else if (e.key === "ArrowDown" && shown.length) {
      e.preventDefault();
      mark(at + 1);
    } else if (e.key === "ArrowUp" && shown.length && !list.hidden) {
      e.preventDefault();
      mark(at - 1);
    } else if (e.key === "Enter" && at >= 0 && !list.hidden) {
      e.preventDefault();
      take(shown[at]);
    }
  });
  return list;
}
