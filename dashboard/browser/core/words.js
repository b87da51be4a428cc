// What things are called in the reader's language. dashboard/views/words.py calls them the same.

/** @typedef {import("./texts.js").Texts} Texts */

/** A place or a country. @param {any} place @param {Texts} texts */
export const placeName = (place, texts) => place[texts.lang];

/** @param {string} id @param {any} index @param {Texts} texts */
export function memberName(id, index, texts) {
  const member = index.memberOf.get(id);
  return member[`name_${texts.lang}`] || member.name_page;
}

/** The short name: for chips, the map and the matrix. @param {string} id @param {any} index @param {Texts} texts */
export function memberShort(id, index, texts) {
  const member = index.memberOf.get(id);
  return member[`short_${texts.lang}`] || member.acronym || member.name_page;
}

/** @param {string} id @param {any} index @param {Texts} texts */
export const themeName = (id, index, texts) =>
  index.themes.find((/** @type {any} */ t) => t.theme === id)[`name_${texts.lang}`];

/** A figure of need: its name and its unit. @param {string} id @param {any} index */
export const needOf = (id, index) => index.coalition.needs.find((/** @type {any} */ need) => need.id === id);

/** @param {string} id @param {any} index @param {Texts} texts */
export const evidenceWord = (id, index, texts) =>
  index.evidence[id] ? texts._(index.evidence[id].word) : texts.text("none");

/** Names of a level. @param {string} level @param {any} index @param {Texts} texts */
export const levelNames = (level, index, texts) => index.coalition.levels[level]?.[texts.lang] || { one: "" };

/** "36 districts" @param {string} level @param {number} n @param {any} index @param {Texts} texts */
export const levelCount = (level, n, index, texts) => texts.fill(levelNames(level, index, texts).count, { n });

/** "the 36 districts", of which some are meant. @param {string} level @param {number} n @param {any} index @param {Texts} texts */
export const levelOf = (level, n, index, texts) => texts.fill(levelNames(level, index, texts).of, { n });

/** What a value of a parameter is called. @param {string} name @param {string} value @param {any} index @param {Texts} texts */
export function valueWord(name, value, index, texts) {
  const parameter = index.parameters[name];
  if (value in parameter.names) return texts._(parameter.names[value]);
  if (parameter.takes === "member") return memberShort(value, index, texts);
  if (name === "measure") return texts._(index.measures[value].title);
  if (name === "need") return needOf(value, index).name[texts.lang];
  if (name === "theme") return themeName(value, index, texts);
  if (parameter.filters === "place")
    return index.placeOf.has(value) ? placeName(index.placeOf.get(value), texts) : value;
  return value;
}

/** What a control shows for a value: full names, and titles of levels. @param {string} name @param {string} value @param {any} index @param {Texts} texts */
export function optionWord(name, value, index, texts) {
  if (index.parameters[name].takes === "member") return memberName(value, index, texts);
  if (name === "measure") return texts._(index.measures[value].name);
  if (name === "level") return levelNames(value, index, texts).title;
  return valueWord(name, value, index, texts);
}

/** The years of a row. @param {any} op @param {Texts} texts */
export function yearsWord(op, texts) {
  if (!op.year_from && !op.year_to) return texts._("undated");
  const both = op.year_from && op.year_to && op.year_from !== op.year_to;
  return both ? `${op.year_from}–${op.year_to}` : op.year_from || op.year_to;
}
