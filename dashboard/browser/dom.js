// Elements, and the lines in which the page speaks to its reader.

/** @typedef {string | number | Node | null | undefined | false | Child[]} Child */

/** Build an element; children are text or elements, so that no data are ever read as HTML.
 * @param {string} tag @param {Record<string, any> | null} [attributes] @param {...Child} children @returns {HTMLElement} */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...present(children));
  return element;
}

/** @param {Child[]} children @returns {(string | Node)[]} */
const present = (children) =>
  /** @type {any[]} */ (children.flat(9)).filter((c) => c !== null && c !== undefined && c !== false && c !== "");

const SVG = "http://www.w3.org/2000/svg";
/** @param {string} tag @param {Record<string, any>} attributes @param {...(string | Node)} children */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** An element that the layout surely has. @param {string} id @returns {any} */
export const byId = (id) => document.getElementById(id);

const STOPS = "a[href], button, input, select, summary, textarea, [tabindex]";

/** What tells an element from its neighbours: its data attributes, "" where it has none. @param {Element | null} element */
const marks = (element) =>
  [...(element?.attributes || [])].flatMap((a) => (a.name.startsWith("data-") ? [a.name, a.value] : [])).join(" ");

/** Put other children into an element. Where one of the old ones has the focus, the one that stands for it gets it.
 * @param {string} id @param {...Child} children */
export function fill(id, ...children) {
  const box = byId(id);
  if (!box) return;
  const stops = () => /** @type {HTMLElement[]} */ ([...box.querySelectorAll(STOPS)]);
  const active = document.activeElement;
  const at = stops().indexOf(/** @type {HTMLElement} */ (active));
  box.replaceChildren(...present(children));
  if (at < 0) return;
  const same = marks(active) ? stops().find((stop) => marks(stop) === marks(active)) : null;
  (same || stops()[at])?.focus({ preventScroll: true });
}

/** @param {string} url @param {Child} words */
export const link = (url, words) =>
  /^https?:\/\//.test(url)
    ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words)
    : h("span", {}, words);

/** @param {Child} words @param {() => void} act @param {Record<string, any>} [attributes] */
export const linkButton = (words, act, attributes = {}) =>
  h("button", { type: "button", class: "link", onclick: act, ...attributes }, words);

/** @param {string} kind a class of the map */
export const swatch = (kind) => h("span", { class: `swatch ${kind}`, "aria-hidden": "true" });

/** Say something; the page behind an open dialog is out of reach. @param {string} text */
export function notice(text) {
  const open = byId("dialog").open;
  byId("dialog-notice").textContent = open ? text : "";
  byId("notice").textContent = open ? "" : text;
}

/** Put the page's own texts into the language of `texts`.
 * @param {import("./core/texts.js").Texts} texts @param {string} coalition its short name */
export function translatePage(texts, coalition) {
  const { _, lang } = texts;
  document.documentElement.lang = lang;
  titlePage(texts, coalition);
  for (const e of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-lang]")))
    e.hidden = e.dataset.lang !== lang;
  for (const e of document.querySelectorAll("[data-msg]")) e.textContent = _(/** @type {any} */ (e).dataset.msg);
  for (const e of document.querySelectorAll("[data-msg-label]")) {
    const words = _(/** @type {any} */ (e).dataset.msgLabel);
    e.setAttribute("aria-label", words);
    if (e.hasAttribute("title")) e.setAttribute("title", words);
  }
}

/** Give the window the page's own title.
 * @param {import("./core/texts.js").Texts} texts @param {string} coalition its short name */
export const titlePage = ({ _ }, coalition) => void (document.title = _("{coalition} · Coverage map", { coalition }));
