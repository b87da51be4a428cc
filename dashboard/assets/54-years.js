// The years that the sources speak of: how many rows each year has, and two sliders that narrow them.
(function (coverage) {
  const { h } = coverage;
  const _ = (...a) => coverage._(...a);

  // Rows about members that speak of each year; a row counts in every year of its range.
  let counted;
  coverage.rowsPerYear = (index) => (counted ||= countRows(index));
  function countRows(index) {
    const rows = index.operations.filter((op) => op.evidence !== "stated");
    const span = (op) => [op.year_from || op.year_to, op.year_to || op.year_from];
    return { undated: rows.filter((op) => !span(op)[0]).length, years: index.vocabulary.since.map((year) => ({ year, n: rows.filter((op) => { const [a, b] = span(op); return a && a <= year && year <= b; }).length })) };
  }

  coverage.drawYears = function () {
    const { state, index } = coverage.now;
    const { years, undated } = coverage.rowsPerYear(index);
    if (!years.length) return coverage.fillBox("years-box");
    const first = years[0].year, last = years.at(-1).year;
    const since = state.since || first, until = state.until || last;
    const most = Math.max(...years.map((y) => y.n));
    const bars = years.map(({ year, n }) => h("span", { class: year >= since && year <= until ? "year on" : "year", style: `height:${(100 * n) / most}%`, title: `${year}: ${n}` }));
    const slider = (id, label, value, take) => h("input", { type: "range", id, min: first, max: last, step: 1, value, "aria-label": label, "aria-valuetext": value, onchange: (e) => take(e.target.value) });
    const released = Number(index.released.slice(0, 4)), cut = String(released - Number(state.fade));
    const fade = h("select", { id: "fade", "aria-label": _("Rows fade when they are older than"), onchange: (e) => coverage.set("fade-store", { data: e.target.value }) },
      index.vocabulary.fade.map((n) => h("option", { value: n, selected: n === state.fade }, coverage.ngettext("{n} year", "{n} years", Number(n)))));
    const leaveOut = h("button", { class: "link", type: "button", onclick: () => coverage.set("since-store", { data: state.since === cut ? "" : cut }) }, state.since === cut ? _("Show them again") : _("Leave them out"));
    coverage.fillBox("years-box", h("div", { class: "years", "aria-hidden": "true" }, bars),
      h("div", { class: "sliders" }, slider("since", _("From year"), since, (v) => coverage.set("since-store", { data: v === first ? "" : v > until ? until : v })), slider("until", _("To year"), until, (v) => coverage.set("until-store", { data: v === last ? "" : v < since ? since : v }))),
      h("p", { class: "muted" }, `${since}–${until} · `, coverage.ngettext("{n} row names no year", "{n} rows name no year", undated)),
      h("p", { class: "fading" }, h("label", { for: "fade" }, _("Rows fade when they are older than")), " ", fade, " ", leaveOut));
  };
})((window.coverage = window.coverage || {}));
