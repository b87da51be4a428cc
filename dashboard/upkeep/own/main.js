// The page: choose a table, or a member, edit it or drop a file, see what changes, publish all of it as one act.
import { _, byId, get, lang, learnTexts, post, toast } from "./words.js";
import { learnPlaces } from "./places.js";
import { TEXTS, learnFields, tables } from "./fields.js";
import { Grid } from "./grid.js";
import { moveByKey, pasteCells } from "./grid-keys.js";
import { TextEditor } from "./text.js";
import { Table, keyOf } from "./core/table.js";
import * as drafts from "./drafts.js";
import { wireDraft } from "./draft-view.js";
import { lockAct } from "./lock.js";
import { answered } from "./questions.js";
import { showAsking } from "./asking.js";
import * as sets from "./sets.js";
import { showBulk, wireBulk } from "./bulk.js";
import { ALL, nameOf, showCards, showChosen, showOpening, showTabs } from "./choosing.js";
import { showConflicts } from "./conflicts.js";
import { takeDays } from "./days.js";
import { say, wireFiles } from "./files.js";
import { wireFrame } from "./frame.js";
import { kept } from "./kept.js";
import { drawMap, learnShapes, sayChange } from "./map.js";
import { pickByKey } from "./picking.js";
import { carryOut, whoever } from "./publishing.js";
import { showElsewhere, showFigures, showSummary } from "./summary.js";
import { showVersions } from "./versions.js";

/** @typedef {import("./words.js").Known} Known @typedef {import("./words.js").Finding} Finding */
const WAIT = 300; // milliseconds without a key before the rows are checked
const PATIENCE = 400; // milliseconds that a check may take before it is said

/** What was found of what was checked last.
 * @type {{ tables: Table[], counts: any[], findings: Finding[], preview: any, readers: any }} */
let last = { tables: [], counts: [], findings: [], preview: null, readers: null };
/** @type {Known} */
let known;
/** @type {Grid} */
let grid;
/** @type {TextEditor} */
let text;
/** @type {Table | null} */
let table = null;
let timer = 0;
let asking = 0;
let checking = 0;

const named = (/** @type {string} */ id) => nameOf(known, id);

async function start() {
  known = await get("known");
  learn();
  sets.restore();
  grid = new Grid({ changed, open: (member) => choose({ table: "operations", member }) });
  text = new TextEditor(changed);
  wireBulk(grid);
  wireFiles(() => table?.member ?? "", took);
  warn(known.error);
  tabs();
  cards();
  byId("who").value = kept("localStorage", "upkeep-who") || "";
  const asked = new URLSearchParams(location.search);
  const [member, named_] = [asked.get("member"), asked.get("table") ?? ""];
  if (named_ !== "operations" && named_ in tables()) await choose({ table: named_, member: "" });
  else if (member !== null && (["", ALL].includes(member) || known.members.some((one) => one.id === member)))
    await choose({ table: "operations", member });
  else if (sets.changed().length) await choose(sets.changed()[0]);
  await whomToAsk();
  await showVersions(published, whoever);
  document.documentElement.dataset.ready = "1";
}

/** Whether these are the rows of a member that the server does not know yet. @param {Table} of */
const isUnknown = ({ table: name, member }) =>
  name === "operations" && !["", ALL].includes(member) && !known.members.some((one) => one.id === member);

const whomToAsk = () => showAsking((/** @type {string} */ id) => choose({ table: "operations", member: id }));

function learn() {
  learnTexts(known);
  learnPlaces(known);
  learnFields(known);
  learnShapes(known.shapes);
}

const tabs = () =>
  showTabs(table?.table ?? "operations", (name) =>
    name === "operations" ? opening() : choose({ table: name, member: "" }),
  );
const cards = () => showCards(known, table, (member) => choose({ table: "operations", member }));

/** Go back to the choice of a member. */
function opening() {
  leave();
  table = null;
  history.replaceState(null, "", `?${new URLSearchParams({ lang })}`);
  showOpening();
  cards();
  tabs();
}

