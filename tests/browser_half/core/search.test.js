// @ts-nocheck -- the tests build partial objects on purpose
import assert from "node:assert/strict";
import { test } from "node:test";

import { alike, ratio } from "../../../dashboard/browser/core/alike.js";
import { ask, nearWords } from "../../../dashboard/browser/core/search-options.js";
import { asked } from "./asked.js";

const AT_ONCE = process.env.AGREED ? Infinity : 1000; // milliseconds; while faults are planted the code is slow whatever it does
const data = asked();
const answer = (text, level = "district") => ask(text, { state: { level }, data });
/** "Vatra + district Vlorë": what an option shows, short. */
const words = ({ shown }) =>
  shown
    .map((what) => (what.kind === "place" ? `${what.level} ${what.item.sq} ${what.around.join()}`.trim() : what.value))
    .join(" + ");
const first = (text, level) => words(answer(text, level).options[0]);

// What is typed -> what Enter takes, read from the tables of asked.js by hand.
const CLEAR = {
  // the phrases of the task, in both languages
  "vatra vlorë": "vatra + district Vlorë C-VL",
  "fëmijë rruge Dibër": "street-children + district Dibër C-DI",
  "who works in Has": "district Has C-KU",
  "kush punon në Has": "district Has C-KU",
  "roma education korce": "roma-egyptian + education + district Korçë C-KO",
  "anti trafficking shkoder": "anti-trafficking + district Shkodër C-SH",
  // places in any spelling and form
  VLORE: "district Vlorë C-VL",
  "  vlorë  ": "district Vlorë C-VL",
  valona: "district Vlorë C-VL",
  Vlorës: "district Vlorë C-VL",
  Tiranës: "district Tiranë C-TR",
  Shkodrës: "district Shkodër C-SH",
  Dibrës: "district Dibër C-DI",
  peshkopi: "district Dibër C-DI",
  shko: "district Shkodër C-SH",
  "vau i dejes": "municipality Vau i Dejës C-SH,D-SH", // which the district is called after in some sources
  dejes: "municipality Vau i Dejës C-SH,D-SH",
  // a word for the level narrows it
  "bashkia e Vlorës": "municipality Vlorë C-VL,D-VL",
  "Rrethi i Dibrës": "district Dibër C-DI",
  "qarku Korçë": "county Korçë",
  "the district of Shkodër": "district Shkodër C-SH",
  "Vlorë county": "county Vlorë",
  "town of Has": "municipality Has C-KU,D-HA",
  "qytetit të Korçës": "municipality Korçë C-KO,D-KO",
  "administrative unit Otllak": "unit Otllak D-EL,M-EL,C-EL",
  // another place says which is meant
  "Mollas Elbasan": "unit Mollas D-EL,M-EL,C-EL",
  "Shushicë (Vlorë)": "unit Shushicë D-VL,M-VL,C-VL",
  "Mollas në rrethin Kolonjë": "unit Mollas D-ER,M-ER,C-KO",
  // members by every name
  "the hearth": "vatra",
  Vatrës: "vatra",
  RAA: "roma-active",
  "roma active": "roma-active",
  "who works with Roma in Korçë?": "roma-egyptian + district Korçë C-KO",
  "save the children": "save-the-children",
  savethechildren: "save-the-children",
  "fshatrat sos": "sos",
  "Nisma ARSIS": "arsis",
  // themes
  "kundër trafikimit": "anti-trafficking",
  antitrafficking: "anti-trafficking",
  arsimi: "education",
  "street children": "street-children",
  "legal aid tirana": "legal-aid + district Tiranë C-TR",
  "romët në Korçë": "roma-egyptian + district Korçë C-KO",
  // kinds of organisation and partner countries
  "international ngo": "international_ngo",
  "OJF ndërkombëtare Vlorë": "international_ngo + district Vlorë C-VL",
  "faith-based organisations in Has": "faith_based + district Has C-KU",
  Italia: "ITA",
  kosova: "XKX",
  "vatra itali": "vatra + ITA",
  "BKTF Vlorë": "district Vlorë C-VL",
  "tlas vatra": "tlas + vatra",
  // where nobody is
  "where is nobody?": "presence",
  "ku nuk ka askush": "presence",
  boshllëqet: "presence",
  "does the 80 percent hold?": "claims",
  "80%": "claims",
  "who works abroad": "partners",
  "gaps in Dibër": "presence + district Dibër C-DI",
};

for (const [text, meant] of Object.entries(CLEAR))
  test(`“${text}” is understood`, () => {
    const { options, unknown, clear } = answer(text);
    assert.equal(words(options[0]), meant);
    assert.deepEqual([unknown, clear], [[], true]);
  });

