// What stands around the work: the languages, light or dark, and the question before unpublished work is left.
import { byId } from "./words.js";
import { keepAs } from "./kept.js";
import * as sets from "./sets.js";

export function wireFrame() {
  let leaving = false;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-lang]")))
    link.addEventListener("click", (e) => {
      leaving = !(e.ctrlKey || e.metaKey || e.shiftKey); // it is kept, and comes back in the other language
      const here = new URLSearchParams(location.search);
      here.set("lang", link.dataset.lang ?? "");
      link.href = `?${here}`;
    });
  byId("scheme").addEventListener("click", () => {
    const root = document.documentElement.dataset;
    root.theme = root.theme === "dark" ? "light" : "dark";
    keepAs("localStorage", "upkeep-scheme", root.theme);
  });
  addEventListener("beforeunload", (e) => {
    if (!leaving && sets.changed().length) e.preventDefault();
  });
}
