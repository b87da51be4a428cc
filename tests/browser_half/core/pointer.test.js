// @ts-nocheck -- the tests build partial objects on purpose
// What is said of a place under the pointer, or to those who hear the map.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as sentences from "../../../dashboard/browser/core/sentences.js";
import { texts } from "./spelled.js";

const ids = [..."abcdefgh"];
const index = {
  coalition: {
    home: { en: "Home" },
    levels: { district: { en: { title: "Districts" } } },
    needs: [{ id: "poor", unit: "percent", name: { en: "Poor" } }],
  },
  evidence: { direct: { word: "by a source" } },
  memberOf: new Map(ids.map((id) => [id, { acronym: id.toUpperCase() }])),
  parameters: { need: { names: {} } },
  placeOf: new Map([["N", { en: "North" }]]),
};
const PLACE = { en: "Alpha", county: "N", area_km2: 10, population: 100, population_year: "2023" };
const made = (members, more) => ({
  place: PLACE,
  inside: true,
  members,
  ids: ids.slice(0, members),
  evidence: "direct",
  recency: 2019,
  need: null,
  around: [],
  class: "c1",
  ...more,
});
const view = (state, more) => ({
  state: { level: "district", need: "", wide: "", ...state },
  index,
  texts,
  data: { choices: {} },
  measure: { steps: [{ id: "c1", label: "few" }], unknown: "not known" },
  inside: [],
  ...more,
});
const RECORD = "{n, plural, one {# member on record} other {# members on record}}";
const TWO = `${RECORD} {"n":2}`;

test("a place under the pointer is told with its county, who is there, and how large it is", () => {
  assert.deepEqual(sentences.hover(made(2), view()), [
    "Alpha",
    '{county} county {"county":"North"}',
    TWO,
    "A, B",
    'strongest evidence: {evidence} {"evidence":"by a source"}',
    '10 km2 · {n} residents ({year}) {"n":100,"year":"2023"}',
  ]);
});

test("a county is in no county, and where nobody is on record the words of its class stand", () => {
  const alone = { place: { ...PLACE, population: null } };
  assert.deepEqual(sentences.hover(made(0, alone), view({ level: "county" })), [
    "Alpha",
    "few",
    "10 km2 · residents unknown",
  ]);
});

test("of a place outside of what is chosen no more is told than that", () => {
  const outside = made(2, { inside: false });
  assert.deepEqual(sentences.hover(outside, view({ level: "county" })), ["Alpha", "not known"]);
  assert.deepEqual(sentences.tip(outside, view()), ["Alpha", "not known"]);
  assert.equal(sentences.spoken(outside, view({ level: "county" })), "Alpha · not known");
});

test("six members are named under the pointer, and more are hinted at", () => {
  assert.equal(sentences.hover(made(6), view())[3], "A, B, C, D, E, F");
  assert.equal(sentences.hover(made(7), view())[3], "A, B, C, D, E, F …");
});

test("a figure of need is told with its year, and then the members as a number, none too", () => {
  const needed = view({ need: "poor", level: "county" }, { twoWay: { year: "2025" } });
  assert.deepEqual(sentences.hover(made(0, { need: 14 }), needed).slice(1, 3), [
    `${RECORD} {"n":0}`,
    'need_value {"name":"Poor","value":"14.000000000000002%","year":"2025"}',
  ]);
});

test("who is on record only somewhere around is told, once, and not who is here as well", () => {
  const around = ["a", "b", "b", "c"].map((member) => ({ member, evidence: "direct" }));
  const row = made(1, { around: [...around, { member: "d", evidence: "stated" }] }); // a is here
  assert.deepEqual(sentences.onlyAround(row), ["b", "c"]);
  assert.ok(sentences.hover(row, view()).includes('{n} more in the wider area, exact place unknown {"n":2}'));
  assert.ok(!sentences.hover(made(1), view()).some((line) => line.includes("wider area")));
});

test("in short a place has two names and the latest source, in three lines", () => {
  const year = 'latest source: {year} {"year":"2019"}';
  assert.deepEqual(sentences.tip(made(3), view()), ["Alpha", `${RECORD} {"n":3} · ${year}`, "A, B +1"]);
  assert.equal(sentences.tip(made(5), view())[2], "A, B +3");
  assert.equal(sentences.tip(made(1, { recency: null }), view())[1], `${RECORD} {"n":1} · undated`);
  assert.deepEqual(sentences.tip(made(0), view()), ["Alpha", "few"]);
});

