// A text of the data folder: written on the left, as readers will see it beside it.
import { _, byId, h } from "./words.js";

/** @typedef {import("./core/table.js").Table} Table @typedef {import("./words.js").Finding} Finding
 * @typedef {string | { tag: string, href: string, children: Tree[] } | Tree[]} Tree */
const TAGS = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "strong", "em", "blockquote", "a"]);

export class TextEditor {
  /** @param {() => void} changed */
  constructor(changed) {
    /** @type {Table} */
    this.table = /** @type {any} */ (null);
    byId("text").addEventListener("input", () => {
      this.table.set(this.table.rows[0], { text: byId("text").value });
      changed();
    });
    byId("text").addEventListener("change", () => this.settle());
  }

  /** @param {Table} table */
  show(table) {
    this.table = table;
    this.last = table.copy();
    byId("text").value = table.cell(table.rows[0], "text");
    byId("text-preview").hidden = !table.table.endsWith(".md");
    byId("text-problems").replaceChildren();
  }

  /** What was typed until the text is left is one step back. */
  settle() {
    if (this.last && JSON.stringify(this.last) !== JSON.stringify(this.table.rows)) this.table.past.push(this.last);
    this.last = this.table.copy();
  }

  /** @param {Finding[]} findings @param {Tree | undefined} tree */
  found(findings, tree) {
    byId("text").toggleAttribute("aria-invalid", false);
    if (findings.some((one) => one.severity === "error")) byId("text").setAttribute("aria-invalid", "true");
    byId("text-problems").replaceChildren(...findings.map((one) => this.problem(one)));
    if (tree)
      byId("text-preview").replaceChildren(
        h("h3", { class: "caption" }, _("As readers will see it")),
        h("div", { class: "prose" }, built(tree)),
      );
  }

  /** @param {Finding} one */
  problem(one) {
    const go = () => this.toLine(one.row);
    return h(
      "p",
      { class: one.severity },
      h("span", { class: "sign", "aria-hidden": "true" }, one.severity === "error" ? "✕" : "!"),
      h("button", { type: "button", class: "link", onclick: go }, one.where),
      one.words,
    );
  }

  /** @param {number} line from 0 */
  toLine(line) {
    const text = byId("text");
    const lines = text.value.split("\n");
    const start = lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[line] ?? "").length);
    text.scrollTop = Math.max(0, (text.scrollHeight / lines.length) * (line - 3));
  }
}

/** @param {Tree} tree @returns {any} */
function built(tree) {
  if (typeof tree === "string") return tree;
  if (Array.isArray(tree)) return tree.map(built);
  const safe = /^(https?:|mailto:|#)/.test(tree.href) ? tree.href : null;
  return TAGS.has(tree.tag)
    ? h(
        tree.tag,
        { href: tree.tag === "a" ? safe : null, rel: tree.tag === "a" ? "noopener" : null },
        built(tree.children),
      )
    : built(tree.children);
}
