// The QR code of the view: the people in the room open it on their phones, to explore.

import { dataWords } from "../core/sentences.js";
import { h } from "../dom.js";
import { said } from "../presenter/stage.js";
import { store } from "../state.js";
import { addressOf, isLocal, localWords } from "./address.js";
import { qrSvg } from "./qr-svg.js";
import { openDialog } from "../dialog.js";

/** What the code holds: the address of the view; without a public one its sentence. */
export function codeText() {
  const { title, sentence } = said();
  return addressOf({ page: false }) || `${title}. ${sentence} ${dataWords(store.view)}`;
}

export function showCode() {
  const { view } = store;
  const { _ } = view.texts;
  const address = addressOf({ page: false });
  const { sentence } = said();
  const code = qrSvg(codeText(), _("QR code of this view"));
  const none = _("This file does not contain the map’s public address, so the QR code holds this sentence instead.");
  const below = address
    ? [
        h("p", { class: "address" }, h("a", { href: address }, address)),
        isLocal(address) ? h("p", { class: "warning" }, localWords(view.texts)) : null,
      ]
    : [h("p", {}, sentence), h("p", { class: "muted" }, none)];
  const heading = address ? _("This view on your phone") : _("This sentence on your phone");
  openDialog(heading, code || h("p", {}, _("The link is too long for a QR code.")), below);
}
