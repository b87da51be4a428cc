import assert from "node:assert/strict";
import { test } from "node:test";

import { between, PAGE, pageOf, plainLook, shownRows } from "../../../dashboard/upkeep/own/core/shown.js";
import { Table } from "../../../dashboard/upkeep/own/core/table.js";

const COLUMNS = ["place", "evidence", "year"];
const table = new Table({ table: "operations", member: "tdh" }, COLUMNS, [
  ["Çorovodë", "direct", "2020"],
  ["Shkodër", "weak", "999"],
  ["Ballsh", "direct", ""],
  ["Cërrik", "indirect", "2019"],
]);
/** @type {Record<string, string>} */
const WORDS = { direct: "e drejtpërdrejtë", weak: "e dobët", indirect: "e tërthortë" };
/** @type {import("../../../dashboard/upkeep/own/core/shown.js").Words} */
const words = (row, name) => WORDS[table.cell(row, name)] ?? table.cell(row, name);
/** @param {Partial<import("../../../dashboard/upkeep/own/core/shown.js").Look>} look @param {Set<number>} [always] */
const places = (look, always) =>
  shownRows(table.rows, COLUMNS, { ...plainLook(), ...look }, words, always).map((row) => table.cell(row, "place"));

test("letters with and without signs are found alike, in any column and in words", () => {
  assert.deepEqual(places({ search: "corovode" }), ["Çorovodë"]);
  assert.deepEqual(places({ search: "tërthorte" }), ["Cërrik"]);
  assert.deepEqual(places({ search: "DREJT" }), ["Çorovodë", "Ballsh"]);
  assert.deepEqual(places({}), ["Çorovodë", "Shkodër", "Ballsh", "Cërrik"]);
});

test("filters of several columns hold together; = asks for the whole cell, alone for an empty one", () => {
  assert.deepEqual(places({ filters: { evidence: "drejt", year: "2020" } }), ["Çorovodë"]);
  assert.deepEqual(places({ filters: { year: "99" } }), ["Shkodër"]);
  assert.deepEqual(places({ filters: { year: "=99" } }), []);
  assert.deepEqual(places({ filters: { year: "=" } }), ["Ballsh"]);
  assert.deepEqual(places({ filters: { year: " " } }).length, 4);
});

test("words sort by the alphabet, numbers by size, and empty cells come last either way", () => {
  assert.deepEqual(places({ sort: "place" }), ["Ballsh", "Cërrik", "Çorovodë", "Shkodër"]);
  assert.deepEqual(places({ sort: "year" }), ["Shkodër", "Cërrik", "Çorovodë", "Ballsh"]);
  assert.deepEqual(places({ sort: "year", down: true }), ["Çorovodë", "Cërrik", "Shkodër", "Ballsh"]);
});

test("a row that is being edited stays although the filter leaves it out", () => {
  assert.deepEqual(places({ search: "Ballsh" }, new Set([table.rows[1].id])), ["Shkodër", "Ballsh"]);
});

test("rows come a page at a time, and a page that is no more is the last one", () => {
  const rows = Array.from({ length: 2 * PAGE + 1 }, (_, i) => table.made([`${i}`, "", ""]));
  assert.deepEqual([pageOf(rows, 0).rows.length, pageOf(rows, 0).pages], [PAGE, 3]);
  assert.deepEqual([pageOf(rows, 9).rows.length, pageOf(rows, 9).page], [1, 2]);
  assert.deepEqual(pageOf([], 4), { rows: [], page: 0, pages: 1 });
});

test("rows from one to another are chosen in the order that is shown, both ways; alone where the first is out of sight", () => {
  const rows = /** @type {any[]} */ ([3, 1, 4, 2].map((id) => ({ id })));
  const ids = (/** @type {number} */ one, /** @type {number} */ other) => between(rows, one, other).map(({ id }) => id);
  assert.deepEqual([ids(1, 2), ids(2, 1), ids(4, 4), ids(9, 4)], [[1, 4, 2], [1, 4, 2], [4], [4]]);
});