/** What was typed belongs to the table that is left. */
function leave() {
  if (!table) return;
  if (TEXTS.includes(table.table)) text.settle();
  else grid.settle();
}

/** @param {import("./core/table.js").Whose} whose */
async function choose({ table: name, member }) {
  leave();
  const operations = name === "operations";
  if (table?.key !== keyOf({ table: name, member })) scrollTo(0, 0);
  const fresh = await get("rows", operations ? { member } : { table: name });
  warn(fresh.error);
  table = sets.open({ table: name, member }, fresh.columns, fresh.rows);
  history.replaceState(null, "", `?${new URLSearchParams({ lang, ...(operations ? { member } : { table: name }) })}`);
  showChosen(table, known);
  cards();
  say([]);
  if (TEXTS.includes(name)) text.show(table);
  else grid.show(table);
  tabs();
  await check();
}

/** @param {string} error */
function warn(error) {
  byId("bad").hidden = !error;
  const words = _("The files in the data folder have errors. The map still shows the last data without errors.");
  byId("bad").textContent = error ? `${words} ${error}` : "";
}

/** @param {import("./files.js").Taken} read what a file holds */
async function took(read) {
  if (!table) return;
  if (JSON.stringify(read.before) !== JSON.stringify(table.before)) {
    // others published since the page was opened, or the file was made
    table = new Table(table, table.columns, read.before);
    sets.put(table);
    grid.show(table);
  }
  table.replace(read.rows, read.origins);
  grid.draw();
  grid.toChange();
  await check();
}

function changed() {
  frame();
  clearTimeout(timer);
  timer = window.setTimeout(check, WAIT);
}

function frame() {
  if (!table) return;
  drafts.keep(table);
  byId("rows-title").textContent = TEXTS.includes(table.table) ? table.table : grid.title();
  byId("undo").disabled = !table.past.length && !(TEXTS.includes(table.table) ? table.changed : grid.held);
  byId("discard").disabled = !table.changed;
  byId("go").disabled = !sets.changed().some(sets.goes);
  byId("hindrance").textContent = "";
  if (!TEXTS.includes(table.table)) showBulk(grid);
  summary();
}

function summary() {
  if (!table) return;
  showSummary({ ...last, named, shown: table, open: choose, toError, chosen: changed });
}

/** @param {Table} of */
async function toError(of) {
  if (of !== table) await choose(of);
  if (!TEXTS.includes(of.table)) grid.toError();
}

async function check() {
  clearTimeout(timer);
  const mine = ++asking;
  const shown = table;
  const list = sets.checked(shown);
  if (!shown) return;
  clearTimeout(checking);
  checking = window.setTimeout(() => (byId("checking").hidden = false), PATIENCE);
  try {
    const answer = await post("check", { edits: sets.asEdits(list) });
    if (mine !== asking || shown !== table) return;
    takeDays(list, answer.days, grid);
    last = { tables: list, ...answer };
    warn(answer.error);
    const own = last.findings.filter((one) => one.edit === list.indexOf(shown));
    if (TEXTS.includes(shown.table)) text.found(own, answer.readers.texts[shown.table]);
    else grid.found(own);
    paint();
  } catch (error) {
    toast(/** @type {Error} */ (error).message);
  } finally {
    if (mine === asking) {
      clearTimeout(checking);
      byId("checking").hidden = true;
    }
  }
}

function paint() {
  if (!table) return;
  frame();
  const going = sets.changed().some(sets.goes);
  const mapped = last.tables.some((one) => one.table === "operations");
  byId("on-map").hidden = !mapped;
  if (mapped) drawMap(last.preview);
  const wrong = last.findings.filter((one) => one.edit >= 0 && one.severity === "error");
  sayChange(last.preview, going, new Set(wrong.map((one) => `${one.edit}/${one.row}`)).size);
  showFigures(going ? last.readers : null);
  showElsewhere(last.findings);
  tabs();
  document.documentElement.dataset.checked = String(asking);
}

