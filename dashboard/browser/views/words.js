// The map in words, with a button that copies it.

import { describe } from "../core/describe.js";
import { fill, h } from "../dom.js";
import { copyText } from "../dialog.js";

/** @param {import("../core/view.js").View} view */
export function drawWords(view) {
  const { _ } = view.texts;
  const paragraphs = describe(view);
  const copy = () => copyText(paragraphs.join("\n\n"), _("Text copied."), view.texts);
  const button = h("button", { class: "button quiet", type: "button", onclick: copy }, _("Copy the text"));
  fill(
    view.partners ? "partner-words" : "text-map",
    paragraphs.map((text) => h("p", {}, text)),
    button,
  );
}
