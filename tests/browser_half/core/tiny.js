// @ts-nocheck -- the tests build partial objects on purpose
// A country of two districts, as the index is shipped: small enough to count by hand.

const place = (code, extra) => ({
  code,
  sq: code,
  en: code,
  county: "N",
  area_km2: 10,
  population: 100,
  neighbours: [],
  point: [0, 0, 1],
  ...extra,
});

/** An index with rows [member, evidence, year_from, year_to], all of them in Alpha. */
export function tinyIndex(rows, { released = "2026-06-01" } = {}) {
  const years = ["2010", "2011", "2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019", "2020"];
  return {
    released,
    evidence: { direct: { value: 3, word: "direct" }, weak: { value: 1, word: "weak" } },
    strengths: ["direct", "weak"],
    parameters: { since: { values: years } },
    operations: rows.map(([member, evidence, year_from, year_to]) => ({ member, evidence, year_from, year_to })),
    levels: { district: { places: [place("A"), place("B")] } },
  };
}
