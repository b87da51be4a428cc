// The dialog over the page, and copying a text.

import { byId, fill, h, notice } from "./dom.js";

/** @param {string} title @param {...import("./dom.js").Child} content */
export function openDialog(title, ...content) {
  const dialog = byId("dialog");
  fill("dialog-content", h("h2", { id: "dialog-title" }, title), ...content);
  byId("dialog-notice").textContent = "";
  if (!dialog.open) dialog.showModal();
}

export const closeDialog = () => byId("dialog").close();

/** @param {string} text @param {string} said what is said when it is copied @param {import("./core/texts.js").Texts} texts */
export async function copyText(text, said, { _ }) {
  try {
    await navigator.clipboard.writeText(text);
    notice(said);
  } catch {
    openDialog(_("Copy this"), h("textarea", { readonly: true, rows: 5, "aria-label": _("Copy this") }, text));
  }
}
