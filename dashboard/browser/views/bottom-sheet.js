// A place chosen on a phone: its panel is a sheet from below, which handle, finger, key and cross move. On a wide window it is a panel.

import { heightsIn, nextHeight, restAt } from "../core/heights.js";
import { byId } from "../dom.js";
import { store } from "../state.js";
import { choose } from "./acts.js";
import { placeOnWindow } from "./land.js";
import { onPhone } from "./phone.js";

/** @typedef {import("../core/view.js").View} View */
/** @typedef {import("../core/heights.js").Height} Height */

// height: "" while no place is chosen. opener: what had the focus before. scrolled: from where to where the page went to show the place.
const sheet = {
  /** @type {Height | ""} */ height: "",
  place: "",
  byKey: false,
  /** @type {Element | null} */ opener: null,
  /** @type {{ from: number, to: number } | null} */ scrolled: null,
};

const heights = () =>
  heightsIn({
    height: innerHeight,
    rem: parseFloat(getComputedStyle(document.documentElement).fontSize),
    header: byId("top").offsetHeight,
    nav: byId("view").offsetHeight,
  });

/** Open, fill or close the sheet as the view asks. @param {View} view */
export function drawSheet(view) {
  const { state, texts } = view;
  const open = state.view === "map" && !store.page.present && !store.page.embed && view.row(state.place);
  if (!open) return void (sheet.height && close());
  const opens = !sheet.height;
  if (opens) Object.assign(sheet, { height: "half", opener: document.activeElement });
  if (sheet.place !== state.place) byId("place-panel").scrollTop = 0;
  const other = sheet.place !== state.place;
  sheet.place = state.place;
  apply(texts);
  if (!onPhone()) return;
  if (other) showPlace();
  if (opens && sheet.byKey) byId("place-name").focus({ preventScroll: true });
}

/** @param {import("../core/texts.js").Texts} texts */
function apply({ _ }) {
  if (!sheet.height) return;
  const handle = byId("sheet-handle");
  document.documentElement.dataset.sheet = sheet.height;
  byId("sheet").style.setProperty("--height", `${heights()[sheet.height]}px`);
  handle.setAttribute("aria-expanded", String(sheet.height !== "peek"));
  handle.setAttribute("aria-label", sheet.height === "full" ? _("Smaller") : _("Larger"));
}

/** @param {Height} height */
function setHeight(height) {
  sheet.height = height;
  apply(store.view.texts);
  showPlace();
}

function close() {
  const { opener, scrolled } = sheet;
  Object.assign(sheet, { height: "", place: "", opener: null, scrolled: null });
  delete document.documentElement.dataset.sheet;
  if (!onPhone()) return;
  if (scrolled && Math.abs(scrollY - scrolled.to) < 2) scrollTo({ top: scrolled.from, behavior: "instant" });
  const lost = document.activeElement === document.body || byId("sheet").contains(document.activeElement);
  const back = opener?.isConnected && opener !== document.body && !byId("sheet").contains(opener) ? opener : null;
  if (lost) /** @type {HTMLElement} */ (back || byId("map-box")).focus({ preventScroll: true });
}

const MARGIN = 48; // pixels around the middle of a place that should be in sight too

/** Scroll the page so far that the place is seen above the sheet; a map that is out of sight stays there. */
function showPlace() {
  const { top, bottom } = byId("map-box").getBoundingClientRect();
  const free = innerHeight - byId("view").offsetHeight - heights()[sheet.height || "half"];
  if (sheet.height === "full" || bottom < 0 || top > innerHeight) return;
  const y = placeOnWindow(store.view.row(sheet.place).place.point);
  if (y >= MARGIN && y <= free - MARGIN) return;
  const from = sheet.scrolled?.from ?? scrollY;
  const most = document.documentElement.scrollHeight - innerHeight;
  const to = Math.max(0, Math.min(most, Math.round(scrollY + y - free / 2)));
  sheet.scrolled = { from, to };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scrollTo({ top: to, behavior: still ? "instant" : "smooth" });
}

const SAMPLE = 100; // milliseconds of a drag that tell its speed
const STILL = 6; // pixels that a tap may move

/** The handle and the heading are dragged; what is let go comes to rest at a height, or closes. */
function listenDrag() {
  const box = byId("sheet");
  /** @type {{ on: boolean, moved: boolean, y: number, height: number, trail: { at: number, y: number }[] }} */
  const drag = { on: false, moved: false, y: 0, height: 0, trail: [] };
  const sized = () => Math.max(0, Math.min(drag.height + drag.y - (drag.trail.at(-1)?.y ?? drag.y), heights().full));

  box.addEventListener("pointerdown", (/** @type {any} */ e) => {
    const grip = e.target.closest("#sheet-handle, .panel-head");
    drag.moved = false;
    if (!grip || e.target.closest(".panel-head button") || e.button || !sheet.height || !onPhone()) return;
    Object.assign(drag, { on: true, y: e.clientY, height: box.offsetHeight, trail: [] });
    grip.setPointerCapture(e.pointerId);
  });
  box.addEventListener("pointermove", (/** @type {PointerEvent} */ e) => {
    if (!drag.on || (!drag.moved && Math.abs(e.clientY - drag.y) < STILL)) return;
    drag.moved = true;
    drag.trail = [...drag.trail.filter(({ at }) => e.timeStamp - at < SAMPLE), { at: e.timeStamp, y: e.clientY }];
    box.classList.add("dragged");
    box.style.setProperty("--height", `${sized()}px`);
  });
  const drop = (/** @type {PointerEvent} */ e) => {
    if (!drag.on) return;
    drag.on = false;
    box.classList.remove("dragged");
    if (!drag.moved) return;
    const [first, last] = [drag.trail[0], drag.trail[drag.trail.length - 1]];
    const held = e.type === "pointercancel" || e.timeStamp - last.at >= SAMPLE; // held still before it was let go
    const speed = held || last.at === first.at ? 0 : (first.y - last.y) / (last.at - first.at);
    const height = restAt(sized(), speed, heights());
    if (height) setHeight(height);
    else choose("");
  };
  box.addEventListener("pointerup", drop);
  box.addEventListener("pointercancel", drop);
  byId("sheet-handle").addEventListener("click", (/** @type {MouseEvent} */ e) => {
    if (sheet.height && !(drag.moved && e.detail)) setHeight(nextHeight(sheet.height)); // the end of a drag is no press
  });
}

export function listenSheet() {
  listenDrag();
  for (const kind of ["keydown", "pointerdown"]) {
    document.addEventListener(kind, () => void (sheet.byKey = kind === "keydown"), true);
  }
  document.addEventListener("keydown", (e) => {
    const inMenu = /** @type {Element} */ (e.target).closest(".dash-dropdown-content, #filter-bar, #tools");
    const elsewhere =
      e.defaultPrevented ||
      inMenu ||
      document.querySelector("dialog[open]") ||
      document.body.classList.contains("drawer-open");
    if (e.key === "Escape" && store.view.state.place && !store.page.present && !elsewhere) choose("");
  });
  const fit = () => {
    document.documentElement.style.setProperty("--nav", `${byId("view").offsetHeight}px`); // of 20-phone.css
    apply(store.view.texts);
  };
  new ResizeObserver(fit).observe(byId("view"));
  window.addEventListener("resize", fit);
}
