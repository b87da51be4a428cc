// The past beside the versions: who changed a member or one row, when and why; the log; a backup that was put back.
import { _, byId, get, h, moment, post } from "./words.js";
import { changeLine, rowWords } from "./changes.js";

/** @typedef {import("./changes.js").Change} Change @typedef {import("./versions.js").Version} Version
 * @typedef {{ id: string, name: string }} Member
 * @typedef {{ when: string, there: string, before: string, gone: boolean }} Restored
 * @typedef {{ version: Pick<Version, "number" | "who" | "when" | "why"> | null, columns: string[], changes: Change[] }} Step
 * @typedef {{ when: string, computer: string, who: string, what: string, about: string }} Line of the log */

/** @param {Step["version"]} version */
const said = (version) =>
  version?.who ? [h("strong", {}, version.who), ": ", version.why] : [h("em", {}, _("changed outside this page"))];

/** @param {Member[]} members */
export function showPast(members) {
  const [history, log] = [byId("row-history"), byId("activity")];
  if (!history || !log) return;
  history.ontoggle = () => history.open && choose(members);
  log.ontoggle = () => log.open && showLog();
  if (history.open) choose(members);
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

/** @param {Member[]} members */
async function choose(members) {
  const box = byId("row-history-box");
  const of = h("select", { id: "history-member" }, [
    h("option", { value: "" }, "–"),
    ...members.map((one) => h("option", { value: one.id }, one.name)),
  ]);
  const row = h("select", { id: "history-row" });
  const found = h("ol", { id: "history-steps", "aria-live": "polite" });
  /** @type {string[][]} */
  let rows = [];
  of.onchange = async () => {
    const held = of.value ? await get("rows", { member: of.value }) : { columns: [], rows: [] };
    rows = held.rows;
    row.replaceChildren(
      h("option", { value: "" }, _("All rows of this member")),
      ...rows.map((cells, at) =>
        h("option", { value: String(at) }, rowWords("operations", held.columns, cells).slice(0, 160)),
      ),
    );
    await fill();
  };
  const fill = async () => {
    if (!of.value) return found.replaceChildren();
    const asked = row.value === "" ? [] : rows[Number(row.value)];
    /** @type {{ steps: Step[] }} */
    const { steps } = await post("history", { member: of.value, row: asked });
    const none = h("li", { class: "muted" }, _("Nothing was changed here since the versions begin."));
    found.replaceChildren(...(steps.length ? steps.map((one) => step(one)) : [none]));
  };
  row.onchange = fill;
  box.replaceChildren(
    h(
      "div",
      { class: "acts" },
      h("label", {}, h("span", { class: "caption" }, _("Member")), of),
      h("label", {}, h("span", { class: "caption" }, _("Row")), row),
    ),
    found,
  );
}

/** @param {Step} step */
const step = ({ version, columns, changes }) =>
  h(
    "li",
    {},
    h("p", {}, version ? h("span", { class: "number" }, String(version.number), " ") : null, ...said(version)),
    version ? h("p", { class: "muted" }, moment(version.when)) : null,
    h(
      "ul",
      { class: "changes" },
      changes.map((one) => changeLine("operations", columns, one)),
    ),
  );

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