test("who asks where nobody is gets the map of it, whatever it showed", () => {
  assert.deepEqual(answer("where is nobody").options[0].chosen, { view: "map", measure: "presence" });
});

// What is typed -> all that it may mean; nothing is taken before somebody chooses.
const SEVERAL = {
  mollas: ["unit Mollas D-EL,M-EL,C-EL", "unit Mollas D-ER,M-ER,C-KO"],
  "vatra mollas": ["vatra + unit Mollas D-EL,M-EL,C-EL", "vatra + unit Mollas D-ER,M-ER,C-KO"],
  "vlorë has": ["district Vlorë C-VL", "district Has C-KU"],
  "vatra vlorë has": ["vatra + district Vlorë C-VL", "vatra + district Has C-KU"],
  "Tirana legal aid": ["tlas", "district Tiranë C-TR + legal-aid"],
  albania: ["roma-active", "save-the-children", "sos"],
  ko: ["district Kolonjë C-KO", "district Korçë C-KO"],
};
for (const [text, meant] of Object.entries(SEVERAL))
  test(`“${text}” is offered as several`, () => {
    const { options, unknown, clear } = answer(text);
    assert.deepEqual(options.slice(0, meant.length).map(words), meant);
    assert.deepEqual([unknown, clear], [[], false]);
  });

// What is typed -> what is said not to be understood, and what is offered first.
const UNKNOWN = {
  "vatra vlroe": [["vlroe"], "vatra + district Vlorë C-VL"],
  edukcation: [["edukcation"], "education"],
  xyzzy: [["xyzzy"], undefined],
  "vatra xyzzy": [["xyzzy"], "vatra"],
  "county has": [["county"], "district Has C-KU"],
  rrethi: [["rrethi"], undefined],
  Тирана: [["Тирана"], undefined],
  Andorra: [["Andorra"], undefined], // no link to it is known
  "kush është në Has": [["është"], "district Has C-KU"],
  "<b onclick=x>vlorë</b>": [["b", "onclick", "x", "b"], "district Vlorë C-VL"],
};
for (const [text, [unknown, offered]] of Object.entries(UNKNOWN))
  test(`of “${text}” it is said what is not understood`, () => {
    const found = answer(text);
    assert.deepEqual(found.unknown, unknown);
    assert.equal(found.options.length ? words(found.options[0]) : undefined, offered);
    assert.equal(found.clear, false);
  });

for (const text of ["", "   ", "?!", "who works in", "kush punon në"])
  test(`“${text}” asks for nothing`, () => assert.deepEqual(answer(text), { options: [], unknown: [], clear: false }));

test("the place of the level shown comes first, then the other levels, each with what it sets", () => {
  const chosen = (level) => answer("vatra vlorë", level).options.map((option) => option.chosen);
  assert.deepEqual(chosen("district"), [
    { member: ["vatra"], view: "map", place: "D-VL" },
    { member: ["vatra"] },
    { view: "map", place: "D-VL" },
    { view: "map", level: "municipality", place: "M-VL" },
    { view: "map", level: "county", place: "C-VL" },
  ]);
  assert.deepEqual(chosen("county")[0], { member: ["vatra"], view: "map", place: "C-VL" });
});

test("a name that the level shown lacks is offered at the levels that have it", () => {
  const { options, clear } = answer("has", "county");
  assert.deepEqual([clear, options.map(words)], [false, ["district Has C-KU", "municipality Has C-KU,D-HA"]]);
});

test("a unit leads to the place around it at the level shown", () => {
  const places = ["county", "district", "municipality"].map((level) => answer("otllak", level).options[0].chosen);
  assert.deepEqual(
    places,
    ["C-EL", "D-EL", "M-EL"].map((place) => ({ view: "map", place })),
  );
});

test("a country opens the partners, filters stand in the order of their lists", () => {
  assert.deepEqual(answer("itali vatra").options[0].chosen, { member: ["vatra"], view: "partners", place: "ITA" });
  assert.deepEqual(answer("tlas, vatra and romë, arsim").options[0].chosen, {
    member: ["vatra", "tlas"],
    theme: ["education", "roma-egyptian"],
  });
});

test("what only resembles a name is listed below it", () => {
  assert.deepEqual(answer("roma").options.map(words), ["roma-egyptian", "roma-active"]);
  assert.equal(first("education"), "education");
});

