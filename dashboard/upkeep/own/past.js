// The past beside the versions: who changed a member or one row, when and why; the log; a backup that was put back.
import { _, byId, get, h, moment, post } from "./words.js";

const said = (version) =>
  version?.who ? [h("strong", {}, version.who), ": ", version.why] : [h("em", {}, _("changed outside this page"))];

// `tools`: `changeLine` and `rowWords`, as the versions say rows.
export function showPast(members, tools) {
  const [history, log] = [byId("row-history"), byId("activity")];
  if (!history || !log) return;
  history.ontoggle = () => history.open && choose(members, tools);
  log.ontoggle = () => log.open && showLog();
  if (history.open) choose(members, tools);
  if (log.open) showLog();
}

// What is said above the versions where an older state is there than the last that was published.
export function putBack(restored, versions) {
  if (!restored) return null;
  const number = (name) => String(Number(name.split("-")[0]));
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

async function choose(members, tools) {
  const box = byId("row-history-box");
  const of = h("select", { id: "history-member" }, [
    h("option", { value: "" }, "–"),
    ...members.map((one) => h("option", { value: one.id }, one.name)),
  ]);
  const row = h("select", { id: "history-row" });
  const found = h("ol", { id: "history-steps", "aria-live": "polite" });
  let rows = [];
  of.onchange = async () => {
    const held = of.value ? await get("rows", { member: of.value }) : { columns: [], rows: [] };
    rows = held.rows;
    row.replaceChildren(
      h("option", { value: "" }, _("All rows of this member")),
      ...rows.map((cells, at) => h("option", { value: String(at) }, tools.rowWords(held.columns, cells).slice(0, 160))),
    );
    await fill();
  };
  const fill = async () => {
    if (!of.value) return found.replaceChildren();
    const asked = row.value === "" ? [] : rows[Number(row.value)];
    const { steps } = await post("history", { member: of.value, row: asked });
    const none = h("li", { class: "muted" }, _("Nothing was changed here since the versions begin."));
    found.replaceChildren(...(steps.length ? steps.map((one) => step(one, tools)) : [none]));
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

const step = ({ version, columns, changes }, { changeLine }) =>
  h(
    "li",
    {},
    h("p", {}, version ? h("span", { class: "number" }, String(version.number), " ") : null, ...said(version)),
    version ? h("p", { class: "muted" }, moment(version.when)) : null,
    h(
      "ul",
      { class: "changes" },
      changes.map((one) => changeLine(columns, one)),
    ),
  );

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