test("those who hear the map get name, value and rank first, and the value once", () => {
  const inside = [{ members: 5 }, { members: 2 }, { members: 3 }, { members: 2 }];
  const said = sentences.spoken(made(2), view({ level: "county" }, { inside }));
  assert.deepEqual(said.split(" · ").slice(0, 4), [
    "Alpha",
    TWO,
    'rank {rank} of {total} {"rank":3,"total":4}',
    "A, B",
  ]);
  const none = sentences.spoken(made(0), view({ level: "county" }, { inside }));
  assert.deepEqual(none.split(" · ").slice(0, 4), [
    "Alpha",
    `${RECORD} {"n":0}`,
    'rank {rank} of {total} {"rank":5,"total":4}',
    "few",
  ]);
});

test("what a scenario supposes is told as a supposition, without the evidence and the year of a record", () => {
  const rows = { A: { ids: ["a", "h"] } };
  const supposing = (without) =>
    view({ level: "county", without }, { scenario: true, record: { row: (code) => rows[code] } });
  const more = made(2, { code: "A", supposed: ["b"] });
  const SUPPOSED = "{n, plural, one {# member} other {# members}}, {k, plural, other {if {names} worked here too}}";
  assert.deepEqual(sentences.hover(more, supposing([])).slice(1, 3), [
    `${SUPPOSED} {"n":2,"names":["B"],"k":1}`,
    "A, B",
  ]);
  assert.ok(!sentences.hover(more, supposing([])).some((line) => line.includes("evidence")));
  assert.ok(sentences.tip(more, supposing([]))[1].endsWith(' · latest source: {year} {"year":"2019"}'));
  const alone = made(1, { code: "A", supposed: ["a"] });
  assert.deepEqual(sentences.tip(alone, supposing([])), ["Alpha", `${SUPPOSED} {"n":1,"names":["A"],"k":1}`, "A"]);
  assert.ok(sentences.spoken(alone, { ...supposing([]), inside: [] }).startsWith(`Alpha · ${SUPPOSED}`));
  const fewer = made(1, { code: "A", supposed: [] });
  const LEFT =
    "{n, plural, =0 {no member} one {# member} other {# members}} on record, {k, plural, other {if {names} left}}";
  assert.equal(sentences.membersWord(fewer, supposing(["h", "g"])), `${LEFT} {"n":1,"names":["H"],"k":1}`);
  assert.equal(
    sentences.membersWord(more, supposing(["h"])),
    `${SUPPOSED} {gone_k, plural, other {and {gone} left}} {"n":2,"names":["B"],"k":1,"gone":["H"],"gone_k":1}`,
  );
  const same = made(1, { code: "A", supposed: [] });
  assert.equal(sentences.membersWord(same, supposing(["g"])), `${RECORD} {"n":1}`);
});

test("a country is told by its name and whether it is named, found or both", () => {
  const country = { en: "Italy", class: "both" };
  assert.deepEqual(sentences.countryHover(country, view()), ["Italy", 'country_class {"class":"both","home":"Home"}']);
});

test("a claim is said by what it is measured, and what remains of it", () => {
  const claim = { way: "direct", denominator: 36, year: "2023", unknown: 1, level: "district", shares: [] };
  const facts = { way: "direct", total: 36, year: "2023", unknown: 1, level_title: "Districts" };
  assert.deepEqual(sentences.claimFacts(claim, view()), facts);
  assert.equal(sentences.verdictWord("holds", true, view()), 'verdict {"verdict":"holds","single":true}');
});

test("a number that is not known is a question, a year has no groups of digits", () => {
  const shown = (kind, row) =>
    sentences.numberOnMap(row, { measure: { kind, column: "figure", digits: 0, numbered: true }, texts });
  assert.equal(shown("latest", { figure: 2019, members: 1 }), "2019");
  assert.equal(shown("count", { members: 3 }), "#3");
  assert.equal(shown("rate", { figure: 2.5, members: 3 }), "#2.5");
  assert.equal(shown("rate", { figure: null, members: 3 }), "?");
  assert.equal(shown("rate", { figure: null, members: 0 }), "");
});

test("data that not everybody may see bear a warning", () => {
  const stamped = { released: "2026-01-01", version: "v" };
  const dated = { ...texts, date: (day) => `on ${day}` };
  const said = 'data {"day":"on 2026-01-01","version":"v"}';
  assert.equal(sentences.dataWords({ index: { ...stamped, confidential: false }, texts: dated }), said);
  assert.equal(
    sentences.dataWords({ index: { ...stamped, confidential: true }, texts: dated }),
    `confidential ${said}`,
  );
});
