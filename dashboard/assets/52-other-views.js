// Members, partner countries, rows on no map, and the footer.
(function (coverage) {
  const { h } = coverage;
  const _ = (...a) => coverage._(...a);
  const SVG = "http://www.w3.org/2000/svg";

  const project = ([lon, lat]) => `${((lon - 19.13) * 25.2).toFixed(1)},${((42.72 - lat) * 33.6).toFixed(1)}`;
  const rings = (g) => (g.type === "Polygon" ? [g.coordinates] : g.coordinates).flat();
  const outlines = {};
  function outline(code, feature) {
    return (outlines[code] ||= rings(feature.geometry).map((ring) => "M" + ring.filter((_p, i) => i % 3 === 0).map(project).join("L") + "Z").join(""));
  }

  // A small map of the districts: code -> class of the choropleth, or "on".
  coverage.strip = function (classes, label) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 52 106");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
    for (const feature of coverage.geometry.boundaries.district.features) {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", outline(feature.id, feature));
      path.setAttribute("class", classes.get(feature.id) || "off");
      svg.append(path);
    }
    return svg;
  };

  // More members than anyone reads side by side are left to the filters, and that is said.
  coverage.MOST_MEMBERS = coverage.index.most_members;
  coverage.tooMany = (left) => coverage.ngettext("{n} more member is not shown here: choose members with the filters.", "{n} more members are not shown here: choose members with the filters.", left);

  coverage.drawMembers = function (state, index) {
    const all = coverage.table({ ...index.defaults, level: "district", evidence: [...index.evidence] }, index);
    const chosen = new Set(coverage.selectedMembers(state, index));
    const shown = index.members.filter((m) => chosen.has(m.member) && (!state.theme.length || m.themes.split(";").some((t) => state.theme.includes(t))));
    const rowsOf = new Map(shown.map((m) => [m.member, []]));
    for (const op of index.operations) rowsOf.get(op.member)?.push(op);
    const left = shown.length - coverage.MOST_MEMBERS;
    coverage.fillBox("member-cards", left > 0 ? h("p", { class: "warning" }, coverage.tooMany(left)) : null, shown.slice(0, coverage.MOST_MEMBERS).map((m) => {
      const strong = all.filter((r) => r.who.get(m.member) === "direct");
      const some = all.filter((r) => r.who.has(m.member));
      const rows = rowsOf.get(m.member);
      const dated = rows.filter((op) => op.year_from || op.year_to).length;
      const last = coverage.lastYear(rows);
      const said = !rows.length ? _("No source was found for this member in any place.")
        : coverage.ngettext("{n} source row", "{n} source rows", rows.length) + ", " + _("{dated} with a year; directly in {places}", { dated, places: coverage.levelWords("district", strong.length) }) + (some.length > strong.length ? ", " + _("{n} more by weaker evidence", { n: some.length - strong.length }) : "") + ".";
      const label = _("Districts of {name}: {list}", { name: coverage.memberShort(m.member), list: strong.map((r) => coverage.placeName(r.place)).join(", ") || _("none known") });
      return h("article", { class: "card", "data-member": m.member }, coverage.strip(new Map(strong.map((r) => [r.code, "on"])), label), h("div", {},
        h("h3", {}, coverage.memberName(m.member)), h("p", { class: "muted" }, _("On the page: {name}", { name: m.name_page })), h("p", {}, coverage.kindWord(m.kind)),
        h("p", { class: "themes" }, m.themes.split(";").filter(Boolean).map((t) => h("span", { class: "tag" }, coverage.themeName(t, index)))), h("p", { class: rows.length ? "" : "warning" }, said, last ? ` ${_("Last seen in {year}.", { year: last })}` : ""),
        strong.length ? h("p", { class: "muted" }, strong.map((r) => coverage.placeName(r.place)).join(" · ")) : null,
        h("p", {}, m.website ? coverage.link(m.website, m.website.replace(/^https?:\/\//, "")) : h("span", { class: "muted" }, _("no site known")), " · ", h("button", { class: "link", onclick: () => coverage.showMember(m.member) }, _("Show on the map")))));
    }));
    coverage.drawMatrix();
    coverage.drawThemes();
  };

  coverage.countryWord = (c) => ({ home: _("Albania: the coalition’s own country"), both: _("named by the page and documented"), page: _("named by the page only"), found: _("documented, not named by the page"), land: _("no link known") })[c.class];

  coverage.countryHover = (c) => [coverage.placeName(c), coverage.countryWord(c)];

  // The coalition's own links stay in sight whichever members are chosen only as what the page names.
  coverage.partnerTable = function (state, index) {
    const chosen = new Set(coverage.selectedMembers(state, index));
    const any = !state.member.length && !state.kind.length;
    return index.countries.map((country) => {
      const links = index.partners.filter((p) => p.country === country.code && (p.evidence === "stated" || chosen.has(p.member) || (any && p.member === index.coalition)));
      const named = links.some((p) => p.evidence === "stated");
      const found = links.some((p) => p.evidence !== "stated");
      const kind = country.code === "ALB" ? "home" : named && found ? "both" : named ? "page" : found ? "found" : "land";
      return { ...country, links, class: kind };
    });
  };

  coverage.drawPartners = function (countries, state, index) {
    const list = (kind) => countries.filter((c) => c.class === kind).sort((a, b) => coverage.placeName(a).localeCompare(coverage.placeName(b), coverage.lang));
    document.getElementById("partner-summary").textContent = coverage.partnerSummary(countries);
    const kinds = ["both", "page", "found", "home"];
    coverage.fillBox("partner-legend", h("ul", {}, kinds.map((k) => h("li", { class: "legend-item", "data-count": list(k).length }, h("span", { class: `swatch ${k}`, "aria-hidden": "true" }), h("span", {}, coverage.countryWord({ class: k })), h("span", { class: "legend-count" }, `${list(k).length}`)))));
    const chosen = countries.find((c) => c.code === state.place);
    coverage.fillBox("country-panel", chosen ? countryPanel(chosen, index) : [h("h2", {}, _("Choose a country")), h("p", { class: "muted" }, _("Click a country on the map or in the list to see who and which source."))]);
    coverage.fillBox("partner-list", ["both", "page", "found"].filter((k) => list(k).length).map((k) => [h("h3", {}, coverage.countryWord({ class: k })), h("ul", { class: "countries" }, list(k).map((c) => h("li", {}, h("button", { class: "link", "data-country": c.code, onclick: () => coverage.choose(c.code) }, coverage.placeName(c)), pageWord(c), ` ${c.links.filter((l) => l.evidence !== "stated").length || ""}`)))]));
  };

  // The page's own word stands beside where it is not the name of today (North Macedonia, Moldova).
  function pageWord(country) {
    const word = country.links.map((p) => p.name_page).find(Boolean);
    return word && word !== country.sq ? h("span", { class: "muted" }, ` (${_("On the page: {name}", { name: word })})`) : "";
  }

  function countryPanel(country, index) {
    const word = country.links.map((p) => p.name_page).find(Boolean);
    return [h("div", { class: "panel-head" }, h("h2", {}, coverage.placeName(country)), h("button", { class: "icon", "aria-label": _("Close the country"), onclick: () => coverage.choose("") }, "×")), word ? h("p", { class: "muted" }, _("On the page: {name}", { name: word })) : null, h("p", { class: "headline" }, coverage.countryWord(country)),
      h("ul", {}, country.links.map((p) => h("li", {}, h("strong", {}, p.member === index.coalition ? _("The coalition") : coverage.memberName(p.member)), " ", h("span", { class: `tag ${p.evidence}` }, coverage.evidenceWord(p.evidence)), " ", h("span", { class: "note", lang: "en" }, p.note + " "), coverage.link(p.source_url, p.source_title)))),
      country.links.length ? h("p", { class: "muted" }, _("The rows show that a link exists, not that it is the link the page means.")) : null];
  }

  coverage.drawUnplaced = function (index) {
    const rows = index.operations.filter((op) => op.match !== "matched");
    const why = (op) => {
      const words = coverage._(op.match_why);
      return h("span", { lang: words === op.match_why ? "en" : coverage.lang }, words);
    };
    coverage.fillBox("unplaced", h("table", {}, h("thead", {}, h("tr", {}, [_("As written"), _("Member"), _("Evidence"), _("Why on no map"), _("Source")].map((w) => h("th", { scope: "col" }, w)))),
      h("tbody", {}, rows.map((op) => h("tr", {}, h("th", { scope: "row" }, op.place), h("td", {}, coverage.memberShort(op.member)), h("td", {}, coverage.evidenceWord(op.evidence)), h("td", {}, why(op)), h("td", {}, coverage.link(op.source_url, op.source_title)))))));
  };

  coverage.drawFooter = (index) => coverage.fillBox("provenance", h("p", {}, coverage.sources(index)), h("p", {}, coverage.dataWords(index), " ", coverage.disclaimer()));
})((window.coverage = window.coverage || {}));
