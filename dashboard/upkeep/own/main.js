// The page: choose a member, edit its rows or drop a file, see what changes, publish.
import { _, byId, get, h, lang, learnTexts, post, toast } from "./words.js";
import { learnPlaces } from "./places.js";
import { Rows, label, learnLists } from "./rows.js";
import { Table } from "./table.js";
import * as drafts from "./drafts.js";
import { wireDraft } from "./draft-view.js";
import { keepAs, kept } from "./kept.js";
import { lockAct } from "./lock.js";
import { drawMap, learnShapes, sayChange } from "./map.js";
import { changeLine, rowWords, showVersions } from "./versions.js";
import { answered } from "./questions.js";
import { chooseAnew, rowsWanted, understood } from "./dropping.js";
import { showAsking } from "./asking.js";

const WAIT = 300; // milliseconds without a key before the rows are checked
const PATIENCE = 12; // looks, half a second each, until an error that was there before is taken to be there still
const LARGEST = 11_000_000; // bytes of a spreadsheet
const tables = new Map(); // member -> its rows as they are being edited
let known,
  rows,
  table,
  last,
  timer,
  asking = 0,
  leaving = false;

const named = (id) => known.members.find((member) => member.id === id)?.name || _("Rows without a known member");

async function start() {
  known = await get("known");
  learnTexts(known);
  learnPlaces(known);
  learnShapes(known.shapes);
  learnLists(known);
  rows = new Rows(changed);
  warn(known.error);
  cards();
  byId("who").value = kept("localStorage", "upkeep-who") || "";
  const asked = new URLSearchParams(location.search).get("member");
  if (asked !== null && (asked === "" || known.members.some((member) => member.id === asked))) await choose(asked);
  await showAsking(choose);
  await showVersions(published, whoever);
  document.documentElement.dataset.ready = "1";
}

function cards() {
  const lost = known.lost ? [{ id: "", name: _("Rows without a known member"), rows: known.lost }] : [];
  const all = [...known.members, ...lost];
  const open = (member) =>
    h(
      "button",
      { type: "button", class: `member${member.id ? "" : " lost"}`, onclick: () => choose(member.id) },
      h("strong", {}, member.name),
      h("span", {}, _("{n, plural, one {# row} other {# rows}}", { n: member.rows })),
    );
  byId("members").replaceChildren(...all.map(open));
  byId("member").replaceChildren(
    ...all.map((member) => h("option", { value: member.id }, `${member.name} (${member.rows})`)),
  );
}

async function choose(member) {
  const fresh = await get("rows", { member });
  warn(fresh.error);
  if (!tables.get(member)?.changed)
    tables.set(
      member,
      (!tables.has(member) && drafts.found(member, fresh.columns)) || new Table(member, fresh.columns, fresh.rows),
    );
  table = tables.get(member);
  last = null;
  history.replaceState(null, "", `?${new URLSearchParams({ lang, member })}`);
  byId("member").value = member;
  byId("members").hidden = true;
  for (const id of ["chosen", "editor"]) byId(id).hidden = false;
  document.querySelector("#opening h1").textContent = named(member);
  byId("opening").classList.add("small");
  byId("drop").hidden = byId("take").hidden = byId("add").hidden = member === "";
  byId("take-workbook").href = `/upkeep/rows.xlsx?${new URLSearchParams({ member, lang })}`;
  byId("take-csv").href = `/upkeep/rows.csv?${new URLSearchParams({ member, excel: lang })}`;
  say([]);
  rows.show(table);
  await check();
}

function warn(error) {
  byId("bad").hidden = !error;
  const words = _("The files in the data folder have errors. The map still shows the last data without errors.");
  byId("bad").textContent = error ? `${words} ${error}` : "";
}

function say(notes, refused = false) {
  byId("read-notes").hidden = !notes.length;
  byId("read-notes").classList.toggle("bad", refused);
  byId("read-notes").setAttribute("role", refused ? "alert" : "status");
  byId("read-notes").replaceChildren(
    ...notes.map(({ words, row, columns = [] }) => {
      const where = [row && _("Row {n}", { n: String(row) }), ...columns.map(label)].filter(Boolean).join(", ");
      return h("li", {}, where && h("strong", {}, `${where}: `), words);
    }),
  );
}

function changed() {
  frame();
  clearTimeout(timer);
  timer = setTimeout(check, WAIT);
}

