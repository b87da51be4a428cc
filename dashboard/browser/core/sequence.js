// A presenter's own sequence: where a link keeps it, and how two tabs that change it come together.

const LONGEST = 6000; // letters of a query that every server takes: many refuse above 8,000, and the host's name and the path come to it

/** What a link says of a sequence. Servers are told of a short one alone: a long one stands behind the "#", which no server is sent.
 * @param {string[]} views @param {string} query the rest of the link's query
 * @returns {{ query: string, fragment: string }} one of them, or neither for no views */
export function sequenceInLink(views, query) {
  if (!views.length) return { query: "", fragment: "" };
  const said = `sequence=${encodeURIComponent(views.join("~"))}`;
  return said.length + query.length < LONGEST ? { query: said, fragment: "" } : { query: "", fragment: said };
}

/** The views that a link names, wherever. @param {URLSearchParams} asked @param {string} hash @returns {string[]} */
export const viewsInLink = (asked, hash) =>
  (asked.get("sequence") || new URLSearchParams(hash.replace(/^#/, "")).get("sequence") || "")
    .split("~")
    .filter(Boolean);

const same = (/** @type {string[]} */ a, /** @type {string[]} */ b) => a.join("~") === b.join("~");

/** What two tabs have made of a sequence: that of the other, without what was taken out here, with what was added here.
 * @param {string[]} before what both began with @param {string[]} own @param {string[]} other @returns {string[]} */
export function merged(before, own, other) {
  if (same(before, other)) return own;
  const kept = other.filter((view) => own.includes(view) || !before.includes(view));
  const added = own.filter((view) => !before.includes(view) && !kept.includes(view));
  return [...kept, ...added];
}
