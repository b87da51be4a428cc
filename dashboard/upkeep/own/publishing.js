// Publish what is chosen, and wait until the dashboard shows it.
import { RefusedError, _, byId, get, h, lang, toast } from "./words.js";
import { keepAs } from "./kept.js";

const PATIENCE = 12; // looks, half a second each, until an error that was there before is taken to be there still

/** The name of whoever publishes; "" where none is written. */
export function whoever() {
  const who = byId("who").value.trim();
  if (!who) {
    byId("hindrance").textContent = _("Enter your name.");
    toast(_("Enter your name."));
    byId("editor").hidden = false;
    byId("who").focus();
  } else keepAs("localStorage", "upkeep-who", who);
  return who;
}

/** Nothing can be edited or chosen while `act` goes on: what it gives belongs to the rows as they are.
 * @template T @param {() => Promise<T>} act @returns {Promise<T>} */
export async function alone(act) {
  const work = byId("work");
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  work.inert = true;
  try {
    return await act();
  } finally {
    work.inert = false;
    focused?.focus({ preventScroll: true });
  }
}

/** @returns {Promise<any>} */
const readiness = () =>
  fetch("/readyz")
    .then((answer) => answer.json())
    .catch(() => ({}));

/** @typedef {{ renew: () => Promise<void>, loaded: () => Promise<void>, refused: (error: RefusedError) => void,
 *   warn: (words: string) => void }} Page what is done when it is written, when the dashboard shows it, and when it cannot be */

let writing = false; // a second press of the same button would publish nothing once more

/** Do what writes; then have the page `renew` itself, and wait for the dashboard to show it too.
 * @param {() => Promise<any>} act @param {Page} page */
export async function carryOut(act, { renew, loaded, refused, warn }) {
  if (writing) return;
  writing = true;
  toast(_("Publishing…")); // and what was said of an earlier publication is gone
  try {
    const before = await readiness();
    const { version } = await alone(act);
    byId("why").value = "";
    byId("conflicts").hidden = true;
    await renew();
    writing = false;
    toast(_("Version {n} is saved. The map is loading it.", { n: String(version.number) }));
    await shown(before, version.number, { loaded, warn });
  } catch (error) {
    toast("");
    if (!(error instanceof RefusedError)) throw error;
    refused(error);
  } finally {
    writing = false;
  }
}

/** @param {any} before @param {number} number @param {Pick<Page, "loaded" | "warn">} page */
async function shown(before, number, { loaded, warn }) {
  for (let tried = 0; tried < 120; tried++) {
    const now = await readiness();
    if (now.last_error && (now.last_error !== before.last_error || tried > PATIENCE)) {
      warn((await get("rows", { member: "" })).error);
      toast(_("Version {n} is saved, but the map cannot show it: the data have errors.", { n: String(number) }));
      return;
    }
    if (now.loaded_at !== before.loaded_at || now.data_version !== before.data_version) {
      await loaded();
      toast(
        _("Version {n} is published and on the map.", { n: String(number) }),
        h("a", { href: `/?lang=${lang}` }, _("See it on the map")),
      );
      document.documentElement.dataset.shown = String(number);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
