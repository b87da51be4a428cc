// Lists that open below a cell: over the table, whose box would cut them off.

/** Put an open list below its cell, above it where there is no room. @param {HTMLElement} list @param {HTMLElement} cell */
export function settleBelow(list, cell) {
  const box = cell.getBoundingClientRect();
  list.style.minWidth = `${box.width}px`;
  list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - list.offsetWidth - 8))}px`;
  const below = box.bottom + list.offsetHeight < innerHeight || box.top < list.offsetHeight;
  list.style.top = `${below ? box.bottom + 2 : box.top - list.offsetHeight - 2}px`;
}
