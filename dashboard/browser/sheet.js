// The sheet over the page, and copying a text.

import { byId, fill, h, notice } from "./dom.js";

/** @param {string} title @param {...import("./dom.js").Child} content */
export function openSheet(title, ...content) {
  const sheet = byId("sheet");
  fill("sheet-content", h("h2", { id: "sheet-title" }, title), ...content);
  byId("sheet-notice").textContent = "";
  if (!sheet.open) sheet.showModal();
}

export const closeSheet = () => byId("sheet").close();

/** @param {string} text @param {string} said what is said when it is copied @param {import("./core/texts.js").Texts} texts */
export async function copyText(text, said, { _ }) {
  try {
    await navigator.clipboard.writeText(text);
    notice(said);
  } catch {
    openSheet(_("Copy this"), h("textarea", { readonly: true, rows: 5, "aria-label": _("Copy this") }, text));
  }
}
