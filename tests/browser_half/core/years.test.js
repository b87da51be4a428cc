// @ts-nocheck -- the tests build partial objects on purpose
import assert from "node:assert/strict";
import { test } from "node:test";

import { isOld, rowsPerYear } from "../../../dashboard/browser/core/years.js";
import { yearsModel } from "../../../dashboard/browser/views/years.js";
import { tinyIndex } from "./tiny.js";

test("a row counts in every year of its range, and one without a year in none", () => {
  const index = tinyIndex([
    ["one", "direct", "2011", "2013"],
    ["one", "weak", "", "2013"],
    ["two", "direct", "", ""],
  ]);
  const { undated, years } = rowsPerYear(index);
  assert.equal(undated, 1);
  assert.deepEqual(
    years.filter(({ n }) => n),
    [
      { year: "2011", n: 1 },
      { year: "2012", n: 1 },
      { year: "2013", n: 2 },
    ],
  );
});

test("the bars that are on end with the last year chosen", () => {
  const index = tinyIndex([["one", "direct", "2010", "2020"]]);
  const { bars } = yearsModel({ state: { since: "2012", until: "2014" }, index });
  assert.deepEqual(
    bars.filter(({ on }) => on).map(({ year }) => year),
    ["2012", "2013", "2014"],
  );
});

test("a row is old when its last year lies further back than the reader's number of years", () => {
  const view = { index: tinyIndex([], { released: "2026-06-01" }), state: { fade: "10" } };
  assert.equal(isOld({ year_from: "2010", year_to: "2015" }, view), true);
  assert.equal(isOld({ year_from: "2010", year_to: "2016" }, view), false);
  assert.equal(isOld({ year_from: "", year_to: "" }, view), false);
});

test("what the coalition states of a year is no source of that year", () => {
  const index = tinyIndex([
    ["bktf", "stated", "2011", "2013"],
    ["bktf", "stated", "", ""],
    ["one", "direct", "2012", ""],
  ]);
  const { undated, years } = rowsPerYear(index);
  assert.equal(undated, 0);
  assert.deepEqual(
    years.filter(({ n }) => n),
    [{ year: "2012", n: 1 }],
  );
});
