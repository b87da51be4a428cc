// What an edit changes, drawn and said: places that appear bear a plus, those that go a minus and stripes.
import { _, byId, h, listing } from "./words.js";
import { placeName } from "./places.js";

/** @typedef {{ code: string, before: number, after: number }} Moved
 * @typedef {{ levels: Record<string, { appears: Moved[], goes: Moved[], stays: string[] }>, edited: number, added: number, removed: number,
 *   weaker: number, staff: number }} Preview */
/** @type {{ box: string, levels: Record<string, Record<string, { path: string, at: string }>> }} */
let shapes = { box: "0 0 1 1", levels: {} };
/** @param {typeof shapes} known */
export const learnShapes = (known) => {
  shapes = known;
};

const chosen = () => /** @type {HTMLInputElement} */ (document.querySelector("[name=level]:checked")).value;
const stripes = () =>
  h(
    "defs",
    {},
    h(
      "pattern",
      { id: "stripes", width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      h("rect", { width: 9, height: 9, class: "stripe-ground" }),
      h("line", { x1: 0, y1: 0, x2: 0, y2: 9, class: "stripe" }),
    ),
  );

/** @param {Preview | null} preview */
export function drawMap(preview) {
  const level = chosen();
  const places = Object.entries(shapes.levels[level] || {});
  const moved = preview?.levels[level];
  /** @type {Map<string, string>} */
  const kinds = new Map([
    ...(moved?.stays ?? []).map((code) => /** @type {[string, string]} */ ([code, "stays"])),
    ...(moved?.goes ?? []).map(({ code }) => /** @type {[string, string]} */ ([code, "goes"])),
    ...(moved?.appears ?? []).map(({ code }) => /** @type {[string, string]} */ ([code, "appears"])),
  ]);
  const paths = places.map(([code, { path }]) =>
    h("path", { d: path, class: kinds.get(code) ?? "", "data-code": code }, h("title", {}, placeName(code))),
  );
  const signs = places
    .filter(([code]) => ["appears", "goes"].includes(kinds.get(code) ?? ""))
    .map(([code, { at }]) => {
      const [x, y] = at.split(" ");
      return h("text", { x, y, class: `map-sign ${kinds.get(code)}` }, kinds.get(code) === "appears" ? "+" : "−");
    });
  const words = said(moved?.appears ?? [], moved?.goes ?? []);
  byId("map").replaceChildren(
    h("svg", { viewBox: shapes.box, role: "img", "aria-label": words }, stripes(), ...paths, ...signs),
  );
}

/** @param {Moved[]} list */
const names = (list) => list.map((m) => placeName(m.code));
/** @param {Moved[]} come @param {Moved[]} go */
function said(come, go) {
  const appears = come.length ? _("Added on the map: {places}.", { places: names(come) }) : "";
  const goes = go.length ? _("Removed from the map: {places}.", { places: names(go) }) : "";
  return [appears, goes].filter(Boolean).join(" ") || _("No place is added or removed.");
}

/** @param {string} kind @param {string} words @param {Moved[]} list */
const line = (kind, words, list) =>
  list.length > 0 &&
  h(
    "div",
    { class: `moved ${kind}` },
    h("i", { class: `sign ${kind}`, "aria-hidden": "true" }, kind === "appears" ? "+" : "−"),
    h(
      "div",
      {},
      h("strong", {}, `${words}:`),
      h(
        "ul",
        {},
        list.map((m) =>
          h("li", {}, placeName(m.code), h("span", { class: "muted" }, " ", _("members"), ` ${m.before} → ${m.after}`)),
        ),
      ),
    ),
  );

/** Say what changes on the map; `changed` is whether anything is, `wrong` how many rows have errors.
 * @param {Preview | null} preview @param {boolean} changed @param {number} wrong */
export function sayChange(preview, changed, wrong) {
  if (changed && !preview) return;
  if (!changed || !preview) {
    const none = _(
      "No changes yet. Edit a row or drop a spreadsheet. The map shows what would change before you publish.",
    );
    byId("words").replaceChildren(h("p", { class: "muted" }, none));
    return;
  }
  const counts = [
    preview.edited ? _("{n, plural, one {# row changed} other {# rows changed}}", { n: preview.edited }) : "",
    preview.added ? _("{n, plural, one {# row added} other {# rows added}}", { n: preview.added }) : "",
    preview.removed ? _("{n, plural, one {# row removed} other {# rows removed}}", { n: preview.removed }) : "",
  ].filter(Boolean);
  const moved = preview.levels[chosen()] ?? { appears: [], goes: [] };
  const weaker = _(
    "{n, plural, one {# row appears only when readers include weaker evidence.} other {# rows appear only when readers include weaker evidence.}}",
    { n: preview.weaker },
  );
  const staff = _(
    "{n, plural, one {# row is for staff only: the public does not see it.} other {# rows are for staff only: the public does not see them.}}",
    { n: preview.staff },
  );
  const faulty = _(
    "{n, plural, one {# row has an error. Correct it, and the map shows what it changes.} other {# rows have errors. Correct them, and the map shows what they change.}}",
    { n: wrong },
  );
  const parts = [
    counts.length > 0 && h("p", { class: "counts" }, listing(counts)),
    line("appears", _("Added on the map"), moved.appears),
    line("goes", _("Removed from the map"), moved.goes),
    counts.length > 0 &&
      !wrong &&
      !moved.appears.length &&
      !moved.goes.length &&
      h("p", {}, _("No place is added or removed.")),
    wrong > 0 && h("p", { class: "error" }, faulty),
    preview.weaker > 0 && h("p", { class: "muted" }, weaker),
    preview.staff > 0 && h("p", { class: "muted" }, staff),
  ];
  byId("words").replaceChildren(...parts.filter(Boolean));
}
