// Two invented languages, so that no test depends on the words of a real catalogue.
import { createLanguage } from "../../dashboard/browser/core/language.js";

export const written = {
  locale: "en-GB",
  letters: "a b c d e f g h i j k l m n o p q r s t u v w x y z".split(" "),
  decimal: ".",
  group: ",",
  percent: "{0}%",
  date: "d MMMM y",
  months: "January February March April May June July August September October November December".split(" "),
  list: { 2: "{0} and {1}", start: "{0}, {1}", middle: "{0}, {1}", end: "{0} and {1}" },
};
export const english = createLanguage(written);

// Polish has three plural forms; the signs and patterns are made up to be told apart.
export const other = createLanguage({
  locale: "pl",
  letters: "a ą b c cz d dz e ę".split(" "),
  decimal: ",",
  group: "\u00a0",
  percent: "{0} %",
  date: "y 'd.' MM/dd",
  months: Array(12).fill(""),
  list: { 2: "{0} = {1}", start: "{0} < {1}", middle: "{0} ; {1}", end: "{0} > {1}" },
});
