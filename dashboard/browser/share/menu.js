// Taking a view away: the menu of files and the link.

import { stampsOf } from "../core/sentences.js";
import { byId, fill, h } from "../dom.js";
import { linkParts, linkQuery } from "../link.js";
import { addView } from "../presenter/go.js";
import { showSteps } from "../presenter/steps-dialog.js";
import { repaint, store } from "../state.js";
import { addressOf, isLocal, localWords } from "./address.js";
import { showCode } from "./code.js";
import { showEmbedding } from "./embedding.js";
import { saveCsv, saveGaps, saveMatrix, savePng, saveSlides, saveSvg, saveWords } from "./own-files.js";
import { listenDownloads } from "./downloads.js";
import { closeDialog, copyText } from "../dialog.js";
import { listenPopup } from "../views/popup.js";

function copyLink() {
  const { view, data } = store;
  const address = addressOf({ more: [`v=${data.index.version}`] }) || location.href;
  copyText(
    address,
    [view.texts._("Link copied."), isLocal(address) ? localWords(view.texts) : ""].join(" ").trim(),
    view.texts,
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

// Files are public ones; staff may ask for the rows that are for them.
const withStaff = { chosen: false };

/** @param {import("../core/view.js").View} view */
function staffChoice(view) {
  if (!view.index.confidential) return null;
  /** @param {any} e */
  const onchange = (e) => {
    withStaff.chosen = e.target.checked;
    drawShare(view);
  };
  const tick = h("input", { type: "checkbox", id: "with-staff", checked: withStaff.chosen || null, onchange });
  return h("label", { class: "muted" }, tick, " ", view.texts._("With the rows for staff only. Do not share."));
}

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
  // A CSV is as spreadsheet programs set up for the page's language open it: in columns.
  const excel = view.texts.decimalComma ? `excel=${view.state.lang}` : "";
  const rows = withStaff.chosen ? "audience=staff" : "";
  const address = (/** @type {string} */ name, asked = query) => {
    const said = [asked, name.endsWith(".csv") ? excel : "", rows].filter(Boolean).join("&");
    return `data/${name}${said ? `?${said}` : ""}`;
  };
  const file = (/** @type {string} */ name, /** @type {string} */ words, more = {}) =>
    h("a", { class: "item", href: address(name), download: name, ...more }, words);
  const ofPlaces = view.partners
    ? []
    : [file("gaps.csv", _("Gaps (CSV)")), file("matrix.csv", _("Who works where (CSV)"))];
  return [
    staffChoice(view),
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
      file("report.xlsx", _("Annual report (Excel)")),
      file("coverage.xlsx", "Excel"),
      file("coverage.csv", "CSV"),
      file("coverage.geojson", "GeoJSON"),
      file("coverage.gpkg", _("GeoPackage, all levels")),
      ...ofPlaces,
      file("words.txt", _("The map in words (text)")),
    ),
    group(
      _("Everything"),
      h(
        "a",
        { class: "item", href: address("operations.csv", ""), download: "operations.csv" },
        _("All records (CSV)"),
      ),
      file("presentation.pptx", "PowerPoint", { "data-views": views }),
      h(
        "a",
        { class: "item", href: address("presentation.pptx", every), download: "presentation.pptx" },
        _("PowerPoint, with each member"),
      ),
      whole(`download/dashboard.html${rows ? `?${rows}` : ""}`, view.texts),
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
      h(
        "p",
        { class: "item" },
        _("PDF, Excel, GeoJSON and GeoPackage are available only where the map runs on a server."),
      ),
    ),
  ];
}

/** Between what staff see and what readers see, in the same view; neither link is there for readers. */
function drawWays() {
  for (const [id, folder] of [
    ["readers-link", "readers/"],
    ["staff-link", "../"],
  ]) {
    const link = byId(id);
    if (!link) continue;
    link.hidden = Boolean(store.data.frozen);
    link.href = `${folder}?${linkQuery()}`;
  }
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
  drawWays();
  byId("embed-back").href = addressOf({ page: false });
  const { title, selection } = stampsOf(view);
  fill("paper-stamps", h("h1", {}, title), h("p", {}, selection));
}

const SETTLED = 200; // milliseconds after the last change of size
export function listenShare() {
  listenDownloads();
  byId("copy-link").addEventListener("click", copyLink);
  byId("dialog-close").addEventListener("click", closeDialog);
  byId("dialog").addEventListener("pointerdown", (/** @type {PointerEvent} */ e) => {
    const box = byId("dialog").getBoundingClientRect();
    const inside = e.clientX >= box.left && e.clientX <= box.right && e.clientY >= box.top && e.clientY <= box.bottom;
    if (!inside) closeDialog();
  });
  listenPopup(byId("export-menu"), { pressed: ".item" });
  /** @type {number | undefined} */
  let settle;
  window.addEventListener("resize", () => {
    clearTimeout(settle);
    settle = window.setTimeout(repaint, SETTLED);
  });
}
