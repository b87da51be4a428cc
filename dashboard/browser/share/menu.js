// Taking a view away: the menu of files, the link, the code for embedding.

import { stampsOf } from "../core/sentences.js";
import { byId, fill, h, notice } from "../dom.js";
import { linkParts } from "../link.js";
import { addView } from "../presenter/go.js";
import { showSteps } from "../presenter/steps-dialog.js";
import { repaint, store } from "../state.js";
import { addressOf, isLocal, localWords } from "./address.js";
import { showCode } from "./code.js";
import { saveCsv, saveGaps, saveMatrix, savePng, saveSlides, saveSvg, saveWords } from "./own-files.js";
import { listenDownloads } from "./downloads.js";
import { closeDialog, copyText, openDialog } from "../dialog.js";

function copyLink() {
  const { view, data } = store;
  const address = addressOf({ more: [`v=${data.index.version}`] }) || location.href;
  copyText(
    address,
    [view.texts._("Link copied."), isLocal(address) ? localWords(view.texts) : ""].join(" ").trim(),
    view.texts,
  );
}

// High enough for the view and its legend, which need more rows in a narrow column, as on a phone; 680 where a site takes no style.
const FRAME = 'width="100%" height="680" style="border:0;height:max(680px, 1080px - 60vw)"';

function showEmbedding() {
  const { view } = store;
  const { _ } = view.texts;
  const address = addressOf({ page: false, more: ["embed=1"] });
  if (!address)
    return notice(_("This file does not contain the map’s public address, so it cannot make a link for others."));
  const title = stampsOf(view).title.replaceAll('"', "&quot;");
  const source = address.replaceAll("&", "&amp;");
  const code = `<iframe src="${source}" title="${title}" ${FRAME} loading="lazy"></iframe>`;
  const copy = () => {
    closeDialog();
    copyText(code, _("Code copied."), view.texts);
  };
  openDialog(
    _("Show this view on another website"),
    h("p", {}, _("Paste this code into your page. The view keeps its sources and a link back to the map.")),
    h("textarea", { readonly: true, rows: 5, "aria-label": _("Embed code") }, code),
    h("button", { class: "button", type: "button", onclick: copy }, _("Copy the code")),
  );
}

/** @param {string} title @param {...import("../dom.js").Child} items */
const group = (title, ...items) =>
  h("div", { role: "group", "aria-label": title }, h("p", { class: "muted" }, title), ...items);
/** @param {string} words @param {() => void} work */
const act = (words, work) => h("button", { class: "item", type: "button", onclick: work }, words);
/** @param {string} href @param {import("../core/texts.js").Texts} texts */
const whole = (href, { _ }) =>
  h("a", { class: "item", href, download: "dashboard.html" }, _("The whole map in one file, for use without internet"));

/** With a server, every form is its work. @param {import("../core/view.js").View} view */
function served(view) {
  const { _ } = view.texts;
  const { query, fragment } = linkParts();
  const views = fragment ? store.page.sequence.join("~") : null; // too long for the address
  const { members, coalition } = view.index;
  const each = members
    .map((/** @type {any} */ one) => one.member)
    .filter((/** @type {string} */ id) => id !== coalition.member);
  const every = `lang=${view.state.lang}&member=${each.join(",")}`;
  const file = (/** @type {string} */ name, /** @type {string} */ words, more = {}) =>
    h("a", { class: "item", href: `data/${name}${query ? `?${query}` : ""}`, download: name, ...more }, words);
  const ofPlaces = view.partners
    ? []
    : [file("gaps.csv", _("Gaps (CSV)")), file("matrix.csv", _("Who works where (CSV)"))];
  return [
    group(
      _("This view as a picture"),
      file("coverage.png", "PNG"),
      file("coverage.svg", "SVG"),
      file("coverage.pdf", "PDF, A4"),
      file("coverage-landscape.pdf", _("PDF, A4 landscape")),
      act(_("Print"), () => window.print()),
    ),
    group(
      _("Figures of this view"),
      file("coverage.xlsx", "Excel"),
      file("coverage.csv", "CSV"),
      file("coverage.geojson", "GeoJSON"),
      ...ofPlaces,
      file("words.txt", _("The map in words (text)")),
    ),
    group(
      _("Everything"),
      h("a", { class: "item", href: "data/operations.csv", download: "operations.csv" }, _("All records (CSV)")),
      file("presentation.pptx", "PowerPoint", { "data-views": views }),
      h(
        "a",
        { class: "item", href: `data/presentation.pptx?${every}`, download: "presentation.pptx" },
        _("PowerPoint, with each member"),
      ),
      whole("download/dashboard.html", view.texts),
      h("a", { class: "item", href: "openapi.json" }, _("For developers: all addresses (OpenAPI)")),
    ),
  ];
}

/** Without one, the browser makes what it can. @param {import("../core/view.js").View} view */
function unserved(view) {
  const { _ } = view.texts;
  const { file } = store.data.frozen;
  const ofPlaces = view.partners ? [] : [act(_("Gaps (CSV)"), saveGaps), act(_("Who works where (CSV)"), saveMatrix)];
  return [
    group(
      _("This view"),
      act("PNG", savePng),
      act("SVG", saveSvg),
      act("CSV", saveCsv),
      ...ofPlaces,
      act(_("The map in words (text)"), saveWords),
      act(_("Print or PDF"), () => window.print()),
    ),
    group(_("Everything"), act("PowerPoint", saveSlides), file ? whole(file, view.texts) : null),
    group(
      _("Only on a server"),
      h("p", { class: "item" }, _("PDF, Excel and GeoJSON are available only where the map runs on a server.")),
    ),
  ];
}

/** @param {import("../core/view.js").View} view */
export function drawShare(view) {
  const { _ } = view.texts;
  fill(
    "export-list",
    store.data.frozen ? unserved(view) : served(view),
    group(_("Presentation"), act(_("Add this view"), addView), act(_("Steps of the presentation"), showSteps)),
    group(_("Share"), act(_("QR code"), showCode), act(_("Embed"), showEmbedding)),
  );
  byId("embed-back").href = addressOf({ page: false });
  const { title, selection } = stampsOf(view);
  fill("paper-stamps", h("h1", {}, title), h("p", {}, selection));
}

const SETTLED = 200; // milliseconds after the last change of size
export function listenShare() {
  const menu = byId("export-menu");
  listenDownloads();
  byId("copy-link").addEventListener("click", copyLink);
  byId("dialog-close").addEventListener("click", closeDialog);
  document.addEventListener("click", (/** @type {any} */ e) => {
    if (menu.open && (!menu.contains(e.target) || e.target.closest(".item"))) menu.open = false;
  });
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  /** @type {number | undefined} */
  let settle;
  window.addEventListener("resize", () => {
    clearTimeout(settle);
    settle = window.setTimeout(repaint, SETTLED);
  });
}
