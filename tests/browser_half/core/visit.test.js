// @ts-nocheck -- the tests build partial objects on purpose
import assert from "node:assert/strict";
import { test } from "node:test";

import { changed, presenceOf } from "../../../dashboard/browser/core/visit.js";

test("a member that came to a place and one that left it are told, those that stayed are not", () => {
  const before = ["one@A", "two@A", "two@B"];
  assert.deepEqual(changed(before, ["one@A", "two@A", "three@B"]), { came: ["three@B"], went: ["two@B"] });
  assert.deepEqual(changed(before, before), { came: [], went: [] });
});

test("presence is that of the start view, whatever is chosen", () => {
  let asked;
  const view = {
    index: { main_level: "district", parameters: { member: { default: [] }, level: { default: "district" } } },
    state: { lang: "sq", member: ["one"], level: "county" },
    having(chosen) {
      asked = chosen;
      return {
        table: [
          { code: "B", ids: ["two"] },
          { code: "A", ids: ["two", "one"] },
        ],
      };
    },
  };
  assert.deepEqual(presenceOf(view), ["one@A", "two@A", "two@B"]);
  assert.deepEqual(asked, { member: [], level: "district", lang: "sq" });
});
