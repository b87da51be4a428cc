// The coverage index as it is shipped -> as it is read: operations unpacked, members by id.

/** Operations come as groups of columns: the distinct rows of each, and which one an operation has.
 * @param {any[]} groups */
function unpacked(groups) {
  /** @type {any[]} */
  const operations = groups
    .find((group) => group.columns.includes("place"))
    .at.map((/** @type {number} */ at) => ({ at }));
  for (const { columns, rows, at } of groups) {
    const cells = rows.map((/** @type {any[]} */ row) =>
      row.map((cell, i) => (columns[i].startsWith("has_") ? cell.split(";").filter(Boolean) : cell)),
    );
    columns.forEach((/** @type {string} */ name, /** @type {number} */ k) =>
      operations.forEach((operation, i) => {
        operation[name] = cells[at[i]][k];
      }),
    );
  }
  return operations;
}

/** @param {any} index as shipped; it is changed @returns {any} */
export function openIndex(index) {
  index.operations = unpacked(index.operations);
  index.memberOf = new Map(index.members.map((/** @type {any} */ member) => [member.member, member]));
  index.strengths = Object.keys(index.evidence); // strongest first
  index.placeOf = new Map(
    [...Object.values(index.levels).flatMap((level) => level.places), ...index.countries].map((place) => [
      place.code,
      place,
    ]),
  );
  return index;
}

/** The filters over a column of the members, the rows or the places.
 * @param {any} index @param {"member" | "row" | "place"} what @returns {[string, any][]} */
export const filtersOver = (index, what) =>
  Object.entries(index.parameters).filter(([, parameter]) => parameter.filters === what);
