// How the browser half answers a selection, in the words that the tests compare.

import { chosenWords, findingOf } from "../../dashboard/browser/core/chosen.js";
import { completion, verdict } from "../../dashboard/browser/core/claims.js";
import { describe } from "../../dashboard/browser/core/describe.js";
import { csvOf, gapsTable, matrixTable, viewTable } from "../../dashboard/browser/core/files.js";
import { gapLines } from "../../dashboard/browser/core/gap-lines.js";
import { mapLabels } from "../../dashboard/browser/core/labels.js";
import { colourName, hatchName } from "../../dashboard/browser/core/look.js";
import { readQuery, writeQuery } from "../../dashboard/browser/core/selection.js";
import * as sentences from "../../dashboard/browser/core/sentences.js";
import { storyOf } from "../../dashboard/browser/core/story.js";
import { View } from "../../dashboard/browser/core/view.js";

const cells = (table) =>
  table.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? null])));

const offMap = ({ index, texts }) =>
  index.operations.filter((op) => op.match !== "matched").map((op) => texts.translate(index.reasons[op.match_why]));

function labelled(view, room) {
  const { kept, size, beside } = mapLabels(view, room);
  const around = Object.entries(beside).map(([code, { label, box }]) => [
    code,
    [label.number, box.x, box.y, box.width, box.height],
  ]);
  return [size, ...kept.map((label) => [label.code, ...label.lines, label.number]), Object.fromEntries(around)];
}

function told(view) {
  const { finding, said, figures } = storyOf(view);
  return [finding, said, figures.map((f) => [f.number, f.unit, f.words, f.is_gap, f.is_supposed])];
}

/** Answer the query that stands at `at`; of each fifth also what costs most of the time. */
export function answer({ data, queries, rooms }, at) {
  const { state, ignored } = readQuery(queries[at], data.index);
  const view = new View(state, data);
  const common = {
    ignored,
    link: writeQuery(state, data.index),
    stamps: sentences.stampsOf(view),
    story: told(view),
    slide: { ...findingOf(view), chosen: chosenWords(view) },
    words: describe(view),
    offMap: offMap(view),
    labels: labelled(view, rooms[at % rooms.length]),
  };
  const legend = sentences.legendClasses(view).map((id) => [id, sentences.classWord(id, view), view.classes[id] || 0]);
  const colours = legend.map(([id]) => [colourName(id, view), hatchName(id, view)]);
  if (view.partners) return { ...common, legend, colours, table: cells(viewTable(view)) };
  const area = (row) => row.place.area_km2;
  const most = {
    ...common,
    legend: [sentences.legendTitle(view), ...legend],
    colours,
    rows: view.table.map((r) => [
      r.code,
      r.members,
      r.ids.join(";"),
      r.stated,
      r.evidence,
      r.recency,
      r.far,
      r.wide,
      r.related_ids,
      r.class,
    ]),
    numbers: view.table.map((row) => sentences.numberOnMap(row, view)),
    figures: view.figures,
    ages: view.ages.map((age) => [age.key, age.places, age.area_share, age.population_share]),
    scope: view.texts.choose("claim_scope", sentences.factsOf(view)),
    gapLines: gapLines(view).map((line) => [line.code, line.kind, line.name, line.residents, line.near]),
  };
  if (at % 5) return most;
  const lines = csvOf(viewTable(view), view).split("\r\n");
  return {
    ...most,
    table: cells(viewTable(view)),
    gaps: cells(gapsTable(view)),
    near: view.gaps.map(({ row }) => view.nextDoor(row).map((n) => [n.member, n.near.map((r) => r.code)])),
    dependence: view.dependence.map((d) => [d.member, d.rows.length, d.population, d.area_km2]),
    pairs: view.pairs.map((p) => [p.one, p.other, p.shared, p.either]),
    matrix: matrixTable(view),
    needed: [0.5, 0.8, 0.95].map((target) =>
      completion(
        view.table,
        area,
        (row) => row.stated,
        target * view.table.reduce((sum, row) => sum + area(row), 0),
      ).map((row) => row.code),
    ),
    verdicts: [0.5, 0.745, 0.8, 0.9].map((goal) =>
      verdict(
        goal,
        data.index.measured.map((m) => m.shares.direct),
      ),
    ),
    csv: [lines.length, lines[0].slice(1).split(/[,;]/)],
  };
}
