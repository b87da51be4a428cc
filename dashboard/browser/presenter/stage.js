// What stands beside the map while it is presented: title, sentence, step, notes and clock.

import { readQuery } from "../core/selection.js";
import { byId, h, link, notice } from "../dom.js";
import { store } from "../state.js";
import { stepQuery, steps, wordsOf } from "./page.js";

/** @type {{ at: number, notes: Window | null }} */
const started = { at: 0, notes: null };

/** The step in view, or the view itself once the presenter has filtered away from the step. */
function shown() {
  const { page, view, data } = store;
  const step = steps()[page.step - 1];
  if (step && stepQuery(readQuery(step.query, data.index).state) === stepQuery(view.state)) return step;
  return { key: "view", ...wordsOf(view) };
}

/** Title and sentence that the reader has before the eyes. */
export const said = () => (store.page.present ? shown() : wordsOf(store.view));

export function drawStage() {
  const { page } = store;
  const root = document.documentElement;
  root.toggleAttribute("data-present", page.present);
  root.toggleAttribute("data-embed", page.embed);
  if (!page.present) return void (byId("notes").hidden = true);
  started.at ||= Date.now();
  const step = shown();
  root.dataset.step = step.key;
  byId("step-title").textContent = step.title;
  byId("step-sentence").textContent = step.sentence;
  byId("step-count").textContent = `${page.step || "–"} / ${steps().length}`;
  for (const box of [byId("notes"), started.notes?.document?.body]) if (box) drawNotes(box, step);
}

/** @param {HTMLElement} box @param {any} step */
function drawNotes(box, step) {
  const { _ } = store.view.texts;
  const next = steps()[store.page.step];
  const note = ({ text = "", url = "" }) => h("li", {}, url ? link(url, text) : text);
  box.replaceChildren(
    h("h2", {}, step.title),
    h("p", {}, step.sentence),
    h("ul", {}, step.notes.map(note)),
    h("p", { class: "muted" }, next ? _("Next: {title}", { title: next.title }) : _("This is the last step.")),
    h("p", { class: "clock" }, elapsed()),
  );
}

function elapsed() {
  const seconds = Math.floor((Date.now() - started.at) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export function restartClock() {
  started.at = Date.now();
  tick();
}

export function tick() {
  if (!store.page.present) return;
  byId("timer").textContent = elapsed();
  const clock = started.notes?.document?.querySelector(".clock");
  if (clock) clock.textContent = elapsed();
}

export function toggleNotes() {
  byId("notes").hidden = !byId("notes").hidden;
  drawStage();
}

/** @param {(event: KeyboardEvent) => void} keys what the keys do, there as here */
export function openNotesWindow(keys) {
  const { _, lang } = store.view.texts;
  const opened = window.open("", "coverage-notes", "width=760,height=820");
  started.notes = opened;
  if (!opened) return notice(_("The browser did not open a second window. Press N to see the notes here."));
  opened.document.title = _("Speaker notes");
  opened.document.documentElement.lang = lang;
  opened.document.body.style.cssText = "font:18px/1.5 system-ui,sans-serif;margin:2rem;max-width:44rem";
  opened.addEventListener("keydown", keys);
  drawStage();
}

export const closeNotesWindow = () => started.notes?.close();
