// The page's scripts begin here. `window.coverage` is the one global: the server's data and, for whoever looks into the page from
// outside, what it shows and does.

import { csvOf, viewTable } from "./core/files.js";
import { openIndex } from "./core/index.js";
import { heldState, start } from "./dash.js";
import { linkQuery } from "./link.js";
import { addView } from "./presenter/go.js";
import { storedSequence, takeSequence } from "./presenter/sequence.js";
import { addressOf } from "./share/address.js";
import { codeText } from "./share/code.js";
import { qrSvg } from "./share/qr-svg.js";
import { repaint, store } from "./state.js";
import { modules } from "./vendor/qr.js";
import { choose } from "./views/acts.js";

const shipped = /** @type {any} */ (window).coverage;
openIndex(shipped.index);
store.data = shipped;
takeSequence(storedSequence());
const csv = () => csvOf(viewTable(store.view), store.view);
Object.assign(shipped, {
  store,
  linkQuery,
  heldState,
  repaint,
  choose,
  addView,
  addressOf,
  codeText,
  csv,
  modules,
  qrSvg,
});
start();
