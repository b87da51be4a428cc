// Who came and who went since the data that a reader saw last.

/** Who is on record in which district, where nothing is chosen, as "member@place". @param {import("./view.js").View} view */
export function presenceOf(view) {
  const { index } = view;
  const usual = Object.entries(index.parameters).map(([name, { default: value }]) => [name, value]);
  const whole = view.having({ ...Object.fromEntries(usual), level: index.main_level, lang: view.state.lang });
  return whole.table.flatMap((row) => row.ids.map((/** @type {string} */ member) => `${member}@${row.code}`)).sort();
}

/** What leads from one to the other. @param {string[]} before @param {string[]} now */
export function changed(before, now) {
  const [old, own] = [new Set(before), new Set(now)];
  return { came: now.filter((one) => !old.has(one)), went: before.filter((one) => !own.has(one)) };
}
