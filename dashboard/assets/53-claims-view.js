// Claims and gaps: what is said against what is documented, where nobody is, and what a change would do.
(function (coverage) {
  const { h } = coverage;
  const _ = (...a) => coverage._(...a);
  const BASES = ["stated", "direct", "indirect"];
  let asked = null; // the share that the reader has typed, in per cent
  let by = ""; // the measure that the reader has chosen; all of them where empty

  const name = (row) => coverage.placeName(row.place);
  const member = (id) => coverage.memberShort(id);
  const shown = (value, digits = 0) => (value === null ? _("not known") : coverage.number(value, digits));
  const showPlace = (row) => h("button", { class: "link", type: "button", onclick: () => { coverage.set("view-store", { data: "map" }); coverage.choose(row.code); window.scrollTo(0, 0); } }, name(row));
  const list = (rows) => rows.map((row, i) => [h("span", { class: "unbroken" }, showPlace(row), i < rows.length - 1 ? "," : ""), " "]);
  const table = (head, body, caption = null) => h("table", { class: "answers" }, caption ? h("caption", {}, caption) : null, h("thead", {}, h("tr", {}, head.map((w) => h("th", { scope: "col" }, w)))), h("tbody", {}, body));
  const row = (first, ...rest) => h("tr", {}, h("th", { scope: "row" }, first), rest.map((cell) => h("td", { class: typeof cell === "string" && /^[\d–]/.test(cell) ? "number" : null }, cell)));
  const baseWord = (basis) => ({ stated: _("named by the page"), direct: _("documented (direct)"), indirect: _("documented (direct or indirect)") })[basis];

  function bounds(found) {
    if (!found) return _("the page does not say");
    const [low, high] = found;
    return high - low < 5e-4 ? coverage.percent(low) : `${coverage.percent(low)} – ${coverage.percent(high)}`;
  }

  // Formula, denominator and year of a measure.
  function formula({ measure, denominator, year }) {
    const of = { land: _("km² of the districts reached, of {n} km² that the units cover"), official_area: _("km² of the districts reached, of the official {n} km² of the country, lakes and lagoons included"),
      county: _("counties reached, of {n}"), district: _("districts reached, of {n}"), municipality: _("municipalities reached, of {n}"),
      residents_2011: _("residents of the districts reached, of {n} in the census of 2011"), residents_2023: _("residents of the districts reached, of {n} in the census of 2023; seven districts have no figure of their own, so the share lies between two bounds") }[measure];
    return `${of.replace("{n}", coverage.number(denominator))} (${year})`;
  }

  function territory(claim, index) {
    const goal = (asked ?? Number(claim.stated)) / 100;
    const weighed = index.measured.filter((m) => !by || m.measure === by);
    const known = (basis) => weighed.map((m) => m.shares[basis]).filter(Boolean);
    const choice = h("select", { id: "claim-measure", onchange: (e) => { by = e.target.value; coverage.drawClaims(); document.getElementById("claim-measure").focus(); } },
      h("option", { value: "" }, _("every measure")), index.measured.map((m) => h("option", { value: m.measure, selected: m.measure === by }, coverage.measureWord(m.measure))));
    const verdict = (basis) => (known(basis).length ? coverage.verdictWord(coverage.verdict(goal, known(basis)), Boolean(by)) : _("the page does not say"));
    const input = h("input", { type: "number", id: "claim-share", min: 0, max: 100, step: 1, value: String(asked ?? claim.stated), onchange: (e) => { asked = Math.min(Math.max(Number(e.target.value) || 0, 0), 100); coverage.drawClaims(); document.getElementById("claim-share").focus(); } });
    const cell = (found) => h("td", {}, found ? coverage.shareBar(found, goal) : null, bounds(found), found ? h("span", { class: "verdict-mark" }, found[0] >= goal ? " ✓" : found[1] >= goal ? " ?" : " ✗") : null);
    const rows = index.measured.map((m) => h("tr", { class: by && m.measure !== by ? "aside" : null }, h("th", { scope: "row" }, h("details", {}, h("summary", {}, coverage.measureWord(m.measure)), h("span", { class: "muted" }, formula(m)))), BASES.map((basis) => cell(m.shares[basis]))));
    const verdicts = h("tr", { class: "verdicts" }, h("th", { scope: "row" }, _("Verdict")), BASES.map((basis) => h("td", { "data-basis": basis, "data-verdict": known(basis).length ? coverage.verdict(goal, known(basis)) : "unknown" }, h("strong", {}, verdict(basis)))));
    return [h("p", { class: "claim-line" }, h("q", {}, coverage.lang === "en" ? claim.text_en : claim.text_sq), " ", coverage.link(claim.source_url, claim.source_title)),
      h("p", {}, h("label", { for: "claim-share" }, _("Weigh another share, in per cent:")), " ", input, asked !== null && asked !== Number(claim.stated) ? h("button", { class: "link", type: "button", onclick: () => { asked = null; coverage.drawClaims(); } }, _("back to the stated {n}", { n: claim.stated })) : null, " ", h("label", { for: "claim-measure" }, _("by")), " ", choice),
      h("p", { id: "claim-verdict", role: "status" }, `${_("Verdict")}: `, ...BASES.flatMap((basis, i) => [i ? "; " : "", `${baseWord(basis)}: `, h("strong", {}, verdict(basis))]), "."),
      h("div", {}, table([_("Share of"), ...BASES.map(baseWord)], [...rows, verdicts])),
      ...makeTrue(goal, index),
      h("p", { class: "muted" }, _("✓ reaches the share, ✗ does not, ? may. The page’s list ends with “etc.”: places that it means but does not name are not counted. Open a measure for its formula."))];
  }

  // The shortest list by land, and the likeliest by evidence: documented although the page does not name them.
  function makeTrue(goal, index) {
    const rows = coverage.table({ ...index.defaults, level: "district" }, index);
    const land = rows.reduce((sum, r) => sum + r.place.area_km2, 0);
    return [[_("of the land of the units"), land], [_("of the official area"), index.country_area_km2]].map(([of, total]) => {
      const further = coverage.completion(rows, (r) => r.place.area_km2, (r) => r.stated, goal * total);
      const likely = rows.filter((r) => !r.stated && r.members).sort((a, b) => b.members - a.members || b.place.area_km2 - a.place.area_km2);
      let reached = rows.filter((r) => r.stated).reduce((sum, r) => sum + r.place.area_km2, 0);
      if (reached >= goal * total) return h("p", {}, _("By area ({of}), the districts that the page names reach {share}.", { of, share: coverage.percent(goal) }));
      if (!further.length) return h("p", {}, _("By area ({of}), not even all districts together reach {share}.", { of, share: coverage.percent(goal) }));
      const evident = [];
      for (const r of likely) { if (reached >= goal * total) break; evident.push(r); reached += r.place.area_km2; }
      return h("p", { class: "make-true" }, h("strong", {}, _("What would make it true {of}:", { of })), " ", coverage.ngettext("{n} more district", "{n} more districts", further.length), ": ", list(further), h("br"),
        reached >= goal * total ? [_("By evidence the likeliest, documented although not named:"),  " ", list(evident)] : [_("The districts that are documented although not named do not suffice:"),  " ", list(evident)]);
    });
  }

  function counts(index) {
    const rows = index.claims.filter((c) => c.measure in index.counted).map((c) => {
      const found = index.counted[c.measure];
      return h("tr", {}, h("th", { scope: "row" }, coverage.lang === "en" ? c.text_en : c.text_sq, " ", coverage.link(c.source_url, _("Source"))), [Number(c.stated), found.listed, found.direct, found.indirect].map((n) => h("td", { class: "number" }, coverage.number(n))));
    });
    return table([_("The page says"), _("stated"), _("listed on the page"), _("documented (direct)"), _("documented (direct or indirect)")], rows);
  }

  function agreement(rows, state, index) {
    const all = coverage.table({ ...state, evidence: [...new Set([...state.evidence, "stated"])], measure: "agreement" }, index).filter((r) => r.inside).sort(coverage.byName(name));
    const group = (id) => all.filter((r) => r.class === id).sort(coverage.byName(name));
    const words = { both: _("named and documented"), stated: _("named, nobody documented"), found: _("documented, not named"), none: _("neither") };
    const line = (id) => h("tr", { "data-group": id }, h("th", { scope: "row" }, h("span", { class: `swatch ${id}`, "aria-hidden": "true" }), words[id]), h("td", { class: "number" }, coverage.number(group(id).length)), h("td", {}, list(group(id))));
    const show = () => { coverage.set("measure", { value: "agreement" }); coverage.set("view-store", { data: "map" }); window.scrollTo(0, 0); };
    return [h("p", {}, _("Of {places}, {both} are named and documented, {stated} are named without a documented member, {found} are documented although not named, {none} are neither.", { places: coverage.levelWords(state.level, all.length), both: group("both").length, stated: group("stated").length, found: group("found").length, none: group("none").length }), " ",
      h("button", { class: "link", type: "button", onclick: show }, _("Show on the map"))), table([_("Group"), _("Number"), _("Places")], ["both", "stated", "found", "none"].map(line)), h("details", { id: "evidence-behind" }, h("summary", {}, _("The evidence, place by place")), evidenceBehind(all, words))];
  }

  // For each place the page's own word, and who is documented, by how strong and how recent a source.
  function evidenceBehind(all, words) {
    const seen = (r, id) => coverage.lastYear(r.operations.filter((op) => op.member === id)) || _("undated");
    const sources = (r, id) => r.operations.filter((op) => op.member === id && op.source_url).map((op, i) => [" ", coverage.link(op.source_url, `[${i + 1}]`)]);
    const who = (r) => r.ids.map((id, i) => [i ? "; " : "", `${member(id)} (${coverage.evidenceWord(r.who.get(id))}, ${seen(r, id)})`, sources(r, id)]);
    const said = (r) => r.operations.filter((op) => op.evidence === "stated").map((op, i) => [i ? ", " : "", coverage.link(op.source_url, `“${op.place}”`)]);
    return table([_("Place"), _("Group"), _("The page’s word"), _("Documented members")], all.map((r) => h("tr", {}, h("th", { scope: "row" }, showPlace(r)), h("td", {}, words[r.class]), h("td", {}, said(r)), h("td", {}, who(r)))));
  }

  function gaps(rows, state) {
    const found = coverage.gapList(rows);
    if (!found.length) return h("p", {}, _("A member is documented in every place of the selection."));
    const near = (r) => coverage.nearestMembers(r, rows).slice(0, 3).flatMap((n, i) => [i ? "; " : "", h("strong", {}, member(n.member)), ` (${n.near.map(name).join(", ")})`]);
    const lines = found.map((g) => h("tr", { "data-code": g.row.code }, h("th", { scope: "row" }, showPlace(g.row)), h("td", { class: "number" }, shown(g.row.place.population)), h("td", { class: "number" }, g.rank_residents ?? "–"), h("td", { class: "number" }, shown(g.row.place.area_km2)), h("td", { class: "number" }, g.rank_land ?? "–"),
      h("td", {}, g.row.stated ? _("yes") : _("no")), h("td", {}, near(g.row))));
    return [h("p", {}, coverage.ngettext("{n} place without a documented member, most residents first.", "{n} places without a documented member, most residents first.", found.length), " ", h("span", { class: "muted" }, _("Rule: residents of the 2011 census, then land. Figures of residents aged 0 to 17 were not found for every place, so there is no rank by children. Next door means a shared border."))),
      table([coverage.levelWord(state.level), _("Residents 2011"), _("rank"), _("Area, km²"), _("rank"), _("Named by the coalition"), _("At work next door")], lines),
      found.length > 8 ? h("p", { class: "paper-only" }, _("On paper the first 8 are shown; the page has all {n}.", { n: found.length })) : null];
  }

  function dependence(rows) {
    const found = coverage.dependence(rows);
    const without = (id) => coverage.set("without-filter", { value: [...coverage.now.state.without, id] });
    const lines = found.map((d) => h("tr", { "data-member": d.member }, h("th", { scope: "row" }, member(d.member)), h("td", { class: "number" }, coverage.number(d.rows.length)), h("td", { class: "number" }, shown(d.population)), h("td", {}, list(d.rows)), h("td", {}, h("button", { class: "link", type: "button", onclick: () => without(d.member) }, _("What if it left?")))));
    return found.length ? [h("p", {}, _("Places where one member alone is documented. If it left, its residents would lose their only documented member.")), table([_("Member"), _("Places"), _("Residents 2011"), _("Which"), ""], lines)]
      : h("p", {}, _("No place of the selection hangs on a single member."));
  }

  function copresence(rows, state, index) {
    const all = coverage.selectedMembers(state, index), left = all.length - coverage.MOST_MEMBERS;
    const found = coverage.copresence(rows, all);
    const lines = found.slice(0, 15).map((p) => row(`${member(p.one)} – ${member(p.other)}`, coverage.number(p.shared), coverage.number(p.either), coverage.number(p.jaccard, 2)));
    return [left > 0 ? h("p", { class: "warning" }, _("Of {n} members, those documented in most places are compared.", { n: coverage.number(all.length) })) : null, h("p", {}, coverage.ngettext("{n} pair of members works in at least one place together.", "{n} pairs of members work in at least one place together.", found.length), " ", h("span", { class: "muted" }, _("Jaccard index: places of both, of the places of one or both. The first 15 are shown."))), table([_("Members"), _("both"), _("one or both"), _("Jaccard")], lines)];
  }

  coverage.drawClaims = function () {
    const { rows, state, index } = coverage.now;
    const claim = index.claims.find((c) => c.claim === "territory-80");
    coverage.fillBox("claims-box", territory(claim, index), counts(index));
    coverage.fillBox("agreement-box", agreement(rows, state, index));
    coverage.fillBox("gap-list", gaps(rows, state));
    coverage.fillBox("dependence-box", dependence(rows));
    coverage.fillBox("copresence-box", copresence(rows, state, index));
  };

  // What the scenario in view does to the figures, against the same view without it.
  coverage.drawScenario = function () {
    const { state, index, figures } = coverage.now;
    if (!coverage.isScenario(state)) return coverage.fillBox("scenario-box");
    const real = coverage.figures(coverage.table({ ...state, without: [], add: [] }, index));
    const change = (value, digits = 0) => `${value > 0 ? "+" : value < 0 ? "−" : "±"}${coverage.number(Math.abs(value), digits)}`;
    const people = (f) => (f.population_share === null ? null : f.population_share * coverage.now.rows.filter((r) => r.inside).reduce((sum, r) => sum + r.place.population, 0));
    coverage.fillBox("scenario-box", h("div", { class: "scenario" }, h("p", {}, h("strong", {}, coverage.scenarioWords(state, index))), h("p", {}, _("Against what is documented: {places} places, {residents} residents, {land} percentage points of the land.", {
      places: change(figures.places_reached - real.places_reached), residents: people(real) === null ? _("not known") : change(Math.round(people(figures) - people(real))), land: change((figures.area_share - real.area_share) * 100, 1) })),
    h("button", { class: "button quiet", type: "button", onclick: () => { coverage.set("without-filter", { value: [] }); coverage.set("add-store", { data: [] }); } }, _("End the scenario"))));
  };
})((window.coverage = window.coverage || {}));
