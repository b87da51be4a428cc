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

test("rows of a file that come back as they were keep their history; others come and go", () => {
  const table = made();
  table.replace([
    ["b", "B"],
    ["c", "C"],
  ]);
  assert.deepEqual(
    table.rows.map((row) => [row.cells[0], row.gone, table.state(row)]),
    [
      ["b", false, "same"],
      ["c", false, "new"],
      ["a", true, "same"],
    ],
  );
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
