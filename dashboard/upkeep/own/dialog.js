// A question before the page goes on: it is answered or given up, with Escape too.
import { _, h } from "./words.js";

// `acts` are buttons: `words`, `give` (what the dialog then gives; it stays open where that is undefined), `main` for the first choice.
export function dialog(title, parts, acts) {
  return new Promise((done) => {
    const asked = document.activeElement;
    const finish = (value) => {
      box.close();
      box.remove();
      asked?.focus({ preventScroll: true });
      done(value);
    };
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
    box.addEventListener("cancel", (e) => {
      e.preventDefault();
      finish(null);
    });
    document.body.append(box);
    box.showModal();
  });
}
