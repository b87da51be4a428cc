// The one file that knows Dash: its controls and callbacks, and what of it is private. Tried with Dash 4.4: where a newer one breaks
// it, look at the four parts marked "private", at dashboard/bundling/pack.py (names of webpack's chunks) and at dashboard/bundling/freeze.py (currentScript).

import { menuWords, optionsOf } from "./core/menus.js";
import { equal, knownValues, readQuery } from "./core/selection.js";
import { optionWord } from "./core/words.js";
import { View } from "./core/view.js";
import { notice, translatePage } from "./dom.js";
import { icon, placeIcons } from "./icons.js";
import {
  browserLanguage,
  remember,
  replaceLink,
  stepDone,
  stepTaken,
  systemMode,
  writeDue,
  writeSoon,
} from "./link.js";
import { dress, drawFirst, drawRest, listenPage } from "./page.js";
import { listenPresenter } from "./presenter/keys.js";
import { readPage, stepOf } from "./presenter/page.js";
import { drawStage } from "./presenter/stage.js";
import { showCode } from "./share/code.js";
import { listenShare } from "./share/menu.js";
import { connect, store } from "./state.js";
import { choose } from "./views/acts.js";
import { endFirstContent } from "./views/first-content.js";
import { hover } from "./views/hover.js";
import { moveLand } from "./views/land.js";
import { drawingOf, figureOf, GRAPHS } from "./views/maps.js";
import { hideTooltip, listenTooltip, showTooltip } from "./views/tooltip.js";

/** @typedef {Record<string, any>} State */

/** Private: Dash asks for its layout and its callbacks; both came with the page. */
function answerDash() {
  const ask = window.fetch;
  window.fetch = (request, ...rest) => {
    const address = String(/** @type {any} */ (request).url || request);
    const name = String(address.split("?")[0].split("/").pop());
    const answer = { ...store.data.layout, ...store.data.callbacks }[name];
    if (!answer) return ask(request, ...rest);
    return Promise.resolve(new Response(JSON.stringify(answer), { headers: { "Content-Type": "application/json" } }));
  };
}

/** Plotly asks a foreign host for its base map unless it finds one here; ours is empty: all land on the maps is the project's own. */
function giveBaseMap() {
  const none = { type: "GeometryCollection", geometries: [] };
  const layers = ["coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits"];
  const world = { type: "Topology", arcs: [], objects: Object.fromEntries(layers.map((name) => [name, none])) };
  const scales = ["world", "europe"].flatMap((scope) => ["110m", "50m"].map((scale) => `${scope}_${scale}`));
  Object.assign(window, { PlotlyGeoAssets: { topojson: Object.fromEntries(scales.map((name) => [name, world])) } });
}

/** Private: the one way in which a script sets properties of components. @returns {any} */
const dash = () => /** @type {any} */ (window).dash_clientside;
/** @param {string} id @param {Record<string, any>} props */
const set = (id, props) => dash().set_props(id, props);

/** @returns {[string, any][]} the parameters in the order of the callbacks */
const parameters = () => Object.entries(store.data.index.parameters);

/** The value of a parameter as its control holds it: a ticked box holds ["1"]. @param {State} state @param {string} name @param {any} control */
const asControl = (state, name, { look, ticked }) =>
  look === "tick" ? (state[name] === ticked ? ["1"] : []) : state[name];

/** @param {any} value @param {string} name @param {any} parameter */
function asState(value, name, { control, values, default: usual }) {
  if (control.look === "tick") {
    const other = values.find((/** @type {string} */ v) => v !== control.ticked) ?? "";
    return (value || []).includes("1") ? control.ticked : control.ticked === usual ? other : usual;
  }
  return Array.isArray(usual) ? knownValues(name, value, store.data.index) : value;
}

/** @param {any[]} values @returns {State} */
function stateOf(values) {
  const state = Object.fromEntries(
    parameters().map(([name, parameter], i) => [name, asState(values[i], name, parameter)]),
  );
  const { countries, levels } = store.data.index;
  const shown = state.view === "partners" ? countries : levels[state.level].places;
  return shown.some((/** @type {any} */ place) => place.code === state.place) ? state : { ...state, place: "" };
}

// held: the state that the controls have. sent: those on their way to them, the newest last. ahead: a step is shown, which they follow.
// repainted: the last time that a repaint was asked for.
const flow = {
  /** @type {State | null} */ held: null,
  /** @type {State[]} */ sent: [],
  ahead: false,
  /** @type {any} */ repainted: undefined,
  inputAt: 0,
  listening: false,
};

