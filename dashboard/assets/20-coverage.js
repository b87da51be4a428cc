// Selection -> counts, classes and totals, summed over the coverage index. The server's
// dashboard/domain/coverage.py does the same sums; a test demands equal numbers.
(function (coverage) {
  function selectedMembers(state, index) {
    return index.members
      .filter((m) => m.member !== index.coalition)
      .filter((m) => !state.member.length || state.member.includes(m.member))
      .filter((m) => !state.kind.length || state.kind.includes(m.kind))
      .map((m) => m.member);
  }

  function classOf(row, measure, index) {
    if (!row.inside) return "outside";
    if (!row.members) return row.stated ? "stated" : "none";
    const value = measure === "evidence" ? index.evidence_value[row.evidence] : row[measure];
    if (value === null) return "nodata";
    const steps = index.classes[measure].filter((step) => step.lower <= value);
    return (steps.at(-1) || index.classes[measure][0]).id;
  }

  // One row per place of the level: {place, inside, members, ids, stated, evidence, per_100k, wide, class, operations}.
  coverage.table = function (state, index) {
    const level = index.levels[state.level];
    const chosen = new Set(selectedMembers(state, index));
    const rows = level.places.map((place) => ({
      place, inside: !state.county.length || state.county.includes(place.county),
      who: new Map(), far: new Set(), stated: false, operations: [], around: [],
    }));
    const { operation, place, wide } = level.presence;
    for (let i = 0; i < operation.length; i++) {
      const op = index.operations[operation[i]];
      const row = rows[place[i]];
      if (!state.evidence.includes(op.evidence)) continue;
      const stated = op.evidence === "stated";
      if (!stated && !chosen.has(op.member)) continue;
      if (!stated && state.theme.length && !op.themes.some((t) => state.theme.includes(t))) continue;
      if (wide[i] && !stated) row.far.add(op.member);
      if (wide[i] && !state.wide) { row.around.push(op); continue; }
      row.operations.push(op);
      if (stated) { row.stated = true; continue; }
      const best = row.who.get(op.member);
      if (!best || index.evidence.indexOf(op.evidence) < index.evidence.indexOf(best)) row.who.set(op.member, op.evidence);
    }
    return rows.map((row) => finish(row, state, index));
  };

  function finish(row, state, index) {
    const all = state.match !== "all" || !state.member.length || row.who.size === state.member.length;
    const who = all ? row.who : new Map();
    const found = [...who.values()];
    const result = {
      place: row.place, code: row.place.code, inside: row.inside, stated: row.stated, operations: row.operations,
      around: row.around, who, members: who.size, ids: [...who.keys()].sort(), wide: row.far.size,
      evidence: index.evidence.find((e) => found.includes(e)) || "",
      per_100k: row.place.population ? (who.size / row.place.population) * 1e5 : null,
    };
    result.class = classOf(result, state.measure, index);
    return result;
  }

  // Shares are 0..1 of the places inside the selection; null where a weight is unknown.
  coverage.share = function (rows, weight, counts) {
    if (rows.some((r) => r.place[weight] === null)) return null;
    const sum = (list) => list.reduce((total, r) => total + r.place[weight], 0);
    return rows.length ? sum(rows.filter(counts)) / sum(rows) : 0;
  };

  coverage.figures = function (rows) {
    const inside = rows.filter((r) => r.inside);
    const reached = (r) => r.members > 0;
    return {
      places_total: inside.length,
      places_reached: inside.filter(reached).length,
      places_stated: inside.filter((r) => r.stated).length,
      members_documented: new Set(inside.flatMap((r) => r.ids)).size,
      area_share: coverage.share(inside, "area_km2", reached),
      population_share: coverage.share(inside, "population", reached),
    };
  };

  // The claim of the territory against districts named and districts documented, whatever the filters.
  coverage.claim80 = function (index) {
    const rows = coverage.table(index.defaults, index);
    const stated = Number(index.claims.find((c) => c.claim === "territory-80").stated) / 100;
    const land = (counts) => rows.filter(counts).reduce((km2, r) => km2 + r.place.area_km2, 0);
    const shares = (counts) => ({
      area: coverage.share(rows, "area_km2", counts),
      area_official: land(counts) / index.country_area_km2,
      places: rows.filter(counts).length / rows.length,
      population: coverage.share(rows, "population", counts),
    });
    const named = shares((r) => r.stated);
    const reached = Object.values(named).map((share) => share >= stated);
    const verdict = reached.every(Boolean) ? "holds" : reached.some(Boolean) ? "depends" : "fails";
    return { stated_share: stated, named: rows.filter((r) => r.stated).length, stated: named, documented: shares((r) => r.members > 0), verdict };
  };

  coverage.selectedMembers = selectedMembers;
})((window.coverage = window.coverage || {}));
