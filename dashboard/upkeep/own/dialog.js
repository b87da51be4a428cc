// A question before the page goes on: it is answered or given up, with Escape too.
import { _, h } from "./words.js";

/** @template T
 * @typedef {{ words: string, give: () => T | undefined, main?: boolean }} Act a button: `give` is what the dialog then gives; it stays
 *   open where that is undefined; `main` for the first choice */

/** @template T @param {string} title @param {import("./words.js").Child[]} parts @param {Act<T>[]} acts
 * @returns {Promise<T | null>} null where it is given up */
export function dialog(title, parts, acts) {
  return new Promise((done) => {
    const asked = /** @type {HTMLElement | null} */ (document.activeElement);
    /** @param {T | null} value */
    const finish = (value) => {
      box.close();
      box.remove();
      asked?.focus({ preventScroll: true });
      done(value);
    };
    /** @param {Act<T>} act */
    const button = ({ words, give, main }) => {
      const act = () => {
        const value = give();
        if (value !== undefined) finish(value);
      };
      return h("button", { type: "button", class: main ? "button" : "button quiet", onclick: act }, words);
    };
    const giveUp = h("button", { type: "button", class: "link", onclick: () => finish(null) }, _("Cancel"));
    const box = h(
      "dialog",
      { class: "asked-first", "aria-labelledby": "question-title" },
      h("h2", { id: "question-title" }, title),
      ...parts,
      h("div", { class: "acts" }, acts.map(button), giveUp),
    );
    box.addEventListener("cancel", (/** @type {Event} */ e) => {
      e.preventDefault();
      finish(null);
    });
    document.body.append(box);
    box.showModal();
  });
}
