// The list of steps: go to one, put the own sequence in order, save and open it.

import { readQuery } from "../core/selection.js";
import { h, linkButton, notice } from "../dom.js";
import { icon } from "../icons.js";
import { save } from "../save.js";
import { closeDialog, openDialog } from "../dialog.js";
import { store } from "../state.js";
import { addView, goTo, keepSequence } from "./go.js";
import { placeOf, steps } from "./page.js";
import { keysChoice } from "./single-keys.js";

/** @param {import("./page.js").Step} step @param {number} i */
function stepRow(step, i) {
  const { page, view } = store;
  const { _ } = view.texts;
  const act = (
    /** @type {string} */ sign,
    /** @type {string} */ words,
    /** @type {(list: string[]) => void} */ alter,
  ) => {
    const done = () => {
      const list = [...page.sequence];
      alter(list);
      keepSequence(list);
      showSteps();
    };
    return h(
      "button",
      { class: "icon", type: "button", "aria-label": `${words}: ${step.title}`, onclick: done },
      icon(sign),
    );
  };
  const up = () => act("up", _("Move up"), (list) => void list.splice(i - 1, 2, list[i], list[i - 1]));
  const down = () => act("down", _("Move down"), (list) => void list.splice(i, 2, list[i + 1], list[i]));
  const remove = () => act("close", _("Remove"), (list) => void list.splice(i, 1));
  const own = page.own ? [i ? up() : null, i < page.sequence.length - 1 ? down() : null, remove()] : null;
  const go = () => {
    closeDialog();
    page.present = true;
    goTo(step.number);
  };
  return h(
    "li",
    { "aria-current": page.present && page.step === step.number ? "step" : null, class: step.aside ? "aside" : null },
    linkButton(step.aside ? step.title : `${placeOf(step.number)}. ${step.title}`, go),
    step.aside ? null : h("span", { class: "muted" }, step.finding || step.sentence),
    h("span", { class: "acts" }, own),
  );
}

/** Another presentation begins at its first step. */
function fromFirst() {
  if (store.page.present) goTo(steps()[0].number);
  showSteps();
}

export function showSteps() {
  const { page, view } = store;
  const { _ } = view.texts;
  const button = (/** @type {string} */ words, /** @type {() => void} */ act, /** @type {any} */ attributes = {}) =>
    h("button", { class: "button quiet", type: "button", onclick: act, ...attributes }, words);
  const use = (/** @type {boolean} */ own) => () => {
    keepSequence(page.sequence, own);
    fromFirst();
  };
  const pressed = (/** @type {boolean} */ on) => ({
    class: on ? "button" : "button quiet",
    "aria-pressed": String(on),
  });
  const mine = _("{n, plural, one {My view (#)} other {My views (#)}}", { n: page.sequence.length });
  const choice = page.sequence.length
    ? h(
        "p",
        { class: "choice" },
        button(_("All steps"), use(false), pressed(!page.own)),
        button(mine, use(true), pressed(page.own)),
      )
    : null;
  const add = () => {
    addView();
    showSteps();
  };
  const open = h("input", { type: "file", accept: ".json", class: "hidden", onchange: openSequence });
  const tools = h(
    "p",
    { class: "choice" },
    button(_("Add this view"), add),
    page.own ? button(_("Save as JSON"), saveSequence) : null,
    h("label", { class: "button quiet" }, _("Open JSON"), open),
  );
  openDialog(
    _("Steps of the presentation"),
    choice,
    h("ol", { class: "steps" }, steps().map(stepRow)),
    tools,
    keysChoice(view),
  );
}

function saveSequence() {
  const { index } = store.data;
  const views = steps().map(({ query, title }) => ({ query, title }));
  const text = JSON.stringify(
    { presentation: `${index.coalition.member}-coverage`, data_version: index.version, views },
    null,
    2,
  );
  save(new Blob([text], { type: "application/json" }), "presentation.json");
}

/** @param {any} event */
async function openSequence(event) {
  const { _ } = store.view.texts;
  const file = event.target.files[0];
  try {
    const views = JSON.parse(await file.text()).views.map((/** @type {any} */ view) => String(view.query));
    const wrong = views.flatMap((/** @type {string} */ query) => readQuery(query, store.data.index).ignored);
    keepSequence(views);
    fromFirst();
    if (wrong.length) {
      notice(_("Some parts of the file were not understood and were left out: {parts}.", { parts: wrong.join(", ") }));
    }
  } catch {
    const said = _("{name} is not a saved presentation: it needs a list “views” whose entries have a “query”.", {
      name: file.name,
    });
    notice(said);
  }
}
