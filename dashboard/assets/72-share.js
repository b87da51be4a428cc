// Taking a view away: the menu of files, the link, the QR code, the code for embedding, the list of steps.
(function (coverage) {
  const { h } = coverage;
  const _ = (...a) => coverage._(...a);

  // A file on a disk has no address that others could open: there, links point to the public one, if it is known.
  coverage.address = function ({ page = true, more = [] } = {}) {
    const base = coverage.frozen && !location.protocol.startsWith("http") ? coverage.frozen.url : location.href.split(/[?#]/)[0];
    const query = [coverage.linkQuery(undefined, { page }), ...more].filter(Boolean).join("&");
    return base && (query ? `${base}?${query}` : base);
  };

  coverage.openSheet = function (title, ...content) {
    const sheet = document.getElementById("sheet");
    coverage.fillBox("sheet-content", h("h2", { id: "sheet-title" }, title), ...content);
    document.getElementById("sheet-notice").textContent = "";
    if (!sheet.open) sheet.showModal();
  };
  const closeSheet = () => document.getElementById("sheet").close();

  coverage.copy = async function (text, said) {
    try { await navigator.clipboard.writeText(text); coverage.notice(said); } catch { coverage.openSheet(_("Copy this"), h("textarea", { readonly: true, rows: 5, "aria-label": _("Copy this") }, text)); }
  };
  const noAddress = () => coverage.notice(_("This file does not know the public address of the dashboard, so it can make no link that others could open."));

  const HERE = () => _("This address works on this computer only: the dashboard does not know its public address.");
  const onlyHere = (address) => /^file:|^https?:\/\/(127\.|localhost|\[::1\])/.test(address);

  function copyLink() {
    const address = coverage.address({ more: [`v=${coverage.index.version}`] }) || location.href;
    coverage.copy(address, [_("The link to this view is copied."), onlyHere(address) ? HERE() : ""].join(" ").trim());
  }

  // The people in the room get the view itself, to explore. Without a public address the code holds its sentence.
  coverage.showCode = function () {
    const address = coverage.address({ page: false });
    const { title, sentence } = coverage.said(), { data } = coverage.stamps(coverage.now);
    const code = coverage.qrSvg(address || `${title}. ${sentence} ${data}`, _("QR code of this view"));
    const below = address ? [h("p", { class: "address" }, h("a", { href: address }, address)), onlyHere(address) ? h("p", { class: "warning" }, HERE()) : null] : [h("p", {}, sentence), h("p", { class: "muted" }, _("This file does not know the public address of the dashboard, so the code holds the sentence of this view."))];
    coverage.openSheet(address ? _("This view on your own phone") : _("This sentence on your own phone"), code || h("p", {}, _("The link is too long for a QR code.")), below);
  };

  function showEmbedding() {
    const address = coverage.address({ page: false, more: ["embed=1"] });
    if (!address) return noAddress();
    const title = coverage.stamps(coverage.now).title.replaceAll('"', "&quot;");
    const code = `<iframe src="${address.replaceAll("&", "&amp;")}" title="${title}" width="100%" height="640" style="border:0" loading="lazy"></iframe>`;
    coverage.openSheet(_("Show this view in another site"), h("p", {}, _("Put this code into the page. The view keeps its sources and a link back.")),
      h("textarea", { readonly: true, rows: 5, "aria-label": _("Code for embedding") }, code),
      h("button", { class: "button", type: "button", onclick: () => { closeSheet(); coverage.copy(code, _("The code is copied.")); } }, _("Copy the code")));
  }

  function stepRow(step, i) {
    const { page } = coverage;
    const act = (sign, words, change) => h("button", { class: "icon", type: "button", "aria-label": `${words}: ${step.title}`, onclick: () => { const list = [...page.sequence]; change(list); coverage.keepSequence(list); coverage.showSteps(); } }, sign);
    const own = page.own && [
      i ? act("↑", _("Earlier"), (list) => list.splice(i - 1, 2, list[i], list[i - 1])) : null,
      i < page.sequence.length - 1 ? act("↓", _("Later"), (list) => list.splice(i, 2, list[i + 1], list[i])) : null,
      act("×", _("Remove"), (list) => list.splice(i, 1)),
    ];
    const go = () => { closeSheet(); coverage.page.present = true; coverage.goTo(i + 1); };
    return h("li", { "aria-current": page.present && page.step === i + 1 ? "step" : null }, h("button", { class: "link", type: "button", onclick: go }, `${i + 1}. ${step.title}`), h("span", { class: "muted" }, step.sentence), h("span", { class: "acts" }, own));
  }

  // Another presentation begins at its first step.
  function fromFirst() {
    if (coverage.page.present) coverage.goTo(1);
    coverage.showSteps();
  }

  coverage.showSteps = function () {
    const { page } = coverage;
    const use = (own) => { coverage.keepSequence(page.sequence, own); fromFirst(); };
    const choice = page.sequence.length ? h("p", { class: "choice" },
      h("button", { class: page.own ? "button quiet" : "button", type: "button", "aria-pressed": String(!page.own), onclick: () => use(false) }, _("All steps")),
      h("button", { class: page.own ? "button" : "button quiet", type: "button", "aria-pressed": String(page.own), onclick: () => use(true) }, coverage.ngettext("My {n} view", "My {n} views", page.sequence.length))) : null;
    const tools = h("p", { class: "choice" },
      h("button", { class: "button quiet", type: "button", onclick: () => { coverage.addView(); coverage.showSteps(); } }, _("Add this view")),
      page.own ? h("button", { class: "button quiet", type: "button", onclick: saveSequence }, _("Save as JSON")) : null,
      h("label", { class: "button quiet" }, _("Open JSON"), h("input", { type: "file", accept: ".json", class: "hidden", onchange: openSequence })));
    coverage.openSheet(_("Steps of the presentation"), choice, h("ol", { class: "steps" }, coverage.steps().map(stepRow)), tools);
  };

  function saveSequence() {
    const views = coverage.steps().map(({ query, title }) => ({ query, title }));
    coverage.save(new Blob([JSON.stringify({ presentation: "bktf-coverage", data_version: coverage.index.version, views }, null, 2)], { type: "application/json" }), "presentation.json");
  }

  async function openSequence(event) {
    const file = event.target.files[0];
    try {
      const views = JSON.parse(await file.text()).views.map((view) => String(view.query));
      const wrong = views.flatMap((query) => coverage.readQuery(query, coverage.index).ignored);
      coverage.keepSequence(views);
      fromFirst();
      if (wrong.length) coverage.notice(_("Not understood in the file and left out: {parts}.", { parts: wrong.join(", ") }));
    } catch { coverage.notice(_("{name} is no saved presentation: it needs a list “views” whose entries have a “query”.", { name: file.name })); }
  }

  coverage.save = function (blob, name) {
    const a = h("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(a);
    a.click();
    a.remove();
    setTimeout(() => URL.revokeObjectURL(a.href), 10000);
  };

  // With a server, every form is its work. Without one, the browser makes what it can.
  coverage.drawShare = function () {
    const query = coverage.linkQuery();
    const file = (name, words) => h("a", { class: "item", href: `/data/${name}${query ? "?" + query : ""}`, download: name }, words);
    const act = (words, work) => h("button", { class: "item", type: "button", onclick: work }, words);
    const group = (title, ...items) => h("div", { role: "group", "aria-label": title }, h("p", { class: "muted" }, title), ...items);
    const whole = (href) => h("a", { class: "item", href, download: "dashboard.html" }, _("The whole dashboard in one file, for use without a network"));
    const ofPlaces = (...items) => (coverage.now.state.view === "partners" ? [] : items);
    const made = coverage.frozen
      ? [group(_("This view"), act("PNG", coverage.savePng), act("SVG", coverage.saveSvg), act("CSV", coverage.saveCsv), ...ofPlaces(act(_("Gaps (CSV)"), coverage.saveGaps), act(_("Who is where (CSV)"), coverage.saveMatrix)), act(_("In words (text)"), coverage.saveWords), act(_("Print or PDF"), () => print())), group(_("Everything"), act(_("PowerPoint, all steps"), coverage.saveSlides), coverage.frozen.file ? whole(coverage.frozen.file) : null), group(_("With a server"), h("p", { class: "item" }, _("PDF, Excel and GeoJSON are made by the dashboard’s server.")))]
      : [
        group(_("This view as a picture"), file("coverage.png", "PNG"), file("coverage.svg", "SVG"), file("coverage.pdf", "PDF, A4"), file("coverage-landscape.pdf", _("PDF, A4 landscape")), act(_("Print"), () => print())),
        group(_("Its figures"), file("coverage.xlsx", "Excel"), file("coverage.csv", "CSV"), file("coverage.geojson", "GeoJSON"), ...ofPlaces(file("gaps.csv", _("Gaps (CSV)")), file("matrix.csv", _("Who is where (CSV)"))), file("words.txt", _("In words (text)")), file("operations.csv", _("all source rows (CSV)"))),
        group(_("Everything"), file("presentation.pptx", "PowerPoint"), whole("/download/dashboard.html"), h("a", { class: "item", href: "/openapi.json" }, _("For programs: all addresses (OpenAPI)"))),
      ];
    coverage.fillBox("export-list", made, group(_("Presentation"), act(_("Add this view"), () => coverage.addView()), act(_("Steps of the presentation"), () => coverage.showSteps())),
      group(_("Share"), act(_("QR code"), () => coverage.showCode()), act(_("Embed"), showEmbedding)));
    const back = document.getElementById("embed-back");
    back.href = coverage.address({ page: false });
    coverage.fillBox("paper-stamps", h("h1", {}, coverage.stamps(coverage.now).title), h("p", {}, coverage.stamps(coverage.now).selection));
  };

  coverage.listenShare = function () {
    const menu = document.getElementById("export-menu");
    document.getElementById("copy-link").addEventListener("click", copyLink);
    document.getElementById("sheet-close").addEventListener("click", closeSheet);
    document.addEventListener("click", (e) => { if (menu.open && (!menu.contains(e.target) || e.target.closest(".item"))) menu.open = false; });
    document.addEventListener("keydown", (e) => { if (e.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); } });
    let settle;
    window.addEventListener("resize", () => { clearTimeout(settle); settle = setTimeout(coverage.repaint, 200); });
  };
})((window.coverage = window.coverage || {}));
