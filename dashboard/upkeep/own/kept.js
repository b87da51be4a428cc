// What the browser keeps for the next visit, or for this tab. It may keep nothing: then each visit begins anew.

/** Where it is closed, naming it already throws.
 * @template T @param {"localStorage" | "sessionStorage"} kind @param {(store: Storage) => T} act @param {T} otherwise */
const tried = (kind, act, otherwise) => {
  try {
    return act(window[kind]);
  } catch {
    return otherwise;
  }
};

/** @typedef {"localStorage" | "sessionStorage"} Kind */
/** @param {Kind} kind @param {string} name @returns {string | null} */
export const kept = (kind, name) => tried(kind, (store) => store.getItem(name), /** @type {string | null} */ (null));
/** @param {Kind} kind @param {string} name @param {string} text */
export const keepAs = (kind, name, text) => tried(kind, (store) => store.setItem(name, text), undefined);
/** @param {Kind} kind @param {string} name */
export const drop = (kind, name) => tried(kind, (store) => store.removeItem(name), undefined);
/** @param {Kind} kind */
export const names = (kind) => tried(kind, (store) => Object.keys(store), /** @type {string[]} */ ([]));
