// Rows -> Plotly figures. Hatching, labels and the focus ring are traces of their own, because a
// choropleth knows no pattern and no keyboard.
(function (coverage) {
  const html = (text) => String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

  function scale(names, colours) {
    const last = names.length - 1;
    return names.flatMap((name, i) => [[i ? (i - 0.5) / last : 0, colours[name]], [i < last ? (i + 0.5) / last : 1, colours[name]]]);
  }

  function shapes(geojson, codes, values, names, colours, text, width) {
    return {
      type: "choropleth", geojson, locations: codes, featureidkey: "id", z: values, zmin: 0, zmax: names.length - 1,
      colorscale: scale(names, colours), showscale: false, marker: { line: { color: colours.border, width } },
      text, hovertemplate: "%{text}<extra></extra>",
    };
  }

  function ring(geojson, code, colours) {
    return {
      type: "choropleth", geojson, locations: code ? [code] : [], featureidkey: "id", z: code ? [0] : [], showscale: false,
      colorscale: [[0, "rgba(0,0,0,0)"], [1, "rgba(0,0,0,0)"]], marker: { line: { color: colours.focus, width: 3.5 } }, hoverinfo: "skip",
    };
  }

  function hatching(rows, lines, colours, width) {
    const lon = [], lat = [];
    for (const row of rows) if (row.class === "stated") for (const [x1, y1, x2, y2] of lines[row.code] || []) { lon.push(x1, x2, null); lat.push(y1, y2, null); }
    return { type: "scattergeo", mode: "lines", lon, lat, line: { color: colours.hatch, width }, hoverinfo: "skip" };
  }

  const mercator = (lat) => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;

  // Keep what does not overlap what stands before it in the list.
  function apart(places, boxOf) {
    const kept = [];
    for (const place of places) {
      const box = boxOf(place);
      if (kept.every(([, b]) => Math.abs(b.x - box.x) * 2 >= b.width + box.width || Math.abs(b.y - box.y) * 2 >= b.height + box.height)) kept.push([place, box]);
    }
    return kept.map(([place]) => place);
  }

  // A name stands on the map where it fits: over the largest circle inside its place, with some overhang.
  function labels(places, [width, height], { window, colours, overhang, inverse, below }) {
    const pxPerDeg = Math.min(width / window[0], height / window[1]) || 1;
    const size = Math.min(Math.max(height / 64, 9), 15);
    const longest = (name) => Math.max(...name.split("<br>").map((line) => line.length));
    const named = places.map((p) => ({ ...p, name: html(coverage.placeName(p)).replace(" e ", " e<br>") }));
    // Where nobody is documented, a name may hang over further: there is no number below it, and gaps must be named.
    const space = (p) => p.point[2] * pxPerDeg * overhang * (below(p) ? 1 : 2.8);
    const wanted = named.filter((p) => longest(p.name) * size * 0.28 <= space(p));
    const fits = apart(wanted.sort((a, b) => b.point[2] - a.point[2]), (p) => {
      const [lon, lat] = p.point, lines = p.name.split("<br>").length + (below(p) ? 1 : 0);
      return { x: lon * pxPerDeg, y: mercator(lat) * pxPerDeg, width: longest(p.name) * size * 0.5, height: lines * size * 1.15 };
    });
    return {
      type: "scattergeo", mode: "text", lon: fits.map((p) => p.point[0]), lat: fits.map((p) => p.point[1]), text: fits.map((p) => p.name + below(p)),
      textfont: { size, shadow: "auto", color: fits.map((p) => (inverse.includes(coverage.style.shared[p.class] || p.class) ? colours.label_inverse : colours.label)), family: coverage.style.font },
      hoverinfo: "skip",
    };
  }

  // The number on the map is the one that its colour shows.
  function valueWords(place, state) {
    if (state.measure === "per_100k") return place.per_100k === null ? "?" : coverage.number(place.per_100k, 1);
    return state.measure === "recency" ? place.recency ?? "?" : place.members;
  }

  // The colours of the scheme, with those that two classes share.
  function palette(state) {
    const own = coverage.style.colours[state.theme_mode];
    return { ...own, ...Object.fromEntries(Object.entries(coverage.style.shared).map(([kind, name]) => [kind, own[name]])) };
  }

  // The room that a map has on the page, in pixels. Asking makes the browser lay the page out, so it is asked
  // again only where it may have changed; in a presentation the words beside the map decide.
  const rooms = {};
  function room(id) {
    const root = document.documentElement, key = `${innerWidth} ${innerHeight} ${root.hasAttribute("data-embed")}`;
    if (rooms[id]?.key === key && !root.hasAttribute("data-present")) return rooms[id].size;
    const box = document.getElementById(`${id}-box`), size = [box.clientWidth, box.clientHeight];
    rooms[id] = { key: root.hasAttribute("data-present") ? "" : key, size };
    return size;
  }

  // The figure that Dash already holds keeps its layout, and with it zoom and pan.
  coverage.mapFigure = function (old, rows, state, index, size = room("map")) {
    const colours = palette(state);
    const names = coverage.style.order;
    const geojson = coverage.geometry.boundaries[state.level];
    const text = rows.map((r) => coverage.hover(r, state, index).map((line, i) => (i ? html(line) : `<b>${html(line)}</b>`)).join("<br>"));
    const data = [
      shapes(geojson, rows.map((r) => r.code), rows.map((r) => names.indexOf(r.class)), names, colours, text, 0.8),
      hatching(rows, coverage.geometry.hatch[state.level], colours, coverage.narrowed(state) ? 0.6 : 1.4),
      labels(rows.filter((r) => r.inside).map((r) => ({ ...r.place, class: r.class, members: r.members, per_100k: r.per_100k, recency: r.recency })), size, {
        window: [2.06, 4.16], colours, overhang: 1.9, inverse: coverage.style.inverse[state.theme_mode], below: (p) => (p.members ? `<br><b>${valueWords(p, state)}</b>` : ""),
      }),
      ring(geojson, state.place, colours),
    ];
    return { data, layout: dressed(old.layout, colours) };
  };

  function dressed(layout, colours) {
    const dragmode = matchMedia("(pointer: coarse)").matches ? false : "pan"; // a finger scrolls the page
    return { ...layout, uirevision: "kept", dragmode, hoverlabel: { bgcolor: colours.none, bordercolor: colours.border, font: { color: colours.label, family: coverage.style.font, size: 13 }, align: "left" } };
  }

  coverage.partnerFigure = function (old, countries, state, size = room("partner-map")) {
    const colours = palette(state);
    const names = ["land", "both", "page", "found", "home"];
    const geojson = coverage.geometry.countries;
    const text = countries.map((c) => coverage.countryHover(c).map((line, i) => (i ? html(line) : `<b>${html(line)}</b>`)).join("<br>"));
    const data = [
      shapes(geojson, countries.map((c) => c.code), countries.map((c) => names.indexOf(c.class)), names, colours, text, 0.7),
      hatching(countries.map((c) => ({ code: c.code, class: c.class === "page" ? "stated" : "" })), coverage.geometry.country_hatch, colours, 1),
      labels(countries.filter((c) => c.class !== "land"), size, { window: [61.5, 37], colours, overhang: 1.5, inverse: coverage.style.inverse[state.theme_mode], below: () => "" }),
      ring(geojson, state.place, colours),
    ];
    return { data, layout: dressed(old.layout, colours) };
  };
})((window.coverage = window.coverage || {}));
