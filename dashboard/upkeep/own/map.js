// What an edit changes, drawn and said: places that appear bear a plus, those that go a minus and stripes.
import { _, byId, h, ngettext } from "./words.js";
import { placeName } from "./places.js";

let shapes = { box: "0 0 1 1", levels: {} };
export const learnShapes = (known) => { shapes = known; };

const chosen = () => document.querySelector("[name=level]:checked").value;
const stripes = () => h("defs", {}, h("pattern", { id: "stripes", width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
  h("rect", { width: 9, height: 9, class: "stripe-ground" }), h("line", { x1: 0, y1: 0, x2: 0, y2: 9, class: "stripe" })));

export function drawMap(preview) {
  const level = chosen(), places = shapes.levels[level] || {}, moved = preview?.levels[level];
  const kind = (code) => (moved?.appears.some((m) => m.code === code) ? "appears" : moved?.goes.some((m) => m.code === code) ? "goes" : moved?.stays.includes(code) ? "stays" : "");
  const paths = Object.entries(places).map(([code, { path }]) => h("path", { d: path, class: kind(code), "data-code": code }, h("title", {}, placeName(code))));
  const signs = Object.entries(places).filter(([code]) => ["appears", "goes"].includes(kind(code))).map(([code, { at }]) => {
    const [x, y] = at.split(" ");
    return h("text", { x, y, class: `map-sign ${kind(code)}` }, kind(code) === "appears" ? "+" : "−");
  });
  byId("map").replaceChildren(h("svg", { viewBox: shapes.box, role: "img", "aria-label": said(moved) }, stripes(), ...paths, ...signs));
}

const names = (list) => list.map((m) => placeName(m.code)).join(", ");
const said = (moved) => [moved?.appears.length ? `${_("Appears")}: ${names(moved.appears)}` : "", moved?.goes.length ? `${_("Goes")}: ${names(moved.goes)}` : ""].filter(Boolean).join(". ") || _("No place appears or goes.");

export function sayChange(preview, changed) {
  if (changed && !preview) return;
  if (!changed) {
    byId("words").replaceChildren(h("p", { class: "muted" }, _("Nothing yet. Edit a row, or drop a spreadsheet: the map shows what would change before anything is published.")));
    return;
  }
  const moved = preview.levels[chosen()];
  const line = (kind, words, list) => list.length ? h("div", { class: `moved ${kind}` }, h("i", { class: `sign ${kind}`, "aria-hidden": "true" }, kind === "appears" ? "+" : "−"), h("div", {}, h("strong", {}, `${words}:`),
    h("ul", {}, list.map((m) => h("li", {}, placeName(m.code), h("span", { class: "muted" }, ` ${_("members")} ${m.before} → ${m.after}`)))))) : null;
  const parts = [
    h("p", { class: "counts" }, [preview.edited ? ngettext("{n} row is edited", "{n} rows are edited", preview.edited) : "", preview.added ? ngettext("{n} row comes", "{n} rows come", preview.added) : "", preview.removed ? ngettext("{n} row goes", "{n} rows go", preview.removed) : ""].filter(Boolean).join(", ")),
    line("appears", _("Appears"), moved.appears), line("goes", _("Goes"), moved.goes),
    moved.appears.length || moved.goes.length ? null : h("p", {}, _("No place appears or goes.")),
    preview.weaker ? h("p", { class: "muted" }, ngettext("{n} row is shown only where readers turn weaker evidence on.", "{n} rows are shown only where readers turn weaker evidence on.", preview.weaker)) : null,
    preview.staff ? h("p", { class: "muted" }, ngettext("{n} row is for staff: the public sees nothing of it.", "{n} rows are for staff: the public sees nothing of them.", preview.staff)) : null,
  ];
  byId("words").replaceChildren(...parts.filter(Boolean));
}
