// The parts of the map view beside the map: legend, chips, table, place panel, claim card.
(function (coverage) {
  const { h } = coverage;
  const _ = (...a) => coverage._(...a);
  let order = { key: "members", down: true };

  coverage.drawLegend = function (rows, state, index) {
    const count = (id) => rows.filter((r) => r.class === id).length;
    const ids = [...(coverage.onlyStated(state) ? [] : index.classes[state.measure].map((s) => s.id)), "stated", "none", ...["outside", "nodata"].filter(count)];
    const items = ids.map((id) => h("li", { class: "legend-item", "data-count": count(id) }, h("span", { class: `swatch ${id}`, "aria-hidden": "true" }),
      h("span", {}, coverage.classWord(id, state, index)), h("span", { class: "legend-count" }, `${count(id)}`)));
    const note = _("right: number of {places}", { places: coverage.levelWords(state.level, 2).replace(/^\S+\s/, "") });
    coverage.fillBox("legend", h("p", { class: "legend-title" }, h("strong", {}, coverage.legendTitle(state)), h("span", { class: "muted" }, note)), h("ul", {}, items));
  };

  coverage.drawTable = function (rows, state, index) {
    const county = (code) => coverage.placeName(index.levels.county.places.find((c) => c.code === code));
    const columns = [
      ["name", _("Place"), (r) => coverage.placeName(r.place)], ["county", _("County"), (r) => county(r.place.county)],
      ["members", _("Members"), (r) => r.members], ["evidence", _("Strongest evidence"), (r) => (r.evidence ? coverage.evidenceWord(r.evidence) : "–")],
      ["stated", _("Named by the coalition"), (r) => (r.stated ? _("yes") : _("no"))], ["wide", _("Somewhere around"), (r) => r.wide],
      ["recency", _("Last seen"), (r) => r.recency], ["per_100k", _("Per 100,000 residents"), (r) => r.per_100k], ["area_km2", _("Area, km²"), (r) => r.place.area_km2], ["population", _("Residents 2011"), (r) => r.place.population],
    ];
    const value = columns.find(([key]) => key === order.key)[2];
    const numeric = (v) => typeof v === "number" || v === null; // the unknown comes last when the most comes first
    const compare = (a, b) => (numeric(value(a)) ? (value(a) ?? -1) - (value(b) ?? -1) : String(value(a)).localeCompare(String(value(b)), coverage.lang));
    const sorted = rows.filter((r) => r.inside).sort((a, b) => (order.down ? -1 : 1) * compare(a, b) || (a.code < b.code ? -1 : 1));
    const sort = (key) => () => { order = { key, down: order.key === key ? !order.down : ["members", "wide", "recency", "per_100k", "area_km2", "population"].includes(key) }; coverage.drawTable(rows, state, index); document.querySelector(`#place-table [data-sort="${key}"]`).focus(); };
    const head = columns.map(([key, words]) => h("th", { scope: "col", "aria-sort": order.key === key ? (order.down ? "descending" : "ascending") : "none" },
      h("button", { type: "button", "data-sort": key, onclick: sort(key) }, words)));
    const written = { recency: (v, r) => (v === null ? (r.members ? _("undated") : "–") : String(v)), per_100k: (v) => (v === null ? _("unknown") : coverage.number(v, 1)) };
    const cell = (key, v, r) => (numeric(v) || key in written ? h("td", { class: "number" }, key in written ? written[key](v, r) : v === null ? _("unknown") : coverage.number(v)) : h("td", {}, v));
    const body = sorted.map((r) => h("tr", { "data-code": r.code, "data-members": r.members, "data-class": r.class, "data-wide": r.wide, class: r.code === state.place ? "chosen" : null },
      h("th", { scope: "row" }, h("span", { class: `swatch ${r.class}`, "aria-hidden": "true" }), h("button", { type: "button", class: "link", onclick: () => coverage.choose(r.code) }, coverage.placeName(r.place))),
      columns.slice(1).map(([key, , get]) => cell(key, get(r), r))));
    coverage.fillBox("place-table-box", h("table", { id: "place-table" }, h("caption", { class: "hidden" }, _("The map as a table")), h("thead", {}, h("tr", {}, head)), h("tbody", {}, body)));
  };

  // Further back than the reader's number of years, counted from the date of the data.
  coverage.isOld = (op) => { const last = coverage.lastYear([op]); return last !== null && last < Number(coverage.index.released.slice(0, 4)) - Number(coverage.now.state.fade); };

  function evidence(op, index) {
    return h("li", { class: coverage.isOld(op) ? "old" : null }, h("span", { class: `tag ${op.evidence}` }, coverage.evidenceWord(op.evidence)), ` ${op.place}`, op.level ? ` (${coverage.levelWord(op.level)})` : "", `, ${coverage.years(op)}. `,
      op.note ? h("span", { class: "note", lang: "en" }, op.note + " ") : "", coverage.link(op.source_url, op.source_title || _("source")));
  }

  function byMember(operations, index) {
    const groups = Map.groupBy ? Map.groupBy(operations, (op) => op.member) : operations.reduce((m, op) => m.set(op.member, [...(m.get(op.member) || []), op]), new Map());
    return [...groups].sort(([a], [b]) => index.vocabulary.member.indexOf(a) - index.vocabulary.member.indexOf(b)).map(([id, ops]) => {
      const strongest = index.evidence.find((e) => ops.some((op) => op.evidence === e));
      const years = ops.flatMap((op) => [op.year_from, op.year_to]).filter(Boolean).sort();
      const since = years.length ? (years[0] === years.at(-1) ? years[0] : `${years[0]}–${years.at(-1)}`) : _("undated");
      return h("details", { class: years.length && ops.every((op) => !op.year_from && !op.year_to || coverage.isOld(op)) ? "who old" : "who" }, h("summary", {}, h("strong", {}, coverage.memberName(id)), h("span", { class: `tag ${strongest}` }, coverage.evidenceWord(strongest)), h("span", { class: "muted" }, since)), h("ul", {}, ops.map((op) => evidence(op, index))));
    });
  }

  coverage.drawPanel = function (rows, state, index) {
    const row = rows.find((r) => r.code === state.place);
    if (!row) return coverage.fillBox("place-panel", h("h2", {}, _("Choose a place")), h("p", { class: "muted" }, _("Click a place on the map or in the table, or find it by name, to see who works there and which source says so.")));
    const lines = coverage.hover(row, state, index);
    const documented = row.operations.filter((op) => op.evidence !== "stated" && row.who.has(op.member));
    const stated = row.operations.filter((op) => op.evidence === "stated");
    const around = row.around.filter((op) => op.evidence !== "stated");
    const near = row.place.neighbours.map((code) => rows.find((r) => r.code === code));
    coverage.fillBox("place-panel",
      h("div", { class: "panel-head" }, h("h2", {}, lines[0]), h("button", { class: "icon", "aria-label": _("Close the place"), onclick: () => coverage.choose("") }, "×")),
      h("p", { class: "muted" }, `${coverage.levelWord(state.level)} · ` + lines.slice(1, state.level === "county" ? 1 : 2).join("") + ` · ${lines.at(-1)}`),
      h("p", { class: "headline" }, h("span", { class: `swatch ${row.class}`, "aria-hidden": "true" }), row.members ? coverage.ngettext("{n} member documented", "{n} members documented", row.members) : coverage.classWord(row.class, state, index)),
      byMember(documented, index),
      stated.length ? h("div", { class: "stated-note" }, h("h3", {}, _("Named by the coalition")), h("ul", {}, stated.map((op) => evidence(op, index)))) : null,
      around.length ? h("details", { class: "around" }, h("summary", {}, _("Somewhere around, place not given"), h("span", { class: "muted" }, ` ${new Set(around.map((o) => o.member)).size}`)), byMember(around, index)) : null,
      extend(row, rows, state, index),
      h("h3", {}, _("Neighbours")), h("ul", { class: "neighbours" }, near.map((r) => h("li", {}, h("button", { class: "link", onclick: () => coverage.choose(r.code) }, coverage.placeName(r.place)), ` ${r.members || (r.stated ? "▨" : "–")}`))));
  };

  // Who could come here: first those at work next door. Each is tried as a scenario.
  function extend(row, rows, state, index) {
    const suppose = (member) => coverage.set("add-store", { data: [...new Set([...state.add, `${member}@${row.code}`])] });
    const near = coverage.nearestMembers(row, rows).slice(0, 3);
    const others = coverage.selectedMembers(state, index).filter((id) => !row.ids.includes(id));
    if (!others.length) return null;
    const line = (n) => h("li", {}, h("strong", {}, coverage.memberShort(n.member)), h("span", { class: "muted" }, ` ${_("next door in {list}", { list: n.near.map((r) => coverage.placeName(r.place)).join(", ") })} `), h("button", { class: "link", type: "button", "data-suppose": n.member, onclick: () => suppose(n.member) }, _("What if?")));
    const choice = h("select", { "aria-label": _("What if this member worked here too?"), onchange: (e) => e.target.value && suppose(e.target.value) },
      h("option", { value: "" }, _("What if another member worked here …")), others.map((id) => h("option", { value: id }, coverage.memberShort(id))));
    return [h("h3", {}, _("Who could extend to here")), near.length ? h("ul", { class: "extend" }, near.map(line)) : h("p", { class: "muted" }, _("No other member is documented next door.")), choice];
  }

  const CARD = ["land", "official_area", "district", "residents_2011"];
  coverage.drawClaim = function (index) {
    const claim = index.claims.find((c) => c.claim === "territory-80");
    const goal = Number(claim.stated) / 100;
    const card = index.measured.filter((m) => CARD.includes(m.measure));
    const share = (measure, basis) => card.find((m) => m.measure === measure).shares[basis][0];
    const verdict = coverage.verdict(goal, card.map((m) => m.shares.stated));
    const box = document.getElementById("claim-80");
    const pct = (measure) => (share(measure, "stated") * 100).toFixed(1);
    Object.assign(box.dataset, { verdict, areaPct: pct("land"), placesPct: pct("district"), populationPct: pct("residents_2011") });
    const line = ({ measure, shares }) => h("tr", {}, h("th", { scope: "row" }, coverage.measureWord(measure)), ["stated", "direct"].map((basis) => h("td", {}, coverage.shareBar(shares[basis], goal), coverage.percent(shares[basis][0]))));
    const named = index.measured.find((m) => m.measure === "district");
    coverage.fillBox("claim-80", h("h2", {}, _("Does the 80 per cent hold?")), h("blockquote", {}, `“${coverage.lang === "en" ? claim.text_en : claim.text_sq}”`),
      h("p", { class: "verdict" }, h("strong", {}, coverage.verdictWord(verdict) + "."), " ", _("The {n} districts that the page names make up {area} of the land and {places} of the districts; {population} of the residents live in them.", { n: Math.round(named.shares.stated[0] * named.denominator), places: coverage.percent(share("district", "stated")), area: coverage.percent(share("land", "stated")), population: coverage.percent(share("residents_2011", "stated")) })),
      h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, _("Share of")), h("th", { scope: "col" }, _("named by the page")), h("th", { scope: "col" }, _("documented (direct)")))), h("tbody", {}, card.map(line))),
      h("p", { class: "muted" }, _("Whole districts; Cërrik lies in Elbasan. The page’s list ends with “etc.”. The mark stands at the share stated."), " ", coverage.link(claim.source_url, _("Source"))));
  };
  coverage.shareBar = ([low, high], goal) => h("span", { class: "share-bar" }, high > low ? h("span", { class: "fill open", style: `width:${high * 100}%` }) : null,
    h("span", { class: low >= goal ? "fill ok" : "fill", style: `width:${low * 100}%` }), h("span", { class: "goal", style: `left:${goal * 100}%` }));
  coverage.measureWord = (id) => ({
    land: _("Land of the units"), official_area: _("Official area, 28,748 km²"), county: _("Counties"), district: _("Districts"), municipality: _("Municipalities"),
    residents_2011: _("Residents, 2011 census"), residents_2023: _("Residents, 2023 census"),
  })[id];

  coverage.drawChips = function (state, index, drop) {
    const words = {
      member: (id) => coverage.memberShort(id), kind: coverage.kindWord,
      theme: (id) => coverage.themeName(id, index),
      county: (id) => coverage.placeName(index.levels.county.places.find((c) => c.code === id)),
    };
    const chips = Object.entries(words).flatMap(([name, say]) => state[name].map((id) => h("button", { class: "chip", "aria-label": _("Remove the filter {name}", { name: say(id) }), onclick: () => drop(name, id) }, say(id), " ×")));
    const supposed = [...state.without.map((id) => ["without-filter", "value", _("without {name}", { name: coverage.memberShort(id) }), state.without.filter((v) => v !== id)]),
      ...state.add.map((pair) => ["add-store", "data", coverage.addedWords(pair, index), state.add.filter((v) => v !== pair)])];
    const scenario = supposed.map(([control, prop, words, rest]) => h("button", { class: "chip supposed", "aria-label": _("Remove the filter {name}", { name: words }), onclick: () => coverage.set(control, { [prop]: rest }) }, words, " ×"));
    coverage.fillBox("chips", chips, scenario);
  };
})((window.coverage = window.coverage || {}));
