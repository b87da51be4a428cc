// @ts-nocheck -- the tests build partial objects on purpose
// What the search box gets, in small: some real places with two pairs of units of one name, and a few members, themes and countries.

import { openIndex } from "../../../dashboard/browser/core/index.js";
import { fold } from "../../../dashboard/browser/core/fold.js";

// code, Albanian, English, county, districts
const COUNTIES = [["C-VL", "Vlorë"], ["C-DI", "Dibër"], ["C-KO", "Korçë"], ["C-KU", "Kukës"], ["C-EL", "Elbasan"], ["C-SH", "Shkodër"], ["C-TR", "Tiranë", "Tirana"]]; // prettier-ignore
const DISTRICTS = [
  ["D-VL", "Vlorë", "", "C-VL"], ["D-DI", "Dibër", "", "C-DI"], ["D-KO", "Korçë", "", "C-KO"], ["D-ER", "Kolonjë", "", "C-KO"],
  ["D-HA", "Has", "", "C-KU"], ["D-EL", "Elbasan", "", "C-EL"], ["D-SH", "Shkodër", "", "C-SH"], ["D-TR", "Tiranë", "Tirana", "C-TR"],
]; // prettier-ignore
const MUNICIPALITIES = [
  ["M-VL", "Vlorë", "", "C-VL", "D-VL"], ["M-DI", "Dibër", "", "C-DI", "D-DI"], ["M-KO", "Korçë", "", "C-KO", "D-KO"],
  ["M-ER", "Kolonjë", "", "C-KO", "D-ER"], ["M-HA", "Has", "", "C-KU", "D-HA"], ["M-EL", "Elbasan", "", "C-EL", "D-EL"],
  ["M-SH", "Shkodër", "", "C-SH", "D-SH"], ["M-VD", "Vau i Dejës", "", "C-SH", "D-SH"], ["M-TR", "Tiranë", "Tirana", "C-TR", "D-TR"],
]; // prettier-ignore
const UNITS = [
  ["Mollas", "D-EL", "M-EL"], ["Mollas", "D-ER", "M-ER"], ["Shushicë", "D-EL", "M-EL"], ["Shushicë", "D-VL", "M-VL"],
  ["Otllak", "D-EL", "M-EL"], ["Tërbuf", "D-EL", "M-EL"],
]; // prettier-ignore
const OTHER_NAMES = { peshkopi: ["D-DI", "M-DI"], "vau i dejes": ["D-SH", "M-VD"], valona: ["C-VL", "D-VL", "M-VL"] };
const ENDINGS = ["", "0n 0s 1a 1ja", "2ra 2ren 2res 0i 0in 0it", "0i 0in 0it", "1en 1es 1ja"];
const ENDS = {
  vlore: 1,
  korce: 1,
  tirane: 1,
  kolonje: 1,
  shushice: 1,
  diber: 2,
  shkoder: 2,
  has: 3,
  elbasan: 3,
  tirana: 4,
};

const MEMBERS = [
  ["vatra", "Vatra", "Qendra Psiko-Sociale “Vatra”", "Psycho-Social Centre “Vatra”", "", "The Hearth;Vatra Centre"],
  ["save-the-children", "Save the Children", "Save the Children në Shqipëri", "Save the Children in Albania", "", ""],
  ["tlas", "TLAS", "Shërbimi Ligjor Falas Tiranë", "Tirana Legal Aid Society", "TLAS", ""],
  ["roma-active", "Roma Active Albania", "Roma Active Albania", "Roma Active Albania", "RAA", "RAA"],
  ["arsis", "ARSIS", "Nisma për Ndryshim Shoqëror ARSIS", "Initiative for Social Change ARSIS", "ARSIS", ""],
  ["sos", "Fshatrat SOS", "SOS Fshatrat e Fëmijëve Shqipëri", "SOS Children’s Villages Albania", "SOS", ""],
];
const THEMES = [
  ["anti-trafficking", "Kundër trafikimit", "Anti-trafficking"],
  ["street-children", "Fëmijët në situatë rruge", "Children in street situation"],
  ["child-protection", "Mbrojtja e fëmijëve", "Child protection"],
  ["legal-aid", "Ndihmë juridike", "Legal aid and access to justice"],
  ["education", "Arsim", "Education"],
  ["roma-egyptian", "Romë dhe egjiptianë", "Roma and Egyptian communities"],
];

