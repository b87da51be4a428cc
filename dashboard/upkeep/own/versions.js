// What was published: who, when, why, what changed, and the way back.
import { _, byId, get, h, moment, post } from "./words.js";
import { inWords, label } from "./rows.js";
import { answered } from "./questions.js";
import { putBack, showPast } from "./past.js";
import { undoAct } from "./undo.js";

const MOST = 20; // versions shown at first

export function rowWords(columns, cells) {
  const cell = (name) => cells[columns.indexOf(name)] || "",
    at = (name) => inWords(name, cell(name));
  const years = [cell("year_from"), cell("year_to")].filter(Boolean).join("–");
  return [
    at("member"),
    at("place"),
    at("level"),
    at("evidence"),
    at("theme"),
    years,
    cell("visibility") === "public" ? "" : at("visibility"),
    at("source_title"),
    at("note"),
  ]
    .filter(Boolean)
    .join(" · ");
}

export function changeLine(columns, { before, after }) {
  if (before && after) {
    const cells = columns
      .map((name, i) => ({ name, old: before[i], now: after[i] }))
      .filter((one) => one.old !== one.now);
    return h(
      "li",
      { class: "edited" },
      h("i", { class: "sign edited" }, "~"),
      h(
        "div",
        {},
        rowWords(columns, after),
        h(
          "dl",
          {},
          cells.map((one) => [
            h("dt", {}, label(one.name)),
            h(
              "dd",
              {},
              h("del", {}, inWords(one.name, one.old) || "–"),
              " → ",
              h("ins", {}, inWords(one.name, one.now) || "–"),
            ),
          ]),
        ),
      ),
    );
  }
  return h(
    "li",
    { class: after ? "appears" : "goes" },
    h("i", { class: `sign ${after ? "appears" : "goes"}` }, after ? "+" : "−"),
    h("div", {}, rowWords(columns, after || before)),
  );
}

function outsideWords(version) {
  if (version.put_back) return _("an older file was put back");
  return version.parent ? _("changed outside this page") : _("initial version");
}

async function unfold(box, from, to, ...more) {
  const { columns, changes } = await get("diff", { from, to });
  box.replaceChildren(
    changes.length
      ? h(
          "ul",
          { class: "changes" },
          changes.map((one) => changeLine(columns, one)),
        )
      : h("p", { class: "muted" }, _("The rows are the same.")),
    ...more,
  );
  box.hidden = false;
}

function entry(version, back, publish) {
  const box = h("div", { class: "diff", hidden: true });
  const mark = version.in_force
    ? h("span", { class: "tag direct" }, _("current"))
    : version.finished
      ? null
      : h("span", { class: "tag" }, _("not published"));
  const said = version.who ? [h("strong", {}, version.who), ": ", version.why] : [h("em", {}, outsideWords(version))];
  const fold = () => {
    box.hidden = true;
    toggle.setAttribute("aria-expanded", "false");
  };
  const look = async () => {
    await unfold(box, version.parent, version.name);
    toggle.setAttribute("aria-expanded", "true");
  };
  const toggle = h(
    "button",
    {
      type: "button",
      class: "link",
      "aria-expanded": "false",
      onclick: () => (toggle.getAttribute("aria-expanded") === "true" ? fold() : look()),
    },
    _("What changed"),
  );
  const ask = async () => {
    // first what it would change
    const go = h(
      "button",
      { type: "button", class: "button", onclick: () => back(version) },
      _("Restore version {n}", { n: String(version.number) }),
    );
    fold();
    await unfold(
      box,
      "now",
      version.name,
      h("div", { class: "acts" }, go, h("button", { type: "button", class: "link", onclick: fold }, _("Cancel"))),
    );
    go.focus();
  };
  return h(
    "li",
    { "data-version": version.number },
    h(
      "div",
      { class: "version" },
      h("span", { class: "number" }, version.number),
      h("div", { class: "about" }, h("p", {}, ...said, " ", mark), h("p", { class: "muted" }, moment(version.when))),
      version.parent
        ? h(
            "span",
            {
              class: "plus",
              "aria-label": _("{n, plural, one {# row added} other {# rows added}}", { n: version.added }),
            },
            `+${version.added}`,
          )
        : h("span"),
      version.parent
        ? h(
            "span",
            {
              class: "minus",
              "aria-label": _("{n, plural, one {# row removed} other {# rows removed}}", { n: version.removed }),
            },
            `−${version.removed}`,
          )
        : h("span"),
      h(
        "div",
        { class: "acts" },
        version.kept ? null : h("span", { class: "muted" }, _("rows no longer kept")),
        version.parent && version.kept ? toggle : null,
        undoAct(version, { box, fold, changeLine, publish }),
        version.in_force || !version.kept
          ? null
          : h(
              "button",
              {
                type: "button",
                class: "button quiet",
                title: _("Restores the rows of version {n} as a new version.", { n: String(version.number) }),
                onclick: ask,
              },
              _("Restore this version"),
            ),
      ),
    ),
    box,
  );
}

export async function showVersions(done, who) {
  const { versions, seen, outside, restored, members } = await get("versions");
  const publish = async (act) => {
    const name = who();
    if (name) await done(() => act(name));
  };
  const back = async (version) => {
    const name = who();
    if (name)
      await done(() =>
        answered((answers) =>
          post("rollback", {
            name: version.name,
            seen,
            who: name,
            why: _("Restored version {n}", { n: String(version.number) }),
            answers,
          }),
        ),
      );
  };
  const found = outside
    ? [
        h(
          "li",
          { class: "outside" },
          _(
            "The file has been changed outside this page. When someone publishes next, that change is kept as its own version.",
          ),
        ),
      ]
    : [];
  const none = h("li", { class: "muted" }, _("Nothing has been published from this page yet."));
  const older = versions.slice(MOST),
    more = h(
      "li",
      { class: "older" },
      h(
        "button",
        {
          type: "button",
          class: "link",
          onclick: () => more.replaceWith(...older.map((version) => entry(version, back, publish))),
        },
        _("Show older versions"),
      ),
    );
  byId("versions").replaceChildren(
    putBack(restored, versions) || "",
    ...found,
    ...versions.slice(0, MOST).map((version) => entry(version, back, publish)),
    ...(versions.length ? [] : [none]),
    ...(older.length ? [more] : []),
  );
  showPast(members, { changeLine, rowWords });
}
