// The state of the page <-> the query of the link. Parameters, their values and defaults come with the index.

/** @param {any} index @returns {Record<string, any>} */
export const defaults = (index) =>
  Object.fromEntries(
    Object.entries(index.parameters).map(([name, parameter]) => [name, structuredClone(parameter.default)]),
  );

/** The value of a parameter that is written as `value`, in any case; "" where there is none. "add" takes any pair member@code.
 * @param {string} name @param {string} value @param {any} index @returns {string} */
function meaning(name, value, index) {
  if (name === "add") {
    const [member, ...code] = value.split("@");
    const pair = [meaning("member", member, index), meaning("place", code.join("@"), index)];
    return pair.every(Boolean) ? pair.join("@") : "";
  }
  const { values } = index.parameters[name];
  const same = (/** @type {string} */ known) => known.toLowerCase() === value.toLowerCase();
  return values.includes(value) ? value : (values.find(same) ?? "");
}

/** Each once, in the order of the parameter's own values. @param {string} name @param {string[]} values @param {any} index @returns {string[]} */
function ordered(name, values, index) {
  const good = new Set(values);
  if (name === "add") return [...good].slice(0, index.scenario_most);
  return index.parameters[name].values.filter((/** @type {string} */ value) => good.has(value));
}

/** The known ones of `values`, each once, in the order of the parameter's own values.
 * @param {string} name @param {string[] | null} values @param {any} index @returns {string[]} */
export const knownValues = (name, values, index) =>
  ordered(name, (values || []).map((value) => meaning(name, value, index)).filter(Boolean), index);

/** What a link asks for, and the "name=value" parts that nobody knows. Links are read as they reach people: a parameter that is repeated
 * asks for all its values, case does not count, nor do "amp;", the signs of a sentence around the link, and what others add for themselves.
 * @param {string} query @param {any} index @returns {{ state: Record<string, any>, ignored: string[] }} */
export function readQuery(query, index) {
  const state = defaults(index);
  /** @type {Record<string, string[]>} */
  const chosen = {};
  /** @type {string[]} */
  const ignored = [];
  for (const [written, text] of new URLSearchParams(query)) {
    const name = written.replace(/^amp;/, "").toLowerCase();
    const foreign = index.tracking.some((/** @type {string} */ start) => name.startsWith(start));
    if (foreign || index.page_parameters.includes(name)) continue;
    if (!Object.hasOwn(index.parameters, name)) {
      ignored.push(`${written}=${text}`);
      continue;
    }
    const many = Array.isArray(index.parameters[name].default);
    const said = withoutTail(text, index.around);
    const values = [...new Set(many ? said.split(",").filter(Boolean) : [said])];
    const meant = new Map(values.map((value) => [value, meaning(name, value, index)]));
    const good = ordered(name, [...((many && chosen[name]) || []), ...[...meant.values()].filter(Boolean)], index);
    ignored.push(
      ...values.filter((value) => !good.includes(meant.get(value) ?? "")).map((value) => `${name}=${value}`),
    );
    if (many && (good.length || !values.length)) chosen[name] = state[name] = good;
    else if (good.length) state[name] = good[0];
  }
  ignored.push(...paired(state, index));
  return { state, ignored };
}

/** Make one `member` and one to `compare` a pair; else drop the weaker of the two, and give its parts: a member that is looked at among
 * others than itself is on record nowhere, which would be said of it.
 * @param {Record<string, any>} state @param {any} index @returns {string[]} */
function paired(state, index) {
  const { member, compare } = state;
  if (!member?.length || !compare?.length) return [];
  const ofOne = compare.length === 1;
  if (ofOne && member.length === 1 && member[0] !== compare[0]) {
    Object.assign(state, { member: [], compare: ordered("compare", [...member, ...compare], index) });
    return [];
  }
  const left = ofOne ? "compare" : "member";
  const parts = state[left].map((/** @type {string} */ value) => `${left}=${value}`);
  state[left] = [];
  return parts;
}

/** @param {string} text @param {string} signs */
function withoutTail(text, signs) {
  let end = text.length;
  while (end && signs.includes(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

/** @param {any} a @param {any} b */
export const equal = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** @param {Record<string, any>} state @param {any} index */
export function writeQuery(state, index) {
  const parts = [];
  for (const [name, parameter] of Object.entries(index.parameters)) {
    const value = state[name];
    if (equal(value, parameter.default)) continue;
    const text = encodeURIComponent(Array.isArray(value) ? value.join(",") : value);
    parts.push(`${name}=${text.replaceAll("%2C", ",").replaceAll("%40", "@")}`);
  }
  return parts.join("&");
}

/** @param {Record<string, any>} state */
export const isScenario = (state) => Boolean(state.without.length || state.add.length);

/** The map shows where one member is, and no more. @param {Record<string, any>} state @param {any} index */
export const isSingle = (state, index) =>
  (state.compare.length ? state.compare : state.member).length === 1 &&
  state.measure === index.parameters.measure.default &&
  !onlyStated(state);

/** Nothing but the coalition's own list in view. @param {Record<string, any>} state */
export const onlyStated = (state) => equal(state.evidence, ["stated"]);

/** Anything but the whole record by the usual evidence is counted. @param {Record<string, any>} state @param {any} index */
export const isFiltered = (state, index) =>
  Object.entries(index.parameters).some(
    ([name, { filters, counts, default: usual }]) => (filters || counts) && !equal(state[name], usual),
  );

const OF_MEMBERS = ["member", "compare", "without", "add"]; // who is meant, and what is supposed

/** Anything but that is chosen of what counts. @param {Record<string, any>} state @param {any} index */
export const isBeyond = (state, index) =>
  Object.entries(index.parameters).some(
    ([name, { filters, counts, default: usual }]) =>
      (filters || counts) && !OF_MEMBERS.includes(name) && !equal(state[name], usual),
  );

/** How many of these are in force; each value of a list is one. @param {Record<string, any>} state @param {any} index */
export const countFilters = (state, index) =>
  Object.entries(index.parameters)
    .filter(([, { filters, counts, acts_in: views }]) => (filters || counts) && views.includes(state.view))
    .filter(([name, { default: usual }]) => !equal(state[name], usual))
    .reduce(
      (sum, [name, { default: usual }]) => sum + (Array.isArray(usual) && !usual.length ? state[name].length : 1),
      0,
    );

/** Rows are chosen by what they say was done, so that some are only related.
 * @param {Record<string, any>} state @param {any} index */
export const isThemed = (state, index) =>
  Object.entries(index.parameters).some(([name, { related }]) => related && state[name].length > 0);

/** With fewer than all members or rows in view, "nobody" is a word about those alone.
 * @param {Record<string, any>} state @param {any} index */
export const isNarrowed = (state, index) =>
  Object.entries(index.parameters).some(
    ([name, { filters }]) => (filters === "member" || filters === "row") && state[name].length > 0,
  );
