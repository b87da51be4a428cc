import assert from "node:assert/strict";
import { test } from "node:test";
import { modules } from "../../../dashboard/browser/vendor/qr.js";

const FINDER = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"];
// Made with another encoder (the Python package qrcode), in byte mode, level M, with the same mask.
const HELLO = [
  "#######.##.#..#######",
  "#.....#..##.#.#.....#",
  "#.###.#..####.#.###.#",
  "#.###.#.#..#..#.###.#",
  "#.###.#.#...#.#.###.#",
  "#.....#.#.##..#.....#",
  "#######.#.#.#.#######",
  "........#####........",
  "#...#.######.#####..#",
  "...###..#.###..#.####",
  "#.##..#.#.##..###..#.",
  "###..#...#...##.#....",
  "..#.###..#..###...##.",
  "........###.###..#.##",
  "#######.##..##...#.#.",
  "#.....#....##..#...#.",
  "#.###.#.#..#..###.#.#",
  "#.###.#....##....#.##",
  "#.###.#..###..####...",
  "#.....#..#...##......",
  "#######.#...#####.#.#",
];

/** @type {(text: string) => string[]} */
function drawn(text) {
  const rows = modules(text);
  assert.ok(rows);
  return rows.map((row) => row.map((on) => (on ? "#" : ".")).join(""));
}

/** @type {(rows: string[], x: number, y: number) => string[]} */
const cut = (rows, x, y) => rows.slice(y, y + 7).map((row) => row.slice(x, x + 7));

test("HELLO gives the code that another encoder gives", () => {
  assert.deepEqual(drawn("HELLO"), HELLO);
});

test("three corners have finders, and lines of changing modules join them", () => {
  const rows = drawn("HELLO");
  assert.equal(rows.length, 21);
  for (const [x, y] of [[0, 0], [14, 0], [0, 14]]) assert.deepEqual(cut(rows, x, y), FINDER); // prettier-ignore
  assert.equal(rows[6].slice(8, 13), "#.#.#");
  assert.equal(rows.slice(8, 13).map((row) => row[6]).join(""), "#.#.#"); // prettier-ignore
});

test("a code is as large as its text needs", () => {
  const sizes = [14, 15, 26, 27, 2331].map((bytes) => drawn("x".repeat(bytes)).length);
  assert.deepEqual(sizes, [21, 25, 25, 29, 177]);
  assert.equal(drawn("ë".repeat(8)).length, 25); // two bytes each
});

test("a text that no code holds gives none", () => {
  assert.equal(modules("x".repeat(2332)), null);
});
