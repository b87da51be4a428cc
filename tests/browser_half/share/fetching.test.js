// A server that is asked for a file: busy, broken, refusing, slow.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fetched, NotHad, secondsUntilAgain } from "../../../dashboard/browser/share/fetching.js";

/** A reader to whom `answers` are given in turn; `told` and `waited` say what happened. @param {(Response | Error)[]} answers */
function reader(answers) {
  /** @type {any[]} */
  const told = [];
  /** @type {number[]} */
  const waited = [];
  const stop = new AbortController();
  const how = {
    tell: (/** @type {any} */ progress) => void told.push(progress),
    signal: stop.signal,
    ask: async () => {
      const answer = answers.shift() ?? new Response("", { status: 503 });
      if (answer instanceof Error) throw answer;
      return answer;
    },
    wait: async (/** @type {number} */ ms) => void waited.push(ms),
  };
  return { told, waited, stop, how };
}
const busy = (/** @type {string} */ again) => new Response("", { status: 503, headers: { "Retry-After": again } });

test("a file that comes is given whole, with what its answer said", async () => {
  const { told, how } = reader([
    new Response("abcdef", { headers: { "Content-Length": "6", "Content-Type": "text/csv", "Coverage-Version": "1" } }),
  ]);
  const { blob, headers } = await fetched("/data/gaps.csv", how);
  assert.equal(await blob.text(), "abcdef");
  assert.equal(blob.type, "text/csv");
  assert.equal(headers.get("Coverage-Version"), "1");
  assert.deepEqual(told, [{ state: "asked" }, { state: "coming", done: 6, whole: 6 }]);
});

test("what is compressed on its way has no length that is known", async () => {
  const { told, how } = reader([new Response("abc", { headers: { "Content-Length": "2", "Content-Encoding": "br" } })]);
  await fetched("/", how);
  assert.deepEqual(told.at(-1), { state: "coming", done: 3, whole: 0 });
});

test("a busy server is asked again when it says, a broken connection after five seconds", async () => {
  const { told, waited, how } = reader([busy("2"), new TypeError("network"), new Response("a")]);
  assert.equal(await (await fetched("/", how)).blob.text(), "a");
  assert.equal(waited.length, 7); // one for each second: the reader sees them go
  const states = told.map(({ state, seconds }) => [state, seconds].join(" ").trim());
  assert.deepEqual(states.slice(0, 4), ["asked", "again 2", "again 1", "asked"]);
  assert.deepEqual(states.slice(4, 6), ["again 5", "again 4"]);
});

test("a server that stays busy is asked twelve times, not without end", async () => {
  const { told, how } = reader([]);
  await assert.rejects(fetched("/", how), (error) => error instanceof NotHad && error.status === 0);
  assert.equal(told.filter(({ state }) => state === "asked").length, 12);
});

for (const status of [400, 404, 414])
  test(`what the server refuses with ${status} is not asked for again`, async () => {
    const { waited, how } = reader([new Response("", { status })]);
    await assert.rejects(fetched("/", how), { status });
    assert.deepEqual(waited, []);
  });

test("who cancels while it waits is asked nothing more", async () => {
  const { stop, told, how } = reader([busy("30")]);
  how.wait = async () => {
    stop.abort();
    stop.signal.throwIfAborted();
  };
  await assert.rejects(fetched("/", how), { name: "AbortError" });
  assert.equal(told.filter(({ state }) => state === "asked").length, 1);
});

test("the seconds until the next try are what the server says, within reason", () => {
  const said = (/** @type {string} */ after) => secondsUntilAgain(busy(after));
  assert.deepEqual([said("7"), said("0"), said("100000"), said("soon")], [7, 1, 60, 5]);
  assert.equal(secondsUntilAgain(null), 5);
  const date = new Date(Date.now() + 20_000).toUTCString();
  assert.ok([19, 20, 21].includes(said(date)));
});
