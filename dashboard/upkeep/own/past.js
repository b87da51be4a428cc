// The past beside the versions: the history of rows, the log, a backup that was put back.
import { _, byId, get, h, moment } from "./words.js";
import { showHistory } from "./row-history.js";

/** @typedef {import("./versions.js").Version} Version
 * @typedef {{ when: string, there: string, before: string, gone: boolean }} Restored
 * @typedef {{ when: string, computer: string, who: string, what: string, about: string }} Line of the log */

/** @type {(row: import("./row-history.js").Asked) => void} */
let ask = () => {};
/** Show who changed a row, when and why. @param {import("./row-history.js").Asked} row */
export const askHistory = (row) => ask(row);

/** @param {import("./row-history.js").Member[]} members @param {import("./row-history.js").Publish} publish */
export function showPast(members, publish) {
  ask = (row) => {
    byId("row-history").open = true;
    showHistory(members, publish, row);
  };
  const [history, log] = [byId("row-history"), byId("activity")];
  if (!history || !log) return;
  history.ontoggle = () => history.open && !byId("history-steps") && showHistory(members, publish);
  log.ontoggle = () => log.open && showLog();
  if (history.open) showHistory(members, publish);
  else byId("row-history-box").replaceChildren(); // it is made anew when it is opened
  if (log.open) showLog();
}

/** What is said above the versions where an older state is there than the last that was published.
 * @param {Restored | null} restored @param {Version[]} versions */
export function putBack(restored, versions) {
  if (!restored) return null;
  const number = (/** @type {string} */ name) => String(Number(name.split("-")[0]));
  const last = versions.find((one) => one.name === restored.before);
  const when = moment(restored.when);
  const words = restored.gone
    ? _(
        "By the log, version {m} was published last, but it is not in this folder: an older backup was put back. It was noticed on {when}. Look for the newer folder before you publish.",
        { m: number(restored.before), when },
      )
    : _(
        "An older file was put back: it was noticed on {when}. Version {m} had been published last. If that was not meant, restore version {m}.",
        { m: String(last?.number ?? number(restored.before)), when },
      );
  return h("li", { class: "outside", role: "status" }, words);
}

/** @returns {Record<string, string>} */
const acts = () => ({
  start: _("program started"),
  open: _("page opened"),
  publish: _("asked to publish"),
  rollback: _("asked to restore a version"),
  undo: _("asked to undo a change"),
  current: _("version in force"),
  restored: _("older file put back"),
  found: _("versions that the log did not know"),
  unlock: _("lock released"),
  thin: _("old versions thinned"),
  made: _("mail made"),
  asked: _("member asked"),
  unsent: _("mail not sent"),
  answered: _("member has answered"),
  refused: _("refused"),
});

async function showLog() {
  /** @type {{ lines: Line[] }} */
  const { lines } = await get("log");
  const known = acts();
  const head = [_("When"), _("Who"), _("What was done"), _("Details"), _("Computer")];
  const quiet = h("input", {
    type: "checkbox",
    onchange: () => byId("activity-box").classList.toggle("all", quiet.checked),
  });
  byId("activity-box").classList.remove("all");
  byId("activity-box").replaceChildren(
    h("label", { class: "muted" }, quiet, " ", _("Show when the program was started and opened, too")),
    h(
      "table",
      { class: "log" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          head.map((words) => h("th", { scope: "col" }, words)),
        ),
      ),
      h(
        "tbody",
        {},
        lines.map((line) =>
          h(
            "tr",
            { "data-what": line.what },
            [moment(line.when), line.who, known[line.what] || line.what, line.about, line.computer].map((words) =>
              h("td", {}, words),
            ),
          ),
        ),
      ),
    ),
  );
}
