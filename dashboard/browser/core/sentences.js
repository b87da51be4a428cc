// What a view says in words: facts worked out here, sentences chosen from the shipped table. dashboard/views/sentences.py does the same.

import { shownValue } from "./coverage.js";
import { once } from "./once.js";
import { isBeyond } from "./selection.js";
import { suppositionWords } from "./supposition.js";
import { evidenceWord, levelCount, levelNames, levelOf, memberShort, needOf, placeName, valueWord } from "./words.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {Record<string, any>} Facts */

/** Flags, numbers, names and shares in words. @param {View} view @returns {Facts} */
export const factsOf = (view) => once(view, "facts", () => factsIn(view));

/** @param {View} view @returns {Facts} */
function factsIn(view) {
  const { state, index, texts } = view;
  const chosen = state.compare.length ? state.compare : state.member;
  const names = chosen.map((/** @type {string} */ id) => memberShort(id, index, texts));
  const dated = Boolean(state.since || state.until || state.undated);
  const documenting = state.evidence.filter((/** @type {string} */ e) => index.evidence[e].value);
  const facts = {
    partners: view.partners,
    only_stated: view.onlyStated,
    narrowed: view.narrowed,
    picked: state.member.length > 0,
    scenario: view.scenario,
    filtered: view.filtered,
    dated,
    partly: view.narrowed || dated, // "nobody" is a word about some members or years alone
    beyond: isBeyond(state, index),
    stated_shown: state.evidence.includes("stated"),
    direct_only: documenting.every((/** @type {string} */ e) => e === index.strengths[0]),
    subject: view.compared
      ? "compared"
      : names.length === 1
        ? "one"
        : names.length && state.match === "all"
          ? "together"
          : "many",
    name: names[0] || "",
    single: view.single,
    second: view.compared ? names[1] : "",
    names,
    coalition: index.coalition.short[texts.lang],
    home: index.coalition.home[texts.lang],
    census: index.coalition.census_year,
  };
  return { ...facts, ...(view.partners ? countryFacts(view) : placeFacts(view)) };
}

/** @param {View} view */
function placeFacts(view) {
  const { state, index, texts, figures } = view;
  const gaps = figures.places_total - figures.places_reached;
  const recent = view.ages.at(-1);
  return {
    level: state.level,
    by_level: levelNames(state.level, index, texts).by,
    measure: texts._(view.measure.title),
    need: state.need ? valueWord("need", state.need, index, texts) : "",
    need_year: view.twoWay?.year ?? "",
    nowhere: !figures.places_reached,
    reached: figures.places_reached,
    named: figures.places_stated,
    members: figures.members_documented,
    all_members: index.parameters.member.values.length,
    of_places: levelOf(state.level, figures.places_total, index, texts),
    gaps,
    gaps_named: view.inside.filter((row) => row.stated && !row.members).length,
    gap_places: levelCount(state.level, gaps, index, texts),
    far: view.inside.filter((row) => row.far).length,
    finer: view.outlined.length > 0,
    listed: state.evidence.includes("stated") && !view.outlined.length, // what the coalition names is told of these very places
    outlined: levelOf(index.main_level, view.outlined.length, index, texts),
    land: texts.percent(figures.area_share),
    residents: texts.percent(figures.population_share),
    stated_land: texts.percent(view.statedShare("area_km2")),
    stated_residents: texts.percent(view.statedShare("population")),
    recent: recent.places,
    recent_all: recent.places === figures.places_reached,
    recent_year: String(recent.since),
    recent_asked: state.undated === "0" && Number(state.since) >= recent.since,
    themed: view.themed,
    related: levelCount(state.level, view.related, index, texts),
    related_n: view.related,
    related_shown: Boolean(state.related),
    shared_n: view.classes.ab || 0,
    shared: levelCount(state.level, view.classes.ab || 0, index, texts),
    most: Math.max(0, ...view.inside.map((row) => row.members)),
  };
}

/** @param {View} view */
function countryFacts(view) {
  const { both = 0, page = 0, found = 0 } = view.classes;
  return { both, named: both + page, found, linked: both + found };
}

