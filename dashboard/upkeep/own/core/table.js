// The rows of one table, or of one member: what they were, what they are now, and every step back.
// Cells that nobody touches stay to the letter.

/** @typedef {string[]} Cells
 * @typedef {{ id: number, cells: Cells, origin: number | null, gone: boolean }} Row `origin`: its position before, null where it is new
 * @typedef {{ before: Cells, theirs: (Cells | null)[], mine: (Cells | null)[] }} Conflict
 * @typedef {{ row: number, column: string, typed: string, value: string }} Reading a day that was typed in another form; `row` counts
 *   those that stay
 * @typedef {{ table: string, member: string }} Whose a table, and of the operations whose rows */

/** What tells the rows of one table, or of one member, from others. @param {Whose} whose */
export const keyOf = ({ table, member }) => (table === "operations" ? `${table}/${member}` : table);

export class Table {
  /** @param {Whose} whose @param {string[]} columns @param {Cells[]} rows */
  constructor(whose, columns, rows) {
    this.table = whose.table;
    this.member = whose.member;
    this.columns = columns;
    this.next = 0;
    /** @type {Row[][]} */
    this.past = [];
    this.before = rows;
    /** @type {Row[]} */
    this.rows = rows.map((cells, origin) => this.made(cells, origin));
  }

  /** @param {Cells} cells @param {number | null} [origin] @returns {Row} */
  made(cells, origin = null) {
    return { id: this.next++, cells: [...cells], origin, gone: false };
  }

  get key() {
    return keyOf(this);
  }
  get after() {
    return this.rows.filter((row) => !row.gone).map((row) => row.cells);
  }
  get changed() {
    return this.rows.some((row) => row.gone || this.state(row) !== "same");
  }
  /** @param {string} name */
  at(name) {
    return this.columns.indexOf(name);
  }
  /** @param {Row} row @param {string} name */
  cell(row, name) {
    return row.cells[this.at(name)] ?? "";
  }

  /** @param {Row} row @returns {"same" | "edited" | "new"} */
  state(row) {
    if (row.origin === null) return "new";
    const before = this.before[row.origin];
    return row.cells.every((cell, i) => cell === before[i]) ? "same" : "edited";
  }

  /** What stood in a cell before it was edited; null where it was not, or where the row is new. @param {Row} row @param {string} name */
  was(row, name) {
    const before = row.origin === null ? undefined : this.before[row.origin]?.[this.at(name)];
    return before === undefined || before === this.cell(row, name) ? null : before;
  }
  /** Put a row back as it was before it was edited. @param {Row} row */
  putBack(row) {
    if (row.origin !== null) row.cells = [...this.before[row.origin]];
  }

  // Keep what is now, to come back to.
  keep() {
    this.past.push(this.copy());
  }
  copy() {
    return this.rows.map((row) => ({ ...row, cells: [...row.cells] }));
  }
  undo() {
    this.rows = this.past.pop() ?? this.rows;
  }
  discard() {
    this.keep();
    this.rows = this.before.map((cells, origin) => this.made(cells, origin));
  }

  /** @param {Row} row @param {Readonly<Record<string, string>>} values */
  set(row, values) {
    for (const [name, value] of Object.entries(values)) if (this.at(name) >= 0) row.cells[this.at(name)] = value;
  }
  /** @param {Cells} cells @param {Row} [behind] */
  add(cells, behind) {
    const row = this.made(cells);
    this.rows.splice(behind ? this.rows.indexOf(behind) + 1 : this.rows.length, 0, row);
    return row;
  }
  /** @param {Row} row */
  drop(row) {
    if (row.origin === null) this.rows.splice(this.rows.indexOf(row), 1);
    else row.gone = true;
  }

  /** Put days as the server reads them in the place of what was typed, unless it was typed over since.
   * @param {Reading[]} days @param {(row: Row, column: string) => boolean} [but] cells that stay
   * @returns {{ row: Row, name: string }[]} the cells that it changed */
  readDays(days, but = () => false) {
    const staying = this.rows.filter((row) => !row.gone);
    const read = days.filter(
      ({ row, column, typed }) =>
        staying[row] && this.cell(staying[row], column) === typed && !but(staying[row], column),
    );
    for (const { row, column, value } of read) this.set(staying[row], { [column]: value });
    return read.map(({ row, column }) => ({ row: staying[row], name: column }));
  }

  /** Put a block of cells into rows from one cell on; where rows end, new ones begin.
   * @param {Cells[]} block @param {Row[]} rows those that are shown, from the first that is meant
   * @param {string[]} names the columns, from the first that is meant @param {Cells} blank */
  put(block, rows, names, blank) {
    for (const [i, cells] of block.entries()) {
      const row = rows[i] ?? this.add(blank);
      this.set(row, Object.fromEntries(names.slice(0, cells.length).map((name, at) => [name, cells[at].trim()])));
    }
  }

  /** Rows of a file take the place of these. @param {Cells[]} rows
   * @param {(number | null)[]} origins for each the position of the row that it was before, null where it is new */
  replace(rows, origins) {
    this.keep();
    const taken = rows.map((cells, i) => this.made(cells, origins[i]));
    const here = new Set(taken.map((row) => row.origin));
    const gone = this.before
      .map((cells, i) => ({ ...this.made(cells, i), gone: true }))
      .filter((row) => !here.has(row.origin));
    this.rows = [...taken, ...gone];
  }

  /** Of a row that someone else changed too: keep mine, theirs or both. What is theirs becomes what it was before.
   * @param {Conflict} conflict @param {"mine" | "theirs" | "both"} choice */
  settle({ before, theirs, mine }, choice) {
    const rest = [...this.after];
    const old = [...this.before];
    const [their, my] = [present(theirs), present(mine)];
    theirs.forEach(() => remove(old, before));
    old.push(...their);
    if (choice === "theirs") my.forEach((cells) => remove(rest, cells));
    if (choice !== "mine") rest.push(...their);
    this.before = old;
    this.rows = [];
    this.replace(rest, unchanged(old, rest));
    this.past = [];
  }
}

/** @param {(Cells | null)[]} rows @returns {Cells[]} */
const present = (rows) => rows.filter((cells) => cells !== null);

/** For each of `rows` the position of the same in `before`, each position once. @param {Cells[]} before @param {Cells[]} rows */
function unchanged(before, rows) {
  /** @type {Map<string, number[]>} */
  const same = new Map();
  before.forEach((cells, i) => {
    const key = JSON.stringify(cells);
    same.set(key, [...(same.get(key) || []), i]);
  });
  return rows.map((cells) => same.get(JSON.stringify(cells))?.shift() ?? null);
}

/** @param {Cells[]} list @param {Cells} cells */
function remove(list, cells) {
  const i = list.findIndex((other) => JSON.stringify(other) === JSON.stringify(cells));
  if (i >= 0) list.splice(i, 1);
}
