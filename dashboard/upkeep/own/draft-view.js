// What readers would see, before anything is published: in a tab of its own.
import { _, byId, h, lang, post, toast } from "./words.js";

/** @param {() => unknown[]} edits gives what is changed on the page, one edit for each member */
export function wireDraft(edits) {
  const button = byId("see-draft");
  button.addEventListener("click", async () => {
    button.disabled = true;
    toast(_("The page that readers would see is being made. This takes a few seconds."));
    try {
      const { address } = await post("draft", { edits: edits() });
      const link = h("a", { href: `${address}?lang=${lang}`, target: "readers", id: "open-draft" }, _("Open it"));
      toast(_("This is what readers would see. Nothing is published yet."), link);
      link.focus();
    } catch (error) {
      toast(/** @type {Error} */ (error).message);
    } finally {
      button.disabled = false;
    }
  });
}
