// A view worked out once and handed on: map, sentence, legend, table, panel and files all read this value.
// dashboard/domain/view.py is the same value under the same names.

import { coverageTable, figuresOf, ofAge, partOf, selectedMembers, share, shownMeasure } from "./coverage.js";
import { by } from "./fold.js";
import { busiestNeighbour, copresence, dependence, gapList, nearestMembers } from "./gaps.js";
import { matrixOf } from "./matrix.js";
import { partnerTable } from "./partners.js";
import { isFiltered, isNarrowed, isScenario, isSingle, isThemed, onlyStated } from "./selection.js";
import { createTexts } from "./texts.js";
import { memberShort, placeName } from "./words.js";

export class View {
  /** @type {Record<string, any>} */
  #made = {};

  /** @param {Record<string, any>} state @param {any} data all that the server ships, its index opened */
  constructor(state, data) {
    this.state = state;
    this.data = data;
    this.index = data.index;
    this.compared = state.compare.length === 2; // more are a filter like any other
    this.single = isSingle(state, data.index);
    this.measure = shownMeasure(state, data.index);
    this.twoWay = data.index.two_ways[state.need]?.[state.level] || null;
    this.partners = state.view === "partners";
    this.onlyStated = onlyStated(state);
    this.narrowed = isNarrowed(state, data.index);
    this.scenario = isScenario(state);
    this.filtered = isFiltered(state, data.index);
    this.themed = isThemed(state, data.index);
  }

  /** Each part is worked out when it is first asked for, and once.
   * @template T @param {string} name @param {() => T} make @returns {T} */
  #once(name, make) {
    if (!(name in this.#made)) this.#made[name] = make();
    return this.#made[name];
  }

  /** @returns {import("./texts.js").Texts} */
  get texts() {
    return this.#once("texts", () => createTexts(this.state.lang, this.data));
  }

  get table() {
    return this.#once("table", () => coverageTable(this.state, this.index));
  }

  get inside() {
    return this.#once("inside", () => this.table.filter((row) => row.inside));
  }

  get figures() {
    return this.#once("figures", () => figuresOf(this.inside));
  }

  get members() {
    return this.#once("members", () => selectedMembers(this.state, this.index));
  }

  get countries() {
    return this.#once("countries", () => partnerTable(this.state, this.index, this.members));
  }

  /** Class -> number of places, or of countries. @returns {Record<string, number>} */
  get classes() {
    return this.#once("classes", () => {
      /** @type {Record<string, number>} */
      const count = {};
      for (const row of this.partners ? this.countries : this.table) count[row.class] = (count[row.class] || 0) + 1;
      return count;
    });
  }

  /** The same view without its scenario. @returns {View} */
  get record() {
    return this.#once("record", () => this.having({ without: [], add: [] }));
  }

  /** What remains of the places reached where only sources of some age count, the weakest demand first. */
  get ages() {
    return this.#once("ages", () =>
      this.index.ages.map((/** @type {any} */ age) => ({ ...age, ...partOf(this.inside, ofAge(age)) })),
    );
  }

  /** Places with no member on record for what is chosen, but with one that works on it at all. */
  get related() {
    return this.#once("related", () => this.inside.filter((row) => !row.members && row.related).length);
  }

  /** Codes of the districts that the coalition names, where finer places are shown: what it says of them stays visible. */
  get outlined() {
    return this.#once("outlined", () => {
      const { state, index } = this;
      const order = index.parameters.level.values;
      const finer = order.indexOf(state.level) > order.indexOf(index.main_level);
      if (!finer || !state.evidence.includes("stated") || this.narrowed || state.need || this.partners) return [];
      return this.having({ level: index.main_level })
        .inside.filter((row) => row.stated)
        .map((row) => row.code);
    });
  }

  get gaps() {
    return this.#once("gaps", () => gapList(this.inside));
  }

  get dependence() {
    return this.#once("dependence", () => dependence(this.inside));
  }

  get pairs() {
    return this.#once("pairs", () => copresence(this.inside, this.members, this.index.most_members));
  }

  /** The columns of its table, see dashboard/views/columns.py. @returns {any[]} */
  get columns() {
    /** @type {Record<string, boolean>} */
    const shown = { "": true, themed: this.themed, need: Boolean(this.state.need) };
    return this.data.columns.filter((/** @type {any} */ column) => shown[column.only]);
  }

  /** The row of a place. @param {string} code @returns {any} */
  row(code) {
    return this.#once("by code", () => new Map(this.table.map((row) => [row.code, row]))).get(code);
  }

  /** @param {any} row */
  nextDoor(row) {
    return nearestMembers(row, this.table);
  }

  /** The neighbour of a place with the most members on record. @param {any} row */
  busiestNeighbour(row) {
    return busiestNeighbour(row, (code) => this.row(code));
  }

  /** @param {string} order name, reach or cluster @param {string[]} [members] */
  matrix(order, members = this.members) {
    const named = (/** @type {string} */ id) => this.texts.order(memberShort(id, this.index, this.texts));
    return matrixOf(
      this.inside,
      order === "name" ? [...members].sort(by(named)) : members,
      order,
      by((row) => this.texts.order(placeName(row.place, this.texts))),
    );
  }

  /** The share of a weight that lies in the places named by the coalition. @param {string} weight */
  statedShare(weight) {
    return share(this.inside, weight, (row) => row.stated);
  }

  /** The same data with other choices. @param {Record<string, any>} chosen */
  having(chosen) {
    return new View({ ...this.state, ...chosen }, this.data);
  }
}
