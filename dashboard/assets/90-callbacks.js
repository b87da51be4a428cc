// What Dash calls: read the link, give the options their words, paint the view.
(function (coverage) {
  const _ = (...a) => coverage._(...a);
  const system = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const browserLanguage = () => ((navigator.language || "").startsWith("en") ? "en" : "sq");
  coverage.cursor = "";
  coverage.centres = { map: { lon: 20.16, lat: 41.165 }, "partner-map": { lon: 20.25, lat: 48.2 } };
  coverage.set = (id, props) => window.dash_clientside.set_props(id, props);
  coverage.notice = (text) => { // the page behind an open sheet is out of reach
    const open = document.getElementById("sheet").open;
    document.getElementById("sheet-notice").textContent = open ? text : "";
    document.getElementById("notice").textContent = open ? "" : text;
  };

  let inputAt = 0;
  for (const kind of ["click", "keydown", "input", "change"]) document.addEventListener(kind, (e) => { inputAt = e.timeStamp; }, true);

  function fromLink() {
    const { index } = coverage;
    unwritten?.();
    const asked = new URLSearchParams(location.search);
    coverage.lang = asked.get("lang") in coverage.presentation ? asked.get("lang") : browserLanguage();
    const wrong = coverage.readPage(asked);
    coverage.startAtFirst(asked);
    const step = coverage.page.present && coverage.steps()[coverage.page.step - 1];
    const { state, ignored } = coverage.readQuery(step ? `${step.query}&${location.search.slice(1)}` : location.search, index);
    state.lang = coverage.lang;
    if (!state.theme_mode) state.theme_mode = system();
    const left = [...wrong, ...ignored];
    const stale = asked.get("v") && asked.get("v") !== index.version;
    coverage.notice([left.length ? _("Not understood in the link and left out: {parts}.", { parts: left.join(", ") }) : "", stale ? _("The data have changed since this link was made.") : ""].join(" ").trim());
    return changes(state);
  }

  // Ticked boxes hold ["1"]; for the rows without a year the tick is the default, and its absence stands in the link.
  const TICKED = { wide: (value) => value === "1", undated: (value) => value !== "0" };
  const asControl = (state, name) => (name in TICKED ? (TICKED[name](state[name]) ? ["1"] : []) : state[name]);

  const equal = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  let held = null; // the state that the controls have; a step is painted before they follow
  coverage.heldControls = () => held;

  // Only what differs goes to the controls, so that a step is painted once.
  function changes(state) {
    const same = (name) => held && equal(held[name], state[name]);
    if (coverage.style.controls.every(same)) show(state);
    return coverage.style.controls.map((name) => (same(name) ? window.dash_clientside.no_update : asControl(state, name)));
  }
  coverage.repaint = () => coverage.set("repaint", { data: performance.now() });

  // The link of a view, without "?". Albanian is written out for readers whose browser asks for English.
  coverage.linkQuery = function (state = coverage.now.state, { page = true } = {}) {
    const shared = { ...state, theme_mode: state.theme_mode === system() ? "" : state.theme_mode };
    const query = coverage.writeQuery(shared, coverage.index);
    const lang = state.lang === "sq" && browserLanguage() === "en" ? "lang=sq" : "";
    return [query, lang, page && coverage.pageQuery()].filter(Boolean).join("&");
  };
  coverage.remember = function (state) {
    unwritten = null;
    const query = coverage.linkQuery(state);
    if (location.search.slice(1) !== query) history.pushState(null, "", query ? `?${query}` : location.pathname);
  };

  const options = (values, say) => values.map((value) => ({ value, label: say(value) }));

  function words(lang) {
    const { index } = coverage;
    coverage.lang = lang;
    const known = index.vocabulary;
    const county = (code) => coverage.placeName(index.levels.county.places.find((c) => c.code === code));
    const measures = { members: _("members"), evidence: _("strongest evidence"), per_100k: _("members per 100,000 residents"), agreement: _("stated against documented"), recency: _("last year that a source speaks of") };
    const levels = { county: _("Counties"), district: _("Districts"), municipality: _("Municipalities") };
    const modes = { light: _("Light"), dark: _("Dark") };
    return [
      options(known.level, (v) => levels[v]), options(known.member, (v) => coverage.memberName(v)), options(known.match, (v) => (v === "any" ? _("any") : _("all"))),
      options(known.theme, (v) => coverage.themeName(v, index)), options(known.kind, coverage.kindWord), options(known.county, county), options(known.evidence, coverage.evidenceWord),
      options(known.measure, (v) => measures[v]), [{ value: "1", label: _("count them in every place inside") }], options(known.theme_mode, (v) => modes[v]),
      [{ value: "1", label: _("rows without a year too") }], options(known.without, (v) => coverage.memberName(v)),
      ...Array(4).fill(_("All")), _("Nobody"),
    ];
  }

  function stateOf(values) {
    const state = Object.fromEntries(coverage.style.controls.map((name, i) => [name, values[i]]));
    for (const name of ["member", "theme", "kind", "county", "evidence", "without", "add"]) state[name] = coverage.inVocabulary(name, state[name], coverage.index);
    state.wide = (state.wide || []).includes("1") ? "1" : "";
    state.undated = (state.undated || []).includes("1") ? "" : "0";
    const shown = state.view === "partners" ? coverage.index.countries : coverage.index.levels[state.level].places;
    const here = shown.some((p) => p.code === state.place);
    return here ? state : { ...state, place: "" };
  }

  const MAPS = { map: "map", partners: "partner-map" }; // view -> the graph that it shows
  const plotOf = (view) => document.querySelector(`#${MAPS[view]} .js-plotly-plot`);

  const isReady = () => document.documentElement.dataset.ready === "1";

  // Dash draws the first map; from then on the page draws it itself, and the frame need not wait for Dash.
  function paint(...values) {
    const [asked, ...figures] = values.slice(-3);
    const hidden = window.dash_clientside.no_update; // drawn when its view is opened
    const byDash = !isReady(), state = heard(stateOf(values));
    const known = coverage.now && coverage.style.controls.every((name) => equal(state[name], coverage.now.state[name]));
    if (known && asked === repainted) { ownStep = false; return [hidden, hidden]; } // painted already
    repainted = asked;
    show(state);
    return Object.keys(MAPS).map((view, i) => (byDash && state.view === view ? figureOf(state, figures[i]) : hidden));
  }
  let repainted;

  // What the controls have changed since they were heard last, upon what is shown: a step may be ahead of them.
  function heard(state) {
    const before = held, shown = coverage.now?.state;
    held = state;
    const changed = coverage.style.controls.filter((name) => !before || !equal(before[name], state[name]));
    return shown ? { ...shown, ...Object.fromEntries(changed.map((name) => [name, state[name]])) } : state;
  }

  function figureOf(state, old) {
    const { rows, countries, index } = coverage.now, here = { ...state, place: coverage.cursor || state.place };
    return state.view === "partners" ? coverage.partnerFigure(old, countries, here) : coverage.mapFigure(old, rows, here, index);
  }

  // Paint a state of the same view, whose link is written already, without waiting for the controls: they follow the frame.
  coverage.showAtOnce = (state) => show(state, () => {
    if (coverage.style.controls.some((name) => !equal(held[name], coverage.now.state[name]))) coverage.set("boot", { data: performance.now() });
  });

  // What the reader looks at is drawn for the next frame; the rest of the page, and the link, follow it.
  function show(state, then = () => {}) {
    const { index } = coverage;
    const start = performance.now() - inputAt < 1000 ? inputAt : performance.now();
    coverage.lang = state.lang;
    const before = coverage.now?.state, first = !before, draw = isReady() ? drawnHere : drawnByDash;
    const rows = coverage.table(state, index);
    const countries = coverage.partnerTable(state, index);
    coverage.now = { state, index, rows, countries, figures: coverage.figures(rows) };
    dress(state, before);
    coverage.drawStage(); // before the figures: it decides how much room they have
    if (first || before.lang !== state.lang) coverage.translatePage();
    drawFirst();
    if (first) { drawRest(); replaceLink(); } else unwritten = writeLink;
    draw(state, () => painted((end) => {
      if (coverage.now.state === state) drawRest();
      unwritten?.();
      performance.measure("coverage:selection", { start, end });
      if (!isReady()) { coverage.listen(); coverage.listenPresenter(); coverage.listenShare(); }
      document.documentElement.dataset.ready = "1";
      then();
    }));
  }

  coverage.colour = function (mode) {
    document.documentElement.dataset.theme = mode;
    for (const [name, colour] of Object.entries(coverage.style.colours[mode])) document.documentElement.style.setProperty(`--map-${name}`, colour);
  };

  function dress(state, before) {
    document.documentElement.toggleAttribute("data-scenario", coverage.isScenario(state));
    document.body.classList.toggle("place-open", Boolean(state.place));
    if (before?.theme_mode !== state.theme_mode) coverage.colour(state.theme_mode);
    for (const name of ["map", "members", "claims", "partners", "about"]) document.getElementById(`view-${name}`).hidden = name !== state.view;
    for (const a of document.querySelectorAll("#view a")) a.dataset.view === state.view ? a.setAttribute("aria-current", "page") : a.removeAttribute("aria-current");
  }

  function drawFirst() {
    const { state, index, rows, countries, figures } = coverage.now;
    document.getElementById("summary").textContent = coverage.summary(rows, figures, state, index);
    coverage.drawLegend(rows, state, index);
    coverage.drawChips(state, index, (name, id) => coverage.set(`${name}-filter`, { value: state[name].filter((v) => v !== id) }));
    coverage.drawPanel(rows, state, index);
    if (state.view === "members") coverage.drawMembers(state, index);
    if (state.view === "claims") coverage.drawClaims();
    if (state.view === "about") coverage.drawUnplaced(index);
    if (state.view === "partners") coverage.drawPartners(countries, state, index);
  }

  let labelled; // the language in which the parts that no selection changes were drawn
  function drawRest() {
    const { state, index, rows } = coverage.now;
    coverage.drawTable(rows, state, index);
    if (labelled !== state.lang) { labelled = state.lang; coverage.drawClaim(index); coverage.drawFooter(index); }
    coverage.drawSearch();
    if (state.view in MAPS) coverage.drawWords();
    coverage.drawYears();
    coverage.drawScenario();
    coverage.drawShare();
  }

  // What a reader sees is a step that the browser's back button undoes. Writing it takes longer than drawing it, so it follows the frame.
  let ownStep = false, unwritten = null;
  function writeLink() {
    unwritten = null;
    if (!ownStep) coverage.remember(coverage.now.state);
    ownStep = false;
  }
  function replaceLink() {
    const query = coverage.linkQuery();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  }
  window.addEventListener("popstate", () => { unwritten = null; ownStep = true; coverage.cursor = ""; coverage.set("boot", { data: Date.now() }); });

  // Call back with the time at which the next frame was on the screen.
  function painted(then) {
    requestAnimationFrame(() => setTimeout(() => {
      const end = performance.now();
      document.getElementById("sketch")?.remove(); // the page itself is painted now
      then(end);
    }));
  }

  function drawnHere(state, then) {
    if (!(state.view in MAPS) || coverage.now.state !== state) return then();
    const plot = plotOf(state.view);
    if (!plot?.on) return requestAnimationFrame(() => drawnHere(state, then)); // its view has just been opened
    const { data, layout } = figureOf(state, plot);
    window.Plotly.react(plot, data, layout).then(then);
  }

  function drawnByDash(state, then) {
    const plot = plotOf("map");
    if (!plot?.on) return requestAnimationFrame(() => drawnByDash(state, then));
    hear();
    if (state.view !== "map") return then();
    const settled = () => { plot.removeListener("plotly_afterplot", settled); then(); };
    plot.on("plotly_afterplot", settled);
  }

  let hears = false;
  function hear() {
    if (hears) return;
    hears = true;
    for (const id of ["map", "partner-map"]) {
      const listen = () => {
        const plot = document.querySelector(`#${id} .js-plotly-plot`);
        if (!plot?.on) return setTimeout(listen, 50);
        plot.on("plotly_click", (e) => { const code = e.points[0]?.location; if (code) coverage.choose(code); });
      };
      listen();
    }
  }

  // Name, value and rank first, for those who hear the map.
  function spoken(row, rows, state, index) {
    const [name, ...rest] = coverage.hover(row, state, index);
    const value = coverage.ngettext("{n} member documented", "{n} members documented", row.members);
    return [name, ...(row.inside ? [value, coverage.rankWords(row, rows)] : []), ...rest.filter((line) => line !== value)].join(" · ");
  }

  // Put the keyboard's ring on a place without opening it.
  coverage.point = function (code) {
    const { state, rows, countries, index } = coverage.now;
    const id = state.view === "partners" ? "partner-map" : "map";
    coverage.cursor = code;
    const row = rows.find((r) => r.code === code), country = countries.find((c) => c.code === code);
    document.getElementById(`${id}-readout`).textContent = row ? spoken(row, rows, state, index) : country ? coverage.countryHover(country).join(": ") : "";
    const plot = document.querySelector(`#${id} .js-plotly-plot`);
    const shown = code || state.place;
    window.Plotly.restyle(plot, { locations: [shown ? [shown] : []], z: [shown ? [0] : []] }, [3]);
  };
  coverage.choose = (code) => { coverage.point(""); coverage.set("place-store", { data: code }); };
  coverage.showMember = (id) => { coverage.set("member-filter", { value: [id] }); coverage.set("view-store", { data: "map" }); window.scrollTo(0, 0); };

  // Back to all members and places; language, colours and view stay.
  function reset() {
    const { view, lang, theme_mode } = coverage.now.state;
    coverage.remember({ ...coverage.index.defaults, view, lang, theme_mode });
    return performance.now();
  }

  window.dash_clientside = Object.assign(window.dash_clientside || {}, { coverage: { fromLink, words, paint, reset } });
})((window.coverage = window.coverage || {}));
