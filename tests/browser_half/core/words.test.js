// @ts-nocheck -- the tests build partial objects on purpose
import assert from "node:assert/strict";
import { test } from "node:test";

import { colourName, hatchName, lookOf } from "../../../dashboard/browser/core/look.js";
import { menuWords } from "../../../dashboard/browser/core/menus.js";
import { countFilters } from "../../../dashboard/browser/core/selection.js";
import { evidenceWord, levelNames, optionWord, yearsWord } from "../../../dashboard/browser/core/words.js";
import { texts } from "./spelled.js";

test("the years of a row are a span, one year, or none", () => {
  const word = (year_from, year_to) => yearsWord({ year_from, year_to }, texts);
  assert.equal(word("2015", "2018"), "2015–2018");
  assert.equal(word("2015", "2015"), "2015");
  assert.equal(word("2015", ""), "2015");
  assert.equal(word("", "2018"), "2018");
  assert.equal(word("", ""), "undated");
});

test("a control shows whole names: of members, of what the colours show, and titles of levels", () => {
  const index = {
    coalition: { levels: { district: { en: { title: "Districts" } } } },
    evidence: { direct: { word: "by a source" } },
    measures: { members: { title: "Members", name: "number of members" } },
    memberOf: new Map([["a", { name_en: "The whole name", acronym: "A" }]]),
    parameters: {
      compare: { takes: "member", names: {} },
      measure: { names: {} },
      level: { names: { district: "by district" } },
      match: { names: { any: "any of them" } },
    },
  };
  const word = (name, value) => optionWord(name, value, index, texts);
  assert.equal(word("compare", "a"), "The whole name");
  assert.equal(word("measure", "members"), "number of members");
  assert.equal(word("level", "district"), "Districts");
  assert.equal(word("match", "any"), "any of them");
  assert.deepEqual(levelNames("village", index, texts), { one: "" });
  assert.deepEqual([evidenceWord("direct", index, texts), evidenceWord("", index, texts)], ["by a source", "none"]);
});

test("colours are those of the look, else of all looks, else of the class itself; what a look colours is not hatched", () => {
  const style = {
    looks: { usual: { c1: "blue" }, narrowed: { none: "grey" }, only_stated: { stated: "gold" } },
    shared: { none: "white" },
    hatches: { stated: "lines" },
  };
  const view = (more) => ({ data: { style }, partners: false, onlyStated: false, narrowed: false, ...more });
  const looks = [{}, { narrowed: true }, { onlyStated: true, narrowed: true }];
  assert.deepEqual(looks.map((more) => lookOf(view(more))), ["usual", "narrowed", "only_stated"]); // prettier-ignore
  assert.equal(lookOf(view({ partners: true, onlyStated: true })), "usual");
  assert.deepEqual(
    ["c1", "none", "c5"].map((kind) => colourName(kind, view())),
    ["blue", "white", "c5"],
  );
  assert.equal(colourName("none", view({ narrowed: true })), "grey");
  assert.deepEqual([hatchName("stated", view()), hatchName("c5", view())], ["lines", ""]);
  assert.equal(hatchName("stated", view({ onlyStated: true })), "");
});

test("each word of a menu is asked for by its own text", () => {
  assert.deepEqual(menuWords(texts), {
    select_all: "Choose all",
    deselect_all: "Choose none",
    selected_count: '{n} chosen {"n":"{num_selected}"}',
    search: "Search",
    clear_search: "Clear the search",
    clear_selection: "Clear the choice",
    no_options_found: "Nothing found",
  });
});

test("filters in force are counted by the values chosen, those that act in the view alone", () => {
  const filter = (usual, more) => ({ default: usual, filters: "row", acts_in: ["map", "table"], ...more });
  const index = {
    parameters: {
      member: filter([], { acts_in: ["map", "partners"] }),
      evidence: filter(["direct", "stated"]), // a list that is usually not empty is one filter
      since: filter(""),
      need: filter("", { filters: "" }), // filters nothing
      wide: filter("", { filters: "", counts: true }),
    },
  };
  const usual = { view: "map", member: [], evidence: ["direct", "stated"], since: "", need: "", wide: "" };
  const count = (state) => countFilters({ ...usual, ...state }, index);
  assert.equal(count({}), 0);
  assert.equal(count({ member: ["a", "b"] }), 2);
  assert.equal(count({ member: ["a", "b"], evidence: ["direct", "stated", "weak"], since: "2015" }), 4);
  assert.equal(count({ need: "poor", wide: "1" }), 1);
  assert.equal(count({ view: "partners", member: ["a"], since: "2015" }), 1);
});
