// What was published: who, when, why, what changed in which table, and the way back.
import { _, byId, get, h, listing, moment, post } from "./words.js";
import { changedTables, titleOf } from "./changed-tables.js";
import { putBack, showPast } from "./past.js";
import { answered } from "./questions.js";
import { undoAct } from "./undo.js";

/** @typedef {{ name: string, number: number, parent: string, who: string, when: string, why: string, added: number, removed: number,
 *   tables: Record<string, [number, number]>, whole: boolean, in_force: boolean, finished: boolean, put_back: boolean, kept: boolean }} Version
 * @typedef {(act: () => Promise<any>, list?: any[], refused?: (error: import("./words.js").RefusedError) => void) => Promise<void>} Done */
const MOST = 20; // versions shown at first

/** @param {HTMLElement} box @param {string} from @param {string} to @param {...Node} more */
async function unfold(box, from, to, ...more) {
  const { tables: changed } = await get("diff", { from, to });
  const shown = changedTables(changed);
  box.replaceChildren(...(shown.length ? shown : [h("p", { class: "muted" }, _("The rows are the same."))]), ...more);
  box.hidden = false;
}

/** Which tables changed, and by how many rows. @param {Version} version */
function extent(version) {
  const changed = Object.entries(version.tables).map(([name, [added, removed]]) =>
    _("{table} +{added} −{removed}", { table: titleOf(name), added, removed }),
  );
  return changed.length ? h("p", { class: "muted" }, listing(changed)) : null;
}

/** Who changed it and why; what nobody said is said by what came before. @param {Version} version @param {Version | undefined} parent */
function said(version, parent) {
  if (version.who) return [h("strong", {}, version.who), ": ", version.why];
  if (!version.parent) return [h("em", {}, _("initial version"))];
  if (version.put_back) return [h("em", {}, _("an older file was put back"))];
  const begun = version.whole && parent && !parent.whole && !version.added && !version.removed;
  return [h("em", {}, begun ? _("from here on with all tables") : _("changed outside this page"))];
}

/** @param {Version} version @param {Version | undefined} parent @param {(version: Version) => void} back
 * @param {import("./undo.js").Publish} publish */
function entry(version, parent, back, publish) {
  const box = h("div", { class: "diff", hidden: true });
  const mark = version.in_force
    ? h("span", { class: "tag direct" }, _("current"))
    : version.finished
      ? null
      : h("span", { class: "tag" }, _("not published"));
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
  // First what it would change.
  const ask = async () => {
    const number = { n: String(version.number) };
    const go = h(
      "button",
      { type: "button", class: "button", onclick: () => back(version) },
      _("Restore version {n}", number),
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
  /** @param {string} kind @param {string} words @param {string} text */
  const count = (kind, words, text) =>
    version.parent ? h("span", { class: kind, "aria-label": words }, text) : h("span");
  return h(
    "li",
    { "data-version": version.number },
    h(
      "div",
      { class: "version" },
      h("span", { class: "number" }, version.number),
      h(
        "div",
        { class: "about" },
        h("p", {}, ...said(version, parent), " ", mark),
        extent(version),
        h("p", { class: "muted" }, moment(version.when)),
      ),
      count(
        "plus",
        _("{n, plural, one {# row added} other {# rows added}}", { n: version.added }),
        `+${version.added}`,
      ),
      count(
        "minus",
        _("{n, plural, one {# row removed} other {# rows removed}}", { n: version.removed }),
        `−${version.removed}`,
      ),
      h(
        "div",
        { class: "acts" },
        version.kept ? null : h("span", { class: "muted" }, _("rows no longer kept")),
        version.parent && version.kept ? toggle : null,
        undoAct(version, { box, fold, publish }),
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

/** @param {Done} done does what writes, and shows what came of it @param {() => string} who */
export async function showVersions(done, who) {
  /** @type {{ versions: Version[], seen: string, outside: boolean, restored: any, members: { id: string, name: string }[] }} */
  const { versions, seen, outside, restored, members } = await get("versions");
  /** @type {import("./undo.js").Publish} */
  const publish = async (act, refused) => {
    const name = who();
    if (name) await done(() => act(name), [], refused);
  };
  /** @param {Version} version */
  const back = async (version) => {
    const name = who();
    const why = _("Restored version {n}", { n: String(version.number) });
    const send = (/** @type {Record<string, string>} */ answers) =>
      post("rollback", { name: version.name, seen, who: name, why, answers });
    if (name) await done(() => answered(send));
  };
  const changed = _(
    "The files have been changed outside this page. When someone publishes next, that change is kept as its own version.",
  );
  const found = outside ? [h("li", { class: "outside" }, changed)] : [];
  const none = h("li", { class: "muted" }, _("Nothing has been published from this page yet."));
  const made = (/** @type {Version} */ version) =>
    entry(
      version,
      versions.find((one) => one.name === version.parent),
      back,
      publish,
    );
  const older = versions.slice(MOST);
  const more = h(
    "li",
    { class: "older" },
    h(
      "button",
      { type: "button", class: "link", onclick: () => more.replaceWith(...older.map(made)) },
      _("Show older versions"),
    ),
  );
  byId("versions").replaceChildren(
    putBack(restored, versions) || "",
    ...found,
    ...versions.slice(0, MOST).map(made),
    ...(versions.length ? [] : [none]),
    ...(older.length ? [more] : []),
  );
  showPast(members, publish);
}
