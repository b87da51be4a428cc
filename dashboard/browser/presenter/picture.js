// What a step shows in place of the map: shares side by side, or a small map of every member.

import { readQuery } from "../core/selection.js";
import { memberShort, placeName } from "../core/words.js";
import { h } from "../dom.js";
import { store } from "../state.js";
import { strip } from "../views/strip.js";
import { steps } from "./page.js";

/** @param {import("./page.js").Step} step @returns {HTMLElement | null} */
export const pictureOf = (step) => (step.bars ? barsOf(step.bars) : step.grid.length ? gridOf(step) : null);

/** @typedef {[number, string] | null} Part a share (0..1) and how it is said */
/** @param {{ rows: [string, Part[]][], series: string[], line: [number, string] | null }} bars */
function barsOf({ rows, series, line }) {
  const bar = (/** @type {Part} */ part, /** @type {number} */ i) =>
    h(
      "div",
      { class: "bar-row" },
      h(
        "span",
        { class: "bar-track" },
        part ? h("span", { class: `bar-fill of-${i}`, style: `width:${Math.min(part[0], 1) * 100}%` }) : null,
        line ? h("span", { class: "bar-goal", style: `left:${line[0] * 100}%` }) : null,
      ),
      h("b", {}, part ? part[1] : "–"),
    );
  const key = series.map((words, i) =>
    h("span", { class: "unbroken" }, h("span", { class: `bar-key of-${i}` }), words),
  );
  return h(
    "div",
    { class: "bars" },
    h(
      "p",
      { class: "bars-key" },
      key,
      line ? h("span", { class: "unbroken" }, h("span", { class: "bar-key goal" }), line[1]) : null,
    ),
    rows.map(([words, parts]) => h("div", { class: "bar-group" }, h("p", {}, words), parts.map(bar))),
  );
}

/** @param {import("./page.js").Step} step */
function gridOf({ grid: members, columns }) {
  const { view, data } = store;
  const { index, texts } = view;
  const whole = { ...readQuery("", data.index).state, lang: texts.lang };
  const { table } = view.having(whole);
  const where = (/** @type {string} */ name, /** @type {any[]} */ reached) => {
    const list = reached.length ? reached.map((row) => placeName(row.place, texts)) : texts.text("none");
    return texts._("{name}, districts: {list}", { name, list });
  };
  const cell = (/** @type {string} */ member) => {
    const reached = table.filter((/** @type {any} */ row) => row.who.has(member));
    const name = memberShort(member, index, texts);
    const number = steps().find((step) => step.key === member)?.number;
    return h(
      "button",
      { type: "button", class: reached.length ? "member-cell" : "member-cell nowhere", "data-number": number },
      strip(new Map(reached.map((/** @type {any} */ row) => [row.code, "on"])), where(name, reached)),
      h("span", {}, h("b", {}, texts.number(reached.length)), h("span", {}, name)),
    );
  };
  return h("div", { class: "member-grid", style: `--columns:${columns}` }, members.map(cell));
}