/** Callback: what the link asks for goes to the controls. */
function fromLink() {
  const { data, page } = store;
  writeDue();
  const asked = new URLSearchParams(location.search);
  const lang = asked.get("lang") || "";
  document.documentElement.lang = lang in data.presentation ? lang : browserLanguage();
  if (store.view) store.view = store.view.having({ lang: document.documentElement.lang });
  const wrong = readPage(asked);
  const step = page.present && stepOf(page.step);
  const { state, ignored } = readQuery(
    step ? `${step.query}&${location.search.slice(1)}` : location.search,
    data.index,
  );
  state.lang = document.documentElement.lang;
  if (!state.theme_mode) state.theme_mode = systemMode();
  const { _ } = new View(state, data).texts;
  const left = [...wrong, ...ignored];
  const stale = asked.get("v") && asked.get("v") !== data.index.version;
  const said = [
    left.length
      ? _("Some parts of the link were not understood and were left out: {parts}.", { parts: left.join(", ") })
      : "",
    stale ? _("The data have changed since this link was made.") : "",
  ];
  notice(said.join(" ").trim());
  return toControls(state);
}

/** Only what differs goes to the controls, so that a step is painted once. @param {State} state */
function toControls(state) {
  const known = [flow.held, ...flow.sent];
  const same = (/** @type {string} */ name) => known.every((one) => one && equal(one[name], state[name]));
  if (!parameters().every(([name]) => same(name))) flow.sent.push(state);
  else if (!flow.ahead) paintState(state);
  return parameters().map(([name, { control }]) => (same(name) ? dash().no_update : asControl(state, name, control)));
}

/** Callback: the words of the controls in a language. @param {string} lang */
function words(lang) {
  const { index, worded } = store.data;
  const { texts } = new View({ ...readQuery("", index).state, lang }, store.data);
  return worded.map((/** @type {[string, string, string]} */ [name, , prop]) => {
    const { control, values } = index.parameters[name];
    if (prop === "placeholder") return texts._(control.nothing);
    if (prop === "labels") return menuWords(texts);
    if (control.look === "menu") return optionsOf(name, index, texts).map(asOption);
    if (control.look === "tick") return [{ value: "1", label: optionWord(name, "1", index, texts) }];
    const nothing = control.empty ? [{ value: "", label: texts._(control.nothing) }] : [];
    return [
      ...nothing,
      ...values.map((/** @type {string} */ value) => ({ value, label: optionWord(name, value, index, texts) })),
    ];
  });
}

/** Private: a component as Dash writes it. @param {Record<string, any>} props @param {any} children */
const span = (props, children) => ({ namespace: "dash_html_components", type: "Span", props: { ...props, children } });

/** @param {import("./core/menus.js").Option} option */
const asOption = ({ value, short, long, search }) => ({
  value,
  search,
  label: span({ className: "option" }, long ? [span({}, short), span({}, long)] : [span({}, short)]),
});

const isReady = () => document.documentElement.dataset.ready === "1";

/** Callback: Dash draws the first map; from then on the page draws it itself, and the frame need not wait for Dash.
 * @param {...any} values those of the controls, when a repaint was asked for, and the two figures */
function paint(...values) {
  const [asked, ...figures] = values.slice(-3);
  const byDash = !isReady();
  const state = heard(stateOf(values));
  const known = store.view && parameters().every(([name]) => equal(state[name], store.view.state[name]));
  if (known && asked === flow.repainted) {
    stepDone();
    return [dash().no_update, dash().no_update]; // painted already
  }
  flow.repainted = asked;
  const asNeeded = { ...levelOfNeed(state), ...endOfComparing(state) };
  if (Object.keys(asNeeded).length) change(asNeeded);
  paintState({ ...state, ...asNeeded });
  const drawn = (/** @type {string} */ view, /** @type {number} */ i) =>
    byDash && state.view === view ? figureOf(figures[i], store.view, { code: shownCode() }) : dash().no_update;
  return Object.keys(GRAPHS).map(drawn);
}

/** Who chooses members in the list while two are compared looks at these: a link cannot ask for both, see readQuery. @param {State} state */
const endOfComparing = ({ member, compare }) => (member.length && compare.length ? { compare: [] } : {});

/** The level to go to when a figure of need is chosen that is not known at the level shown; nothing to stay. @param {State} state */
function levelOfNeed({ need, level }) {
  const known = store.data.index.two_ways[need];
  const before = store.view?.state.need;
  return known && before !== need && !(level in known) ? { level: Object.keys(known)[0] } : {};
}

const shownCode = () => store.cursor || store.view.state.place;

/** What the controls have changed since they were heard last, upon what is shown. What they only repeat of a view that was sent to them
 * is no news where a newer one is shown, or on its way. @param {State} state */
