// Whether the page is laid out for a phone, as 20-phone.css does.

const PHONE = "(max-width: 56rem)";

export const onPhone = () => matchMedia(PHONE).matches;

/** Call back when the page is no longer laid out for a phone. @param {() => void} act */
export const onWide = (act) => matchMedia(PHONE).addEventListener("change", (e) => !e.matches && act());
