// The code that puts this view, or the card of the place or member in it, into another site's page.

import { stampsOf } from "../core/sentences.js";
import { memberShort, placeName } from "../core/words.js";
import { closeDialog, copyText, openDialog } from "../dialog.js";
import { h, notice } from "../dom.js";
import { store } from "../state.js";
import { addressOf } from "./address.js";

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** @param {string} code @param {string} label */
function codeOf(code, label) {
  const { texts } = store.view;
  const copy = () => {
    closeDialog();
    copyText(code, texts._("Code copied."), texts);
  };
  const rows = Math.min(code.split("\n").length + 3, 10);
  return [
    h("textarea", { readonly: true, rows, "aria-label": label }, code),
    h("button", { class: "button", type: "button", onclick: copy }, texts._("Copy the code")),
  ];
}

/** The page of the place chosen, else of the only member chosen: its path and name; null where there is neither. */
function cardOf() {
  const { state, index, texts } = store.view;
  const place = state.place && store.view.row(state.place);
  if (place) return { path: `place/${state.place}`, name: placeName(place.place, texts) };
  const [member, ...others] = state.member;
  return member && !others.length ? { path: `member/${member}`, name: memberShort(member, index, texts) } : null;
}

function card() {
  const { state, texts } = store.view;
  const found = store.data.frozen ? null : cardOf(); // a server makes the cards
  if (!found) return [];
  const { code, about } = store.data.embedding;
  const address = `${new URL(found.path, location.href.split(/[?#]/)[0])}?embed=1&lang=${state.lang}`;
  const filled = code.replace("{address}", escaped(address)).replace("{title}", escaped(found.name));
  const title = texts._("A small card: {name}", { name: found.name });
  return [h("h3", {}, title), h("p", {}, texts._(about)), ...codeOf(filled, title)];
}

// High enough for the view and its legend, which need more rows in a narrow column, as on a phone; 680 where a site takes no style.
const FRAME = 'width="100%" height="680" style="border:0;height:max(680px, 1080px - 60vw)"';

export function showEmbedding() {
  const { _ } = store.view.texts;
  const address = addressOf({ page: false, more: ["embed=1"] });
  if (!address)
    return notice(_("This file does not contain the map’s public address, so it cannot make a link for others."));
  const title = escaped(stampsOf(store.view).title);
  const code = `<iframe src="${escaped(address)}" title="${title}" ${FRAME} loading="lazy"></iframe>`;
  openDialog(
    _("Show this view on another website"),
    h("p", {}, _("Paste this code into your page. The view keeps its sources and a link back to the map.")),
    ...codeOf(code, _("Embed code")),
    ...card(),
  );
}