/** The sentence over the map. @param {View} view */
export function summary(view) {
  const { texts } = view;
  const facts = factsOf(view);
  if (view.partners) return texts.choose("partners", facts);
  const scenario = view.scenario ? scenarioWords(view) : "";
  const said = ["summary", "age", "gaps", "related"].map((name) => texts.choose(name, facts));
  return [scenario, ...said].filter(Boolean).join(" ");
}

/** The finding in two sentences: where members are on record, and where none is. @param {View} view @returns {[string, string]} */
export function headline(view) {
  const facts = factsOf(view);
  return [view.texts.choose("headline", facts), view.texts.choose("headline_gaps", facts)];
}

/** "Vatra also in Kukës", of a pair member@code. @param {string} pair @param {View} view */
export function addedWords(pair, { index, texts }) {
  const [member, code] = pair.split("@");
  return texts.text("add", {
    name: memberShort(member, index, texts),
    place: placeName(index.placeOf.get(code), texts),
  });
}

/** @param {string} id @param {View} view */
export const withoutWords = (id, { index, texts }) => texts.text("without", { name: memberShort(id, index, texts) });

/** What a scenario supposes. @param {View} view */
export function scenarioWords(view) {
  const { state } = view;
  const supposed = [
    ...state.without.map((/** @type {string} */ id) => withoutWords(id, view)),
    ...state.add.map((/** @type {string} */ pair) => addedWords(pair, view)),
  ];
  return view.texts.text("scenario", { list: supposed.join("; ") });
}

/** The legend's words for a class of the map. @param {string} id @param {View} view */
export function classWord(id, view) {
  const { texts, measure, data } = view;
  if (view.partners) return countryWord(id, view);
  if (view.twoWay && /^n\d\d$/.test(id)) return needClass(id, view);
  if (`class_${id}` in data.choices) return texts.choose(`class_${id}`, factsOf(view));
  const { label } = measure.steps.find((/** @type {any} */ step) => step.id === id) || { label: measure.unknown };
  return texts._(label);
}

/** The bounds of a third of need and of a third of members. @param {string} id @param {View} view */
function needClass(id, view) {
  const [need, members] = [Number(id[1]), Number(id[2])];
  const { twoWay: steps, texts } = view;
  const [low, high] = [steps.members[members - 1], steps.members[Math.min(members, 2)]];
  return texts.text("need_class", {
    need: String(need),
    need_low: needValue(view.state.need, steps.need[need - 1], view),
    need_high: needValue(view.state.need, steps.need[Math.min(need, 2)], view),
    members: String(members),
    low,
    high,
    below: high - 1,
  });
}

/** A figure of need as people write it. @param {string} id @param {number} value @param {View} view */
export const needValue = (id, value, { index, texts }) =>
  needOf(id, index).unit === "percent" ? texts.percent(value / 100) : texts.number(value);

/** @param {string} kind @param {View} view */
export const countryWord = (kind, view) =>
  view.texts.choose("country_class", { class: kind, home: view.index.coalition.home[view.texts.lang] });

/** The heading of the legend. @param {View} view */
export const legendTitle = (view) => (view.partners ? "" : view.texts.choose("legend_title", factsOf(view)));

/** The ids of the classes in the order of the legend; those for exceptions only where there are any. @param {View} view */
export function legendClasses(view) {
  if (view.partners) return ["both", "page", "found", "home"];
  const extra = ["outside", "nodata"].filter((id) => view.classes[id]);
  if (view.measure.kind === "need")
    return [...(view.twoWay ? view.measure.steps.map((/** @type {any} */ step) => step.id) : []), ...extra];
  const supposed = view.classes.whatif ? ["whatif"] : [];
  const related = view.themed && view.state.related ? ["related"] : [];
  const apart = extra.filter((id) => id === "outside");
  if (["compare", "single"].includes(view.measure.kind))
    return [
      ...view.measure.steps.map((/** @type {any} */ step) => step.id),
      ...(view.single ? [...supposed, ...related] : []),
      "none",
      ...apart,
    ];
  const steps = view.onlyStated ? [] : view.measure.steps.map((/** @type {any} */ step) => step.id);
  const stated = view.state.evidence.includes("stated") ? ["stated"] : [];
  return [...steps, ...supposed, ...related, ...stated, "none", ...extra];
}

