// What columns and tables are called, and what their cells may hold, in words: as the server says it.
import { _ } from "./words.js";
import { newMembers } from "./sets.js";

/** @typedef {import("./words.js").Column} Column @typedef {import("./words.js").Known} Known */
export const TEXTS = ["about.sq.md", "about.en.md", "coalition.toml"];
/** @type {Known} */
let known;
/** @param {Known} told */
export const learnFields = (told) => {
  known = told;
};

/** The tables in the order of their tabs -> what they are called, and what they hold.
 * @returns {Record<string, { title: string, about: string }>} */
export const tables = () => ({
  operations: { title: _("Operations"), about: "" },
  members: {
    title: _("Members"),
    about: _(
      "One row for each organisation. To add one, add a row; then enter where it works, and publish both together.",
    ),
  },
  partners: { title: _("Partner countries"), about: _("One row for each link between a member and a country.") },
  claims: { title: _("Claims"), about: _("What the coalition says publicly about its coverage, in its own words.") },
  themes: { title: _("Themes"), about: _("What members work on. The id stands in the other tables.") },
  aliases: { title: _("Other names of places"), about: _("Other ways to write a place, and what is meant by them.") },
  indicators: {
    title: _("Figures of need"),
    about: _("One figure for one place, with its source. What is not here is unknown."),
  },
  contacts: { title: _("Contacts"), about: _("Whom to ask at a member. For staff only: readers never see any of it.") },
  places: { title: _("Places"), about: _("Names, areas and residents of places. Their borders are in other files.") },
  codes: { title: _("Codes of places"), about: _("The same places in the code lists of others.") },
  "about.sq.md": {
    title: _("About text (SQ)"),
    about: _("Markdown: # heading, - list, [words](address). Readers see it under “About”."),
  },
  "about.en.md": {
    title: _("About text (EN)"),
    about: _("Markdown: # heading, - list, [words](address). Readers see it under “About”."),
  },
  "coalition.toml": {
    title: _("Coalition"),
    about: _("What is true of this coalition and country alone: names, founding facts, main claim, names of levels."),
  },
});

/** @param {string} table @param {string} name @returns {Column} */
export const column = (table, name) =>
  known.tables[table]?.find((one) => one.name === name) ?? {
    name,
    label: name,
    kind: "text",
    required: false,
    unique: false,
    several: false,
    of: "",
    choices: {},
  };
/** @param {string} table @param {string} name */
export const label = (table, name) => (TEXTS.includes(table) ? "" : column(table, name).label);

/** What a cell may hold: value -> words; empty where it is free. @param {string} table @param {string} name @returns {Record<string, string>} */
export function choices(table, name) {
  const { of, choices: own } = column(table, name);
  if (of === "members") return { ...named(known.members), ...newMembers() };
  if (of === "themes") return named(known.themes);
  return own;
}

/** @param {{ id: string, name: string }[]} all */
const named = (all) => Object.fromEntries(all.map((one) => [one.id, one.name]));

/** What is stated, the coalition says itself; all else is of its members. @param {string} member @param {Record<string, string>} all */
export const evidenceOf = (member, all) =>
  Object.fromEntries(
    Object.entries(all).filter(
      ([id]) => ["", "*"].includes(member) || (id === "stated") === (member === known.coalition),
    ),
  );

/** What may be written where it is one of very many: value -> words. @param {string} table @param {string} name */
export function suggestions(table, name) {
  if (column(table, name).of === "places")
    return {
      id: "codes",
      values: known.places.map(({ code, write, level }) => [code, `${write}, ${known.levels[level]}`]),
    };
  return table === "partners" && name === "country"
    ? { id: "countries", values: Object.entries(known.countries) }
    : null;
}

/** A cell as people say it: what stands on no list as it is written. @param {string} table @param {string} name @param {string} cell */
export function inWords(table, name, cell) {
  if (!cell || TEXTS.includes(table)) return cell;
  const all = choices(table, name);
  if (cell in all) return all[cell];
  return Object.keys(all).length && cell.includes(";")
    ? cell
        .split(";")
        .map((id) => all[id] || id)
        .join("; ")
    : cell;
}
