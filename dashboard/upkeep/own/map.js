// What an edit changes, drawn and said: places that appear bear a plus, those that go a minus and stripes.
import { _, byId, h, listing } from "./words.js";
import { placeName } from "./places.js";

let shapes = { box: "0 0 1 1", levels: {} };
export const learnShapes = (known) => {
  shapes = known;
};

const chosen = () => document.querySelector("[name=level]:checked").value;
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

export function drawMap(preview) {
  const level = chosen(),
    places = shapes.levels[level] || {},
    moved = preview?.levels[level];
  const kind = (code) =>
    moved?.appears.some((m) => m.code === code)
      ? "appears"
      : moved?.goes.some((m) => m.code === code)
        ? "goes"
        : moved?.stays.includes(code)
          ? "stays"
          : "";
  const paths = Object.entries(places).map(([code, { path }]) =>
    h("path", { d: path, class: kind(code), "data-code": code }, h("title", {}, placeName(code))),
  );
  const signs = Object.entries(places)
    .filter(([code]) => ["appears", "goes"].includes(kind(code)))
    .map(([code, { at }]) => {
      const [x, y] = at.split(" ");
      return h("text", { x, y, class: `map-sign ${kind(code)}` }, kind(code) === "appears" ? "+" : "−");
    });
  byId("map").replaceChildren(
    h("svg", { viewBox: shapes.box, role: "img", "aria-label": said(moved) }, stripes(), ...paths, ...signs),
  );
}

const names = (list) => list.map((m) => placeName(m.code));
function said(moved) {
  const appears = moved?.appears.length ? _("Added on the map: {places}.", { places: names(moved.appears) }) : "";
  const goes = moved?.goes.length ? _("Removed from the map: {places}.", { places: names(moved.goes) }) : "";
  return [appears, goes].filter(Boolean).join(" ") || _("No place is added or removed.");
}

export function sayChange(preview, changed) {
  if (changed && !preview) return;
  if (!changed) {
    byId("words").replaceChildren(
      h(
        "p",
        { class: "muted" },
        _("No changes yet. Edit a row or drop a spreadsheet. The map shows what would change before you publish."),
      ),
    );
    return;
  }
  const moved = preview.levels[chosen()];
  const line = (kind, words, list) =>
    list.length
      ? h(
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
                h(
                  "li",
                  {},
                  placeName(m.code),
                  h("span", { class: "muted" }, " ", _("members"), ` ${m.before} → ${m.after}`),
                ),
              ),
            ),
          ),
        )
      : null;
  const parts = [
    h(
      "p",
      { class: "counts" },
      listing(
        [
          preview.edited ? _("{n, plural, one {# row changed} other {# rows changed}}", { n: preview.edited }) : "",
          preview.added ? _("{n, plural, one {# row added} other {# rows added}}", { n: preview.added }) : "",
          preview.removed ? _("{n, plural, one {# row removed} other {# rows removed}}", { n: preview.removed }) : "",
        ].filter(Boolean),
      ),
    ),
    line("appears", _("Added on the map"), moved.appears),
    line("goes", _("Removed from the map"), moved.goes),
    moved.appears.length || moved.goes.length ? null : h("p", {}, _("No place is added or removed.")),
    preview.weaker
      ? h(
          "p",
          { class: "muted" },
          _(
            "{n, plural, one {# row appears only when readers include weaker evidence.} other {# rows appear only when readers include weaker evidence.}}",
            { n: preview.weaker },
          ),
        )
      : null,
    preview.staff
      ? h(
          "p",
          { class: "muted" },
          _(
            "{n, plural, one {# row is for staff only: the public does not see it.} other {# rows are for staff only: the public does not see them.}}",
            { n: preview.staff },
          ),
        )
      : null,
  ];
  byId("words").replaceChildren(...parts.filter(Boolean));
}