/** The number on the map: the one that its colour shows. @param {any} row @param {View} view */
export function numberOnMap(row, { measure, texts }) {
  const value = shownValue(row, measure);
  if (value === null) return "?";
  if (value === "" || measure.kind === "latest") return String(value); // a year has no groups of digits
  return texts.number(value, measure.digits);
}

/** The lines about a place under the pointer. @param {any} row @param {View} view @returns {string[]} */
export function hover(row, view) {
  const { state, index, texts } = view;
  const { _ } = texts;
  const { place } = row;
  const lines = [placeName(place, texts)];
  if (state.level !== "county")
    lines.push(_("{county} county", { county: placeName(index.placeOf.get(place.county), texts) }));
  if (!row.inside) return [...lines, classWord("outside", view)];
  lines.push(membersWord(row, view));
  if (row.members) {
    const short = row.ids
      .slice(0, 6)
      .map((/** @type {string} */ id) => memberShort(id, index, texts))
      .join(", ");
    lines.push(row.ids.length > 6 ? `${short} …` : short);
    if (!row.supposed?.length)
      lines.push(_("strongest evidence: {evidence}", { evidence: evidenceWord(row.evidence, index, texts) }));
    if (view.measure.kind === "rate") lines.push(rateWords(row, view));
  }
  if (row.need !== null)
    lines.push(
      texts.text("need_value", {
        name: valueWord("need", state.need, index, texts),
        value: needValue(state.need, row.need, view),
        year: view.twoWay.year,
      }),
    );
  const wider = onlyAround(row).length;
  if (wider) lines.push(_("{n} more in the wider area, exact place unknown", { n: wider }));
  return [...lines, `${texts.km2(place.area_km2)} · ${residentsWord(place, view)}`];
}

/** Ids of the members on record somewhere around a place, but not in it. @param {any} row @returns {string[]} */
export function onlyAround(row) {
  const around = row.around.filter((/** @type {any} */ op) => op.evidence !== "stated");
  const ids = new Set(around.map((/** @type {any} */ op) => op.member));
  return [...ids].filter((id) => !row.ids.includes(id));
}

/** A place in short: its name, how many members are on record, who they are, and the latest source or the rate shown. @param {any} row @param {View} view */
export function tip(row, view) {
  const { index, texts } = view;
  const name = placeName(row.place, texts);
  if (!row.inside) return [name, classWord("outside", view)];
  if (!row.members) return [name, membersWord(row, view)];
  const short = row.ids.slice(0, TIP).map((/** @type {string} */ id) => memberShort(id, index, texts));
  const more = row.ids.length > TIP ? ` +${row.ids.length - TIP}` : "";
  const year =
    row.recency === null ? texts._("undated") : texts._("latest source: {year}", { year: String(row.recency) });
  const last = view.measure.kind === "rate" ? rateWords(row, view) : year;
  const sourced = row.ids.length > (row.supposed?.length ?? 0) || view.measure.kind === "rate";
  return [name, [membersWord(row, view), ...(sourced ? [last] : [])].join(" · "), short.join(", ") + more];
}
const TIP = 2;

/** What the colour of a rate shows, as "Members per 100,000 residents: 1.4". @param {any} row @param {View} view */
const rateWords = (row, view) =>
  view.texts._("{measure}: {value}", { measure: view.texts._(view.measure.title), value: numberOnMap(row, view) });

/** @param {any} row @param {View} view */
export const membersWord = (row, view) =>
  suppositionWords(row, view) ||
  (row.members || view.state.need
    ? view.texts._("{n, plural, one {# member on record} other {# members on record}}", { n: row.members })
    : classWord(row.class, view));

/** @param {any} place @param {View} view */
const residentsWord = (place, { texts }) =>
  place.population === null
    ? texts._("residents unknown")
    : texts._("{n} residents ({year})", { n: place.population, year: place.population_year });

/** Rank by members among the places inside the selection. @param {any} row @param {View} view */
export const rankOf = (row, view) => 1 + view.inside.filter((other) => other.members > row.members).length;

/** @param {any} row @param {View} view */
export const rankWords = (row, view) =>
  view.texts._("rank {rank} of {total}", { rank: rankOf(row, view), total: view.inside.length });

