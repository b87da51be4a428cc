// Messages in a small part of ICU MessageFormat, read as dashboard/texts/message.py reads them: {name}, {share, percent},
// {value, number, 1}, {day, date}, {n, plural, one {# place} other {# places}} and {who, select, one {...} other {...}}.

/**
 * How a language writes what is filled in; `createLanguage` makes one.
 * @typedef {object} Language
 * @property {(value: number, digits?: number) => string} number
 * @property {(share: number, digits?: number) => string} percent
 * @property {(iso: string) => string} date
 * @property {(items: string[]) => string} listing
 * @property {(n: number) => string} plural
 * @property {(name: string) => string} order
 */

/**
 * What is filled in; `kind` says how, `digits` are decimals of a number, `variants` the texts to choose from.
 * @typedef {{ name: string, kind: string, digits: number, variants: ReadonlyMap<string, Part[]> | null }} Blank
 * @typedef {string | Blank} Part
 * @typedef {Readonly<Record<string, unknown>>} Values texts, numbers and lists by the names of the blanks
 */

const KINDS = ["", "number", "percent", "date", "plural", "select"];

/** A message is malformed, or a blank was not filled in. */
export class MessageError extends Error {}

/** Reads one pattern from its beginning to its end. */
class Reader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /**
   * Read up to the closing brace or the end; `#` stands for the number of the innermost plural.
   * @param {string} plural the name of that number; empty outside of every plural
   * @returns {Part[]}
   */
  parts(plural) {
    const parts = [];
    while (this.at < this.text.length && this.text[this.at] !== "}") {
      parts.push(this.#words(plural) || this.#marked(plural));
    }
    return parts;
  }

  /** @param {string} plural */
  #words(plural) {
    const start = this.at;
    const ends = plural ? "{}#" : "{}";
    while (this.at < this.text.length && !ends.includes(this.text[this.at])) this.at += 1;
    return this.text.slice(start, this.at);
  }

  /** @param {string} plural */
  #marked(plural) {
    this.at += 1;
    return this.text[this.at - 1] === "#" ? createBlank(plural) : this.#blank(plural);
  }

  /** @param {string} plural */
  #blank(plural) {
    const name = this.#word();
    if (this.#sign() === "}") {
      this.at += 1;
      return createBlank(name);
    }
    this.#after(",");
    const kind = this.#word();
    if (!KINDS.includes(kind)) throw new MessageError(`unknown kind '${kind}' in: ${this.text}`);
    const chosen = kind === "plural" || kind === "select";
    return chosen ? this.#choice(name, kind, kind === "plural" ? name : plural) : this.#value(name, kind);
  }

  /**
   * @param {string} name
   * @param {string} kind
   */
  #value(name, kind) {
    const digits = this.#sign() === "," ? this.#digits() : 0;
    this.#after("}");
    return createBlank(name, kind, digits);
  }

  #digits() {
    this.#after(",");
    const word = this.#word();
    if (!/^\d+$/.test(word)) throw new MessageError(`'${word}' is no number of decimals in: ${this.text}`);
    return Number(word);
  }

  /**
   * @param {string} name
   * @param {string} kind
   * @param {string} plural
   */
  #choice(name, kind, plural) {
    const variants = new Map();
    this.#after(",");
    while (this.#sign() !== "}") {
      const key = this.#word();
      this.#after("{");
      variants.set(key, this.parts(plural));
      this.#after("}");
      while (/\s/.test(this.text[this.at] ?? "")) this.at += 1;
    }
    if (!variants.has("other")) throw new MessageError(`{${name}} has no variant 'other' in: ${this.text}`);
    this.at += 1;
    return createBlank(name, kind, 0, variants);
  }

  #word() {
    const form = /\s*([\p{L}\p{N}_=]+)\s*/uy;
    form.lastIndex = this.at;
    const found = form.exec(this.text);
    if (!found) throw new MessageError(`a name is missing at ${this.at} in: ${this.text}`);
    this.at = form.lastIndex;
    return found[1];
  }

  #sign() {
    if (this.at >= this.text.length) throw new MessageError(`a brace is not closed in: ${this.text}`);
    return this.text[this.at];
  }

  /** @param {string} sign */
  #after(sign) {
    if (this.#sign() !== sign) throw new MessageError(`'${sign}' is missing at ${this.at} in: ${this.text}`);
    this.at += 1;
  }
}

/** @type {(name: string, kind?: string, digits?: number, variants?: Map<string, Part[]> | null) => Blank} */
function createBlank(name, kind = "", digits = 0, variants = null) {
  return { name, kind, digits, variants };
}

/** @type {Map<string, Part[]>} */
const parsed = new Map();

/**
 * Return the parts of a message.
 * @param {string} pattern
 * @returns {readonly Part[]}
 * @throws {MessageError}
 */
export function parse(pattern) {
  const known = parsed.get(pattern);
  if (known) return known;
  const reader = new Reader(pattern);
  const parts = reader.parts("");
  if (reader.at < pattern.length) throw new MessageError(`'}' without '{' at ${reader.at} in: ${pattern}`);
  parsed.set(pattern, parts);
  return parts;
}

/**
 * Return `pattern` with `values` filled in.
 * @param {string} pattern
 * @param {Values} values
 * @param {Language} language
 * @returns {string}
 * @throws {MessageError} the pattern is malformed, or a value is missing
 */
export function render(pattern, values, language) {
  return pattern.includes("{") ? rendered(parse(pattern), values, language) : pattern;
}

/** @type {(parts: readonly Part[], values: Values, language: Language) => string} */
function rendered(parts, values, language) {
  return parts.map((part) => (typeof part === "string" ? part : filled(part, values, language))).join("");
}

/** @type {(blank: Blank, values: Values, language: Language) => string} */
function filled(blank, values, language) {
  const value = Object.hasOwn(values, blank.name) ? values[blank.name] : undefined;
  if (value === undefined) throw new MessageError(`nothing is given for {${blank.name}}`);
  if (blank.kind === "percent") return language.percent(Number(value));
  if (blank.kind === "date") return language.date(String(value));
  if (blank.variants) return rendered(variant(blank, blank.variants, value, language), values, language);
  return asText(value, language, blank);
}

/** @type {(blank: Blank, variants: ReadonlyMap<string, Part[]>, value: unknown, language: Language) => readonly Part[]} */
function variant(blank, variants, value, language) {
  const fitting = blank.kind === "plural" ? language.plural(Number(value)) : String(value);
  return variants.get(`=${value}`) ?? variants.get(fitting) ?? variants.get("other") ?? [];
}

/** @type {(value: unknown, language: Language, blank: Blank) => string} */
function asText(value, language, { name, digits }) {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return language.listing(value.map(String));
  if (typeof value === "number") return language.number(value, digits);
  throw new MessageError(`{${name}} is neither a text, a number nor a list`);
}
