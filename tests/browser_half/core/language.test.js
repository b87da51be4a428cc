import assert from "node:assert/strict";
import { test } from "node:test";
import { createLanguage } from "../../../dashboard/browser/core/language.js";
import { english, other, written } from "../languages.js";

test("numbers are grouped by thousands and rounded, a half up", () => {
  const numbers = [0, 999, 1000, 1234567, 0.5, 2.5, -1234.5].map((value) => english.number(value));
  assert.deepEqual(numbers, ["0", "999", "1,000", "1,234,567", "1", "3", "-1,235"]);
  assert.equal(english.number(1234.25, 1), "1,234.3");
  assert.equal(other.number(1234567.125, 2), "1\u00a0234\u00a0567,13");
});

test("a sign of a language is taken as it is", () => {
  assert.equal(other.percent(12.3456), "1\u00a0234,6 %");
});

test("percentages have one decimal, unless another number is asked for", () => {
  assert.deepEqual(
    [0, 0.825, 1].map((share) => english.percent(share)),
    ["0.0%", "82.5%", "100.0%"],
  );
  assert.equal(english.percent(0.825, 0), "83%");
});

test("dates follow the pattern of the language", () => {
  assert.equal(english.date("2026-11-05"), "5 November 2026");
  assert.equal(other.date("2026-01-05"), "2026 d. 01/05");
  assert.equal(createLanguage({ ...written, date: "d.M.yyyy y" }).date("2026-01-05"), "5.1.yyyy 2026");
});

test("what is no date is refused", () => {
  for (const text of ["5.11.2026", "2026-11-05T", "x2026-11-05"])
    assert.throws(() => english.date(text), { name: "RangeError", message: `no date: ${text}` });
});

test("lists are joined by the patterns of the language", () => {
  const items = ["a", "b", "c", "d", "e"];
  const joined = [0, 1, 2, 3, 4, 5].map((n) => other.listing(items.slice(0, n)));
  assert.deepEqual(joined, ["", "a", "a = b", "a < b > c", "a < b ; c > d", "a < b ; c ; d > e"]);
});

test("names that look like a place in a pattern stay as they are", () => {
  assert.equal(english.listing(["{1}", "$&", "{0}"]), "{1}, $& and {0}");
});

test("plural forms are those of the language", () => {
  assert.deepEqual([0, 1, 2, 5].map(english.plural), ["other", "one", "other", "other"]);
  assert.deepEqual([0, 1, 2, 5].map(other.plural), ["many", "one", "few", "many"]);
});

test("names are sorted by the letters of the language, some of two characters", () => {
  const sorted = (/** @type {any} */ language, /** @type {string} */ names) =>
    names
      .split(", ")
      .sort((a, b) => (language.order(a) < language.order(b) ? -1 : 1))
      .join(", ");
  assert.equal(sorted(other, "Czad, Ędd, Ced, Ąbe, Abe, Dze, Dee"), "Abe, Ąbe, Ced, Czad, Dee, Dze, Ędd");
  assert.equal(sorted(english, "Éabc, Eabd, 7 to go, A-bd, Ab c"), "7 to go, Ab c, A-bd, Éabc, Eabd");
});

test("a letter of two characters is one letter, and digits sort by themselves", () => {
  const language = createLanguage({ ...written, letters: ["c", "h", "ch"] });
  assert.equal(language.order("ch").length, 1);
  assert.notEqual(language.order("ch"), language.order("c") + language.order("h"));
  assert.ok(language.order("c1") < language.order("c2") && language.order("c2") < language.order("ch"));
  assert.equal(language.order("–"), "");
});
