// The state of the page <-> the query of the link. The vocabulary and the defaults come with the index.
(function (coverage) {
  const LISTS = ["member", "theme", "kind", "county", "evidence", "without", "add"];

  // "add" takes any pair of a member and a place: member@code.
  function knows(name, value, { vocabulary }) {
    const [member, code] = value.split("@");
    return name === "add" ? vocabulary.member.includes(member) && vocabulary.place.includes(code) : vocabulary[name].includes(value);
  }
  coverage.inVocabulary = function (name, values, index) {
    const good = [...new Set((values || []).filter((v) => knows(name, v, index)))];
    return name === "add" ? good.slice(0, index.scenario_most) : index.vocabulary[name].filter((v) => good.includes(v));
  };

  // {state, ignored}: what the link asks for, and the "name=value" parts that nobody knows.
  coverage.readQuery = function (query, index) {
    const state = structuredClone(index.defaults);
    const ignored = [];
    for (const [name, text] of new URLSearchParams(query)) {
      if (index.page_parameters.includes(name)) continue;
      if (!(name in index.vocabulary)) { ignored.push(`${name}=${text}`); continue; }
      const many = LISTS.includes(name);
      const values = many ? text.split(",").filter(Boolean) : [text];
      const good = coverage.inVocabulary(name, values, index);
      ignored.push(...values.filter((v) => !good.includes(v)).map((v) => `${name}=${v}`));
      if (many && (good.length || !values.length)) state[name] = good;
      else if (!many && good.length) state[name] = good[0];
    }
    return { state, ignored };
  };

  coverage.writeQuery = function (state, index) {
    const parts = [];
    for (const [name, usual] of Object.entries(index.defaults)) {
      const value = state[name];
      if (JSON.stringify(value) === JSON.stringify(usual)) continue;
      parts.push(`${name}=${encodeURIComponent(Array.isArray(value) ? value.join(",") : value).replaceAll("%2C", ",").replaceAll("%40", "@")}`);
    }
    return parts.join("&");
  };
})((window.coverage = window.coverage || {}));
