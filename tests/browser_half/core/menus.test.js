import assert from "node:assert/strict";
import { test } from "node:test";

import { fold } from "../../../dashboard/browser/core/fold.js";
import { optionsOf } from "../../../dashboard/browser/core/menus.js";

test("a menu has its values by the alphabet, each with its short and its long name, and finds them without diacritics", () => {
  const members = [
    { member: "b", name_en: "Fëmijët e Botës", short_en: "FBSH" },
    { member: "a", name_en: "Çelësi", short_en: "Çelësi" },
  ];
  const index = {
    parameters: { member: { takes: "member", names: {}, values: ["b", "a"] } },
    memberOf: new Map(members.map((member) => [member.member, member])),
  };
  const texts = /** @type {any} */ ({ lang: "en", order: fold });
  assert.deepEqual(optionsOf("member", index, texts), [
    { value: "a", short: "Çelësi", long: "", search: "Çelësi Çelësi celesi celesi celesi" },
    { value: "b", short: "FBSH", long: "Fëmijët e Botës", search: "FBSH Fëmijët e Botës fbsh fbsh femijet e botes" },
  ]);
});
