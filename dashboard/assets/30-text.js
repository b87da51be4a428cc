// Words, numbers and elements. `_` marks a text for the gettext catalogue.
(function (coverage) {
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  coverage.lang = "sq";

  const look = (text) => (coverage.lang === "en" ? null : coverage.messages[coverage.lang]?.[text]);
  const _ = (coverage._ = (text, values) => (values ? fill(look(text) || text, values) : look(text) || text));
  coverage.ngettext = (one, many, n, values = {}) => {
    const found = look(one);
    const forms = Array.isArray(found) ? found : [one, many];
    return fill(n === 1 ? forms[0] : forms[1], { n: coverage.number(n), ...values });
  };

  // Browsers do not all know Albanian numbers; its rules are those written here (CLDR: 1 234,5).
  coverage.number = (value, digits = 0) => {
    const [whole, rest] = Number(value).toFixed(digits).split(".");
    const sq = coverage.lang === "sq";
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, sq ? "\u00a0" : ",");
    return rest ? grouped + (sq ? "," : ".") + rest : grouped;
  };
  coverage.percent = (share) => (share === null ? _("unknown") : `${coverage.number(share * 100, 1)}\u00a0%`);
  coverage.km2 = (value) => `${coverage.number(value)}\u00a0km²`;
  coverage.date = (iso) => {
    const [y, m, d] = iso.split("-").map(Number);
    const months = _("January February March April May June July August September October November December").split(" ");
    return `${d} ${months[m - 1]} ${y}`;
  };
  coverage.placeName = (place) => (coverage.lang === "en" ? place.en : place.sq);
  coverage.fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^0-9a-z]/g, "");

  // In the order of the alphabet, diacritics apart: the server's order too.
  coverage.byName = (name) => (a, b) => { const [x, y] = [coverage.fold(name(a)), coverage.fold(name(b))]; return x < y ? -1 : x > y ? 1 : 0; };

  coverage.memberName = (id) => {
    const m = coverage.member(id);
    return coverage.lang === "en" ? m.name_en : m.name_sq || m.name_page;
  };
  // A short name for chips and the matrix: the acronym, else the page's own name.
  coverage.memberShort = (id) => {
    const m = coverage.member(id);
    return m.acronym || m.name_page;
  };
  coverage.themeName = (id, index) => {
    const theme = index.themes.find((one) => one.theme === id);
    return coverage.lang === "en" ? theme.name_en : theme.name_sq;
  };
  coverage.evidenceWord = (id) => ({ direct: _("direct"), stated: _("stated by the coalition"), indirect: _("indirect"), weak: _("weak") })[id] || _("none");
  coverage.levelWords = (id, n) => ({
    county: coverage.ngettext("{n} county", "{n} counties", n),
    district: coverage.ngettext("{n} district", "{n} districts", n),
    municipality: coverage.ngettext("{n} municipality", "{n} municipalities", n),
  })[id];
  coverage.levelWord = (id) => ({ county: _("county"), district: _("district"), municipality: _("municipality"), unit: _("unit"), country: _("country") })[id] || "";
  coverage.kindWord = (id) => ({
    international_ngo: _("International NGO"), national_ngo: _("National NGO"), faith_based: _("Faith-based organisation"),
    network: _("Network"), coalition: _("Coalition"),
  })[id];
  coverage.years = (op) => {
    if (!op.year_from && !op.year_to) return _("undated");
    return op.year_from && op.year_to && op.year_from !== op.year_to ? `${op.year_from}–${op.year_to}` : op.year_from || op.year_to;
  };

  // Build an element; children are text or elements, so that no data are ever read as HTML.
  coverage.h = function (tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat(9).filter((c) => c !== null && c !== undefined && c !== false && c !== ""));
    return element;
  };
  coverage.fillBox = (id, ...children) => document.getElementById(id)?.replaceChildren(...children.flat(9).filter(Boolean));
  coverage.link = (url, words) => /^https?:\/\//.test(url)
    ? coverage.h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words)
    : coverage.h("span", {}, words);

  coverage.translatePage = function () {
    document.documentElement.lang = coverage.lang;
    document.title = _("BKTF · Coverage map");
    for (const e of document.querySelectorAll("[data-msg]")) e.textContent = _(e.dataset.msg);
    for (const e of document.querySelectorAll("[data-msg-label]")) e.setAttribute("aria-label", _(e.dataset.msgLabel));
  };
})((window.coverage = window.coverage || {}));
