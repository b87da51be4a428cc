// Words, elements and requests. `_` marks a text for the gettext catalogue.
export const lang = document.documentElement.lang;
let messages = {};
export const learn = (known) => { messages = known; };

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
export const _ = (text, values = {}) => fill(typeof messages[text] === "string" ? messages[text] : text, values);
export const ngettext = (one, many, n, values = {}) => {
  const forms = Array.isArray(messages[one]) ? messages[one] : [one, many];
  return fill(n === 1 ? forms[0] : forms[1], { n, ...values });
};

export const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^0-9a-z]/g, "");
export const day = (iso) => {
  const at = new Date(iso), two = (n) => String(n).padStart(2, "0");
  const months = _("January February March April May June July August September October November December").split(" ");
  return `${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()}, ${two(at.getHours())}:${two(at.getMinutes())}`;
};

// Build an element; children are text or elements, so that no data are ever read as HTML.
const SVG = new Set(["svg", "path", "text", "pattern", "defs", "line", "g", "title", "rect"]);
export function h(tag, attributes, ...children) {
  const element = SVG.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(9).filter((c) => c !== null && c !== undefined && c !== false && c !== ""));
  return element;
}
export const byId = (id) => document.getElementById(id);

const address = (path, query = {}) => `/upkeep/${path}?${new URLSearchParams({ lang, ...query })}`;
async function answered(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw Object.assign(new Error(body.words || _("The program does not answer. Is it still running?")), { body });
  return body;
}
const asked = (path, options) => fetch(path, options).catch(() => new Response("", { status: 503 })).then(answered);
export const get = (path, query) => asked(address(path, query));
export const post = (path, body) => asked(address(path), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

const STAYS = 15_000; // milliseconds of a message
let leaving;
export function toast(words, link) {
  byId("toast").replaceChildren(words, link ? " " : "", link || "");
  clearTimeout(leaving);
  leaving = setTimeout(() => byId("toast").replaceChildren(), STAYS);
}
