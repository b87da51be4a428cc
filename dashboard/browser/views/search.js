// The box that finds a place by any spelling.

import { findPlace } from "../core/search.js";
import { placeName } from "../core/words.js";
import { byId, fill, h } from "../dom.js";
import { store } from "../state.js";
import { choose } from "./acts.js";

function go() {
  const input = byId("place-search");
  const { view } = store;
  const code = findPlace(input.value, view.state, view.index);
  byId("search-note").textContent = !input.value || code ? "" : view.texts._("No place has this name at this level.");
  if (!code) return;
  choose(code);
  input.value = "";
}

function build() {
  const enter = (/** @type {KeyboardEvent} */ e) => e.key === "Enter" && go();
  const input = h("input", {
    id: "place-search",
    type: "search",
    list: "place-names",
    autocomplete: "off",
    onchange: go,
    onkeydown: enter,
  });
  fill(
    "place-search-box",
    input,
    h("datalist", { id: "place-names" }),
    h("p", { id: "search-note", role: "status", class: "muted" }),
  );
}

/** @param {import("../core/view.js").View} view */
export function drawSearch(view) {
  if (!byId("place-search")) build();
  byId("place-search").placeholder = view.texts._("Name of a place");
  const names = [...new Set(view.table.map((row) => placeName(row.place, view.texts)))];
  fill(
    "place-names",
    names.map((name) => h("option", { value: name })),
  );
}
