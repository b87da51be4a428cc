// The place chosen: who is on record there by which sources, who works next door, its neighbours.

import { lastYear } from "../core/coverage.js";
import { nextDoorWords } from "../core/gap-lines.js";
import { classWord, hover, membersWord, needValue } from "../core/sentences.js";
import { evidenceWord, levelNames, memberName, memberShort, placeName, valueWord, yearsWord } from "../core/words.js";
import { isOld } from "../core/years.js";
import { byId, fill, h, link, linkButton, swatch } from "../dom.js";
import { icon } from "../icons.js";
import { change, store } from "../state.js";
import { choose } from "./acts.js";
import { pageLink } from "./page-link.js";
import { slideCard } from "./slide-card.js";
import { startPanel } from "./start-panel.js";

/** @typedef {import("../core/view.js").View} View */

/** @param {string} strength @param {View} view */
export const evidenceTag = (strength, { index, texts }) =>
  h("span", { class: `tag ${strength}` }, evidenceWord(strength, index, texts));

/** @param {View} view */
const supposedTag = ({ texts }) => h("span", { class: "tag supposed" }, texts._("what if"));

/** A note, in the language of the page where it is written in it. @param {any} op @param {View} view */
export function noteOf(op, { texts }) {
  const own = texts.lang === "sq" && op.note_sq;
  const note = own || op.note;
  return note ? h("span", { class: "note", lang: own ? "sq" : "en" }, `${note} `) : null;
}

/** @param {any} op @param {View} view */
function record(op, view) {
  const { texts, index } = view;
  if (op.scenario) return h("li", {}, supposedTag(view), " ", texts._("This is supposed; no source says it."));
  const level = op.level ? ` (${levelNames(op.level, index, texts).one})` : "";
  const where = ` ${op.place}${level}, ${yearsWord(op, texts)}. `;
  const source = link(op.source_url, op.source_title || texts._("source"));
  return h(
    "li",
    { class: isOld(op, view) ? "old" : null },
    evidenceTag(op.evidence, view),
    where,
    noteOf(op, view),
    source,
    op.confirmed_on
      ? h(
          "span",
          { class: "confirmed" },
          ` · ${texts._("Confirmed by the member on {day}.", { day: texts.date(op.confirmed_on) })}`,
        )
      : null,
  );
}

/** The records by member, in the page's order: strongest evidence, years, whether all of them are old.
 * @param {any[]} operations @param {View} view */
export function recordsByMember(operations, view) {
  const { index, texts } = view;
  /** @type {Map<string, any[]>} */
  const groups = new Map();
  for (const op of operations) groups.set(op.member, [...(groups.get(op.member) || []), op]);
  const order = index.parameters.member.values;
  return [...groups]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([member, records]) => {
      const years = records
        .flatMap((op) => [op.year_from, op.year_to])
        .filter(Boolean)
        .sort();
      const span = years[0] === years.at(-1) ? years[0] : `${years[0]}–${years.at(-1)}`;
      return {
        member,
        records,
        strongest: index.strengths.find((/** @type {string} */ strength) =>
          records.some((op) => op.evidence === strength),
        ),
        years: years.length ? span : texts._("undated"),
        old: years.length > 0 && records.every((op) => lastYear([op]) === null || isOld(op, view)),
      };
    });
}

/** @param {any[]} operations @param {View} view */
const drawRecords = (operations, view) =>
  recordsByMember(operations, view).map(({ member, records, strongest, years, old }) =>
    h(
      "details",
      { class: old ? "who old" : "who" },
      h(
        "summary",
        {},
        h("strong", {}, memberName(member, view.index, view.texts)),
        records.every((op) => op.scenario)
          ? supposedTag(view)
          : [
              strongest === view.index.strengths[0] ? null : evidenceTag(strongest, view), // the usual is not said on each row
              h("span", { class: "when" }, years),
            ],
      ),
      h(
        "ul",
        {},
        records.map((op) => record(op, view)),
      ),
    ),
  );

