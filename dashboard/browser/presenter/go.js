// Stepping through the presentation, entering and leaving it, and the presenter's own sequence.

import { defaults, readQuery } from "../core/selection.js";
import { byId, notice } from "../dom.js";
import { remember, replaceLink } from "../link.js";
import { repaint, reread, show, store } from "../state.js";
import { closeNotesWindow } from "./notes.js";
import { presentable, stepOf, stepQuery, steps } from "./page.js";
import { storeSequence } from "./sequence.js";
import { drawStage, restartClock } from "./stage.js";

/** Show the step of a number: its view goes into the link, and from there into the controls. @param {number} number */
export function goTo(number) {
  const { page, view, data } = store;
  page.step = number;
  const { lang, theme_mode } = view.state;
  /** @type {Record<string, any>} */
  const state = {
    ...readQuery(/** @type {import("./page.js").Step} */ (stepOf(number)).query, data.index).state,
    lang,
    theme_mode,
  };
  store.cursor = "";
  remember(state);
  if (state.view === view.state.view) show(state);
  else reread();
}

/** A view that the reader has made comes first; from the start page it is the first step. */
export function present() {
  const { page, view, data } = store;
  const { state } = view;
  Object.assign(page, { present: true, step: 0, from: state });
  restartClock();
  if (!page.own && presentable(state) && stepQuery(state) !== stepQuery(defaults(data.index))) {
    remember(state);
    repaint();
  } else goTo(steps()[0].number);
  /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
}

/** Back to what was in view before; to the start page where a link has opened the presentation. */
export function leave() {
  const { page, view, data } = store;
  const { lang, theme_mode } = view.state;
  page.present = false;
  if (document.fullscreenElement) document.exitFullscreen();
  closeNotesWindow();
  /** @type {Record<string, any>} */
  const state = page.from || { ...defaults(data.index), lang, theme_mode };
  Object.assign(page, { from: null, step: 0 });
  store.cursor = "";
  remember(state);
  if (state.view === view.state.view)
    show(state); // at once: the controls may still be on their way to the step
  else reread();
  byId("present").focus();
}

/** Keep the sequence in the browser, and in the link while it is the one presented. @param {string[]} sequence @param {boolean} [own] */
export function keepSequence(sequence, own = sequence.length > 0) {
  const { page, data, view } = store;
  const most = data.index.sequence_most;
  storeSequence(sequence.slice(0, most), most);
  page.own = own;
  if (page.step && !stepOf(page.step)) page.step = steps()[0].number;
  remember(view.state);
  drawStage();
}

/** Another tab has changed the sequence: the link and the stage follow it. */
export function followSequence() {
  const { page } = store;
  if (page.step && !stepOf(page.step)) page.step = steps()[0].number;
  replaceLink();
  drawStage();
}

export function addView() {
  const { page, view } = store;
  const { _ } = view.texts;
  if (!presentable(view.state)) return notice(_("Only a map view can be added to the presentation."));
  keepSequence([...page.sequence, stepQuery(view.state, view.state.place) || "view=map"]);
  const n = page.sequence.length;
  notice(_("{n, plural, one {Your presentation has # view.} other {Your presentation has # views.}}", { n }));
}
