// Fetching a file that the server may have to make first: it is asked until it answers, and the reader is told how it goes.

/**
 * How it goes: "asked", "making" (it takes longer), "again" (it is asked again in `seconds`), "coming" (`done` bytes, of `whole` where
 * that is known).
 * @typedef {{ state: "asked" | "making" | "again" | "coming", seconds?: number, done?: number, whole?: number }} Progress
 * @typedef {{ blob: Blob, headers: Headers }} Fetched
 */

/** The file cannot be had: the server refuses it (`status`), or did not give it however often it was asked (0). */
export class NotHad extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`status ${status}`);
    this.status = status;
  }
}

const SOON = 800; // milliseconds after which an answer is not at once
const USUAL = 5; // seconds until it is asked again where the server does not say when
const LONGEST = 60; // of them, whatever it says
const TRIES = 12;
const LATER = [408, 425, 429, 500, 502, 503, 504];

/** @param {number} ms @param {AbortSignal} signal @returns {Promise<void>} */
const pause = (ms, signal) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), reject(signal.reason)), { once: true });
  });

/** Seconds that an answer asks for, as a number or a date (RFC 9110, 10.2.3). @param {Response | null} answer */
export function secondsUntilAgain(answer) {
  const said = answer?.headers.get("Retry-After") ?? "";
  const seconds = /^\d+$/.test(said) ? Number(said) : Math.ceil((Date.parse(said) - Date.now()) / 1000);
  return Math.min(Math.max(Number.isFinite(seconds) ? seconds : USUAL, 1), LONGEST);
}

/** @param {Response} answer @param {(progress: Progress) => void} tell @returns {Promise<Blob>} */
async function body(answer, tell) {
  // What is compressed on its way gets longer than it says.
  const whole = answer.headers.get("Content-Encoding") ? 0 : Number(answer.headers.get("Content-Length") || 0);
  const type = answer.headers.get("Content-Type") || "";
  if (!answer.body) return answer.blob();
  const reader = answer.body.getReader();
  const parts = [];
  for (let done = 0; ;) {
    const { value, done: end } = await reader.read();
    if (end) return new Blob(parts, { type });
    parts.push(value);
    done += value.length;
    tell({ state: "coming", done, whole });
  }
}

/**
 * @param {string} address
 * @param {{ tell: (progress: Progress) => void, signal: AbortSignal, ask?: typeof fetch, wait?: typeof pause }} how
 * @returns {Promise<Fetched>} rejects with NotHad, and with the reason of `signal` where it is cancelled
 */
export async function fetched(address, { tell, signal, ask = (...asked) => fetch(...asked), wait = pause }) {
  for (let left = TRIES; left; left--) {
    tell({ state: "asked" });
    const slow = setTimeout(() => tell({ state: "making" }), SOON);
    /** @type {Response | null} */
    let answer = null;
    try {
      answer = await ask(address, { signal });
      clearTimeout(slow);
      if (answer.ok) return { blob: await body(answer, tell), headers: answer.headers };
    } catch {
      signal.throwIfAborted(); // else the connection broke: asked again
    } finally {
      clearTimeout(slow);
    }
    if (answer && !answer.ok && !LATER.includes(answer.status)) throw new NotHad(answer.status);
    if (left === 1) break;
    const seconds = secondsUntilAgain(answer);
    for (let second = seconds; second; second--) {
      tell({ state: "again", seconds: second });
      await wait(1000, signal);
    }
  }
  throw new NotHad(0);
}

/** The address of a presentation whose own views are too many for a link: they go along compressed, see sequence_of in
 * dashboard/domain/selection.py. @param {string} address @param {string} views */
export async function withViews(address, views) {
  const packing = new Blob([views]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packing).arrayBuffer());
  const letters = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return `${address}${address.includes("?") ? "&" : "?"}sequence=.${letters}`;
}