function frame() {
  drafts.keep(table);
  byId("rows-title").textContent = rows.title();
  byId("undo").disabled = !table.past.length && !rows.held;
  byId("discard").disabled = !table.changed;
  byId("go").disabled = !table.changed;
  byId("hindrance").textContent = "";
}

const edit = () => ({ member: table.member, columns: table.columns, before: table.before, after: table.after });

async function check() {
  clearTimeout(timer);
  const mine = ++asking,
    of = table;
  try {
    const answer = await post("check", edit());
    if (mine !== asking || of !== table) return;
    last = answer.preview;
    warn(answer.error);
    rows.found(answer.findings);
    paint();
  } catch (error) {
    toast(error.message);
  }
}

function paint() {
  frame();
  drawMap(last);
  sayChange(last, table.changed);
  document.documentElement.dataset.checked = String(asking);
}

function whoever() {
  const who = byId("who").value.trim();
  if (!who) {
    byId("hindrance").textContent = _("Enter your name.");
    toast(_("Enter your name."));
    byId("editor").hidden = false;
    byId("who").focus();
  } else keepAs("localStorage", "upkeep-who", who);
  return who;
}

// Nothing can be edited or chosen while `act` goes on: what it gives belongs to the rows as they are.
async function alone(act) {
  const work = byId("work"),
    focused = document.activeElement;
  work.inert = true;
  try {
    return await act();
  } finally {
    work.inert = false;
    focused.focus({ preventScroll: true });
  }
}

// Do what writes; afterwards show the rows as they are in force, and wait for the dashboard to show them too.
// What was edited for `member` is published by it; a roll back publishes no edits, and keeps them.
async function published(act, member) {
  toast(""); // what was said of an earlier publication is not said of this one
  const before = await readiness();
  try {
    const { version } = await alone(act);
    if (member !== undefined) {
      drafts.forget(member);
      tables.delete(member);
    }
    byId("why").value = "";
    byId("conflicts").hidden = true;
    known = { ...known, ...(await get("known")) };
    cards();
    if (table) await choose(table.member);
    await showVersions(published, whoever);
    toast(_("Version {n} is saved. The map is loading it.", { n: String(version.number) }));
    await shown(before, version.number);
  } catch (error) {
    hindered(error);
  }
}

const readiness = () =>
  fetch("/readyz")
    .then((answer) => answer.json())
    .catch(() => ({}));
