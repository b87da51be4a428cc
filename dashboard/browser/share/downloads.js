// Files on their way, each with how it goes: the page fetches them itself, so that no reader meets a server's bare "busy".

import { byId, fill, h } from "../dom.js";
import { save } from "../save.js";
import { store } from "../state.js";
import { fetched, NotHad, withViews } from "./fetching.js";

/** @typedef {import("./fetching.js").Progress} Progress */
/** @typedef {{ href: string, views: string, name: string, row: HTMLElement, stop: AbortController, said: string }} Download */

const GONE = 8000; // milliseconds for which a row stays that has nothing more to say
const PLAIN = "data-plain"; // a link that is left to the browser

/** Say it to who does not see it; what is said each second would never be heard out. @param {Download} download @param {string} words @param {string} [once] */
function say(download, words, once = words) {
  if (download.said === once) return;
  download.said = once;
  byId("downloads-said").textContent = words;
}

/** @param {string} words @param {() => void} onclick */
const button = (words, onclick) => h("button", { class: "button quiet", type: "button", onclick }, words);

/** @param {Download} download */
function end(download) {
  const held = download.row.contains(document.activeElement);
  download.row.remove();
  if (held) byId("export-menu").querySelector("summary").focus();
}

/** Put words and buttons into a row; the focus stays in it. @param {Download} download @param {...import("../dom.js").Child} children */
function show({ row }, ...children) {
  const held = row.contains(document.activeElement);
  row.replaceChildren(...children.filter((child) => child instanceof Node));
  if (held) /** @type {HTMLElement | null} */ (row.querySelector("button, a"))?.focus();
}

/** @param {Progress} progress @param {string} name */
function wordsOf({ state, seconds = 0, done = 0, whole = 0 }, name) {
  const { _ } = store.view.texts;
  if (state === "asked") return _("{name} is being fetched.", { name });
  if (state === "making") return _("The server is making {name}. This can take half a minute.", { name });
  if (state === "again") {
    const said = _(
      "{n, plural, one {The server is busy. {name} is asked for again in # second.} other {The server is busy. {name} is asked for again in # seconds.}}",
      { n: seconds, name },
    );
    return said;
  }
  const kB = (/** @type {number} */ bytes) => Math.ceil(bytes / 1000);
  return whole
    ? _("{name}: {done} of {whole} kB.", { name, done: kB(done), whole: kB(whole) })
    : _("{name}: {done} kB.", { name, done: kB(done) });
}

/** What a reader of an older page should know of the file; "" where there is nothing. @param {Headers} headers */
function older(headers) {
  const { _ } = store.view.texts;
  const version = headers.get("Coverage-Version");
  const edition = headers.get("Coverage-Edition");
  const own = document.querySelector("meta[name=edition]")?.getAttribute("content");
  if (version && version !== store.data.index.version) return _("The file holds newer data than this page shows.");
  return edition && own && edition !== own ? _("There is a newer edition of this page.") : "";
}

/** @param {Download} download */
async function run(download) {
  const { href, views, name, stop } = download;
  const { _ } = store.view.texts;
  const words = h("p", {});
  const bar = /** @type {HTMLProgressElement} */ (h("progress", { "aria-label": name }));
  const cancel = () => {
    stop.abort();
    end(download);
    say(download, _("{name} was cancelled.", { name }));
  };
  show(download, words, bar, button(_("Cancel"), cancel));
  const tell = (/** @type {Progress} */ progress) => {
    words.textContent = wordsOf(progress, name);
    const { state, done = 0, whole = 0 } = progress;
    if (state === "coming" && whole) Object.assign(bar, { max: whole, value: done });
    else bar.removeAttribute("value");
    say(download, words.textContent, state);
  };
  try {
    const { blob, headers } = await fetched(views ? await withViews(href, views) : href, { tell, signal: stop.signal });
    save(blob, name);
    finished(download, older(headers));
  } catch (error) {
    if (!stop.signal.aborted) failed(download, error instanceof NotHad ? error.status : 0);
  }
}

/** @param {Download} download @param {string} note */
function finished(download, note) {
  const { _ } = store.view.texts;
  const done = _("{name} has been downloaded.", { name: download.name });
  say(download, [done, note].filter(Boolean).join(" "));
  const close = button(_("Close"), () => end(download));
  show(download, h("p", {}, done), note ? h("p", { class: "warning" }, note) : null,
    note ? button(_("Load the page again"), () => location.reload()) : null, close); // prettier-ignore
  if (!note) setTimeout(() => end(download), GONE);
}

/** @param {Download} download @param {number} status */
function failed(download, status) {
  const { _ } = store.view.texts;
  const { name, href } = download;
  const words = status
    ? _("The server does not give {name} for this choice. Load the page again and try once more.", { name })
    : _("{name} could not be fetched. Check the connection and try again.", { name });
  say(download, words);
  show(download, h("p", { class: "warning" }, words), button(_("Try again"), () => void run({ ...download, said: "", stop: new AbortController() })),
    h("a", { class: "button quiet", href, download: name, [PLAIN]: "" }, _("Let the browser fetch it")),
    button(_("Close"), () => end(download))); // prettier-ignore
}

/** @param {MouseEvent} event */
function take(event) {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest?.("a[download]"));
  const plain =
    event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || plain || link.hasAttribute(PLAIN) || !/^https?:$/.test(link.protocol) || link.origin !== location.origin)
    return;
  event.preventDefault();
  const row = h("div", { class: "download" });
  byId("downloads").append(row);
  const keyboard = event.detail === 0;
  run({
    href: link.href,
    views: link.dataset.views ?? "",
    name: link.download,
    row,
    stop: new AbortController(),
    said: "",
  });
  if (keyboard) row.querySelector("button")?.focus(); // what opened it lies in a menu that closes
}

export function listenDownloads() {
  if (store.data.frozen || typeof AbortController !== "function") return; // a file is beside no server; links do what links do
  fill("downloads", h("p", { id: "downloads-said", class: "hidden", role: "status" }));
  document.addEventListener("click", take);
}