function heard(state) {
  const before = flow.held;
  const shown = store.view?.state;
  flow.held = state;
  if (!before || !shown) {
    flow.sent = [];
    return state;
  }
  const names = parameters().map(([name]) => name);
  const changed = names.filter((name) => !equal(before[name], state[name]));
  const repeats = (/** @type {State} */ sent, /** @type {string} */ name) => equal(sent[name], state[name]);
  const chosen = changed.filter((name) => !flow.sent.some((sent) => repeats(sent, name)));
  const repeated = changed.filter((name) => !chosen.includes(name));
  if (repeated.length || !chosen.length) {
    const arrived = flow.sent.findLastIndex((sent) => repeated.every((name) => repeats(sent, name)));
    flow.sent.splice(0, arrived + 1);
  }
  if (chosen.length) stepDone(); // the reader has gone on from it
  const news = flow.ahead || flow.sent.length ? chosen : changed;
  const next = { ...shown, ...Object.fromEntries(news.map((name) => [name, state[name]])) };
  const behind = names.some((name) => !equal(state[name], next[name]));
  if (!behind) flow.ahead = false;
  else if (flow.ahead && !flow.sent.length) follow();
  return next;
}

/** What the reader looks at is drawn for the next frame; the rest of the page, and the link, follow it.
 * @param {State} state @param {() => void} [then] */
function paintState(state, then = () => {}) {
  const now = performance.now();
  const begun = now - flow.inputAt < 1000 ? flow.inputAt : now;
  const before = store.view?.state;
  const draw = isReady() ? drawHere : drawByDash;
  const view = new View(state, store.data);
  store.view = view;
  dress(view, before);
  drawStage(); // before the figures: it decides how much room they have
  if (before?.lang !== state.lang) translate(view);
  drawFirst(view);
  if (before) writeSoon();
  else {
    drawRest(view);
    replaceLink();
  }
  draw(view, () =>
    painted((end) => {
      if (store.view === view) drawRest(view);
      writeDue();
      performance.measure("coverage:selection", { start: begun, end });
      if (!isReady())
        for (const listen of [listenPage, listenTooltip, () => listenPresenter(showCode), listenShare]) listen();
      document.documentElement.dataset.ready = "1";
      then();
    }),
  );
}

/** @param {View} view */
function translate({ texts, index }) {
  translatePage(texts, index.coalition.short[texts.lang]);
  placeIcons();
}

/** Call back with the time at which the next frame was on the screen. @param {(end: number) => void} then */
function painted(then) {
  requestAnimationFrame(() =>
    setTimeout(() => {
      const end = performance.now();
      endFirstContent();
      then(end);
    }),
  );
}

/** @param {View} view @param {() => void} then */
function drawHere(view, then) {
  if (!(view.state.view in GRAPHS) || store.view !== view) return then();
  const plot = drawingOf(GRAPHS[view.state.view]);
  if (!plot?.on) return void requestAnimationFrame(() => drawHere(view, then)); // its view has just been opened
  const { data, layout } = figureOf(plot, view, { code: shownCode() });
  /** @type {any} */ (window).Plotly.react(plot, data, layout).then(then);
}

/** @param {View} view @param {() => void} then */
function drawByDash(view, then) {
  const plot = drawingOf(GRAPHS.map);
  if (!plot?.on) return void requestAnimationFrame(() => drawByDash(view, then));
  listenMaps();
  if (view.state.view !== "map") return then();
  const settled = () => {
    plot.removeListener("plotly_afterplot", settled);
    then();
  };
  plot.on("plotly_afterplot", settled);
}

const STILL = 6; // pixels that a press may move and be a choice: more is a drag of a zoomed map

function listenMaps() {
  if (flow.listening) return;
  flow.listening = true;
  let begun = { x: 0, y: 0 };
  addEventListener("pointerdown", ({ clientX: x, clientY: y }) => void (begun = { x, y }), true);
  const dragged = (/** @type {MouseEvent} */ { clientX, clientY }) =>
    Math.hypot(clientX - begun.x, clientY - begun.y) > STILL;
  for (const id of Object.values(GRAPHS)) {
    const listen = () => {
      const plot = drawingOf(id);
      if (!plot?.on) return void setTimeout(listen, 50);
      plot.on(
        "plotly_click",
        (/** @type {any} */ { points: [point], event }) => point?.location && !dragged(event) && choose(point.location),
      );
      plot.on("plotly_hover", (/** @type {any} */ { points: [point], event }) => {
        showTooltip(point.location, event);
        hover([point.location]);
      });
      plot.on("plotly_unhover", () => {
        hideTooltip();
        hover([]);
      });
      // Private: told of another part of the map, Dash draws the figure that it holds, which is that of the first view.
      const moved = (/** @type {any} */ e) => Object.keys(e).some((key) => key.startsWith("geo."));
      plot.on("plotly_relayout", (/** @type {any} */ e) => moved(e) && setTimeout(repaint));
      plot.on("plotly_relayouting", () => hover([]));
      if (id === GRAPHS.map) plot.on("plotly_relayouting", moveLand);
    };
    listen();
  }
}

