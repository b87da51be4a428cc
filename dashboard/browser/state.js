// The one store, and what may be asked of those who hold it. The link and Dash are adapters (link.js, dash.js).

/**
 * view: the view shown (core/view.js). data: all that the server ships. cursor: the place or country that the keyboard points at.
 * pressed: the classes of the map to which the legend narrows map and table; none: all of them.
 * page: what the link says beside the selection; `percent` is what the claim is held against (null: what it says), `from` the state to go
 * back to.
 * @type {{ view: any, data: any, cursor: string, pressed: Set<string>, page: { present: boolean, embed: boolean, step: number, sequence: string[], own: boolean, percent: number | null, from: any } }}
 */
export const store = {
  view: null,
  data: null,
  cursor: "",
  pressed: new Set(),
  page: { present: false, embed: false, step: 0, sequence: [], own: false, percent: null, from: null },
};

/** @type {{ change: (chosen: Record<string, any>) => void, show: (state: any) => void, reread: () => void, repaint: () => void }} */
const adapter = { change() {}, show() {}, reread() {}, repaint() {} };

/** Say who carries out what follows. @param {typeof adapter} own */
export const connect = (own) => Object.assign(adapter, own);

/** Choose other values of parameters; the view follows. @param {Record<string, any>} chosen */
export const change = (chosen) => adapter.change(chosen);

/** Paint a state of the same view at once; the controls follow. @param {Record<string, any>} state */
export const show = (state) => adapter.show(state);

/** Read the link again. */
export const reread = () => adapter.reread();

/** Paint the same view again, as after a change of size. */
export const repaint = () => adapter.repaint();
