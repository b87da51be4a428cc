// What stands beside the map while it is presented: title, one number, what it says, the step. What the speaker alone sees is in notes.js.

import { readQuery } from "../core/selection.js";
import { dataWords } from "../core/sentences.js";
import { byId, fill, h } from "../dom.js";
import { repaint, store } from "../state.js";
import { drawNotes, elapsed, notesShown, restart, tickNotes, toggleNotesOf } from "./notes.js";
import { attribution, mainSteps, placeOf, plainStep, stepOf, stepQuery, steps, wordsOf } from "./page.js";
import { pictureOf } from "./picture.js";

/** The step in view, or the view itself once the presenter has filtered away from the step. @returns {import("./page.js").Step} */
function shown() {
  const { page, view, data } = store;
  const step = stepOf(page.step);
  if (step && stepQuery(readQuery(step.query, data.index).state) === stepQuery(view.state)) return step;
  return plainStep("view", view);
}

/** Title and sentence that the reader has before the eyes. */
export const said = () => (store.page.present ? shown() : wordsOf(store.view));

export function drawStage() {
  const { page } = store;
  const root = document.documentElement;
  root.toggleAttribute("data-present", page.present);
  root.toggleAttribute("data-embed", page.embed);
  root.toggleAttribute("data-notes", page.present && notesShown());
  if (!page.present) {
    byId("notes").hidden = true;
    for (const name of ["data-step", "data-picture"]) root.removeAttribute(name);
    return;
  }
  const step = shown();
  root.dataset.step = step.key;
  byId("step-title").textContent = step.title;
  byId("step-figure").textContent = step.figure;
  byId("step-supposed").textContent = step.supposed ?? "";
  fill("step-finding", step.finding, step.gap ? [" ", h("span", { class: "gap" }, step.gap)] : null);
  byId("step-sentence").textContent = step.more === step.finding ? "" : step.more;
  fill("step-picture", pictureOf(step));
  root.toggleAttribute("data-picture", byId("step-picture").childElementCount > 0);
  const place = `${page.step ? placeOf(page.step) : "–"} / ${mainSteps().length}`;
  byId("step-count").textContent = place;
  drawFoot(page.step ? place : "");
  const at = steps().findIndex((other) => other.number === page.step);
  drawNotes(
    step,
    at < 0
      ? steps()[0]
      : steps()
          .slice(at + 1)
          .find((other) => !other.aside || step.aside),
  );
}

/** Whose data these are and of which day, what they do not mean, and which slide this is. @param {string} place */
function drawFoot(place) {
  const { view } = store;
  const { index, texts } = view;
  const words = [dataWords(view), attribution(view), texts.text("disclaimer")].join(" ");
  const whose = h("b", {}, index.coalition.short[texts.lang]);
  fill("step-from", whose, h("span", {}, words), h("span", { class: "step-place", "aria-hidden": "true" }, place));
}

export function restartClock() {
  restart();
  tick();
}

export function tick() {
  if (!store.page.present) return;
  byId("timer").textContent = elapsed();
  tickNotes();
}

/** @param {(event: KeyboardEvent) => void} keys what the keys do, in the notes' own window too */
export function toggleNotes(keys) {
  toggleNotesOf(keys);
  drawStage();
  repaint(); // the notes may have taken room from the map
}
