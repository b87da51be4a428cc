// What a view says in words: the summary, the stamps, the hover lines, the claim's verdict. The server's
// dashboard/views/sentences.py says the same in files; a test demands equal texts.
(function (coverage) {
  const _ = (...a) => coverage._(...a);
  const words = (...a) => coverage.ngettext(...a);

  function who(state, index) {
    const names = state.member.map((id) => coverage.memberShort(id));
    if (names.length === 1) return _("{name} is documented", { name: names[0] });
    if (names.length && state.match === "all") return _("All of {names} are documented together", { names: names.join(", ") });
    return null;
  }

  function statedSummary(rows, figures, state) {
    const inside = rows.filter((r) => r.inside);
    const share = (weight) => coverage.percent(coverage.share(inside, weight, (r) => r.stated));
    return _("The coalition’s page names places in {stated} of {places}; these make up {land} of the land and {residents} of the residents (2011).", {
      stated: coverage.number(figures.places_stated), places: coverage.levelWords(state.level, figures.places_total), land: share("area_km2"), residents: share("population"),
    });
  }

  // What a scenario supposes.
  coverage.isScenario = (state) => Boolean(state.without.length || state.add.length);
  coverage.anyPlace = (code, index) => [...Object.values(index.levels).flatMap((level) => level.places), ...index.countries].find((p) => p.code === code);
  coverage.addedWords = (pair, index) => {
    const [member, code] = pair.split("@");
    return _("{name} also in {place}", { name: coverage.memberShort(member), place: coverage.placeName(coverage.anyPlace(code, index)) });
  };
  coverage.scenarioWords = (state, index) => _("Scenario, not what is documented: {list}.", { list: [...state.without.map((id) => _("without {name}", { name: coverage.memberShort(id) })), ...state.add.map((pair) => coverage.addedWords(pair, index))].join("; ") });

  const none = (state, places) => (state.match === "all" && state.member.length > 1
    ? _("With the evidence chosen, the selected members are documented together in none of {places}.", { places })
    : _("With the evidence chosen, no selected member is documented in any of {places}.", { places }));

  coverage.summary = function (rows, figures, state, index) {
    if (coverage.onlyStated(state)) return statedSummary(rows, figures, state);
    const places = coverage.levelWords(state.level, figures.places_total);
    const subject = who(state, index) || words("{n} member is documented", "{n} members are documented", figures.members_documented);
    const shares = { land: coverage.percent(figures.area_share), residents: coverage.percent(figures.population_share) };
    const parts = [
      subject + " " + _("in {reached} of {places}", { reached: coverage.number(figures.places_reached), places }),
      _("these make up {land} of the land and {residents} of the residents (2011)", shares),
    ];
    const empty = rows.filter((r) => r.inside && r.class === "none").length;
    const only = rows.filter((r) => r.inside && r.class === "stated").length;
    const scenario = coverage.isScenario(state) ? coverage.scenarioWords(state, index) + " " : "";
    let text = scenario + (figures.places_reached ? `${parts[0]}; ${parts[1]}.` : none(state, places));
    const narrowed = coverage.narrowed(state);
    if (only && !narrowed) text += " " + words("{n} more is only named by the coalition.", "{n} more are only named by the coalition.", only);
    if (empty && !narrowed) {
      text += " " + (state.evidence.includes("stated") ? words("In {n} nobody is known.", "In {n} nobody is known.", empty)
        : words("In {n} no member is documented.", "In {n} no member is documented.", empty));
    }
    return text;
  };

  // With fewer than all members in view, "nobody" is a word about those members only.
  coverage.narrowed = (state) => Boolean(state.member.length || state.kind.length || state.theme.length);

  // Nothing but the coalition's own words in view.
  coverage.onlyStated = (state) => state.evidence.length === 1 && state.evidence[0] === "stated";

  coverage.classWord = function (id, state, index) {
    const narrowed = coverage.narrowed(state), only = coverage.onlyStated(state);
    const agreement = state.measure === "agreement" ? { both: _("named by the page and documented"), found: _("documented, not named by the page") } : {};
    const fixed = {
      ...agreement,
      stated: only ? _("named by the coalition") : narrowed ? _("named by the coalition, no selected member documented") : _("named by the coalition, no member documented"),
      none: only ? _("not named by the coalition") : narrowed ? _("no selected member known") : _("none known"),
      outside: _("outside the selection"), nodata: state.measure === "recency" ? _("no source names a year") : _("no data"),
    }[id];
    if (fixed) return fixed;
    const label = index.classes[state.measure].find((step) => step.id === id).label;
    return state.measure === "evidence" ? coverage.evidenceWord(label) : label;
  };

  coverage.hover = function (row, state, index) {
    const { place } = row;
    const county = index.levels.county.places.find((c) => c.code === place.county);
    const lines = [coverage.placeName(place)];
    if (state.level !== "county") lines.push(_("{county} county", { county: coverage.placeName(county) }));
    if (!row.inside) return [...lines, _("outside the selection")];
    lines.push(row.members ? words("{n} member documented", "{n} members documented", row.members) : coverage.classWord(row.class, state, index));
    if (row.members) {
      const short = row.ids.slice(0, 6).map((id) => coverage.memberShort(id)).join(", ");
      lines.push(row.ids.length > 6 ? `${short} …` : short, _("strongest evidence: {evidence}", { evidence: coverage.evidenceWord(row.evidence) }));
    }
    if (row.wide && !state.wide) lines.push(words("{n} more somewhere around, place not given", "{n} more somewhere around, place not given", row.wide));
    const residents = place.population === null ? _("residents unknown") : _("{n} residents ({year})", { n: coverage.number(place.population), year: place.population_year });
    return [...lines, `${coverage.km2(place.area_km2)} · ${residents}`];
  };

  coverage.measureTitle = (id) => ({
    members: _("Members documented"), evidence: _("Strongest evidence"), per_100k: _("Members per 100,000 residents"), agreement: _("Stated against documented"), recency: _("Last year that a source speaks of"),
  })[id];

  coverage.partnerSummary = function (countries) {
    const count = (kind) => countries.filter((c) => c.class === kind).length;
    return _("The page names {named} countries “etc.”; in {both} of them a source documents a link of the selected members, and in {found} more that the page does not name.", { named: count("both") + count("page"), both: count("both"), found: count("found") });
  };

  coverage.legendTitle = (state) => (coverage.onlyStated(state) ? _("The coalition’s own words") : coverage.measureTitle(state.measure));

  function title(state, index) {
    if (state.view === "partners") return _("Partner countries of the BKTF coalition");
    const by = { county: _("by county"), district: _("by district"), municipality: _("by municipality") }[state.level];
    const subject = state.member.length === 1 ? _("Where {name} is documented", { name: coverage.memberShort(state.member[0]) }) : _("Where the BKTF coalition works");
    return `${coverage.isScenario(state) ? `${_("Scenario")} · ` : ""}${subject}, ${by}`;
  }

  // The filters of a view in words: all that is needed to make it again.
  coverage.selectionWords = function (state, index) {
    const county = (code) => coverage.placeName(index.levels.county.places.find((c) => c.code === code));
    const members = state.member.map((id) => coverage.memberShort(id)).join(", ");
    const all = _("all {n}", { n: coverage.number(index.members.length - 1) });
    const parts = [_("Members: {list}", { list: members || all })];
    const ofPlaces = state.view !== "partners"; // partner countries are filtered by member and kind alone
    if (state.member.length > 1 && ofPlaces) parts[0] += ` (${state.match === "all" ? _("all of them in one place") : _("any of them")})`;
    const lists = [
      [_("Theme: {list}"), state.theme.map((id) => coverage.themeName(id, index)), ofPlaces], [_("Kind: {list}"), state.kind.map(coverage.kindWord), true],
      [_("Counties: {list}"), state.county.map(county), ofPlaces], [_("Evidence: {list}"), state.evidence.length ? state.evidence.map(coverage.evidenceWord) : [_("none")], ofPlaces],
    ];
    for (const [text, names, used] of lists) if (names.length && used) parts.push(text.replace("{list}", names.join(", ")));
    if (ofPlaces && (state.since || state.until)) parts.push(_("Years: {since}–{until}", { since: state.since || "…", until: state.until || "…" }));
    if (ofPlaces && state.undated) parts.push(_("without rows that name no year"));
    if (ofPlaces && coverage.isScenario(state)) parts.push(coverage.scenarioWords(state, index).replace(/\.$/, ""));
    if (state.wide && ofPlaces) parts.push(_("sources that name only a wider place count in every place inside"));
    if (ofPlaces) parts.push(_("Colours: {list}", { list: coverage.measureTitle(state.measure) }));
    const shown = (ofPlaces ? index.levels[state.level].places : index.countries).find((p) => p.code === state.place);
    if (shown) parts.push(_("Outlined: {name}", { name: coverage.placeName(shown) }));
    return parts.join(" · ");
  };

  let told; // rows and years of all sources: the same in every view
  function sourced(index) {
    const rows = index.operations.filter((op) => op.evidence !== "stated");
    const years = [...new Set(rows.flatMap((op) => [op.year_from, op.year_to]))].filter(Boolean).sort();
    return { n: rows.length, first: years[0] || "?", last: years.at(-1) || "?" };
  }

  coverage.sources = function (index) {
    const { n, first, last } = (told ||= sourced(index));
    const page = index.operations.find((op) => op.member === index.coalition);
    const values = { url: page?.source_url, n: coverage.number(n), first, last };
    return _("Sources: the coalition’s page ({url}) and {n} rows from public sources; the years that they name run from {first} to {last}.", values)
      + " " + _("Boundaries: © OpenStreetMap contributors (ODbL 1.0), via geoBoundaries, 2013; countries: Natural Earth. Residents: census of 2011. Code: MIT.");
  };
  coverage.dataWords = (index) => (index.confidential ? _("Holds rows for staff alone: do not pass on.") + " " : "") + _("Data of {date}, version {version}.", { date: coverage.date(index.released), version: index.version });
  coverage.disclaimer = () => _("Presence is not coverage of need: none known means looked for and not found. Boundaries are no opinion on status.");

  // What every file and every sheet of paper carries.
  coverage.stamps = ({ rows, figures, countries, state, index }) => ({
    title: title(state, index),
    sentence: state.view === "partners" ? coverage.partnerSummary(countries) : coverage.summary(rows, figures, state, index), selection: coverage.selectionWords(state, index),
    data: coverage.dataWords(index), sources: coverage.sources(index), disclaimer: coverage.disclaimer(),
  });

  coverage.verdictWord = (id, one = false) => ({
    holds: one ? _("Holds") : _("Holds by every measure"), depends: one ? _("May hold: part is unknown") : _("Depends on the measure"), fails: _("Does not hold"),
  })[id];
})((window.coverage = window.coverage || {}));
