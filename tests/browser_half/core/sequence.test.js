import assert from "node:assert/strict";
import { test } from "node:test";

import { merged, sequenceInLink, viewsInLink } from "../../../dashboard/browser/core/sequence.js";

const long = Array.from({ length: 60 }, (_, i) =>
  `member=vatra,tdh,world-vision&theme=education&since=${1960 + i}`.repeat(4),
);

test("a short sequence stands in the query, a long one behind the #, none nowhere", () => {
  assert.deepEqual(sequenceInLink(["level=county", "member=a"], "lang=en"), {
    query: "sequence=level%3Dcounty~member%3Da",
    fragment: "",
  });
  assert.deepEqual(sequenceInLink([], "lang=en"), { query: "", fragment: "" });
  const { query, fragment } = sequenceInLink(long, "");
  assert.equal(query, "");
  assert.deepEqual(viewsInLink(new URLSearchParams(""), `#${fragment}`), long);
});

test("a sequence that is short by itself goes behind the # where the rest of the link is long", () => {
  const views = ["member=a".padEnd(3000, "b")];
  assert.equal(sequenceInLink(views, "x".repeat(2900)).fragment, "");
  assert.notEqual(sequenceInLink(views, "x".repeat(3000)).fragment, "");
});

test("the query goes before what stands behind the #", () => {
  assert.deepEqual(viewsInLink(new URLSearchParams("sequence=a~b"), "#sequence=c"), ["a", "b"]);
  assert.deepEqual(viewsInLink(new URLSearchParams("lang=en"), "#main"), []);
  assert.deepEqual(viewsInLink(new URLSearchParams(""), ""), []);
});

test("what two tabs have made of a sequence comes together", () => {
  assert.deepEqual(merged(["a"], ["a", "b"], ["a"]), ["a", "b"]); // nobody else has changed it
  assert.deepEqual(merged(["a", "b"], ["b", "a"], ["a", "b"]), ["b", "a"]); // its order too
  assert.deepEqual(merged(["a"], ["a", "b"], ["a", "c"]), ["a", "c", "b"]);
  assert.deepEqual(merged(["a", "b"], ["b"], ["a", "b", "c"]), ["b", "c"]); // taken out here
  assert.deepEqual(merged(["a", "b"], ["a", "b", "c"], ["b"]), ["b", "c"]); // taken out there
  assert.deepEqual(merged([], ["a"], ["a"]), ["a"]); // added in both
  assert.deepEqual(merged(["x"], ["x", "n"], ["own"]), ["own", "n"]); // a link's sequence takes nothing from one's own
});
