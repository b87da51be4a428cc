// What has a name that the search box knows: places in any spelling, members, themes, kinds of organisation, partner countries, what the
// colours of the map can show, and views of the page.

import { wordsOf } from "./fold.js";

/**
 * One thing with a name. A place has its level, the code that the map knows (none for a unit) and the codes of what it lies in.
 * @typedef {{ kind: "place" | "member" | "theme" | "kind" | "country" | "measure" | "view", value: string, names: string[][], item: any, level: string, around: string[] }} Named
 */

/** @param {string[]} texts @returns {string[][]} the words of each, those without a word left out, each once */
const named = (texts) => {
  const names = texts
    .map((text) => wordsOf(text || "").map((word) => word.folded))
    .filter((words) => words.some(Boolean));
  return [...new Map(names.map((words) => [words.join(" "), words])).values()];
};

/** @param {Named["kind"]} kind @param {string} value @param {string[]} texts @param {any} item @returns {Named} */
const entry = (kind, value, texts, item) => ({ kind, value, names: named(texts), item, level: "", around: [] });

/** @param {any} index @param {string[]} langs @returns {Map<string | number, Named>} places by code, units by position */
function placesOf(index, langs) {
  /** @type {Map<string | number, Named>} */
  const places = new Map();
  for (const [level, { places: shown }] of Object.entries(index.levels))
    for (const place of shown) {
      const names = langs.map((lang) => place[lang]);
      places.set(place.code, {
        ...entry("place", place.code, names, place),
        level,
        around: index.contains[place.code] || [],
      });
    }
  index.search.units.forEach((/** @type {string[]} */ [name, district, municipality], /** @type {number} */ at) => {
    const county = index.placeOf.get(municipality)?.county;
    const unit = { ...Object.fromEntries(langs.map((lang) => [lang, name])), district, municipality, county };
    places.set(at, { ...entry("place", "", [name], unit), level: "unit", around: [district, municipality, county] });
  });
  return places;
}

/** Spelling -> places; inflected form -> places, at levels at which nothing is spelt so.
 * @param {any} search @param {Map<string | number, Named>} places */
function spellingsOf(search, places) {
  /** @type {Map<string, Named[]>} */
  const spellings = new Map();
  /** @type {Map<string, Named[]>} */
  const forms = new Map();
  for (const [key, [, ...refs]] of /** @type {[string, any[]][]} */ (Object.entries(search.spellings)))
    spellings.set(key, /** @type {Named[]} */ (refs.map((ref) => places.get(ref))));
  for (const [key, [endings]] of /** @type {[string, any[]][]} */ (Object.entries(search.spellings))) {
    const meant = spellings.get(key) || [];
    for (const ending of search.endings[endings].split(" ").filter(Boolean)) {
      const form = key.slice(0, key.length - parseInt(ending, 10)) + ending.replace(/^\d+/, "");
      const levels = new Set((spellings.get(form) || []).map((place) => place.level));
      const own = meant.filter((place) => !levels.has(place.level));
      if (own.length) forms.set(form, [...new Set([...(forms.get(form) || []), ...own])]);
    }
  }
  return { spellings, forms };
}

/** @param {any} data all that the server ships, its index opened */
function build(data) {
  const { index } = data;
  const { search, parameters } = index;
  const langs = Object.keys(data.languages);
  const places = placesOf(index, langs);
  const texts = (/** @type {string} */ key, /** @type {any} */ row) =>
    search.names[key].flatMap((/** @type {string} */ column) => (row[column] || "").split(";"));
  /** @type {(key: "member" | "theme", rows: any[]) => Named[]} */
  const rowsOf = (key, rows) =>
    rows
      .filter((row) => parameters[key].values.includes(row[key]))
      .map((row) => entry(key, row[key], [...texts(key, row), ...(key === "theme" ? [row[key]] : [])], row)); // street-children
  const kinds = parameters.kind.values.map((/** @type {string} */ kind) => {
    const word = parameters.kind.names[kind] || kind;
    return entry("kind", kind, [word, ...langs.map((lang) => data.messages[lang]?.[word])], word);
  });
  const linked = index.countries.filter(
    (/** @type {any} */ c) =>
      c.code !== index.coalition.home_code && index.partners.some((/** @type {any} */ link) => link.country === c.code),
  );
  const countries = linked.map((/** @type {any} */ c) => {
    const said = index.partners.filter((/** @type {any} */ link) => link.country === c.code);
    return entry(
      "country",
      c.code,
      [...langs.map((lang) => c[lang]), ...said.map((/** @type {any} */ l) => l.name_page)],
      c,
    );
  });
  const measures = Object.values(index.measures).map((/** @type {any} */ m) =>
    entry("measure", m.key, m.asked, m.name),
  );
  const views = Object.entries(search.views).map(([view, words]) =>
    entry("view", view, /** @type {string[]} */ (words), view),
  );
  const several = [...places.values()]
    .map((place) => ({ place, names: place.names.filter((words) => words.length > 1) }))
    .filter(({ names }) => names.length);
  const whole = (/** @type {string} */ words) => new RegExp(`^(?:${words})$`);
  /** @type {[RegExp, string[]][]} */
  const levels = search.levels.map((/** @type {[string, string[]]} */ [words, meant]) => [whole(words), meant]);
  const fillers = whole(search.fillers);
  const coalition = new Set(
    langs.map((lang) =>
      wordsOf(index.coalition.short[lang] || "")
        .map((w) => w.folded)
        .join(" "),
    ),
  );
  return {
    ...spellingsOf(search, places),
    named: [
      ...rowsOf("theme", index.themes),
      ...rowsOf("member", index.members),
      ...kinds,
      ...countries,
      ...measures,
      ...views,
    ],
    /** Places whose names have several words, one of which may stand for the name. */
    several: /** @type {{ place: Named, names: string[][] }[]} */ (several),
    /** Whether these words name nothing. @param {string} words folded */
    isFiller: (words) => fillers.test(words) || coalition.has(words),
    /** The levels that these words mean. @param {string} words folded @returns {string[]} */
    levelsOf: (words) => levels.find(([known]) => known.test(words))?.[1] || [],
    near: search.near,
    mostNear: search.most_near,
  };
}

/** @typedef {ReturnType<typeof build>} Lexicon */
/** @type {WeakMap<object, Lexicon>} */
const built = new WeakMap();

/** The lexicon of what the server ships, made when it is first asked for. @param {any} data @returns {Lexicon} */
export function lexiconOf(data) {
  if (!built.has(data.index)) built.set(data.index, build(data));
  return /** @type {Lexicon} */ (built.get(data.index));
}
