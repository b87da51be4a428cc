// What keys, buttons and swipes do in a presentation.

import { byId } from "../dom.js";
import { store } from "../state.js";
import { choose } from "../views/acts.js";
import { followSequence, goTo, leave, present } from "./go.js";
import { beyond, mainSteps } from "./page.js";
import { listenSequence } from "./sequence.js";
import { singleKeys } from "./single-keys.js";
import { restartClock, tick, toggleNotes } from "./stage.js";
import { showSteps } from "./steps-dialog.js";

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (document.fullscreenEnabled) document.documentElement.requestFullscreen().catch(() => {});
}

function blank(on = byId("blank").hidden) {
  byId("blank").hidden = !on;
  if (on) byId("blank").focus();
}

/** @type {Record<string, () => void>} */
const ACTS = {
  next: () => goTo(beyond(store.page.step, 1)),
  previous: () => goTo(beyond(store.page.step, -1)),
  first: () => goTo(mainSteps()[0].number),
  last: () => goTo(mainSteps()[mainSteps().length - 1].number),
  list: showSteps,
  notes: () => toggleNotes(keys),
  blank: () => blank(),
  full: fullScreen,
  leave,
};
/** @type {Record<string, string>} */
const KEYS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next",
  ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Home: "first", End: "last",
  f: "full", b: "blank", ".": "blank", n: "notes", l: "list", q: "code", p: "leave", Escape: "leave",
}; // prettier-ignore

const SOON = 900; // milliseconds between two digits of one number
const typed = { digits: "", at: 0 };

/** 1 goes to the first step at once; 2 soon after it, to the twelfth. @param {string} key */
function digit(key) {
  const now = performance.now();
  Object.assign(typed, { digits: now - typed.at < SOON ? typed.digits + key : key, at: now });
  const main = mainSteps();
  if (Number(typed.digits)) goTo(main[Math.min(Number(typed.digits), main.length) - 1].number);
}

const opened = { by: "" };
/** @param {string} act */
function run(act) {
  opened.by = act;
  ACTS[act]();
}

/** What a key does; capitals do the same. @param {any} event @returns {string | undefined} */
function actOf({ key }) {
  const letter = key.length === 1 && key !== " ";
  return letter && !singleKeys() ? undefined : KEYS[letter ? key.toLowerCase() : key];
}

/** Where letters are text, or choose from a list. A press on a radio button or a box leaves them to the page. */
const TYPED = "input:not([type=radio], [type=checkbox], [type=range], [type=button]), textarea, select, [role=listbox]";

/** What opened a dialog closes it; the screen can be blanked over anything. @param {any} event @param {any} dialog */
function inDialog(event, dialog) {
  const act = actOf(event);
  if (event.target.closest?.(TYPED) || !act || !["list", "code", "blank"].includes(act)) return false;
  dialog.close();
  if (act === "blank" || act !== opened.by) run(act);
  return true;
}

const isDialogOpen = () => Boolean(document.querySelector("dialog[open]"));

/** @param {any} event */
function keys(event) {
  const { page, view } = store;
  const dialog = byId("dialog");
  if (dialog.open && page.present && inDialog(event, dialog)) return event.preventDefault();
  const typing = event.target.closest?.(TYPED);
  const act = actOf(event);
  if (event.ctrlKey || event.metaKey || event.altKey || isDialogOpen() || typing) return;
  if (!page.present) {
    if (act === "leave" && event.key !== "Escape" && !page.embed) start(); // P leaves, and begins
    return;
  }
  if (!byId("blank").hidden) blank(false);
  else if (/^\d$/.test(event.key) && singleKeys()) digit(event.key);
  else if (event.key === "Escape" && view.state.place) choose("");
  else if (event.key === " " && event.target.closest?.("button, summary, a")) return;
  else if (act) run(act);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function start() {
  present();
  if (!matchMedia("(pointer: coarse)").matches) fullScreen();
}

function listenSwipes() {
  /** @type {Touch | null} */
  let from = null;
  const begin = (/** @type {TouchEvent} */ e) => {
    from = e.touches.length === 1 ? e.touches[0] : null;
  };
  const end = (/** @type {TouchEvent} */ e) => {
    if (!store.page.present || !from) return;
    const dx = e.changedTouches[0].clientX - from.clientX;
    const dy = e.changedTouches[0].clientY - from.clientY;
    if (Math.abs(dx) > 60 && Math.abs(dx) > 2 * Math.abs(dy)) ACTS[dx < 0 ? "next" : "previous"]();
  };
  document.addEventListener("touchstart", begin, { passive: true });
  document.addEventListener("touchend", end);
}

const SHOWN = 3000; // milliseconds for which the bar stays after a move
/** The bar shows while somebody moves the pointer or tabs. */
function listenPointer() {
  /** @type {number | undefined} */
  let idle;
  const awake = () => {
    document.body.classList.add("awake");
    clearTimeout(idle);
    idle = window.setTimeout(() => document.body.classList.remove("awake"), SHOWN);
  };
  for (const kind of ["pointermove", "pointerdown", "focusin"]) document.addEventListener(kind, awake);
}

/** @param {() => void} showCode shows the QR code of the view */
export function listenPresenter(showCode) {
  ACTS.code = showCode;
  document.addEventListener("keydown", keys, true);
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-act]"))) {
    button.addEventListener("click", () => run(String(button.dataset.act)));
  }
  byId("present").addEventListener("click", start);
  byId("blank").addEventListener("click", () => blank(false));
  byId("timer").addEventListener("click", restartClock);
  byId("step-picture").addEventListener("click", (/** @type {any} */ event) => {
    const number = Number(event.target.closest("[data-number]")?.dataset.number);
    if (number) goTo(number);
  });
  listenSequence(followSequence);
  listenPointer();
  listenSwipes();
  setInterval(tick, 1000);
}
