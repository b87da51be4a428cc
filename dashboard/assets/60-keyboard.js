// The maps without a mouse, the place search, zoom buttons, and names for controls that have none.
(function (coverage) {
  const { h } = coverage;
  const _ = (...a) => coverage._(...a);
  const ARROWS = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0], Home: [-1, 1], PageUp: [1, 1], End: [-1, -1], PageDown: [1, -1] };
  // Home, End, Page Up and Page Down lie at the corners of the number pad: they are the diagonals.

  // The neighbour that lies most nearly in the direction of the arrow; none beyond 75 degrees.
  coverage.neighbourTowards = function (place, [dx, dy], places) {
    const angle = (other) => {
      const x = (other.point[0] - place.point[0]) * 0.75, y = other.point[1] - place.point[1];
      return Math.acos((x * dx + y * dy) / (Math.hypot(x, y) * Math.hypot(dx, dy)));
    };
    const near = place.neighbours.map((code) => places.find((p) => p.code === code));
    return near.filter((p) => angle(p) < 1.31).sort((a, b) => angle(a) - angle(b))[0];
  };

  function moveOnMap(event) {
    const { state, index, rows } = coverage.now;
    const places = rows.map((r) => r.place);
    if (event.key in ARROWS) {
      const here = places.find((p) => p.code === coverage.cursor) || places.find((p) => p.code === state.place);
      const next = here ? coverage.neighbourTowards(here, ARROWS[event.key], places) : places.find((p) => p.code === "AL-TR") || places[0];
      if (next) coverage.point(next.code);
      event.preventDefault();
    } else onEither(event, "map");
  }

  function onEither(event, id) {
    if (event.key === "Enter" && coverage.cursor) coverage.choose(coverage.cursor);
    else if (event.key === "Escape") coverage.choose("");
    else if (event.key === "+" || event.key === "-") zoom(id, event.key === "+" ? "in" : "out");
    else if (event.key === "0") zoom(id, "reset");
    else return;
    event.preventDefault();
  }

  function moveOnPartners(event) {
    const linked = coverage.now.countries.filter((c) => c.class !== "land" && c.class !== "home");
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return onEither(event, "partner-map");
    const at = linked.findIndex((c) => c.code === (coverage.cursor || coverage.now.state.place));
    coverage.point(linked.at(at < 0 && step < 0 ? -1 : (at + step) % linked.length).code);
    event.preventDefault();
  }

  function zoom(id, way) {
    const graph = document.querySelector(`#${id} .js-plotly-plot`);
    const geo = graph?._fullLayout?.geo;
    if (!geo) return;
    const scale = geo.projection.scale || 1;
    if (way === "reset") return window.Plotly.relayout(graph, { "geo.projection.scale": 1, "geo.center": coverage.centres[id] });
    window.Plotly.relayout(graph, { "geo.projection.scale": Math.min(Math.max(scale * (way === "in" ? 1.4 : 1 / 1.4), 1), 12) });
  }

  // Any spelling: a place of the level shown, or the one around it or of its name.
  coverage.findPlace = function (text, state, index) {
    const found = index.search[coverage.fold(text)];
    if (!found) return "";
    if (found[state.level]) return found[state.level];
    const [district, municipality, county] = index.units[found.unit] || [];
    return { district, municipality, county }[state.level] || "";
  };

  coverage.drawSearch = function () {
    const { rows, state, index } = coverage.now;
    const names = [...new Set(rows.map((r) => coverage.placeName(r.place)))];
    let input = document.getElementById("place-search");
    if (!input) {
      const go = () => {
        const now = coverage.now;
        const code = coverage.findPlace(input.value, now.state, now.index);
        document.getElementById("search-note").textContent = !input.value || code ? "" : _("No place of this name at this level.");
        if (code) { coverage.choose(code); input.value = ""; }
      };
      input = h("input", { id: "place-search", type: "search", list: "place-names", autocomplete: "off", onchange: go, onkeydown: (e) => { if (e.key === "Enter") go(); } });
      coverage.fillBox("place-search-box", input, h("datalist", { id: "place-names" }), h("p", { id: "search-note", role: "status", class: "muted" }));
    }
    input.placeholder = _("e.g. Burrel, Shkodra");
    coverage.fillBox("place-names", names.map((name) => h("option", { value: name })));
  };

  // dcc controls take no aria attributes, and call their radio buttons the options of a listbox:
  // name them, and give them the roles they have, whenever they are drawn anew.
  const setTo = (e, name, value) => { if (e.getAttribute(name) !== value) value === null ? e.removeAttribute(name) : e.setAttribute(name, value); };
  function name() {
    const spoken = { match: _("Any or all of the members"), language: _("Language"), "color-scheme": _("Colours") };
    for (const list of document.querySelectorAll(".dash-radioitems, .dash-checklist")) {
      setTo(list, "role", list.classList.contains("dash-radioitems") ? "radiogroup" : "group");
      if (spoken[list.id]) setTo(list, "aria-label", spoken[list.id]);
      else setTo(list, "aria-labelledby", `${list.id}-label`);
      for (const option of list.querySelectorAll("label")) { setTo(option, "role", null); setTo(option, "aria-selected", null); }
    }
    for (const button of document.querySelectorAll("button.dash-dropdown")) {
      setTo(button, "aria-labelledby", `${button.id}-label ${button.id}-value`);
      setTo(button, "tabindex", "0");
    }
    for (const input of document.querySelectorAll("input.dash-dropdown-focus-target")) setTo(input, "tabindex", "-1");
    for (const input of document.querySelectorAll(".dash-dropdown-content input:not([aria-label])")) setTo(input, "aria-label", input.type === "checkbox" ? input.closest("label")?.textContent : _("Search"));
  }

  function drawer(open) {
    document.body.classList.toggle("drawer-open", open);
    document.getElementById(open ? "filters-close" : "filters-open").focus();
  }

  // Plotly's drawing has a fixed size: on paper it is scaled to its box.
  function fitPaper() {
    const { state, rows, countries, index } = coverage.now, partners = state.view === "partners";
    if (state.theme_mode === "dark") { // paper is white
      coverage.colour("light");
      const light = { ...state, theme_mode: "light" }, drawn = document.querySelector(`#${partners ? "partner-map" : "map"} .js-plotly-plot`);
      const figure = partners ? coverage.partnerFigure({ layout: drawn.layout }, countries, light) : coverage.mapFigure({ layout: drawn.layout }, rows, light, index);
      window.Plotly.react(drawn, figure.data, figure.layout);
    }
    const plot = document.querySelector(`#${coverage.now.state.view === "partners" ? "partner-map" : "map"} .js-plotly-plot`);
    const [width, height] = coverage.now.state.view === "partners" ? [690, coverage.now.state.place ? 262 : 420] : [370, 480]; // px of paper
    document.documentElement.style.setProperty("--print-scale", Math.min(width / plot.clientWidth, height / plot.clientHeight));
  }

  coverage.listen = function () {
    window.addEventListener("beforeprint", fitPaper);
    window.addEventListener("afterprint", () => { coverage.colour(coverage.now.state.theme_mode); coverage.repaint(); });
    document.getElementById("map-box").addEventListener("keydown", moveOnMap);
    document.getElementById("partner-map-box").addEventListener("keydown", moveOnPartners);
    for (const b of document.querySelectorAll("[data-zoom]")) b.addEventListener("click", () => zoom(...b.dataset.zoom.split(":")));
    document.getElementById("filters-open").addEventListener("click", () => drawer(true));
    document.getElementById("filters-close").addEventListener("click", () => drawer(false));
    document.addEventListener("keydown", (e) => { if (e.key === "Escape" && document.body.classList.contains("drawer-open")) drawer(false); });
    for (const a of document.querySelectorAll("a[data-view]")) a.addEventListener("click", (e) => { e.preventDefault(); coverage.set("view-store", { data: a.dataset.view }); window.scrollTo(0, 0); });
    const upkeep = document.getElementById("upkeep-link"); // for staff alone; a frozen page has no server behind it
    if (upkeep) { upkeep.hidden = Boolean(coverage.frozen); upkeep.addEventListener("click", () => { upkeep.href = `/upkeep?lang=${coverage.lang}`; }); }
    name();
    new MutationObserver(name).observe(document.body, { childList: true, subtree: true, attributeFilter: ["role", "aria-selected", "tabindex"] });
  };
})((window.coverage = window.coverage || {}));