/** @param {() => Promise<any>} act @param {Table[]} [list] what it publishes; restoring publishes no edits, and keeps them
 * @param {(error: import("./words.js").RefusedError) => void} [refused] */
async function published(act, list = [], refused = (error) => hindered(error, list)) {
  const relearn = async () => {
    known = { ...known, ...(await get("known")) };
    learn();
    cards();
  };
  const renew = async () => {
    sets.forget(list);
    await relearn();
    if (table && isUnknown(table)) {
      // a member that was just added: its rows stay as they were published until the map has loaded it
      table = new Table(table, table.columns, table.after);
      sets.put(table);
      grid.show(table);
    } else if (table) await choose(table);
    await showVersions(published, whoever);
  };
  // A member that was added is known from here on.
  const loaded = async () => {
    await relearn();
    await whomToAsk();
    if (table && !table.changed) await choose(table);
  };
  await carryOut(act, { renew, loaded, warn, refused });
}

/** @param {import("./words.js").RefusedError} error @param {Table[]} list */
async function hindered(error, list) {
  const { conflicts, findings, edit = 0 } = error.body;
  const said = (findings ?? [])
    .slice(0, 3)
    .map((/** @type {Finding} */ one) => one.where)
    .filter(Boolean);
  const words = [error.message, ...said].join(" · ");
  showVersions(published, whoever); // what stood in the way may be a version that the list does not show yet
  const of = list[conflicts ? edit : findings?.[0]?.edit];
  if (of && of !== table) await choose(of);
  byId("hindrance").textContent = words;
  if (conflicts && of) showConflicts(conflicts, of, settledConflict);
  if (findings && table) toError(table);
  byId("hindrance").replaceChildren(words, lockAct(error.body.lock, whoever));
  if (!table) toast(error.message);
}

function settledConflict() {
  if (!table) return;
  if (TEXTS.includes(table.table)) text.show(table);
  else grid.draw();
  check();
  byId("hindrance").textContent = "";
}

/** @param {(of: Table) => void} act one step on the whole table */
function whole(act) {
  if (!table) return;
  leave();
  act(table);
  say([]);
  if (TEXTS.includes(table.table)) text.show(table);
  else grid.draw();
  changed();
}

/** @param {SubmitEvent} e */
function publish(e) {
  e.preventDefault();
  leave();
  const who = whoever();
  const why = byId("why").value.trim();
  if (!who) return;
  if (!why) {
    byId("hindrance").textContent = _("Enter the reason: people who read this later will want to know.");
    byId("why").focus();
    return;
  }
  const list = sets.changed().filter(sets.goes);
  published(
    () =>
      answered((/** @type {Record<string, string>} */ answers) =>
        post("publish", { edits: sets.asEdits(list), who, why, answers }),
      ),
    list,
  );
}

function wire() {
  wireDraft(() => sets.asEdits(sets.changed().filter(sets.goes)));
  byId("member").addEventListener("change", (/** @type {any} */ e) =>
    choose({ table: "operations", member: e.target.value }),
  );
  byId("add").addEventListener("click", () => grid.add());
  byId("undo").addEventListener("click", () => whole((of) => of.undo()));
  byId("discard").addEventListener("click", () => whole((of) => of.discard()));
  byId("search").addEventListener("input", (/** @type {any} */ e) => grid.see({ search: e.target.value }));
  byId("grid").addEventListener("paste", (/** @type {ClipboardEvent} */ e) => pasteCells(grid, e));
  byId("grid").addEventListener("keydown", (/** @type {KeyboardEvent} */ e) => moveByKey(grid, e));
  byId("grid").addEventListener("keydown", (/** @type {KeyboardEvent} */ e) => pickByKey(grid, e));
  for (const level of document.querySelectorAll("[name=level]")) level.addEventListener("change", paint);
  byId("publish").addEventListener("submit", publish);
  addEventListener("focus", () => table && check()); // the files may have been mended meanwhile
  wireFrame();
}

wire();
start().catch((error) => {
  byId("bad").hidden = false;
  byId("bad").textContent = error.message;
});