async function shown(before, number) {
  for (let tried = 0; tried < 120; tried++) {
    const now = await readiness();
    if (now.last_error && (now.last_error !== before.last_error || tried > PATIENCE)) {
      warn((await get("rows", { member: table?.member ?? "" })).error);
      toast(_("Version {n} is saved, but the map cannot show it: the data have errors.", { n: String(number) }));
      return;
    }
    if (now.loaded_at !== before.loaded_at || now.data_version !== before.data_version) {
      toast(
        _("Version {n} is published and on the map.", { n: String(number) }),
        h("a", { href: `/?lang=${lang}` }, _("See it on the map")),
      );
      document.documentElement.dataset.shown = String(number);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function hindered(error) {
  byId("hindrance").replaceChildren(error.message, lockAct(error.body?.lock, whoever));
  if (error.body?.conflicts) conflicts(error.body.conflicts, error.body.columns);
  showVersions(published, whoever); // what stood in the way may be a version that the list does not show yet
  if (error.body?.findings) document.querySelector("[aria-invalid=true]")?.focus();
  if (!table) toast(error.message);
}

function conflicts(list, columns) {
  const side = (title, made, choice, one) =>
    h(
      "div",
      { class: "side-of" },
      h("strong", {}, title),
      ...made.map((after) =>
        after
          ? h("ul", { class: "changes" }, changeLine(columns, { before: one.before, after }))
          : h("p", {}, _("taken away")),
      ),
      h(
        "button",
        { type: "button", class: "button quiet", onclick: () => settle(one, choice) },
        choice === "mine" ? _("Keep mine") : _("Keep theirs"),
      ),
    );
  const settle = (one, choice) => {
    table.settle(one, choice);
    const rest = list.filter((other) => other !== one);
    rows.draw();
    check();
    byId("hindrance").textContent = "";
    rest.length ? conflicts(rest, columns) : (byId("conflicts").hidden = true);
  };
  byId("conflicts").hidden = false;
  byId("conflicts").replaceChildren(
    h("h3", {}, _("Also changed by someone else")),
    ...list.map((one) =>
      h(
        "div",
        { class: "conflict" },
        h("p", { class: "muted" }, _("Before: {row}", { row: rowWords(columns, one.before) })),
        h(
          "div",
          { class: "both" },
          side(_("Theirs"), one.theirs, "theirs", one),
          side(_("Mine"), one.mine, "mine", one),
        ),
        h("button", { type: "button", class: "link", onclick: () => settle(one, "both") }, _("Keep both")),
      ),
    ),
  );
  byId("conflicts").scrollIntoView({ block: "nearest" });
}

async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 32_768) text += String.fromCharCode(...bytes.subarray(i, i + 32_768));
  return btoa(text);
}

async function read(file, columns = null) {
  if (!file) return;
  toast("");
  if (file.size > LARGEST) {
    toast(_("The file is too large. The limit is 11 MB."));
    return;
  }
  try {
    const send = (meant) =>
      alone(async () =>
        post("read", { member: table.member, name: file.name, data: await base64(file), columns: meant }),
      );
    const taken = await understood(send, file.name, columns);
    const wanted = taken && (await rowsWanted(taken, file.name));
    if (!wanted) return;
    if (JSON.stringify(taken.before) !== JSON.stringify(table.before)) {
      // others published since the page was opened, or the file was made
      table = new Table(table.member, table.columns, taken.before);
      tables.set(table.member, table);
      rows.show(table);
    }
    table.replace(wanted);
    rows.draw();
    say([
      {
        words: _("{n, plural, one {# row was read from {name}.} other {# rows were read from {name}.}}", {
          n: taken.rows.length,
          name: file.name,
        }),
      },
      ...(wanted === taken.add.rows ? taken.add.notes : taken.notes),
    ]);
    if (taken.renamed) byId("read-notes").append(chooseAnew(() => read(file, "anew")));
    await check();
  } catch (error) {
    say([{ words: _("Nothing was read from {name}.", { name: file.name }) }, { words: error.message }], true);
  } finally {
    byId("file").value = "";
  }
}

const edits = () =>
  [...tables.values()]
    .filter((one) => one.changed)
    .map(({ member, columns, before, after }) => ({ member, columns, before, after }));

function wire() {
  wireDraft(edits);
  byId("member").addEventListener("change", (e) => choose(e.target.value));
  byId("add").addEventListener("click", () => rows.blank());
  byId("undo").addEventListener("click", () => {
    rows.settle();
    table.undo();
    rows.draw();
    changed();
  });
  byId("discard").addEventListener("click", () => {
    rows.settle();
    table.discard();
    say([]);
    rows.draw();
    changed();
  });
  byId("file").addEventListener("change", (e) => read(e.target.files[0]));
  for (const level of document.querySelectorAll("[name=level]")) level.addEventListener("change", paint);
  byId("publish").addEventListener("submit", (e) => {
    e.preventDefault();
    const who = whoever(),
      why = byId("why").value.trim();
    if (!who) return;
    if (!why) {
      byId("hindrance").textContent = _("Enter the reason: people who read this later will want to know.");
      byId("why").focus();
      return;
    }
    published(() => answered((answers) => post("publish", { ...edit(), who, why, answers })), table.member);
  });
  const drop = byId("drop"),
    over = (on) => (e) => {
      e.preventDefault();
      drop.classList.toggle("over", on);
    };
  drop.addEventListener("dragover", over(true));
  drop.addEventListener("dragleave", over(false));
  drop.addEventListener("drop", (e) => {
    over(false)(e);
    read(e.dataTransfer.files[0]);
  });
  for (const link of document.querySelectorAll("[data-lang]"))
    link.addEventListener("click", (e) => {
      leaving = !(e.ctrlKey || e.metaKey || e.shiftKey);
      link.href = `?${new URLSearchParams({ ...(table ? { member: table.member } : {}), lang: link.dataset.lang })}`;
    });
  byId("scheme").addEventListener("click", () => {
    const root = document.documentElement.dataset;
    root.theme = root.theme === "dark" ? "light" : "dark";
    keepAs("localStorage", "upkeep-scheme", root.theme);
  });
  addEventListener("focus", () => {
    if (table) check();
  }); // the files may have been mended meanwhile
  addEventListener("beforeunload", (e) => {
    if (!leaving && (drafts.any() || [...tables.values()].some((one) => one.changed))) e.preventDefault();
  });
}

wire();
start().catch((error) => {
  byId("bad").hidden = false;
  byId("bad").textContent = error.message;
});
