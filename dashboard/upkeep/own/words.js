// Texts, elements and requests. `_` marks a text for the catalogue.
import { createLanguage } from "../../browser/core/language.js";
import { render } from "../../browser/core/message.js";

export const lang = document.documentElement.lang;
let messages = {},
  language = null;

// Until the server has told its texts, only those without blanks can be shown, in English.
export function learnTexts(known) {
  messages = known.messages;
  language = createLanguage(known.language);
}

export const _ = (text, values) =>
  values ? render(messages[text] ?? text, values, language) : (messages[text] ?? text);
export const listing = (items) => language.listing(items);

export const day = (iso) => language.date(iso);

// A moment as people write it, by the clock of the reader.
export function moment(iso) {
  const at = new Date(iso),
    two = (n) => String(n).padStart(2, "0");
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${language.date(date)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

// Build an element; children are text or elements, so that no data are ever read as HTML.
const SVG = new Set(["svg", "path", "text", "pattern", "defs", "line", "g", "title", "rect"]);
export function h(tag, attributes, ...children) {
  const element = SVG.has(tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(9).filter((c) => c !== null && c !== undefined && c !== false && c !== ""));
  return element;
}
export const byId = (id) => document.getElementById(id);

const address = (path, query = {}) => `/upkeep/${path}?${new URLSearchParams({ lang, ...query })}`;
async function answered(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok)
    throw Object.assign(new Error(body.words || _("The program is not responding. Is it still running?")), { body });
  return body;
}
const asked = (path, options) =>
  fetch(path, options)
    .catch(() => new Response("", { status: 503 }))
    .then(answered);
export const get = (path, query) => asked(address(path, query));
export const post = (path, body) =>
  asked(address(path), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

const STAYS = 15_000; // milliseconds of a message
let leaving;
export function toast(words, link) {
  byId("toast").replaceChildren(words, link ? " " : "", link || "");
  clearTimeout(leaving);
  leaving = setTimeout(() => byId("toast").replaceChildren(), STAYS);
}