/** What the panel tells of a row. @param {any} row @param {View} view */
export const panelModel = (row, view) => ({
  documented: row.operations.filter((/** @type {any} */ op) => op.evidence !== "stated" && row.who.has(op.member)),
  stated: row.operations.filter((/** @type {any} */ op) => op.evidence === "stated"),
  other: row.other,
  around: row.around.filter((/** @type {any} */ op) => op.evidence !== "stated"),
  neighbours: row.place.neighbours.map((/** @type {string} */ code) => view.row(code)),
  need: view.index.indicators.filter((/** @type {any} */ figure) => [row.code, row.place.county].includes(figure.code)),
  next: view.nextDoor(row),
  others: view.members.filter((id) => !row.ids.includes(id)),
});

/** @param {View} view */
export function drawPanel(view) {
  const { texts, index, state } = view;
  const { _ } = texts;
  const row = view.row(state.place);
  nameRegion(Boolean(row));
  if (!row) return fill("place-panel", startPanel(view));
  const told = panelModel(row, view);
  const lines = hover(row, view);
  const where = [
    levelNames(state.level, index, texts).one,
    ...(state.level === "county" ? [] : [lines[1]]),
    lines.at(-1),
  ];
  const head = panelHead(lines[0], _("Close the place panel"), { id: "place-name", tabindex: -1 });
  const headline = h("p", { class: "headline" }, swatch(row.class), membersWord(row, view));
  if (store.page.present) {
    const isGap = row.inside && !row.members && !view.narrowed && !view.onlyStated;
    const nextDoor = isGap ? nextDoorWords(row, view) : "";
    return fill("place-panel", slideCard(head, headline, recordsByMember(told.documented, view), view, nextDoor));
  }
  fill(
    "place-panel",
    head,
    h("p", { class: "muted" }, where.join(" · ")),
    headline,
    pageLink("place", row.code, view),
    drawRecords(told.documented, view),
    told.other.length ? drawOther(told.other, view) : null,
    told.stated.length ? drawStated(told.stated, view) : null,
    told.around.length ? drawAround(told.around, view) : null,
    told.others.length && documents(view) ? drawNextDoor(row, told, view) : null,
    told.need.length ? drawNeed(told.need, view) : null,
    h("h3", {}, _("Neighbours")),
    h(
      "ul",
      { class: "neighbours" },
      told.neighbours.map((/** @type {any} */ other) => drawNeighbour(other, view)),
    ),
  );
}

/** The panel is called after the place that it tells of. @param {boolean} chosen */
function nameRegion(chosen) {
  if (chosen) byId("sheet").setAttribute("aria-labelledby", "place-name");
  else byId("sheet").removeAttribute("aria-labelledby");
}

/** @param {string} name @param {string} closing @param {Record<string, any>} [heading] attributes of the name */
export const panelHead = (name, closing, heading = {}) =>
  h(
    "div",
    { class: "panel-head" },
    h("h2", heading, name),
    h("button", { class: "icon", "aria-label": closing, onclick: () => choose("") }, icon("close")),
  );

/** @param {any[]} stated @param {View} view */
const drawStated = (stated, view) =>
  h(
    "div",
    { class: "stated-note" },
    h("h3", {}, view.texts._("Named by the coalition")),
    h(
      "ul",
      {},
      stated.map((op) => record(op, view)),
    ),
  );

/** Members that work on what is chosen, by rows that speak of other work. @param {any[]} other @param {View} view */
const drawOther = (other, view) =>
  h(
    "details",
    { class: "around related" },
    h(
      "summary",
      {},
      view.texts._("Members that work on the theme, on record here for other work"),
      h("span", { class: "muted" }, ` ${new Set(other.map((op) => op.member)).size}`),
    ),
    drawRecords(other, view),
  );

