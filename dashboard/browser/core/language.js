// How a language writes numbers, percentages, dates and lists. The forms are CLDR's, as the server ships them, because
// browsers do not all know them for every language.

/**
 * What `Language.shipped()` of dashboard/texts/language.py ships.
 * @typedef {object} Shipped
 * @property {string} locale a BCP 47 tag
 * @property {string[]} letters of the alphabet in their order, some of two characters
 * @property {string} decimal
 * @property {string} group what stands between thousands
 * @property {string} percent "{0}%"
 * @property {string} date a pattern of CLDR: "d MMMM y"
 * @property {string[]} months twelve names
 * @property {{ 2: string, start: string, middle: string, end: string }} list patterns of CLDR: "{0} and {1}"
 */

/**
 * Make the language that `render` asks for the words of values.
 * @param {Shipped} shipped
 * @returns {import("./message.js").Language}
 */
export function createLanguage(shipped) {
  const rules = new Intl.PluralRules(shipped.locale);
  return {
    number: (value, digits = 0) => number(shipped, value, digits),
    percent: (share, digits = 1) => insert(shipped.percent, [number(shipped, share * 100, digits)]),
    date: (iso) => date(shipped, iso),
    listing: (items) => listing(shipped.list, items),
    plural: (n) => rules.select(n),
    order: (name) => order(shipped.letters, name),
  };
}

const LETTERS = 0x100; // keys of letters come after those of digits

/** What sorts a name by the alphabet, as `Language.order` does.
 * @type {(letters: readonly string[], name: string) => string} */
function order(letters, name) {
  let key = "";
  let rest = name.normalize("NFC").toLowerCase();
  while (rest) {
    const size = [2, 1].find((n) => letters.includes(rest.slice(0, n))) ?? 0;
    const letter = rest.slice(0, size) || rest[0].normalize("NFKD")[0];
    if (letters.includes(letter)) key += String.fromCharCode(LETTERS + letters.indexOf(letter));
    else if (/\d/.test(letter)) key += letter;
    rest = rest.slice(size || 1);
  }
  return key;
}

/** @type {(shipped: Shipped, value: number, digits: number) => string} */
function number({ group, decimal }, value, digits) {
  const [whole, decimals] = value.toFixed(digits).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, () => group);
  return decimals ? grouped + decimal + decimals : grouped;
}

/**
 * Replace {0}, {1}, ... of a pattern.
 * @type {(pattern: string, values: readonly string[]) => string}
 */
function insert(pattern, values) {
  return pattern.replace(/\{(\d)\}/g, (_, place) => values[Number(place)]);
}

/** @type {(shipped: Shipped, iso: string) => string} */
function date(shipped, iso) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  if (!found) throw new RangeError(`no date: ${iso}`);
  const [year, month, day] = found.slice(1).map(Number);
  /** @type {Record<string, string>} */
  const fields = {
    d: `${day}`,
    dd: found[3],
    M: `${month}`,
    MM: found[2],
    MMMM: shipped.months[month - 1],
    y: `${year}`,
  };
  return shipped.date.replace(/'([^']*)'|d+|M+|y+/g, (field, quoted) => fields[field] ?? quoted ?? field);
}

/** @type {(list: Shipped["list"], items: readonly string[]) => string} */
function listing(list, items) {
  if (items.length < 3) return items.length === 2 ? insert(list[2], items) : (items[0] ?? "");
  const last = items.length - 1;
  const head = items
    .slice(1, last)
    .reduce((text, item, i) => insert(i ? list.middle : list.start, [text, item]), items[0]);
  return insert(list.end, [head, items[last]]);
}
