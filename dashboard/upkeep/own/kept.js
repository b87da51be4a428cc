// What the browser keeps for the next visit, or for this tab. It may keep nothing: then each visit begins anew.

// `kind` is "localStorage" or "sessionStorage": where it is closed, naming it already throws.
const tried = (kind, act, otherwise) => {
  try {
    return act(window[kind]);
  } catch {
    return otherwise;
  }
};

export const kept = (kind, name) => tried(kind, (store) => store.getItem(name), null);
export const keepAs = (kind, name, value) => tried(kind, (store) => store.setItem(name, value));
export const drop = (kind, name) => tried(kind, (store) => store.removeItem(name));
export const names = (kind) => tried(kind, (store) => Object.keys(store), []);
