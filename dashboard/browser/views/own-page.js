// The pages of places and members in the one file, which has no files beside it: each opens over the dashboard as it stands on a server,
// and has its address behind the "#". A shadow tree keeps the two style sheets apart.

import { createTexts } from "../core/texts.js";
import { h, titlePage } from "../dom.js";
import { replaceLink } from "../link.js";
import { store } from "../state.js";

/** @typedef {{ style: string, parts: string[], pages: Record<string, number[]> }} Pages pages: of which parts each consists */

const asked = location.hash; // before the link of the first view takes its place

const holder = () => document.getElementById("own-pages");

/** @type {Pages | null} */
let pages = null;
const shipped = () => (pages ??= /** @type {Pages} */ (JSON.parse(holder()?.textContent || "")));

/** What is open. from: the link that opened the first page; address: of the page shown; left: how far down others were when they were left.
 * @type {{ dialog: HTMLDialogElement | null, from: string, address: string, left: Record<string, number> }} */
const open = { dialog: null, from: "", address: "", left: {} };

/** The address of the page that a link means: in the language of the dashboard where it names none, the list of all where there is no such
 * page; empty for other links. @param {string | null | undefined} href */
function addressOf(href) {
  const [, kind, name, lang] = /^#(place|member)\/([^./]*)\.?(\w*)$/.exec(href || "") || [];
  if (!kind) return "";
  const language = lang in store.data.languages ? lang : store.view.state.lang;
  const address = `${kind}/${name}.${language}`;
  return Object.hasOwn(shipped().pages, address) ? address : `${kind}/index.${language}`;
}

/** @param {string} address @param {{ back?: boolean }} how back: by the browser's own step, which shows what was read there */
function show(address, { back = false } = {}) {
  const { style, parts, pages: rows } = shipped();
  const lang = String(address.split(".").pop());
  const { _ } = createTexts(lang, store.data);
  const dialog = open.dialog ?? /** @type {HTMLDialogElement} */ (h("dialog", { id: "own-page", onclose: closed }));
  if (open.dialog) open.left[open.address] = dialog.scrollTop;
  else document.body.append(dialog);
  const sheet = h("div", { tabindex: -1, lang });
  sheet.attachShadow({ mode: "open" }).innerHTML =
    `<style>${style}</style>${rows[address].map((i) => parts[i]).join("")}`;
  const button = (/** @type {string} */ words, /** @type {string} */ look, /** @type {() => void} */ act) =>
    h("button", { type: "button", class: look, onclick: act }, words);
  const acts = h(
    "div",
    { class: "acts", lang },
    button(_("Back to the map"), "button quiet", () => dialog.close()),
    button(_("Print"), "button", () => window.print()),
  );
  dialog.replaceChildren(acts, sheet);
  document.title = String(sheet.shadowRoot?.querySelector("h1")?.textContent);
  dialog.setAttribute("aria-label", document.title);
  if (!dialog.open) dialog.showModal();
  sheet.focus({ preventScroll: true });
  dialog.scrollTop = (back && open.left[address]) || 0;
  Object.assign(open, { dialog, address });
}

function closed() {
  open.dialog?.remove();
  Object.assign(open, { dialog: null, left: {} });
  titlePage(store.view.texts, store.view.index.coalition.short[store.view.state.lang]);
  if (addressOf(location.hash)) replaceLink();
  /** @type {HTMLElement | null} */ (document.querySelector(`a[href="${CSS.escape(open.from)}"]`))?.focus();
}

/** Follow a link to a page, or from a page to the dashboard, without loading the file again. @param {MouseEvent} event */
function follow(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const pressed = /** @type {Element | undefined} */ (event.composedPath()[0]);
  const href = pressed?.closest?.("a")?.getAttribute("href") || "";
  const address = addressOf(href);
  if (!address && !(open.dialog && href.startsWith("?"))) return;
  event.preventDefault();
  write("pushState", href);
  if (!open.dialog) open.from = href;
  if (address) show(address);
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
  window.addEventListener("popstate", () => {
    const address = addressOf(location.hash);
    if (address) show(address, { back: true });
    else open.dialog?.close();
  });
  const address = addressOf(asked);
  if (!address) return;
  write("replaceState", asked);
  show(address);
}