test("ten thousand characters are answered at once, and what is not read is said", () => {
  for (const piece of ["vlorë ", "fëmijë roma ve ", "qwrt fshtk lmnop ", "x", "ë", "<i>", "në "]) {
    const begun = performance.now();
    const { clear, options } = answer(piece.repeat(Math.ceil(10_000 / piece.length)));
    assert.ok(performance.now() - begun < AT_ONCE, piece);
    assert.ok(options.length <= 12);
    assert.equal(clear, false);
  }
  assert.equal(answer("vlorë ".repeat(1000)).unknown.length, 976); // 24 words are read
});

test("many words that may each mean several things are answered at once", () => {
  const begun = performance.now();
  const { options, clear } = answer("ko sh fë ch ro vl ve el ti ar al an ki so ne mo tr la ed pr ju le ac hu");
  assert.ok(performance.now() - begun < AT_ONCE);
  assert.deepEqual([options.length <= 12, clear], [true, false]);
});

test("names of things do not come from the language's own objects", () => {
  for (const text of ["constructor", "__proto__", "toString"]) assert.deepEqual(answer(text).options, [], text);
});

test("words are alike when one begins the other or both share a stem", () => {
  const found = [["arsim", "arsim"], ["ars", "arsim"], ["arsimi", "arsim"], ["vatres", "vatra"], ["has", "hasi"], ["hasi", "has"], ["a", "arsim"], ["shkolle", "shkoder"]]; // prettier-ignore
  assert.deepEqual(found.map((pair) => alike(...pair)), [3, 2, 2, 1, 2, 0, 0, 1]); // prettier-ignore
});

test("nearness is the share of letters that both have in one order", () => {
  assert.equal(ratio("vlroe", "vlore"), 80); // four of five
  assert.equal(Math.round(ratio("kosove", "kushove")), 77); // k s o v e
  assert.equal(ratio("", ""), 0);
  assert.equal(ratio("abc", "xyz"), 0);
});

test("words near a word are those that share the most letters, then by the alphabet; of very short and very long words none", () => {
  const named = [{ names: [["vlorave"]] }];
  const lexicon = { spellings: new Map([["vlo", []], ["vlore", []]]), forms: new Map([["vlora", []]]), named, several: [], near: 70 }; // prettier-ignore
  // Of vlor, vlora and vlore share 4 of 4.5 letters, vlo 3 of 3.5, vlorave 4 of 5.5.
  assert.deepEqual(nearWords("vlor", lexicon), ["vlora", "vlore", "vlo", "vlorave"]);
  assert.deepEqual([nearWords("vl", lexicon), nearWords("vlo".repeat(14), lexicon)], [[], []]);
});

// What is typed -> all that is offered: where it is listed, and what it is.
const LISTED = {
  tiranë: ["place district Tiranë C-TR", "place municipality Tiranë C-TR,D-TR", "place county Tiranë", "member tlas"],
  // with another word, who only bears the word in its name is left out
  "tiranë vatra": [
    "together district Tiranë C-TR + vatra",
    "place district Tiranë C-TR",
    "place municipality Tiranë C-TR,D-TR",
    "place county Tiranë",
    "member vatra",
  ],
  // a country and a place are two views
  "vlorë itali": [
    "together district Vlorë C-VL",
    "together ITA",
    "place municipality Vlorë C-VL,D-VL",
    "place county Vlorë",
  ],
  // one option for what is near, with all words that are
  "vatra vlroe": ["near vatra + district Vlorë C-VL", "member vatra"],
  "vlroe dibr edukcation": ["near district Vlorë C-VL + education"],
};
for (const [text, listed] of Object.entries(LISTED))
  test(`“${text}” is offered so, and no more`, () =>
    assert.deepEqual(
      answer(text).options.map((option) => `${option.group} ${words(option)}`),
      listed,
    ));

test("of many of one kind six are offered, behind what is called so wholly", () => {
  const crowded = asked();
  const { members, themes, parameters } = crowded.index;
  for (const letter of "hgfedcba") {
    members.push({ member: letter, name_sq: `Qendra ${letter}`, name_en: "", short_en: "", acronym: "" });
    parameters.member.values.push(letter);
  }
  const offered = () => ask("qendra", { state: { level: "district" }, data: crowded });
  assert.deepEqual([offered().options.map(words).join(""), offered().clear], ["abcdef", false]);
  const titled = {
    ...crowded,
    index: { ...crowded.index, themes: [...themes, { theme: "centres", name_sq: "Qendra" }] },
  };
  parameters.theme.values.push("centres");
  const { options, clear } = ask("qendra", { state: { level: "district" }, data: titled });
  assert.deepEqual([options.map(words), clear], [["centres", ..."abcdef"], true]);
});
