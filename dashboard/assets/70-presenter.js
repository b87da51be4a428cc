// The presentation: the same page with nothing but map, words and legend, stepped through by keys.
// coverage.page holds what the link says beside the selection: {present, step, sequence, own, embed}.
(function (coverage) {
  const { h } = coverage;
  const _ = (...a) => coverage._(...a);
  const STORE = "coverage.sequence";
  const page = (coverage.page = { present: false, embed: false, step: 0, sequence: stored(), own: false });
  let started = 0;
  let notesWindow = null;

  function stored() {
    try { return [JSON.parse(localStorage.getItem(STORE))].flat().filter((view) => typeof view === "string"); } catch { return []; } // no storage: the link still keeps it
  }

  // Read the page's own part of a link; return the parts that make no sense.
  coverage.readPage = function (asked) {
    page.present = asked.get("present") === "1";
    page.embed = asked.get("embed") === "1";
    const views = (asked.get("sequence") || "").split("~").filter(Boolean);
    if (views.length) Object.assign(page, { sequence: views.slice(0, coverage.index.sequence_most), own: true });
    const step = Number(asked.get("step") || 0);
    const known = Number.isInteger(step) && step >= 0 && step <= coverage.steps().length;
    page.step = known ? step : 0;
    const wrong = views.flatMap((view) => coverage.readQuery(view, coverage.index).ignored);
    if (views.length > coverage.index.sequence_most) wrong.push(`sequence: ${views.length}`);
    return known ? wrong : [...wrong, `step=${asked.get("step")}`];
  };

  // "present=1" alone begins at the first step.
  coverage.startAtFirst = function (asked) {
    const selecting = Object.keys(coverage.index.vocabulary).some((name) => name !== "lang" && name !== "theme_mode" && asked.has(name));
    if (page.present && !page.step && !selecting) page.step = 1;
  };

  coverage.pageQuery = function () {
    const parts = [];
    if (page.present) parts.push("present=1");
    if (page.present && page.step) parts.push(`step=${page.step}`);
    if (page.own && page.sequence.length) parts.push(`sequence=${encodeURIComponent(page.sequence.join("~"))}`);
    if (page.embed) parts.push("embed=1");
    return parts.join("&");
  };

  // What a link's query shows, computed as the page computes it.
  coverage.viewAt = function (query) {
    const { index } = coverage;
    const state = { ...coverage.readQuery(query, index).state, lang: coverage.lang };
    const rows = coverage.table(state, index);
    return { state, index, rows, countries: coverage.partnerTable(state, index), figures: coverage.figures(rows) };
  };

  // A view of the presenter's own: its words are the stamps of the view.
  const ownStep = (query) => ({ key: "own", query, ...coverage.words(coverage.viewAt(query)) });

  // Title, sentence and notes of any view.
  coverage.words = function (now) {
    const stamps = coverage.stamps(now);
    const seen = new Map();
    const used = now.state.view === "partners" ? now.countries.flatMap((c) => c.links) : now.rows.filter((r) => r.inside).flatMap((r) => r.operations);
    for (const row of used) seen.set(row.source_url, row.source_title);
    const notes = [{ text: stamps.selection, url: "" }, { text: stamps.data, url: "" }, ...[...seen].map(([url, text]) => ({ text, url }))];
    return { title: stamps.title, sentence: stamps.sentence, notes };
  };

  let made = { of: "", steps: [] };
  coverage.steps = function () {
    if (!page.own || !page.sequence.length) return coverage.presentation[coverage.lang];
    const of = [coverage.lang, ...page.sequence].join("~");
    if (made.of !== of) made = { of, steps: page.sequence.map(ownStep) };
    return made.steps;
  };

  const viewOf = (state, { place = "" } = {}) => coverage.writeQuery({ ...state, lang: coverage.index.defaults.lang, theme_mode: "", place }, coverage.index);
  const readView = (query) => viewOf(coverage.readQuery(query, coverage.index).state);
  const presentable = (state) => state.view === "map" || state.view === "partners";

  // The step in view, or the view itself once the presenter has filtered away from the step.
  function shown() {
    const step = coverage.steps()[page.step - 1];
    if (step && readView(step.query) === viewOf(coverage.now.state)) return step;
    return { key: "view", ...coverage.words(coverage.now) };
  }

  // Title and sentence that the reader has before the eyes.
  coverage.said = () => (page.present ? shown() : coverage.words(coverage.now));

  coverage.drawStage = function () {
    const root = document.documentElement;
    root.toggleAttribute("data-present", page.present);
    root.toggleAttribute("data-embed", page.embed);
    if (!page.present) { document.getElementById("notes").hidden = true; return; }
    started ||= Date.now();
    const step = shown();
    root.dataset.step = step.key;
    document.getElementById("step-title").textContent = step.title;
    document.getElementById("step-sentence").textContent = step.sentence;
    document.getElementById("step-count").textContent = `${page.step || "–"} / ${coverage.steps().length}`;
    for (const box of [document.getElementById("notes"), notesWindow?.document?.body]) if (box) drawNotes(box, step);
  };

  function drawNotes(box, step) {
    const next = coverage.steps()[page.step];
    const note = ({ text, url }) => h("li", {}, url ? coverage.link(url, text) : text);
    box.replaceChildren(h("h2", {}, step.title), h("p", {}, step.sentence), h("ul", {}, step.notes.map(note)),
      h("p", { class: "muted" }, next ? _("Next: {title}", { title: next.title }) : _("This is the last step.")), h("p", { class: "clock" }, elapsed()));
  }

  const elapsed = () => {
    const seconds = Math.floor((Date.now() - started) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  function tick() {
    if (!page.present) return;
    document.getElementById("timer").textContent = elapsed();
    const clock = notesWindow?.document?.querySelector(".clock");
    if (clock) clock.textContent = elapsed();
  }

  // Show step n (from 1): its view goes into the link, and from there into the controls.
  coverage.goTo = function (n) {
    const steps = coverage.steps();
    page.step = Math.min(Math.max(n, 1), steps.length);
    const { lang, theme_mode } = coverage.now.state;
    const state = { ...coverage.readQuery(steps[page.step - 1].query, coverage.index).state, lang, theme_mode };
    coverage.cursor = "";
    coverage.remember(state);
    if (state.view === coverage.now.state.view) return coverage.showAtOnce(state);
    coverage.set("boot", { data: performance.now() });
  };

  // A view that the reader has made comes first; from the start page it is the first step.
  coverage.present = function () {
    const { state } = coverage.now;
    page.present = true;
    started = Date.now();
    page.step = 0;
    page.from = state;
    if (!page.own && presentable(state) && viewOf(state) !== viewOf(coverage.index.defaults)) { coverage.remember(state); coverage.repaint(); }
    else coverage.goTo(1);
    document.activeElement?.blur();
  };

  coverage.leave = function () {
    page.present = false;
    if (document.fullscreenElement) document.exitFullscreen();
    notesWindow?.close();
    coverage.remember(page.from || coverage.now.state); // back to what was in view before
    page.from = null;
    coverage.set("boot", { data: performance.now() });
    document.getElementById("present").focus();
  };

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {}); // refused where a frame may not
  }

  function blank(on = document.getElementById("blank").hidden) {
    document.getElementById("blank").hidden = !on;
    if (on) document.getElementById("blank").focus();
  }

  function toggleNotes() {
    const notes = document.getElementById("notes");
    notes.hidden = !notes.hidden;
    coverage.drawStage();
  }

  function openNotesWindow() {
    notesWindow = window.open("", "coverage-notes", "width=760,height=820");
    if (!notesWindow) return coverage.notice(_("The browser did not open a second window; press N for the notes here."));
    notesWindow.document.title = _("Speaker notes");
    notesWindow.document.documentElement.lang = coverage.lang;
    notesWindow.document.body.style.cssText = "font:18px/1.5 system-ui,sans-serif;margin:2rem;max-width:44rem";
    notesWindow.addEventListener("keydown", keys);
    coverage.drawStage();
  }

  const ACTS = {
    next: () => coverage.goTo(page.step + 1), previous: () => coverage.goTo(page.step - 1), list: () => coverage.showSteps(), notes: toggleNotes,
    window: openNotesWindow, code: () => coverage.showCode(), blank: () => blank(), full: fullScreen, leave: () => coverage.leave(),
    first: () => coverage.goTo(1), last: () => coverage.goTo(coverage.steps().length),
  };
  const KEYS = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Home: "first", End: "last",
    f: "full", b: "blank", ".": "blank", n: "notes", l: "list", q: "code", p: "leave", Escape: "leave",
  };

  // 1 goes to step 1 at once; 2 soon after it, to step 12.
  let typed = { digits: "", at: 0 };
  function digit(key) {
    const digits = performance.now() - typed.at < 900 ? typed.digits + key : key;
    typed = { digits, at: performance.now() };
    if (Number(digits)) coverage.goTo(Number(digits));
  }

  // What opened a sheet closes it; the screen can be blanked over anything.
  let opened = "";
  function inSheet(event, sheet) {
    const act = KEYS[event.key];
    if (event.target.closest?.("input, textarea, select") || !["list", "code", "blank"].includes(act)) return false;
    sheet.close();
    if (act === "blank" || act !== opened) run(act);
    return true;
  }
  const run = (act) => { opened = act; ACTS[act](); };

  function keys(event) {
    const sheet = document.getElementById("sheet");
    if (sheet.open && page.present && inSheet(event, sheet)) return event.preventDefault();
    const busy = event.ctrlKey || event.metaKey || event.altKey || sheet.open || event.target.closest?.("input, textarea, select, [role=listbox]");
    if (busy) return;
    if (!page.present) { if (event.key === "p" && !page.embed) start(); return; }
    if (!document.getElementById("blank").hidden) blank(false);
    else if (/^\d$/.test(event.key)) digit(event.key);
    else if (event.key === "Escape" && coverage.now.state.place) coverage.choose("");
    else if (event.key === " " && event.target.closest?.("button, summary, a")) return;
    else if (event.key in KEYS) run(KEYS[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function start() {
    coverage.present();
    if (!matchMedia("(pointer: coarse)").matches) fullScreen();
  }

  // Keep the sequence in the browser, and in the link while it is the one presented.
  coverage.keepSequence = function (sequence, own = sequence.length > 0) {
    Object.assign(page, { sequence: sequence.slice(0, coverage.index.sequence_most), own });
    try { localStorage.setItem(STORE, JSON.stringify(page.sequence)); } catch { /* the link keeps it */ }
    page.step = Math.min(page.step, coverage.steps().length);
    coverage.remember(coverage.now.state);
    coverage.drawStage();
  };
  coverage.addView = function () {
    if (!presentable(coverage.now.state)) return coverage.notice(_("Only a map can be a step of the presentation."));
    coverage.keepSequence([...page.sequence, viewOf(coverage.now.state, { place: coverage.now.state.place }) || "view=map"]);
    coverage.notice(coverage.ngettext("Your presentation has {n} view.", "Your presentation has {n} views.", page.sequence.length));
  };

  function swipes() {
    let from = null;
    document.addEventListener("touchstart", (e) => { from = e.touches.length === 1 ? e.touches[0] : null; }, { passive: true });
    document.addEventListener("touchend", (e) => {
      if (!page.present || !from) return;
      const dx = e.changedTouches[0].clientX - from.clientX, dy = e.changedTouches[0].clientY - from.clientY;
      if (Math.abs(dx) > 60 && Math.abs(dx) > 2 * Math.abs(dy)) ACTS[dx < 0 ? "next" : "previous"]();
    });
  }

  // The bar shows while somebody moves the pointer or tabs, and goes after three seconds.
  let idle;
  function awake() {
    document.body.classList.add("awake");
    clearTimeout(idle);
    idle = setTimeout(() => document.body.classList.remove("awake"), 3000);
  }

  coverage.listenPresenter = function () {
    document.addEventListener("keydown", keys, true);
    for (const kind of ["pointermove", "pointerdown", "focusin"]) document.addEventListener(kind, awake);
    for (const b of document.querySelectorAll("[data-act]")) b.addEventListener("click", () => run(b.dataset.act));
    document.getElementById("present").addEventListener("click", start);
    document.getElementById("blank").addEventListener("click", () => blank(false));
    document.getElementById("timer").addEventListener("click", () => { started = Date.now(); tick(); });
    swipes();
    setInterval(tick, 1000);
  };
})((window.coverage = window.coverage || {}));