/** Callback: back to all members and places; language, colours and view stay. */
function reset() {
  const { view, lang, theme_mode } = store.view.state;
  remember({ ...readQuery("", store.data.index).state, view, lang, theme_mode });
  return performance.now();
}

/** Private: dcc controls take no aria attributes, and call their radio buttons the options of a listbox: name them, and give them
 * the roles they have, whenever they are drawn anew. */
function nameControls() {
  if (!store.view) return;
  const { _ } = store.view.texts;
  /** @type {Record<string, string>} */
  const spoken = {
    match: _("Any of the members, or all of them"),
    language: _("Language"),
    "color-scheme": _("Colours"),
  };
  const put = (/** @type {Element} */ e, /** @type {string} */ name, /** @type {string | null} */ value) => {
    if (e.getAttribute(name) === value) return;
    if (value === null) e.removeAttribute(name);
    else e.setAttribute(name, value);
  };
  for (const list of document.querySelectorAll(".dash-radioitems, .dash-checklist")) {
    put(list, "role", list.classList.contains("dash-radioitems") ? "radiogroup" : "group");
    if (spoken[list.id]) put(list, "aria-label", spoken[list.id]);
    else put(list, "aria-labelledby", `${list.id}-label`);
    for (const option of list.querySelectorAll("label"))
      for (const name of ["role", "aria-selected"]) put(option, name, null);
  }
  const [light, dark] = document.querySelectorAll("#color-scheme label");
  for (const [label, name] of /** @type {[Element, string][]} */ ([
    [light, "light"],
    [dark, "dark"],
  ]))
    if (label && !label.querySelector(".svg-icon")) label.prepend(icon(name));
  for (const button of document.querySelectorAll("button.dash-dropdown")) {
    put(button, "aria-labelledby", `${button.id}-label ${button.id}-value`);
    put(button, "tabindex", "0");
  }
  for (const input of document.querySelectorAll("input.dash-dropdown-focus-target")) put(input, "tabindex", "-1");
  // What is drawn says nothing that the map's label, its readout and the table do not say in order.
  const drawn = ".map-box .graph, .dash-dropdown svg, .dash-dropdown-content svg, #js-plotly-tester";
  for (const picture of document.querySelectorAll(drawn)) put(picture, "aria-hidden", "true");
  // The list is drawn with the boxes of the one before: a box may have got another text.
  for (const input of document.querySelectorAll(".dash-dropdown-content input")) {
    const box = /** @type {HTMLInputElement} */ (input).type === "checkbox";
    put(input, "aria-label", box ? (input.closest("label")?.textContent ?? "") : _("Search"));
  }
}

function change(/** @type {Record<string, any>} */ chosen) {
  for (const [name, value] of Object.entries(chosen)) {
    const { control } = store.data.index.parameters[name];
    set(control.id, { [control.prop]: asControl({ [name]: value }, name, control) });
  }
}

/** Paint a state of the same view, whose link is written already, without waiting for the controls: they follow the frame. */
function show(/** @type {State} */ state) {
  flow.ahead = true;
  paintState(state, () => {
    if (parameters().some(([name]) => !equal(flow.held?.[name], store.view.state[name]))) follow();
    else flow.ahead = flow.sent.length > 0;
  });
}

/** The controls take what the link says. */
const follow = () => set("boot", { data: performance.now() });

function reread() {
  flow.ahead = false;
  follow();
}

const repaint = () => set("repaint", { data: performance.now() });

/** The state that Dash's controls hold. */
export const heldState = () => flow.held;

/** Give Dash what it asks for, and hear the browser. */
export function start() {
  answerDash();
  giveBaseMap();
  connect({ change, show, reread, repaint });
  for (const kind of ["click", "keydown", "input", "change"]) {
    document.addEventListener(kind, (e) => void (flow.inputAt = e.timeStamp), true);
  }
  window.addEventListener("popstate", () => {
    stepTaken();
    store.cursor = "";
    reread();
  });
  const observed = { childList: true, subtree: true, attributeFilter: ["role", "aria-selected", "tabindex"] };
  const observe = () => new MutationObserver(nameControls).observe(document.body, observed);
  if (document.body) observe();
  else document.addEventListener("DOMContentLoaded", observe);
  const own = { fromLink, words, paint, reset };
  Object.assign(window, { dash_clientside: Object.assign(dash() || {}, { coverage: own }) });
}
