// The menus of the filters: what they offer, and what they say by themselves.

import { by, fold, wordsOf } from "./fold.js";
import { optionWord, valueWord } from "./words.js";

/** @typedef {import("./texts.js").Texts} Texts */
/** short, long: its names; long is empty where it is the short one. search: its spellings, those without diacritics too.
 * @typedef {{ value: string, short: string, long: string, search: string }} Option */

/** The values of a parameter by the alphabet. @param {string} name @param {any} index @param {Texts} texts @returns {Option[]} */
export function optionsOf(name, index, texts) {
  return index.parameters[name].values
    .map((/** @type {string} */ value) => {
      const [short, whole] = [valueWord(name, value, index, texts), optionWord(name, value, index, texts)];
      const plain = wordsOf(`${short} ${whole}`).map(({ folded }) => folded);
      return {
        value,
        short,
        long: whole === short ? "" : whole,
        search: [short, whole, fold(short), ...plain].join(" "),
      };
    })
    .sort(by(({ short }) => texts.order(short)));
}

/** What each menu says, by the names that Dash gives it. @param {Texts} texts */
export const menuWords = ({ _ }) => ({
  select_all: _("Choose all"),
  deselect_all: _("Choose none"),
  selected_count: _("{n} chosen", { n: "{num_selected}" }),
  search: _("Search"),
  clear_search: _("Clear the search"),
  clear_selection: _("Clear the choice"),
  no_options_found: _("Nothing found"),
});
