// Which column of a form, or of a list of others, is which of ours: asked once, with what the program takes it for.
import { _, h } from "./words.js";
import { dialog } from "./dialog.js";

/** @typedef {{ header: string, values: string[], column: string, time: boolean, private: boolean }} Foreign a column of the file
 * @typedef {{ id: string, name: string }} Choice a column of ours */

/** Give header -> column as chosen, or null. @param {{ columns: Foreign[], choices: Choice[] }} ask @param {string} name */
export function columnsMeant({ columns, choices }, name) {
  const selects = columns.map((one) => /** @type {const} */ ([one.header, choice(one, choices)]));
  const missing = h("p", { class: "hindrance", role: "alert" });
  const give = () => {
    /** @type {Record<string, string>} */
    const chosen = Object.fromEntries(selects.map(([header, select]) => [header, select.value]));
    missing.textContent = wrong(Object.values(chosen), choices);
    return missing.textContent ? undefined : chosen;
  };
  return dialog(
    _("Which column is which in {name}?", { name }),
    [
      h(
        "p",
        {},
        _("The first values stand below each header. What you choose is remembered for files with the same headers."),
      ),
      h(
        "ul",
        { class: "foreign" },
        columns.map((one, i) =>
          h(
            "li",
            {},
            h(
              "label",
              {},
              h("strong", {}, one.header),
              h("span", { class: "muted" }, one.values.join(" · ") || _("empty")),
              one.time
                ? h("span", { class: "muted" }, _("This is when the form was sent, not when the work was done."))
                : "",
              one.private
                ? h("span", { class: "muted" }, _("This may be about private persons, so it is better left out."))
                : "",
              selects[i][1],
            ),
          ),
        ),
      ),
      missing,
    ],
    [{ words: _("Read the file so"), give, main: true }],
  );
}

const YEARS = ["year_from", "year_to", "in_year"];

/** @param {Foreign} one @param {Choice[]} choices */
const choice = (one, choices) =>
  h(
    "select",
    {},
    h("option", { value: "" }, _("do not read")),
    choices
      .filter(({ id }) => !one.time || !YEARS.includes(id))
      .map(({ id, name }) => h("option", { value: id, selected: id === one.column }, name)),
  );

/** @param {string[]} chosen @param {Choice[]} choices */
function wrong(chosen, choices) {
  const filled = chosen.filter(Boolean);
  const twice = choices.find(({ id }) => filled.filter((one) => one === id).length > 1);
  if (twice) return _("“{name}” is chosen twice.", { name: twice.name });
  return filled.some((id) => id === "place" || id.startsWith("at_")) ? "" : _("Say which column has the place.");
}
