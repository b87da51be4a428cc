import assert from "node:assert/strict";
import { test } from "node:test";

import { Table, keyOf } from "../../../dashboard/upkeep/own/core/table.js";

const made = () =>
  new Table(
    { table: "themes", member: "" },
    ["theme", "name"],
    [
      ["a", "A"],
      ["b", "B"],
    ],
  );

test("the rows of a member have a key of their own, a table one", () => {
  assert.equal(keyOf({ table: "operations", member: "tdh" }), "operations/tdh");
  assert.equal(keyOf({ table: "members", member: "" }), "members");
});

test("a block fills rows and columns from a cell on, and goes on in new rows", () => {
  const table = made();
  table.keep();
  table.put([[" x ", "too", "many"], ["y"], ["z", "Z"]], [table.rows[1]], ["theme", "name"], ["", ""]);
  assert.deepEqual(table.after, [
    ["a", "A"],
    ["x", "too"],
    ["y", ""],
    ["z", "Z"],
  ]);
  assert.deepEqual(
    table.rows.map((row) => table.state(row)),
    ["same", "edited", "new", "new"],
  );
  table.undo();
  assert.equal(table.changed, false);
});

test("a row taken away comes back with one step, and one that was new is simply gone", () => {
  const table = made();
  table.keep();
  table.drop(table.rows[0]);
  table.drop(table.add(["c", "C"]));
  assert.deepEqual(table.after, [["b", "B"]]);
  assert.equal(table.rows.length, 2);
  table.undo();
  assert.deepEqual(table.after, table.before);
});

test("rows of a file are those that they were before, as they were or edited; others come and go", () => {
  const table = made();
  const rows = [
    ["b", "B"],
    ["c", "C"],
  ];
  const states = () => table.rows.map((row) => [row.cells[0], row.gone, table.state(row)]);
  table.replace(rows, [1, null]);
  assert.deepEqual(states(), [
    ["b", false, "same"],
    ["c", false, "new"],
    ["a", true, "same"],
  ]);
  table.replace(rows, [1, 0]);
  assert.deepEqual(states(), [
    ["b", false, "same"],
    ["c", false, "edited"],
  ]);
  assert.equal(table.was(table.rows[1], "name"), "A");
});

test("of a row that both changed, mine, theirs or both stay, against what theirs made of it", () => {
  /** @type {import("../../../dashboard/upkeep/own/core/table.js").Conflict} */
  const conflict = { before: ["a", "A"], theirs: [["a", "theirs"]], mine: [["a", "mine"]] };
  /** @param {"mine" | "theirs" | "both"} choice */
  const settled = (choice) => {
    const table = made();
    table.set(table.rows[0], { name: "mine" });
    table.settle(conflict, choice);
    return [table.before.map((row) => row[1]).sort(), table.after.map((row) => row[1]).sort()];
  };
  assert.deepEqual(settled("mine"), [
    ["B", "theirs"],
    ["B", "mine"],
  ]);
  assert.deepEqual(settled("theirs"), [
    ["B", "theirs"],
    ["B", "theirs"],
  ]);
  assert.deepEqual(settled("both"), [
    ["B", "theirs"],
    ["B", "mine", "theirs"],
  ]);
});

test("a cell says what stood there before it was edited, and the row goes back", () => {
  const table = made();
  table.set(table.rows[0], { name: "Z" });
  assert.deepEqual([table.was(table.rows[0], "name"), table.was(table.rows[0], "theme")], ["A", null]);
  assert.equal(table.was(table.add(["c", "C"]), "name"), null);
  table.putBack(table.rows[0]);
  assert.deepEqual([table.rows[0].cells, table.was(table.rows[0], "name")], [["a", "A"], null]);
  table.set(table.rows[0], { name: "Z" });
  assert.deepEqual(table.before[0], ["a", "A"]);
});

test("a day is taken as it was read, among the rows that stay, unless it was typed over or is being typed", () => {
  const table = new Table(
    { table: "operations", member: "tdh" },
    ["place", "day"],
    [
      ["Has", ""],
      ["Pukë", ""],
      ["Fier", ""],
    ],
  );
  table.drop(table.rows[0]);
  table.set(table.rows[1], { day: "27.11.2026" });
  table.set(table.rows[2], { day: "28.11.202" });
  const days = [
    { row: 0, column: "day", typed: "27.11.2026", value: "2026-11-27" },
    { row: 1, column: "day", typed: "28.11.2026", value: "2026-11-28" },
  ];
  assert.deepEqual(
    table.readDays(days, (row) => row === table.rows[1]),
    [],
  );
  assert.deepEqual(table.readDays(days), [{ row: table.rows[1], name: "day" }]);
  assert.deepEqual(table.after, [
    ["Pukë", "2026-11-27"],
    ["Fier", "28.11.202"],
  ]);
});