const place = ([code, sq, en, county]) => ({ code, sq, en: en || sq, county: county || code });

function spellings() {
  const all = {};
  const add = (name, ref) => (all[fold(name)] ||= [ENDS[fold(name)] || 0]).push(ref);
  for (const [code, sq, en] of [...COUNTIES, ...DISTRICTS, ...MUNICIPALITIES])
    for (const name of new Set([sq, en || sq])) add(name, code);
  UNITS.forEach(([name], at) => add(name, at));
  for (const [name, codes] of Object.entries(OTHER_NAMES)) for (const code of codes) add(name, code);
  return all;
}

/** All that the box reads of what the server ships. */
export function asked() {
  const around = [
    ...DISTRICTS.map(([code, , , county]) => [code, [county]]),
    ...MUNICIPALITIES.map(([code, , , county, district]) => [code, [county, district]]),
  ];
  const index = openIndex({
    evidence: {},
    operations: [{ columns: ["place"], rows: [], at: [] }],
    coalition: { home_code: "ALB", short: { sq: "BKTF", en: "BKTF" } },
    members: MEMBERS.map(([member, short_en, name_sq, name_en, acronym, also_known_as]) => ({
      member,
      short_en,
      name_sq,
      name_en,
      acronym,
      also_known_as,
    })),
    themes: THEMES.map(([theme, name_sq, name_en]) => ({ theme, name_sq, name_en })),
    measures: {
      members: { key: "members", name: "members", asked: [] },
      presence: {
        key: "presence",
        name: "where none is",
        asked: ["gaps", "nobody", "no member", "boshllëqet", "askush", "nuk ka askush"],
      },
    },
    countries: [["ALB", "Shqipëri", "Albania"], ["ITA", "Itali", "Italy"], ["XKX", "Kosovë", "Kosovo"], ["AND", "Andorrë", "Andorra"]].map(([code, sq, en]) => ({ code, sq, en })), // prettier-ignore
    partners: [
      { country: "ITA", member: "vatra" },
      { country: "XKX", member: "bktf", name_page: "Kosova" },
    ],
    levels: {
      county: { places: COUNTIES.map(place) },
      district: { places: DISTRICTS.map(place) },
      municipality: { places: MUNICIPALITIES.map(place) },
    },
    contains: Object.fromEntries(around),
    parameters: {
      member: { default: [], values: MEMBERS.map(([id]) => id) },
      theme: { default: [], values: THEMES.map(([id]) => id) },
      kind: {
        default: [],
        values: ["international_ngo", "faith_based"],
        names: { international_ngo: "International NGO", faith_based: "Faith-based organisation" },
      },
    },
    search: {
      spellings: spellings(),
      endings: ENDINGS,
      units: UNITS,
      levels: [
        ["qark\\w*|county", ["county"]],
        ["rreth(?:i|it|in)?|district(?: of)?", ["district"]],
        ["bashki\\w*|municipality", ["municipality"]],
        ["qytet\\w*|town", ["municipality", "unit"]],
        ["fshat\\w*|village|administrative unit", ["unit"]],
      ],
      fillers:
        "where|is|ku|with|does|holds?|the|in|near|of|i|e|se|te|who|works?|is|active|and|me|kush|pun(?:on|oj\\w*)|ne|per|dhe|organi[sz]ations?",
      names: { member: ["name_sq", "name_en", "short_en", "acronym", "also_known_as"], theme: ["name_sq", "name_en"] },
      views: { claims: ["claim", "80", "80 percent"], partners: ["abroad"] },
      near: 80,
      most_near: 3,
    },
  });
  const messages = {
    sq: { "International NGO": "OJF ndërkombëtare", "Faith-based organisation": "Organizatë me bazë fetare" },
    en: {},
  };
  return { index, messages, languages: { sq: {}, en: {} } };
}
