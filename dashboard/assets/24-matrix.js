// Member x place, and the orders in which its pattern shows. dashboard/domain/matrix.py gives the same.
(function (coverage) {
  const by = (value) => (a, b) => value(b) - value(a); // most first; sort is stable

  coverage.jaccard = function (one, other) {
    const shared = [...one].filter((code) => other.has(code)).length, either = one.size + other.size - shared;
    return either ? shared / either : 0;
  };

  // {members, rows}: the ids and the rows of coverage.table inside the selection, in the order "name", "reach" or "cluster".
  coverage.matrix = function (rows, members, order) {
    const inside = rows.filter((r) => r.inside);
    const places = new Map(members.map((m) => [m, new Set(inside.filter((r) => r.who.has(m)).map((r) => r.code))]));
    const wide = [...members].sort(by((m) => places.get(m).size));
    if (order === "name") return { members, rows: [...inside].sort((a, b) => coverage.placeName(a.place).localeCompare(coverage.placeName(b.place), coverage.lang)) };
    if (order === "reach") return { members: wide, rows: [...inside].sort(by((r) => r.members)) };
    const chain = wide.splice(0, 1);
    while (wide.length) {
      const like = (m) => coverage.jaccard(places.get(chain.at(-1)), places.get(m));
      const best = wide.reduce((found, m) => (like(m) > like(found) ? m : found), wide[0]);
      chain.push(...wide.splice(wide.indexOf(best), 1));
    }
    const mean = (r) => { const at = chain.flatMap((m, i) => (r.who.has(m) ? [i] : [])); return at.length ? at.reduce((sum, i) => sum + i, 0) / at.length : Infinity; };
    const means = new Map(inside.map((r) => [r.code, mean(r)]));
    return { members: chain, rows: [...inside].sort((a, b) => (means.get(a.code) === means.get(b.code) ? 0 : means.get(a.code) - means.get(b.code))) };
  };
})((window.coverage = window.coverage || {}));
