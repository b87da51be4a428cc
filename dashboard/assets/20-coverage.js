// Selection -> counts, classes and totals, summed over the coverage index. The server's
// dashboard/domain/coverage.py does the same sums; a test demands equal numbers.
(function (coverage) {
  function selectedMembers(state, index) {
    return index.members
      .filter((m) => m.member !== index.coalition)
      .filter((m) => !state.member.length || state.member.includes(m.member))
      .filter((m) => !state.kind.length || state.kind.includes(m.kind))
      .filter((m) => !state.without.includes(m.member))
      .map((m) => m.member);
  }

  function classOf(row, measure, index) {
    if (!row.inside) return "outside";
    if (!row.members) return row.stated ? "stated" : "none";
    if (measure === "agreement") return row.stated ? "both" : "found";
    const value = measure === "evidence" ? index.evidence_value[row.evidence] : row[measure];
    if (value === null) return "nodata";
    const steps = index.classes[measure].filter((step) => step.lower <= value);
    return (steps.at(-1) || index.classes[measure][0]).id;
  }

  // Operations come as groups of columns: the distinct rows of each, and which one an operation has.
  function unpacked(groups) {
    const operations = groups.find((g) => g.columns.includes("place")).at.map((at) => ({ at }));
    for (const { columns, rows, at } of groups) {
      const values = columns[0] === "themes" ? rows.map(([text]) => [text.split(";").filter(Boolean)]) : rows;
      columns.forEach((name, k) => operations.forEach((op, i) => { op[name] = values[at[i]][k]; }));
    }
    return operations;
  }
  coverage.index.operations = unpacked(coverage.index.operations);
  const memberOf = new Map(coverage.index.members.map((m) => [m.member, m]));
  coverage.member = (id) => memberOf.get(id);

  // One row per place of the level: {place, inside, members, ids, stated, evidence, recency, per_100k, wide, class, operations}.
  coverage.table = function (state, index) {
    const level = index.levels[state.level];
    const chosen = new Set(selectedMembers(state, index));
    const rows = level.places.map((place) => ({
      place, inside: !state.county.length || state.county.includes(place.county),
      who: new Map(), far: new Set(), stated: false, operations: [], around: [],
    }));
    const counts = (op) => state.evidence.includes(op.evidence) && (op.evidence === "stated" || (
      chosen.has(op.member) && (op.scenario || inYears(op, state)) && (!state.theme.length || op.themes.some((t) => state.theme.includes(t)))));
    const count = (op, row, wide) => {
      const stated = op.evidence === "stated";
      if (wide && !stated) row.far.add(op.member);
      if (wide && !state.wide) { row.around.push(op); return; }
      row.operations.push(op);
      if (stated) { row.stated = true; return; }
      const best = row.who.get(op.member);
      if (!best || index.evidence.indexOf(op.evidence) < index.evidence.indexOf(best)) row.who.set(op.member, op.evidence);
    };
    for (const op of index.operations) {
      if (!counts(op)) continue;
      const [near, wide] = level.reach[op.at];
      for (const i of near) count(op, rows[i], false);
      for (const i of wide) count(op, rows[i], true);
    }
    for (const [op, code, far] of added(state, index)) if (counts(op)) count(op, rows.find((r) => r.place.code === code), far);
    return rows.map((row) => finish(row, state, index));
  };

  // The last year that rows speak of; null where none names a year.
  coverage.lastYear = function (operations) {
    let last = 0;
    for (const op of operations) last = Math.max(last, Number(op.year_to || op.year_from));
    return last || null;
  };

  // Rows without a year stay unless the reader leaves them out.
  function inYears(op, { since, until, undated }) {
    const first = op.year_from || op.year_to, last = op.year_to || op.year_from;
    if (!first) return undated !== "0";
    return last >= (since || "0") && first <= (until || "9999");
  }

  // What a scenario adds: [operation, place of the level shown, whether it is only somewhere around].
  function added(state, index) {
    return state.add.flatMap((pair) => {
      const [member, code] = pair.split("@");
      const themes = coverage.member(member).themes.split(";").filter(Boolean);
      const op = { member, place: code, level: "", evidence: index.evidence[0], year_from: "", year_to: "", source_title: "", source_url: "", note: "", themes, scenario: true };
      const inside = (p) => p.code === code || (index.contains[code] || []).includes(p.code);
      const around = (p) => (index.contains[p.code] || []).includes(code);
      return index.levels[state.level].places.filter((p) => inside(p) || around(p)).map((p) => [op, p.code, !inside(p)]);
    });
  }

  function finish(row, state, index) {
    const all = state.match !== "all" || !state.member.length || row.who.size === state.member.length;
    const who = all ? row.who : new Map();
    const found = new Set(who.values());
    let ids;
    const result = {
      place: row.place, code: row.place.code, inside: row.inside, stated: row.stated, operations: row.operations,
      around: row.around, who, members: who.size, get ids() { return (ids ??= [...who.keys()].sort()); }, wide: row.far.size,
      evidence: index.evidence.find((e) => found.has(e)) || "",
      recency: who.size ? coverage.lastYear(row.operations.filter((op) => who.has(op.member))) : null,
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
      members_documented: inside.reduce((all, r) => { for (const id of r.who.keys()) all.add(id); return all; }, new Set()).size,
      area_share: coverage.share(inside, "area_km2", reached),
      population_share: coverage.share(inside, "population", reached),
    };
  };

  coverage.selectedMembers = selectedMembers;
})((window.coverage = window.coverage || {}));
