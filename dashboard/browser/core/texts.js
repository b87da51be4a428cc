// Texts in one language: messages translated and filled in, numbers, names. dashboard/texts/translator.py does the same.

import { createLanguage } from "./language.js";
import { render } from "./message.js";

/**
 * @param {string} lang
 * @param {any} data what the server ships: messages, languages, choices, texts
 */
export function createTexts(lang, data) {
  const language = createLanguage(data.languages[lang]);
  const known = data.messages[lang] || {};
  /** @param {string} text @param {Record<string, any>} [values] @returns {string} */
  const _ = (text, values) => (values ? render(known[text] ?? text, values, language) : (known[text] ?? text));

  /** Values that are messages are translated with their message; all others are names and numbers.
   * @param {any} value @returns {any} */
  const filled = (value) => (Array.isArray(value) ? value.map(filled) : value?.text ? translate(value) : value);
  /** @param {string | {text: string, values: Record<string, any>}} message as the server ships it */
  const translate = (message) =>
    typeof message === "string"
      ? _(message)
      : _(message.text, Object.fromEntries(Object.entries(message.values).map(([name, item]) => [name, filled(item)])));

  /** The first message whose conditions the facts meet, filled in; empty where none is.
   * @param {string} name @param {Record<string, any>} facts */
  const choose = (name, facts) => {
    for (const [conditions, text] of data.choices[name]) {
      if (Object.entries(conditions).every(([fact, wanted]) => facts[fact] === wanted))
        return text ? _(text, facts) : "";
    }
    return "";
  };

  return {
    lang,
    decimalComma: data.languages[lang].decimal === ",",
    _,
    translate,
    choose,
    /** One of the texts that both halves say. @param {string} name @param {Record<string, any>} [values] */
    text: (name, values) => _(data.texts[name], values),
    /** @param {string} pattern a message that is translated already @param {Record<string, any>} values */
    fill: (pattern, values) => render(pattern, values, language),
    number: language.number,
    /** What sorts a name by the alphabet. @param {string} name */
    order: (name) => language.order(name),
    /** @param {string[]} items */
    listing: (items) => language.listing(items),
    /** @param {number | null} share 0..1 @param {number} [digits] */
    percent: (share, digits) => (share === null ? _("unknown") : language.percent(share, digits)),
    /** @param {number} value */
    km2: (value) => `${language.number(value)}\u00a0km²`,
    /** @param {string} iso */
    date: (iso) => language.date(iso),
  };
}
/** @typedef {ReturnType<typeof createTexts>} Texts */
