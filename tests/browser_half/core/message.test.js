import assert from "node:assert/strict";
import { test } from "node:test";
import { MessageError, parse, render } from "../../../dashboard/browser/core/message.js";
import { english, other } from "../languages.js";

/** @type {(pattern: string, values?: Record<string, unknown>) => string} */
const said = (pattern, values = {}) => render(pattern, values, english);

test("texts, numbers and lists are filled in", () => {
  const values = { name: "{Ana}", n: 1234, who: ["a", "b", "c"] };
  assert.equal(said("{name}: {n}, {who}", values), "{Ana}: 1,234, a, b and c");
});

test("a number has as many decimals as the message asks for", () => {
  assert.equal(said("{n, number} {n, number, 2} { n,number,0 }", { n: 1.255 }), "1 1.25 1");
});

test("percentages and dates are written by the language", () => {
  assert.equal(said("{share, percent} on {day, date}", { share: 0.5, day: "2026-02-01" }), "50.0% on 1 February 2026");
});

test("the plural rule of the language chooses, an exact number before it", () => {
  const pattern = "{n, plural, =0 {none} one {# place} few {# few} other {# places}}";
  assert.deepEqual(
    [0, 1, 2, 1000].map((n) => said(pattern, { n })),
    ["none", "1 place", "2 places", "1,000 places"],
  );
  assert.equal(render(pattern, { n: 2 }, other), "2 few");
});

test("a word chooses a variant, an unknown word the last resort", () => {
  const pattern = "{who, select, member {she} office {} other {they}}";
  assert.deepEqual(
    ["member", "office", "x", "toString"].map((who) => said(pattern, { who })),
    ["she", "", "they", "they"],
  );
});

test("# is the number of the innermost plural, and a sign of its own elsewhere", () => {
  const pattern = "#{a, plural, other {#{w, select, x {-#-} other {}}{b, plural, one {#} other {#!}}#}}#";
  assert.equal(said(pattern, { a: 5, b: 1, w: "x" }), "#5-5-15#");
});

test("a text without blanks is left as it is", () => {
  assert.equal(said("50 } #"), "50 } #");
});

test("a pattern is read once", () => {
  assert.equal(parse("{once} read"), parse("{once} read"));
});

for (const [pattern, words] of [
  ["{n", "a brace is not closed in: {n"],
  ["{", "a name is missing at 1 in: {"],
  ["{}", "a name is missing at 1 in: {}"],
  ["{n!}", "',' is missing at 2 in: {n!}"],
  ["{n, money}", "unknown kind 'money' in: {n, money}"],
  ["{n, number, x}", "'x' is no number of decimals in: {n, number, x}"],
  ["{n, plural}", "',' is missing at 10 in: {n, plural}"],
  ["{n, plural, one {#}}", "{n} has no variant 'other' in: {n, plural, one {#}}"],
  ["{n, plural, other #}", "'{' is missing at 18 in: {n, plural, other #}"],
  ["{n, plural, other {#}", "a brace is not closed in: {n, plural, other {#}"],
  ["{n}} rest", "'}' without '{' at 3 in: {n}} rest"],
]) {
  test(`${pattern} is malformed`, () => {
    assert.throws(() => said(pattern, { n: 1 }), { message: words });
    assert.throws(() => parse(pattern), MessageError);
  });
}

test("a blank for which nothing is given is named", () => {
  assert.throws(() => said("{n} {name}", { n: 1 }), { message: "nothing is given for {name}" });
  assert.throws(() => said("{toString}"), { message: "nothing is given for {toString}" });
  assert.throws(() => said("{n}", { n: null }), { message: "{n} is neither a text, a number nor a list" });
});
