// The pages of places and members in the one file, which has no files beside it: each opens over the dashboard as it stands on a server,
// and has its address behind the "#". A shadow tree keeps the two style sheets apart.

import { h, titlePage } from "../dom.js";
import { replaceLink } from "../link.js";
import { store } from "../state.js";

/** @typedef {{ style: string, parts: string[], pages: Record<string, number[]> }} Pages pages: of which parts each consists */

/** @type {{ pages: Pages | null, dialog: any, sheet: any, from: string }} from: the link that opened the first page */
const own = { pages: null, dialog: null, sheet: null, from: "" };

const asked = location.hash; // before the link of the first view takes its place

const holder = () => document.getElementById("own-pages");

/** @param {string | null | undefined} href @returns {number[] | undefined} the page that it leads to */
function pageAt(href) {
  if (!/^#(place|member)\//.test(href || "")) return undefined;
  own.pages ??= /** @type {Pages} */ (JSON.parse(holder()?.textContent || ""));
  const address = String(href).slice(1);
  return Object.hasOwn(own.pages.pages, address) ? own.pages.pages[address] : undefined;
}

/** @param {string} href */
function build(href) {
  const { _ } = store.view.texts;
  own.from = href;
  own.sheet = h("div", { tabindex: -1, autofocus: true });
  own.sheet.attachShadow({ mode: "open" });
  const back = h(
    "button",
    { type: "button", class: "button quiet", onclick: () => own.dialog.close() },
    _("Back to the map"),
  );
  const print = h("button", { type: "button", class: "button", onclick: () => window.print() }, _("Print"));
  own.dialog = h("dialog", { id: "own-page", onclose: closed }, h("div", { class: "acts" }, back, print), own.sheet);
  document.body.append(own.dialog);
}

function closed() {
  own.dialog.remove();
  own.dialog = null;
  titlePage(store.view.texts, store.view.index.coalition.short[store.view.state.lang]);
  if (pageAt(location.hash)) replaceLink();
  /** @type {HTMLElement | null} */ (document.querySelector(`a[href="${CSS.escape(own.from)}"]`))?.focus();
}

/** Show the page at this address; close the one shown where there is none. @param {string} href */
function show(href) {
  const page = pageAt(href);
  if (!page || !own.pages) return own.dialog?.close();
  if (!own.dialog) build(href);
  const { style, parts } = own.pages;
  const { shadowRoot } = own.sheet;
  shadowRoot.innerHTML = `<style>${style}</style>${page.map((i) => parts[i]).join("")}`;
  own.sheet.lang = href.split(".").pop();
  document.title = shadowRoot.querySelector("h1").textContent;
  if (!own.dialog.open) own.dialog.showModal();
  own.dialog.scrollTop = 0;
  own.sheet.focus();
}

/** Follow a link to a page, or from a page to the dashboard, without loading the file again. @param {MouseEvent} event */
function follow(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const pressed = /** @type {Element | undefined} */ (event.composedPath()[0]);
  const href = pressed?.closest?.("a")?.getAttribute("href") || "";
  const toPage = Boolean(pageAt(href));
  if (!toPage && !(own.dialog && href.startsWith("?"))) return;
  event.preventDefault();
  write("pushState", href);
  if (toPage) show(href);
  else window.dispatchEvent(new PopStateEvent("popstate"));
}

/** @param {"pushState" | "replaceState"} how @param {string} href */
function write(how, href) {
  try {
    history[how](null, "", href);
  } catch {
    // a frame without an address shows the page all the same
  }
}

/** Where pages are files of their own, nothing is done. */
export function listenOwnPages() {
  if (!holder()) return;
  document.addEventListener("click", follow);
  window.addEventListener("popstate", () => show(location.hash));
  if (!pageAt(asked)) return;
  write("replaceState", asked);
  show(asked);
}
