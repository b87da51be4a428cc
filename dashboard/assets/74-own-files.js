// Files that the browser makes itself where there is no server: the sheet as SVG and PNG, the table as CSV.
(function (coverage) {
  const _ = (...a) => coverage._(...a);
  const SVG = "http://www.w3.org/2000/svg";
  const WIDTH = 1200, HEIGHT = 675, MARGIN = 36, MAP = 400;

  function node(tag, attributes, text = "") {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  }

  // Break a text into lines no wider than `width` pixels.
  const ruler = document.createElement("canvas").getContext("2d");
  function lines(text, width, font) {
    ruler.font = font;
    const found = [""];
    for (const word of text.split(" ")) {
      const longer = found.at(-1) ? `${found.at(-1)} ${word}` : word;
      if (ruler.measureText(longer).width <= width || !found.at(-1)) found[found.length - 1] = longer;
      else found.push(word);
    }
    return found;
  }

  // Write a paragraph; return the height at which the next one begins.
  function paragraph(svg, text, { x, y, width, size, weight = 400, fill = "#12292b" }) {
    const family = coverage.style.font;
    const broken = lines(text, width, `${weight} ${size}px ${family}`);
    broken.forEach((line, i) => svg.append(node("text", { x, y: y + size * (1 + 1.3 * i), "font-size": size, "font-weight": weight, "font-family": family, fill }, line)));
    return y + size * 1.3 * broken.length + size * 0.6;
  }

  function legend(svg, x, y) {
    const partners = coverage.now.state.view === "partners";
    if (!partners) y = paragraph(svg, coverage.legendTitle(coverage.now.state), { x, y, width: 400, size: 13.5, weight: 700 });
    for (const item of document.querySelectorAll(partners ? "#partner-legend .legend-item" : "#legend .legend-item")) {
      const [swatch, words, count] = item.children;
      const kind = swatch.className.replace("swatch ", "");
      const colours = coverage.style.colours.light;
      const fill = colours[coverage.style.shared[kind] || kind];
      svg.append(node("rect", { x, y: y + 2, width: 22, height: 13, fill, stroke: colours.border, "stroke-width": 0.7 }));
      if (kind === "stated" || kind === "page") for (const dx of [3, 10, 17]) svg.append(node("line", { x1: x + dx, y1: y + 15, x2: x + Math.min(dx + 8, 22), y2: y + 2, stroke: colours.hatch, "stroke-width": 1.4 }));
      const below = paragraph(svg, `${words.textContent} · ${partners ? count.textContent : coverage.levelWords(coverage.now.state.level, Number(count.textContent))}`, { x: x + 30, y, width: 400, size: 13 });
      y = Math.max(y + 21, below - 4);
    }
    return y;
  }

  // The map of a view in the light colours, whatever the page shows: files are for paper. Returns a data URL.
  coverage.picture = function ({ rows, countries, state, index }, { width, height, format }) {
    const light = { ...state, theme_mode: "light" };
    const partners = state.view === "partners";
    const id = partners ? "partner-map" : "map";
    const { layout: old } = document.querySelector(`#${id} .js-plotly-plot`);
    const figure = partners ? coverage.partnerFigure({ layout: old }, countries, light, [width, height]) : coverage.mapFigure({ layout: old }, rows, light, index, [width, height]);
    const geo = { ...figure.layout.geo, center: coverage.centres[id], projection: { ...figure.layout.geo.projection, scale: 1 } }; // however the reader has zoomed
    return window.Plotly.toImage({ data: figure.data, layout: { ...figure.layout, geo, autosize: false }, config: { displayModeBar: false } }, { format, width, height, scale: format === "png" ? 1.5 : 1 });
  };

  async function mapDrawing(width, height) {
    const url = await coverage.picture(coverage.now, { width, height, format: "svg" });
    const picture = new DOMParser().parseFromString(decodeURIComponent(url.slice(url.indexOf(",") + 1)), "image/svg+xml").documentElement;
    return document.importNode(picture, true);
  }

  async function sheet() {
    const { state } = coverage.now;
    const stamps = coverage.stamps(coverage.now);
    const mapWidth = state.view === "partners" ? 640 : MAP;
    const svg = node("svg", { xmlns: SVG, width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}` });
    svg.append(node("title", {}, stamps.title), node("rect", { width: WIDTH, height: HEIGHT, fill: "#ffffff" }));
    const map = await mapDrawing(mapWidth, HEIGHT - 2 * MARGIN);
    map.setAttribute("x", MARGIN);
    map.setAttribute("y", MARGIN);
    svg.append(map);
    const x = MARGIN + mapWidth + 40, width = WIDTH - x - MARGIN;
    let y = paragraph(svg, stamps.title, { x, y: MARGIN, width, size: 30, weight: 700, fill: "#0f5c64" });
    y = paragraph(svg, stamps.sentence, { x, y: y + 4, width, size: 18 });
    y = legend(svg, x, y + 12);
    y = paragraph(svg, stamps.selection, { x, y: y + 14, width, size: 12 });
    for (const text of [stamps.data, stamps.disclaimer, stamps.sources]) y = paragraph(svg, text, { x, y, width, size: 10.5, fill: "#4a5d5e" });
    return new XMLSerializer().serializeToString(svg);
  }

  coverage.saveSvg = async () => coverage.save(new Blob([await sheet()], { type: "image/svg+xml" }), "coverage.svg");

  coverage.savePng = async function () {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await sheet())}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 2 * WIDTH, height: 2 * HEIGHT });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => coverage.save(blob, "coverage.png"));
  };

  // The same columns as the server's file, without those that need its tables.
  coverage.csv = function () {
    const { rows, countries, state } = coverage.now;
    const stamps = coverage.stamps(coverage.now);
    const names = (ids) => ids.map((id) => coverage.memberShort(id)).join("; ");
    const bool = (value) => (value ? "True" : "False");
    const table = state.view === "partners"
      ? countries.filter((c) => c.class !== "land").map((c) => ({ code: c.code, name_sq: c.sq, name_en: c.en, members: new Set(c.links.filter((l) => l.evidence !== "stated").map((l) => l.member)).size, class: c.class }))
      : rows.filter((r) => r.inside).map((r) => ({
        code: r.code, name_sq: r.place.sq, name_en: r.place.en, county: r.place.county, members: r.members, ids: r.ids.join(";"), names: names(r.ids), stated: bool(r.stated),
        evidence: r.evidence, recency: r.recency, wide: r.wide, per_100k: r.per_100k, class: r.class, area_km2: r.place.area_km2, population: r.place.population, population_year: r.place.population_year,
      }));
    return coverage.csvOf(table, stamps);
  };

  // The stamps stand in columns behind the table; what a spreadsheet would run is made harmless.
  coverage.csvOf = function (table, stamps) {
    const cell = (value) => {
      const text = typeof value === "string" && /^[=+\-@\x00-\x1f]/.test(value) ? `'${value}` : String(value ?? "");
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const full = table.map((row) => ({ ...row, ...stamps }));
    return "\ufeff" + [Object.keys(full[0] || stamps), ...full.map(Object.values)].map((row) => row.map(cell).join(",") + "\r\n").join("");
  };
  const saveText = (text, name, type) => coverage.save(new Blob([text], { type }), name);
  coverage.saveCsv = () => saveText(coverage.csv(), "coverage.csv", "text/csv");

  coverage.saveGaps = function () {
    const { rows, index } = coverage.now;
    const near = (row) => coverage.nearestMembers(row, rows).slice(0, 3).map((n) => `${coverage.memberShort(n.member)} (${n.near.map((r) => coverage.placeName(r.place)).join(", ")})`).join("; ");
    const table = coverage.gapList(rows).map(({ row, rank_residents, rank_land }) => ({
      code: row.code, name_sq: row.place.sq, name_en: row.place.en, population: row.place.population, area_km2: row.place.area_km2, stated: row.stated ? "True" : "False", rank_residents, rank_land, next_door: near(row),
    }));
    saveText(coverage.csvOf(table, coverage.stamps(coverage.now)), "gaps.csv", "text/csv");
  };

  coverage.saveMatrix = function () {
    const { rows, state, index } = coverage.now;
    const members = coverage.selectedMembers(state, index);
    const made = coverage.matrix(rows, members, members.length > coverage.MOST_MEMBERS ? "reach" : "cluster");
    const table = made.members.map((member) => ({ member, ...Object.fromEntries(made.rows.map((r) => [coverage.placeName(r.place), r.who.get(member) || ""])) }));
    saveText(coverage.csvOf(table, coverage.stamps(coverage.now)), "matrix.csv", "text/csv");
  };

  coverage.saveWords = function () {
    const { title, selection, data, sources, disclaimer } = coverage.stamps(coverage.now);
    saveText("\ufeff" + [title, ...coverage.describe(coverage.now), selection, data, sources, disclaimer].join("\r\n\r\n") + "\r\n", "words.txt", "text/plain");
  };
})((window.coverage = window.coverage || {}));
