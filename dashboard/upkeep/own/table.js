// The rows of one member: what they were, what they are now, and every step back.
// Cells that nobody touches stay to the letter.
export class Table {
  constructor(member, columns, rows) {
    this.member = member;
    this.columns = columns;
    this.next = 0;
    this.past = [];
    this.before = rows;
    this.rows = rows.map((cells, origin) => this.made(cells, origin));
  }

  made(cells, origin = null) {
    return { id: this.next++, cells: [...cells], origin, gone: false };
  }

  get after() {
    return this.rows.filter((row) => !row.gone).map((row) => row.cells);
  }
  get changed() {
    return this.rows.some((row) => row.gone || this.state(row) !== "same");
  }
  at(name) {
    return this.columns.indexOf(name);
  }
  cell(row, name) {
    return row.cells[this.at(name)] ?? "";
  }

  state(row) {
    if (row.origin === null) return "new";
    return row.cells.every((cell, i) => cell === this.before[row.origin][i]) ? "same" : "edited";
  }

  // Keep what is now, to come back to.
  keep() {
    this.past.push(this.copy());
  }
  copy() {
    return this.rows.map((row) => ({ ...row, cells: [...row.cells] }));
  }
  undo() {
    if (this.past.length) this.rows = this.past.pop();
  }
  discard() {
    this.keep();
    this.rows = this.before.map((cells, origin) => this.made(cells, origin));
  }

  set(row, values) {
    for (const [name, value] of Object.entries(values)) row.cells[this.at(name)] = value;
  }
  add(cells, behind) {
    const row = this.made(cells);
    this.rows.splice(behind ? this.rows.indexOf(behind) + 1 : this.rows.length, 0, row);
    return row;
  }
  drop(row) {
    if (row.origin === null) this.rows.splice(this.rows.indexOf(row), 1);
    else row.gone = true;
  }

  // Rows of a file take the place of these; those that come back as they were keep their history.
  replace(rows) {
    const same = new Map();
    this.before.forEach((cells, i) => {
      const key = JSON.stringify(cells);
      same.set(key, [...(same.get(key) || []), i]);
    });
    this.keep();
    const taken = rows.map((cells) => this.made(cells, same.get(JSON.stringify(cells))?.shift() ?? null));
    const here = new Set(taken.map((row) => row.origin));
    const gone = this.before
      .map((cells, i) => ({ ...this.made(cells, i), gone: true }))
      .filter((row) => !here.has(row.origin));
    this.rows = [...taken, ...gone];
  }

  // Of a row that someone else changed too: keep mine, theirs or both. What is theirs becomes what it was before.
  settle({ before, theirs, mine }, choice) {
    const same = (a) => (b) => JSON.stringify(a) === JSON.stringify(b);
    const rest = [...this.after];
    const remove = (list, cells) => {
      const i = list.findIndex(same(cells));
      if (i >= 0) list.splice(i, 1);
    };
    const old = [...this.before];
    const [their, my] = [theirs.filter(Boolean), mine.filter(Boolean)];
    theirs.forEach(() => remove(old, before));
    old.push(...their);
    if (choice === "theirs") my.forEach((cells) => remove(rest, cells));
    if (choice !== "mine") rest.push(...their);
    this.before = old;
    this.rows = [];
    this.replace(rest);
    this.past = [];
  }
}
