// What the speaker alone sees: figures, sources, the next slide, clock and timer, in a window of their own. Where the browser opens none, below
// the map, which makes room.

import { byId, h, link, notice } from "../dom.js";
import { store } from "../state.js";

/** @typedef {import("./page.js").Step} Step */
/** @type {{ at: number, window: Window | null }} */
const started = { at: 0, window: null };

export const notesShown = () => !byId("notes").hidden;
const open = () => started.window && !started.window.closed;
/** Where the notes stand: on the page, and in their own window while it is open. @returns {HTMLElement[]} */
const boxes = () => [byId("notes"), open() && started.window?.document.body].filter(Boolean);

/** @param {Step} step @param {Step | undefined} next */
export function drawNotes(step, next) {
  started.at ||= Date.now();
  for (const box of boxes()) draw(box, step, next);
}

/** @param {HTMLElement} box @param {Step} step @param {Step | undefined} next */
function draw(box, step, next) {
  const { _ } = store.view.texts;
  const note = ({ text = "", url = "" }) => h("li", {}, url ? link(url, text) : text);
  const following = next
    ? [
        h("h3", {}, _("Next: {title}", { title: next.title })),
        h("p", { class: "next" }, h("strong", {}, next.figure), " ", next.finding || next.sentence),
      ]
    : h("p", {}, _("This is the last step."));
  box.replaceChildren(
    h("p", { class: "clock" }, h("span", { class: "elapsed" }, elapsed()), " · ", h("span", { class: "time" }, time())),
    h("h2", {}, step.title),
    h("p", {}, [step.figure, step.finding, step.gap].filter(Boolean).join(" ")),
    h("p", {}, step.sentence),
    h("ul", {}, step.notes.map(note)),
    h("section", { class: "following" }, following),
  );
}

/** Since the presentation began. */
export function elapsed() {
  const seconds = Math.floor((Date.now() - started.at) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

const time = () => new Date().toTimeString().slice(0, 5);

export const restart = () => void (started.at = Date.now());

export function tickNotes() {
  const say = (/** @type {HTMLElement} */ box, /** @type {string} */ part, /** @type {string} */ words) => {
    const found = box.querySelector(part);
    if (found) found.textContent = words;
  };
  for (const box of boxes()) {
    say(box, ".elapsed", elapsed());
    say(box, ".time", time());
  }
}

/** @param {(event: KeyboardEvent) => void} keys */
export function toggleNotesOf(keys) {
  if (open()) return void closeNotesWindow();
  if (notesShown()) return void (byId("notes").hidden = true);
  const { _, lang } = store.view.texts;
  const opened = matchMedia("(pointer: coarse)").matches
    ? null
    : window.open("", "coverage-notes", "width=760,height=820");
  started.window = opened;
  if (!opened) {
    byId("notes").hidden = false;
    return notice(_("The browser opened no second window: the notes are below the map, where all can see them."));
  }
  opened.document.title = _("Speaker notes");
  opened.document.documentElement.lang = lang;
  dress(opened.document);
  opened.addEventListener("keydown", keys);
}

/** Give the window the typefaces, the colours and the rules of the page. @param {Document} document */
function dress({ head, body, documentElement }) {
  for (const sheet of document.head.querySelectorAll("style, link[rel=stylesheet]")) {
    const copy = /** @type {HTMLElement} */ (sheet.cloneNode(true));
    if (sheet instanceof HTMLLinkElement) copy.setAttribute("href", sheet.href);
    head.append(copy);
  }
  documentElement.dataset.theme = document.documentElement.dataset.theme;
  body.className = "speaker-notes";
}

export function closeNotesWindow() {
  started.window?.close();
  started.window = null;
}
