// A spreadsheet that is dropped or chosen, read for one member.
import { _, byId, h, post, toast } from "./words.js";
import { ALL } from "./choosing.js";
import { chooseAnew, rowsWanted, understood } from "./dropping.js";
import { label } from "./fields.js";
import { alone } from "./publishing.js";

/** @typedef {{ words: string, row?: number, columns?: string[] }} Note
 * @typedef {{ rows: string[][], origins: (number | null)[], before: string[][] }} Taken `origins`: which of `before` each row was */
const NOTES = 8; // lines on what was read that stand above the table; the others are one press away
const LARGEST = 11_000_000; // bytes of a spreadsheet

/** @param {Note[]} notes @param {boolean} [refused] */
export function say(notes, refused = false) {
  byId("read-notes").hidden = !notes.length;
  byId("read-notes").classList.toggle("bad", refused);
  byId("read-notes").setAttribute("role", refused ? "alert" : "status");
  const line = (/** @type {Note} */ { words, row, columns = [] }) => {
    const named = columns.map((name) => label("operations", name));
    const where = [row && _("Row {n}", { n: String(row) }), ...named].filter(Boolean).join(", ");
    return h("li", {}, where && h("strong", {}, `${where}: `), words);
  };
  const further = notes.slice(NOTES);
  byId("read-notes").replaceChildren(...notes.slice(0, NOTES).map(line));
  if (!further.length) return;
  const title = _("and {n} more", { n: String(further.length) });
  byId("read-notes").append(h("li", {}, h("details", {}, h("summary", {}, title), h("ul", {}, further.map(line)))));
}

/** @param {File} file */
async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 32_768) text += String.fromCharCode(...bytes.subarray(i, i + 32_768));
  return btoa(text);
}

/** @param {File | undefined} file @param {string} member
 * @param {(read: Taken) => Promise<void>} take called with what was read
 * @param {"anew" | null} [columns] to be asked again which column is which */
async function read(file, member, take, columns = null) {
  if (!file) return;
  toast("");
  if (file.size > LARGEST) {
    toast(_("The file is too large. The limit is 11 MB."));
    return;
  }
  try {
    const send = (/** @type {unknown} */ meant) =>
      alone(async () => post("read", { member, name: file.name, data: await base64(file), columns: meant }));
    const found = await understood(send, file.name, columns);
    const wanted = found && (await rowsWanted(found, file.name, member === ALL));
    if (!wanted) return;
    const words = _("{n, plural, one {# row was read from {name}.} other {# rows were read from {name}.}}", {
      n: found.n,
      name: file.name,
    });
    const { notes, origins } = wanted === found.add.rows ? found.add : found;
    await take({ rows: wanted, origins, before: found.before });
    say([{ words }, ...notes]);
    if (found.renamed) byId("read-notes").append(chooseAnew(() => read(file, member, take, "anew")));
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    say([{ words: _("Nothing was read from {name}.", { name: file.name }) }, { words: message }], true);
  } finally {
    byId("file").value = "";
  }
}

/** @param {() => string} member whose rows are shown
 * @param {(read: Taken) => Promise<void>} take */
export function wireFiles(member, take) {
  const drop = byId("drop");
  byId("file").addEventListener("change", (/** @type {any} */ e) => read(e.target.files[0], member(), take));
  for (const [name, on] of /** @type {[string, boolean][]} */ ([
    ["dragover", true],
    ["dragleave", false],
    ["drop", false],
  ]))
    drop.addEventListener(name, (/** @type {DragEvent} */ e) => {
      e.preventDefault();
      drop.classList.toggle("over", on);
      if (name === "drop") read(e.dataTransfer?.files[0], member(), take);
    });
}
