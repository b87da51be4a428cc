// What a link says beside the selection: presenting or not, which step, a sequence of the presenter's own, embedded or not.

import { chosenWords, findingOf } from "../core/chosen.js";
import { defaults, readQuery, writeQuery } from "../core/selection.js";
import { viewsInLink } from "../core/sequence.js";
import { stampsOf } from "../core/sentences.js";
import { View } from "../core/view.js";
import { store } from "../state.js";
import { takeSequence } from "./sequence.js";

/** @typedef {{ key: string, number: number, aside: boolean, query: string, title: string, figure: string, finding: string, more: string, sentence: string,
 *   supposed?: string, gap?: string, notes: { text: string, url: string }[], bars: any, grid: string[], columns: number }} Step see dashboard/views/steps.py */

/** Read the page's own part of a link; return the parts that make no sense. @param {URLSearchParams} asked @returns {string[]} */
export function readPage(asked) {
  const { page, data } = store;
  const { index } = data;
  page.present = asked.get("present") === "1";
  page.embed = asked.get("embed") === "1";
  const percent = asked.get("percent") ?? "";
  const isPercent = /^\d{1,3}$/.test(percent) && Number(percent) <= 100;
  page.percent = isPercent ? Number(percent) : null;
  const views = viewsInLink(asked, location.hash);
  if (views.length) {
    takeSequence(views.slice(0, index.sequence_most));
    page.own = true;
  }
  const step = Number(asked.get("step") || 0);
  const known = step === 0 || Boolean(stepOf(step));
  page.step = known ? step : 0;
  if (page.present && !page.step && !selects(asked)) page.step = steps()[0].number; // "present=1" alone begins at the first step
  const wrong = views.flatMap((view) => readQuery(view, index).ignored);
  if (percent && !isPercent) wrong.push(`percent=${percent}`);
  if (views.length > index.sequence_most) wrong.push(`sequence: ${views.length}`);
  return known ? wrong : [...wrong, `step=${asked.get("step")}`];
}

/** @param {URLSearchParams} asked */
const selects = (asked) =>
  Object.keys(store.data.index.parameters).some((name) => name !== "lang" && name !== "theme_mode" && asked.has(name));

/** The language shown: that of the view, before the first one that of the link. */
const language = () => store.view?.state.lang ?? document.documentElement.lang;

/** What a link's query shows. @param {string} query */
const viewAt = (query) => new View({ ...readQuery(query, store.data.index).state, lang: language() }, store.data);

/** Any view as a step, as `step_of` in dashboard/views/steps.py. @param {string} key @param {View} view @returns {Step} */
export function plainStep(key, view) {
  const words = wordsOf(view);
  const title = [words.title, ...chosenWords(view)].join(" · ");
  const none = { key, number: 0, aside: false, query: "", figure: "", bars: null, grid: [], columns: 0 };
  return { ...none, ...words, title, ...findingOf(view) };
}

/** Whose outlines a slide shows. @param {View} view */
export const attribution = ({ partners, index, texts }) =>
  partners ? texts._("Countries: Natural Earth (public domain).") : `${index.coalition.boundary_attribution}.`;

/** Title, sentence and notes of any view. @param {View} view */
export function wordsOf(view) {
  const stamps = stampsOf(view);
  const used = view.partners ? view.countries.flatMap((c) => c.links) : view.inside.flatMap((row) => row.operations);
  const seen = new Map(used.map((row) => [row.source_url, row.source_title]));
  const figures = [stamps.selection, stamps.data].map((text) => ({ text, url: "" }));
  return {
    title: stamps.title,
    sentence: stamps.sentence,
    notes: [...figures, ...[...seen].map(([url, text]) => ({ text, url }))],
  };
}

/** @type {{ of: string, steps: Step[] }} */
const made = { of: "", steps: [] };

/** The steps presented: all of them, or the views of the presenter's own sequence. @returns {Step[]} */
export function steps() {
  const { page, data } = store;
  if (!page.own || !page.sequence.length) return data.presentation[language()];
  const of = [language(), ...page.sequence].join("~");
  const own = (/** @type {string} */ query, /** @type {number} */ i) => ({
    ...plainStep("own", viewAt(query)),
    number: i + 1,
    query,
  });
  if (made.of !== of) Object.assign(made, { of, steps: page.sequence.map(own) });
  return made.steps;
}

/** The step of a number, the name that links give it. @param {number} number */
export const stepOf = (number) => steps().find((step) => step.number === number);

/** Those that nobody has to ask for. */
export const mainSteps = () => steps().filter((step) => !step.aside);

/** The number of the step after that of a number, or before it. Steps aside are passed over by who does not stand on one. @param {number} number
 * @param {1 | -1} way */
export function beyond(number, way) {
  const at = stepOf(number);
  const order = at?.aside ? steps() : steps().filter((step) => !step.aside || step === at);
  const i = at ? order.indexOf(at) : way > 0 ? -1 : order.length;
  return order[Math.min(Math.max(i + way, 0), order.length - 1)].number;
}

/** Where a step stands among the main ones: a member among the members. @param {number} number */
export function placeOf(number) {
  const every = steps();
  const i = every.findIndex((step) => step.number === number);
  return every.slice(0, i + 1).filter((step) => !step.aside).length;
}

/** The query of a view as a step: without language, colours and, unless it is kept, the place chosen.
 * @param {Record<string, any>} state @param {string} [place] */
export function stepQuery(state, place = "") {
  const { index } = store.data;
  return writeQuery({ ...state, lang: defaults(index).lang, theme_mode: "", place }, index);
}

/** @param {Record<string, any>} state */
export const presentable = (state) => state.view === "map" || state.view === "partners";