/** Name, value and rank first, for those who hear the map. @param {any} row @param {View} view */
export function spoken(row, view) {
  const [name, ...rest] = hover(row, view);
  if (!row.inside) return [name, ...rest].join(" · ");
  const value =
    suppositionWords(row, view) ||
    view.texts._("{n, plural, one {# member on record} other {# members on record}}", { n: row.members });
  return [name, value, rankWords(row, view), ...rest.filter((line) => line !== value)].join(" · ");
}

/** @param {any} country @param {View} view */
export const countryHover = (country, view) => [placeName(country, view.texts), countryWord(country.class, view)];

/** The filters of a view in words: all that is needed to make it again. @param {View} view */
export function selectionWords(view) {
  const { state, index, texts } = view;
  const parts = [];
  for (const [name, parameter] of Object.entries(index.parameters)) {
    if (name === "since") parts.push(view.partners ? "" : texts.choose("years", state));
    else if (parameter.stamp && (parameter.acts_in.includes("partners") || !view.partners))
      parts.push(stamp(name, parameter, view));
  }
  if (!view.partners && view.scenario) parts.push(scenarioWords(view).replace(/\.$/, ""));
  const shown = (view.partners ? view.countries : view.table.map((row) => row.place)).find(
    (place) => place.code === state.place,
  );
  if (shown) parts.push(texts.text("selected", { name: placeName(shown, texts) }));
  return parts.filter(Boolean).join(" · ");
}

/** A parameter with its values in words; empty where it narrows nothing. @param {string} name @param {any} parameter @param {View} view */
export function stamp(name, parameter, view) {
  const { state, index, texts } = view;
  const chosen = state[name];
  if (name === "related" && !view.themed) return "";
  if (!Array.isArray(chosen)) {
    const shown = chosen && (chosen !== parameter.default || parameter.stamp.includes("{list}"));
    return shown ? texts._(parameter.stamp, { list: valueWord(name, chosen, index, texts) }) : "";
  }
  let words = chosen.map((value) => valueWord(name, value, index, texts));
  if (name === "member") {
    if (!words.length) return texts.text("all_members", { n: index.parameters.member.values.length });
    const how = texts.text(state.match === "all" ? "all_of_them" : "any_of_them");
    return texts._(parameter.stamp, { list: words }) + (words.length > 1 && !view.partners ? ` (${how})` : "");
  }
  if (name === "evidence" && !words.length) words = [texts.text("none")];
  return words.length ? texts._(parameter.stamp, { list: words }) : "";
}

/** The sources of all views with their licences. @param {View} view */
export function sourcesWords({ index, texts, state }) {
  const page = index.operations.find((/** @type {any} */ op) => op.member === index.coalition.member);
  const said = texts.text("sources", { url: page?.source_url ?? "", ...index.sourced });
  const titles = index.indicators
    .filter((/** @type {any} */ figure) => figure.indicator === state.need)
    .map((/** @type {any} */ figure) => figure.source_title);
  const ofNeed = [...new Set(titles)].map((sources) =>
    texts.text("need_source", { name: valueWord("need", state.need, index, texts), sources }),
  );
  return [said, ...ofNeed, index.coalition.attribution[texts.lang]].join(" ");
}

/** The date and the fingerprint of the data, and a warning where not everyone may see them. @param {View} view */
export function dataWords({ index, texts }) {
  const said = texts.text("data", { day: texts.date(index.released), version: index.version });
  return index.confidential ? `${texts.text("confidential")} ${said}` : said;
}

/** What every file and every sheet of paper carries. @param {View} view */
export const stampsOf = (view) => ({
  title: view.texts.choose("title", factsOf(view)),
  sentence: summary(view),
  selection: selectionWords(view),
  data: dataWords(view),
  sources: sourcesWords(view),
  disclaimer: view.texts.text("disclaimer"),
});

/** @param {string} id @param {boolean} single whether one measure alone is asked for @param {View} view */
export const verdictWord = (id, single, view) => view.texts.choose("verdict", { verdict: id, single });

/** By what a claim is measured, and its formula. @param {any} measured @param {View} view */
export function claimFacts({ way, denominator, year, unknown, level }, { index, texts }) {
  return { way, total: denominator, year, unknown, level_title: levelNames(level, index, texts).title };
}
