// The map in words, as paragraphs: dashboard/views/text_map.py writes the same into files; a test demands equal texts.
(function (coverage) {
  const { h } = coverage;
  const _ = (...a) => coverage._(...a);
  const MOST = 5; // places named with the highest counts
  const name = (row) => coverage.placeName(row.place);

  coverage.directionWord = (id) => ({
    n: _("to the north"), ne: _("to the north-east"), e: _("to the east"), se: _("to the south-east"),
    s: _("to the south"), sw: _("to the south-west"), w: _("to the west"), nw: _("to the north-west"),
  })[id];
  coverage.rank = (row, rows) => 1 + rows.filter((r) => r.inside && r.members > row.members).length;
  coverage.rankWords = (row, rows) => _("rank {rank} of {total}", { rank: coverage.number(coverage.rank(row, rows)), total: coverage.number(rows.filter((r) => r.inside).length) });

  function borders(row, rows) {
    const near = row.place.neighbours.map((code, i) => ({ other: rows.find((r) => r.code === code), way: row.place.directions[i] }));
    const listed = near.sort(coverage.byName((n) => name(n.other))).map(({ other, way }) => `${name(other)} ${coverage.directionWord(way)} (${coverage.number(other.members)})`);
    return listed.length ? ` ${_("Its neighbours, with their members: {list}.", { list: listed.join(", ") })}` : "";
  }

  const listed = (rows) => [...rows].sort(coverage.byName(name)).map(name).join(", ");

  function reach(here, state, reached) {
    const stated = coverage.onlyStated(state), places = coverage.levelWords(state.level, here.length);
    const found = here.filter(reached), left = here.filter((r) => !reached(r));
    if (!found.length) return stated ? _("none of {places} is named by the coalition", { places }) : _("nobody is documented in any of {places}", { places });
    const values = { reached: coverage.number(found.length), places };
    const said = stated ? _("{reached} of {places} are named by the coalition", values) : _("a member is documented in {reached} of {places}", values);
    return left.length ? `${said}; ${_("not in {list}", { list: listed(left) })}` : said;
  }

  function parts(inside, state) {
    const reached = coverage.onlyStated(state) ? (r) => r.stated : (r) => r.members > 0;
    return [["north", _("In the north")], ["centre", _("In the centre")], ["south", _("In the south")]].flatMap(([part, where]) => {
      const here = inside.filter((r) => r.place.part === part);
      return here.length ? [`${where}, ${reach(here, state, reached)}.`] : [];
    });
  }

  function countries(all) {
    return ["both", "page", "found"].flatMap((kind) => {
      const found = all.filter((c) => c.class === kind), words = coverage.countryWord({ class: kind });
      return found.length ? [`${words[0].toUpperCase()}${words.slice(1)}: ${[...found].sort(coverage.byName(coverage.placeName)).map(coverage.placeName).join(", ")}.`] : [];
    });
  }

  coverage.describe = function ({ state, index, rows, countries: all, figures }) {
    if (state.view === "partners") return [coverage.partnerSummary(all), ...countries(all)];
    const inside = rows.filter((r) => r.inside), stated = coverage.onlyStated(state);
    const said = [coverage.summary(rows, figures, state, index)];
    const found = inside.filter((r) => r.members), most = [...found].sort((a, b) => b.members - a.members).slice(0, MOST);
    if (most[0]?.members === 1 && !stated) said.push(_("Documented in: {list}.", { list: listed(found) }));
    else if (most.length && !stated) said.push(_("Most members: {list}.", { list: most.map((r) => `${name(r)} (${coverage.number(r.members)})`).join(", ") }));
    said.push(...parts(inside, state));
    const gap = coverage.gapList(rows)[0]?.row;
    if (gap && !stated && gap.place.population !== null) said.push(_("The largest gap by residents is {name}: {n} residents (2011).", { name: name(gap), n: coverage.number(gap.place.population) }) + borders(gap, rows));
    const here = inside.find((r) => r.code === state.place);
    if (here) said.push(`${name(here)}: ${coverage.ngettext("{n} member documented", "{n} members documented", here.members)}, ${coverage.rankWords(here, rows)}.` + borders(here, rows));
    return said;
  };

  coverage.drawWords = function () {
    const { state } = coverage.now, paragraphs = coverage.describe(coverage.now);
    const copy = () => coverage.copy(paragraphs.join("\n\n"), _("The text is copied."));
    coverage.fillBox(state.view === "partners" ? "partner-words" : "text-map", paragraphs.map((text) => h("p", {}, text)), h("button", { class: "button quiet", type: "button", onclick: copy }, _("Copy the text")));
  };
})((window.coverage = window.coverage || {}));
