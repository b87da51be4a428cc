// The questions behind the map, over the rows of coverage.table: does a claim hold, where are the gaps, who is near,
// what hangs on one member, who works side by side. dashboard/domain/claims.py and gaps.py give the same answers.
(function (coverage) {
  const by = (...keys) => (a, b) => { for (const key of keys) { const x = key(a), y = key(b); if (x !== y) return x < y ? -1 : 1; } return 0; };
  const most = (key) => (row) => { const value = key(row); return value === null ? Infinity : -value; };
  const inside = (rows) => rows.filter((r) => r.inside);

  // [low, high] bounds against a share: a measure that only might reach it does not count as holding.
  coverage.verdict = function (share, bounds) {
    if (bounds.every(([low]) => low >= share)) return "holds";
    return bounds.some(([, high]) => high >= share) ? "depends" : "fails";
  };

  // The shortest list of further rows that lifts the reached weight to the target; empty where it is reached, or out of reach.
  coverage.completion = function (rows, weight, reached, target) {
    const sum = (list) => list.reduce((total, r) => total + weight(r), 0);
    let total = sum(rows.filter(reached));
    const rest = rows.filter((r) => !reached(r)).sort(by((r) => -weight(r)));
    if (total >= target || total + sum(rest) < target) return [];
    const needed = [];
    for (const row of rest) { if (total >= target) break; needed.push(row); total += weight(row); }
    return needed;
  };

  // Places inside the selection with no documented member, most residents first: [{row, rank_residents, rank_land}].
  coverage.gapList = function (rows) {
    const gaps = inside(rows).filter((r) => !r.members);
    const rank = (row, weight) => (row.place[weight] === null ? null : 1 + gaps.filter((r) => r.place[weight] > row.place[weight]).length);
    return gaps.map((row) => ({ row, rank_residents: rank(row, "population"), rank_land: rank(row, "area_km2") }))
      .sort(by(most((g) => g.row.place.population), most((g) => g.row.place.area_km2)));
  };

  // Members at work next door but not here: [{member, near: [row]}], in most neighbours first, then in most places of all.
  coverage.nearestMembers = function (row, rows) {
    const reach = {};
    for (const r of rows) for (const id of r.ids) reach[id] = (reach[id] || 0) + 1;
    const near = new Map();
    for (const code of row.place.neighbours) {
      const other = rows.find((r) => r.code === code);
      for (const id of other.ids) if (!row.ids.includes(id)) near.set(id, [...(near.get(id) || []), other]);
    }
    return [...near].map(([member, found]) => ({ member, near: found })).sort(by((n) => -n.near.length, (n) => -reach[n.member], (n) => n.member));
  };

  // What would be lost if a member left: [{member, rows, population, area_km2}], most residents first.
  coverage.dependence = function (rows) {
    const alone = new Map();
    for (const row of inside(rows)) if (row.members === 1) alone.set(row.ids[0], [...(alone.get(row.ids[0]) || []), row]);
    const sum = (list, weight) => (list.some((r) => r.place[weight] === null) ? null : list.reduce((total, r) => total + r.place[weight], 0));
    return [...alone].map(([member, list]) => ({ member, rows: list, population: sum(list, "population"), area_km2: sum(list, "area_km2") }))
      .sort(by(most((d) => d.population), most((d) => d.area_km2)));
  };

  // Pairs of members that work in the same places: Jaccard = shared / either, highest first.
  coverage.copresence = function (rows, members) {
    const here = inside(rows);
    const places = new Map(members.map((m) => [m, new Set(here.filter((r) => r.who.has(m)).map((r) => r.code))]));
    const many = members.length > coverage.MOST_MEMBERS; // to compare each with each
    const compared = many ? [...members].sort(by((m) => -places.get(m).size)).slice(0, coverage.MOST_MEMBERS) : members;
    const pairs = compared.flatMap((one, i) => compared.slice(i + 1).map((other) => {
      const shared = [...places.get(one)].filter((code) => places.get(other).has(code)).length;
      const either = places.get(one).size + places.get(other).size - shared;
      return { one, other, shared, either, jaccard: shared / either };
    }));
    return pairs.filter((p) => p.shared).sort(by((p) => -p.jaccard, (p) => -p.shared));
  };
})((window.coverage = window.coverage || {}));
