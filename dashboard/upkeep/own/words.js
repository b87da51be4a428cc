// Texts, elements and requests. `_` marks a text for the catalogue.
import { createLanguage } from "../../browser/core/language.js";
import { render } from "../../browser/core/message.js";

/** @typedef {{ name: string, label: string, kind: string, required: boolean, unique: boolean, several: boolean, of: string,
 *   choices: Record<string, string> }} Column
 * @typedef {{ id: string, name: string, rows: number }} Member
 * @typedef {{ code: string, level: string, write: string, sq: string, en: string, inside: string, keys: string[] }} Place
 * @typedef {{ members: Member[], coalition: string, lost: number, themes: { id: string, name: string }[],
 *   countries: Record<string, string>, levels: Record<string, string>, tables: Record<string, Column[]>,
 *   counts: Record<string, number>, places: Place[], shapes: any, messages: Record<string, string>,
 *   language: import("../../browser/core/language.js").Shipped, error: string }} Known what the server says at the start
 * @typedef {{ words: string, cells: Record<string, string> }} Fix
 * @typedef {{ edit: number, row: number, column: string, severity: string, words: string, where: string, fixes: Fix[] }} Finding */

export const lang = document.documentElement.lang;
/** @type {Record<string, string>} */
let messages = {};
/** @type {import("../../browser/core/message.js").Language} */
let language;

/** Until the server has told its texts, only those without blanks can be shown, in English. @param {Known} known */
export function learnTexts(known) {
  messages = known.messages;
  language = createLanguage(known.language);
}

/** @param {string} text @param {Record<string, unknown>} [values] */
export const _ = (text, values) =>
  values ? render(messages[text] ?? text, values, language) : (messages[text] ?? text);
/** @param {string[]} items */
export const listing = (items) => language.listing(items);

/** @param {string} iso */
export const day = (iso) => language.date(iso);

/** A moment as people write it, by the clock of the reader. @param {string} iso */
export function moment(iso) {
  const at = new Date(iso);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${language.date(date)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** @typedef {string | number | Node | null | undefined | false | Child[]} Child */
const SVG = new Set(["svg", "path", "text", "pattern", "defs", "line", "g", "title", "rect"]);

/** Build an element; children are text or elements, so that no data are ever read as HTML.
 * @param {string} tag @param {Record<string, any> | null} [attributes] @param {...Child} children @returns {any} */
export function h(tag, attributes, ...children) {
  /** @type {any} */
  const element = SVG.has(tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "indeterminate") element[name] = value;
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : value);
  }
  element.append(
    .../** @type {any[]} */ (children.flat(9)).filter((c) => c !== null && c !== undefined && c !== false && c !== ""),
  );
  return element;
}
/** @param {string} id @returns {any} */
export const byId = (id) => document.getElementById(id);

/** An answer that is no success; `body` says more to the page. */
export class RefusedError extends Error {
  /** @param {string} words @param {any} body */
  constructor(words, body) {
    super(words);
    this.body = body;
  }
}

/** @param {string} path @param {Record<string, string>} [query] */
const address = (path, query = {}) => `/upkeep/${path}?${new URLSearchParams({ lang, ...query })}`;
/** @param {Response} response @returns {Promise<any>} */
async function answered(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok)
    throw new RefusedError(body.words || _("The program is not responding. Is it still running?"), body);
  return body;
}
/** @param {string} path @param {RequestInit} [options] */
const asked = (path, options) =>
  fetch(path, options)
    .catch(() => new Response("", { status: 503 }))
    .then(answered);
/** @param {string} path @param {Record<string, string>} [query] */
export const get = (path, query) => asked(address(path, query));
/** @param {string} path @param {unknown} body */
export const post = (path, body) =>
  asked(address(path), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

const STAYS = 15_000; // milliseconds of a message
let leaving = 0;
/** @param {string} words @param {Node} [link] */
export function toast(words, link) {
  byId("toast").replaceChildren(words, link ? " " : "", link || "");
  clearTimeout(leaving);
  leaving = window.setTimeout(() => byId("toast").replaceChildren(), STAYS);
}
