// Lists that open below a cell: over the table, whose box would cut them off.

let pressed = false;
for (const kind of ["pointerdown", "pointerup", "pointercancel"])
  addEventListener(kind, () => void (pressed = kind === "pointerdown"), true);

/** Do `act` when a press that is under way has reached what it was meant for: drawing anew would take that away. @param {() => void} act */
export function afterPress(act) {
  if (pressed) addEventListener("pointerup", () => setTimeout(act), { once: true });
  else act();
}

const EDGE = 8; // pixels between a list and the edge of the window

/** Put an open list below its cell, above it where there is more room, and no higher than that. @param {HTMLElement} list
 * @param {HTMLElement} cell */
export function settleBelow(list, cell) {
  const box = cell.getBoundingClientRect();
  list.style.maxHeight = "";
  const [above, under] = [box.top, innerHeight - box.bottom].map((room) => room - 2 - EDGE);
  const below = list.offsetHeight <= under || under >= above;
  list.style.maxHeight = `${Math.min(list.offsetHeight, below ? under : above)}px`;
  list.style.minWidth = `${box.width}px`;
  list.style.left = `${Math.max(EDGE, Math.min(box.left, innerWidth - list.offsetWidth - EDGE))}px`;
  list.style.top = `${below ? box.bottom + 2 : box.top - list.offsetHeight - 2}px`;
}
