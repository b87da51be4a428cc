// A lock that a crashed computer has left: named, and released when somebody says so.
import { _, h, post, toast } from "./words.js";

/** The button below what hinders a publication; nothing where no lock does.
 * @param {{ computer: string, since: string } | null | undefined} lock @param {() => string} who */
export function lockAct(lock, who) {
  if (!lock) return "";
  const release = async () => {
    const name = who();
    if (!name) return;
    try {
      await post("unlock", { who: name, since: lock.since });
      button.remove();
      toast(_("The lock is released. Publish again."));
    } catch (error) {
      toast(/** @type {Error} */ (error).message);
    }
  };
  const button = h(
    "button",
    { type: "button", class: "button quiet", id: "release", onclick: release },
    _("Release the lock of {computer}", { computer: lock.computer }),
  );
  return button;
}