/** Figures of need of the place, or of the county that it lies in. @param {any[]} figures @param {View} view */
function drawNeed(figures, view) {
  const { texts, index, state } = view;
  const line = (/** @type {any} */ figure) =>
    h(
      "li",
      {},
      figure.code === state.place ? null : `${placeName(index.placeOf.get(figure.code), texts)}: `,
      texts.text("need_value", {
        name: valueWord("need", figure.indicator, index, texts),
        value: needValue(figure.indicator, Number(figure.value), view),
        year: figure.year,
      }),
      " ",
      link(figure.source_url, texts._("source")),
    );
  const title = figures.some((figure) => figure.code === state.place)
    ? texts._("Need")
    : texts._("Need in the county that it lies in");
  return h("div", { class: "need" }, h("h3", {}, title), h("ul", {}, figures.map(line)));
}

/** @param {any[]} around @param {View} view */
function drawAround(around, view) {
  const members = new Set(around.map((op) => op.member)).size;
  const title = view.texts._("Active in the wider area, exact place unknown");
  return h(
    "details",
    { class: "around" },
    h("summary", {}, title, h("span", { class: "muted" }, ` ${members}`)),
    drawRecords(around, view),
  );
}

/** @param {any} other @param {View} view */
function drawNeighbour(other, view) {
  const { texts } = view;
  const { _ } = texts;
  const usual = other.stated ? _("no member on record, though the coalition names it") : _("no member on record");
  const heard = view.filtered ? classWord(other.class, view) : usual;
  const none = () => h("span", { role: "img", "aria-label": heard }, other.stated ? "▨" : "–");
  const name = linkButton(placeName(other.place, texts), () => choose(other.code));
  return h("li", {}, name, " ", other.members || none());
}

/** Whether sources about members are in view at all: the coalition's own words say nothing of who works next door. @param {View} view */
const documents = ({ state, index }) =>
  state.evidence.some((/** @type {string} */ strength) => index.evidence[strength].value);

const NEXT = 3; // members next door that are told in full
/** Who could come here: first those at work next door. Each is tried as a scenario. @param {any} row @param {any} told @param {View} view */
function drawNextDoor(row, told, view) {
  const { texts, index, state } = view;
  const { _ } = texts;
  const suppose = (/** @type {string} */ member) =>
    change({ add: [...new Set([...state.add, `${member}@${row.code}`])] });
  const line = (/** @type {any} */ n) => {
    const places = n.near.map((/** @type {any} */ other) => placeName(other.place, texts)).join(", ");
    const attributes = { "data-suppose": n.member };
    return h(
      "li",
      {},
      h("strong", {}, memberShort(n.member, index, texts)),
      " ",
      h("span", { class: "muted" }, _("next door in {list}", { list: places })),
      " ",
      linkButton(
        [_("What if?"), h("span", { class: "hidden" }, ` · ${memberShort(n.member, index, texts)}`)],
        () => suppose(n.member),
        attributes,
      ),
    );
  };
  const options = told.others.map((/** @type {string} */ id) =>
    h("option", { value: id }, memberShort(id, index, texts)),
  );
  const choice = h(
    "select",
    {
      "aria-label": _("What if this member worked here too?"),
      onchange: (/** @type {any} */ e) => e.target.value && suppose(e.target.value),
    },
    h("option", { value: "" }, _("What if another member worked here …")),
    options,
  );
  const nobody = view.filtered
    ? _("No other member is on record next door with these filters.")
    : _("No other member is on record next door.");
  const none = h("p", { class: "muted" }, nobody);
  const further = told.next.slice(NEXT).map((/** @type {any} */ n) => memberShort(n.member, index, texts));
  return [
    h("h3", {}, _("Who works next door")),
    told.next.length ? h("ul", { class: "extend" }, told.next.slice(0, NEXT).map(line)) : none,
    further.length ? h("p", { class: "muted" }, _("Also next door: {list}.", { list: further })) : null,
    choice,
  ];
}
