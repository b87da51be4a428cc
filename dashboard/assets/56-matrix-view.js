// Who is documented where: the matrix of members and places, walked by arrow keys, and one small map for each theme.
(function (coverage) {
  const { h } = coverage;
  const _ = (...a) => coverage._(...a);
  const SIGN = { direct: "●", indirect: "◐", weak: "○" };
  let order = "cluster";

  // What a cell says: member, place, evidence, last year.
  function cellWords(member, row) {
    const found = row.who.get(member);
    const last = coverage.lastYear(row.operations.filter((op) => op.member === member));
    const said = found ? `${coverage.evidenceWord(found)}, ${last ? _("last seen {year}", { year: last }) : _("undated")}` : _("none known");
    return `${coverage.memberShort(member)} · ${coverage.placeName(row.place)}: ${said}`;
  }

  function walk(event) {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    const cell = event.target.closest("td[data-code]");
    if (!cell || (!step && event.key !== "Enter")) return;
    event.preventDefault();
    if (!step) return show(cell);
    const line = cell.parentElement.parentElement.rows[cell.parentElement.sectionRowIndex + step[0]];
    const next = line?.cells[cell.cellIndex + step[1]];
    if (next?.dataset.code) { cell.tabIndex = -1; next.tabIndex = 0; next.focus(); }
  }

  function show(cell) {
    coverage.set("view-store", { data: "map" });
    coverage.choose(cell.dataset.code);
  }

  function draw(made, index) {
    const cell = (member, row, first) => {
      const found = row.who.get(member);
      return h("td", { class: found || null, "data-code": row.code, tabindex: first ? "0" : "-1", "aria-label": cellWords(member, row), title: cellWords(member, row) }, found ? SIGN[found] : "");
    };
    const head = h("tr", {}, h("td", {}), made.rows.map((r) => h("th", { scope: "col" }, h("span", {}, coverage.placeName(r.place)))), h("th", { scope: "col" }, h("span", {}, _("Places"))));
    const reach = (member) => made.rows.filter((r) => r.who.has(member)).length;
    const body = made.members.map((m, i) => h("tr", {}, h("th", { scope: "row" }, coverage.memberShort(m)), made.rows.map((r, k) => cell(m, r, !i && !k)), h("td", { class: "number" }, coverage.number(reach(m)))));
    const foot = h("tr", {}, h("th", { scope: "row" }, _("Members")), made.rows.map((r) => h("td", { class: "number" }, r.members || "")), h("td", {}));
    return h("table", { id: "matrix", role: "grid", onkeydown: walk, onclick: (e) => { const at = e.target.closest("td[data-code]"); if (at) show(at); } },
      h("caption", {}, Object.entries(SIGN).map(([id, sign]) => `${sign} ${coverage.evidenceWord(id)}`).join("  ")), h("thead", {}, head), h("tbody", {}, body), h("tfoot", {}, foot));
  }

  coverage.drawMatrix = function () {
    const { state, index, rows } = coverage.now;
    const all = coverage.selectedMembers(state, index);
    const made = coverage.matrix(rows, all.slice(0, coverage.MOST_MEMBERS), order);
    const words = { cluster: _("alike side by side"), reach: _("by reach"), name: _("by name") };
    const sort = (id) => () => { order = id; coverage.drawMatrix(); document.querySelector(`[data-order="${id}"]`).focus(); };
    coverage.fillBox("matrix-order", h("span", {}, _("Order:")), Object.keys(words).map((id) => h("button", { type: "button", class: order === id ? "button" : "button quiet", "data-order": id, "aria-pressed": String(order === id), onclick: sort(id) }, words[id])));
    const left = all.length - coverage.MOST_MEMBERS;
    coverage.fillBox("matrix-box", left > 0 ? h("p", { class: "warning" }, coverage.tooMany(left)) : null, draw(made, index));
  };

  // One small map for each theme, in the classes of the large one.
  coverage.drawThemes = function () {
    const { state, index } = coverage.now;
    const wanted = index.themes.filter((t) => !state.theme.length || state.theme.includes(t.theme));
    const legend = h("p", { class: "muted theme-legend" }, _("Members documented"), ": ", index.classes.members.map((step) => h("span", { class: "unbroken" }, h("span", { class: `swatch ${step.id}`, "aria-hidden": "true" }), step.label)));
    const maps = wanted.map(({ theme }) => {
      const rows = coverage.table({ ...state, level: "district", measure: "members", theme: [theme] }, index), figures = coverage.figures(rows);
      const said = `${coverage.ngettext("{n} member is documented", "{n} members are documented", figures.members_documented)} ${_("in {reached} of {places}", { reached: coverage.number(figures.places_reached), places: coverage.levelWords("district", figures.places_total) })}`;
      const go = () => { coverage.set("theme-filter", { value: [theme] }); coverage.set("view-store", { data: "map" }); window.scrollTo(0, 0); };
      return h("figure", { "data-theme": theme }, coverage.strip(new Map(rows.map((r) => [r.code, r.class])), `${coverage.themeName(theme, index)}: ${said}`), h("figcaption", {}, h("button", { class: "link", type: "button", onclick: go }, coverage.themeName(theme, index)), h("span", { class: "muted" }, said)));
    });
    coverage.fillBox("theme-maps", legend, maps);
  };
})((window.coverage = window.coverage || {}));
