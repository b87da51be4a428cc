// What a view says in words: the summary, the hover lines, the claim's verdict.
(function (coverage) {
  const _ = (...a) => coverage._(...a);
  const words = (...a) => coverage.ngettext(...a);

  function who(state, index) {
    const names = state.member.map((id) => coverage.memberShort(id, index));
    if (names.length === 1) return _("{name} is documented", { name: names[0] });
    if (names.length && state.match === "all") return _("All of {names} are documented together", { names: names.join(", ") });
    return null;
  }

  coverage.summary = function (rows, figures, state, index) {
    const places = coverage.levelWords(state.level, figures.places_total);
    const subject = who(state, index) || words("{n} member is documented", "{n} members are documented", figures.members_documented);
    const shares = { land: coverage.percent(figures.area_share), residents: coverage.percent(figures.population_share) };
    const parts = [
      subject + " " + _("in {reached} of {places}", { reached: coverage.number(figures.places_reached), places }),
      _("these make up {land} of the land and {residents} of the residents (2011)", shares),
    ];
    const empty = rows.filter((r) => r.inside && r.class === "none").length;
    const only = rows.filter((r) => r.inside && r.class === "stated").length;
    let text = `${parts[0]}; ${parts[1]}.`;
    const narrowed = coverage.narrowed(state);
    if (only && !narrowed) text += " " + words("{n} more is only named by the coalition.", "{n} more are only named by the coalition.", only);
    if (empty && !narrowed) text += " " + words("In {n} nobody is known.", "In {n} nobody is known.", empty);
    return text;
  };

  // With fewer than all members in view, "nobody" is a word about those members only.
  coverage.narrowed = (state) => Boolean(state.member.length || state.kind.length || state.theme.length);

  coverage.classWord = function (id, measure, index) {
    const narrowed = coverage.narrowed(coverage.now.state);
    const fixed = {
      stated: narrowed ? _("named by the coalition, no selected member documented") : _("named by the coalition, no member documented"),
      none: narrowed ? _("no selected member known") : _("none known"),
      outside: _("outside the selection"), nodata: _("no data"),
    }[id];
    if (fixed) return fixed;
    const label = index.classes[measure].find((step) => step.id === id).label;
    return measure === "evidence" ? coverage.evidenceWord(label) : label;
  };

  coverage.hover = function (row, state, index) {
    const { place } = row;
    const county = index.levels.county.places.find((c) => c.code === place.county);
    const lines = [coverage.placeName(place)];
    if (state.level !== "county") lines.push(_("{county} county", { county: coverage.placeName(county) }));
    if (!row.inside) return [...lines, _("outside the selection")];
    lines.push(row.members ? words("{n} member documented", "{n} members documented", row.members) : coverage.classWord(row.class, state.measure, index));
    if (row.members) {
      const short = row.ids.slice(0, 6).map((id) => coverage.memberShort(id, index)).join(", ");
      lines.push(row.ids.length > 6 ? `${short} …` : short, _("strongest evidence: {evidence}", { evidence: coverage.evidenceWord(row.evidence) }));
    }
    if (row.wide && !state.wide) lines.push(words("{n} more somewhere around, place not given", "{n} more somewhere around, place not given", row.wide));
    const residents = place.population === null ? _("residents unknown") : _("{n} residents ({year})", { n: coverage.number(place.population), year: place.population_year });
    return [...lines, `${coverage.km2(place.area_km2)} · ${residents}`];
  };

  coverage.verdictWord = (id) => ({
    holds: _("Holds by every measure"), depends: _("Depends on the measure"), fails: _("Does not hold"),
  })[id];
})((window.coverage = window.coverage || {}));
