// The address of a view, as others can open it.

import { linkParts } from "../link.js";
import { store } from "../state.js";

/** A file on a disk has no address that others could open: there, links point to the public one, if it is known.
 * @param {{ page?: boolean, more?: string[] }} [options] @returns {string} "" where there is none */
export function addressOf({ page = true, more = [] } = {}) {
  const { frozen } = store.data;
  const base = frozen && !location.protocol.startsWith("http") ? frozen.url : location.href.split(/[?#]/)[0];
  const link = linkParts(undefined, { page });
  const query = [link.query, ...more].filter(Boolean).join("&");
  return base && [base, query && `?${query}`, link.fragment && `#${link.fragment}`].join("");
}

/** Whether an address works on this computer alone. @param {string} address */
export const isLocal = (address) => /^file:|^https?:\/\/(127\.|localhost|\[::1\])/.test(address);

/** @param {import("../core/texts.js").Texts} texts */
export const localWords = ({ _ }) =>
  _("This address works only on this computer: the map’s public address is not set.");
