// Whom to ask at the beginning of the week: which members have not confirmed their rows, the mail to them, who has answered.
import { _, byId, day, get, h, lang, post, toast } from "./words.js";
import { keepAs, kept } from "./kept.js";

/** @typedef {{ when: string, who: string, answer: string }} Asked when it was asked last, and how it has answered
 * @typedef {{ member: string, name: string, rows: number, last: string, due: boolean, confirmed: number, older: number, undated: number, weak: number,
 *   unsourced: number, asked: Asked | null, made: Omit<Asked, "answer"> | null }} Standing `made`: a mail that is not known to be sent
 * @typedef {{ members: Standing[], years: number, choices: number[] }} Told
 * @typedef {"rows" | "last" | "older" | "undated" | "weak" | "unsourced"} Counted */
const FEW = 6; // members shown at first
const choices = { years: 4, language: kept("localStorage", "upkeep-mail-language") || "sq" };
let all = false;
/** @type {(member: string) => void} */
let open;

/** @param {(member: string) => void} choose */
export async function showAsking(choose) {
  open = choose;
  await draw();
}

async function draw() {
  /** @type {Told} */
  const told = await get("asking", { years: String(choices.years) });
  choices.years = told.years;
  const due = told.members.filter((one) => one.due);
  const shown = all ? told.members : told.members.slice(0, FEW);
  byId("asking").hidden = !told.members.length;
  byId("asking").replaceChildren(
    h("h2", { id: "asking-title" }, _("Whom to ask")),
    h("p", { class: "muted" }, headline(due.length, told.members.length)),
    settings(told),
    table(shown),
    told.members.length > FEW
      ? h(
          "button",
          {
            type: "button",
            class: "link",
            onclick: () => {
              all = !all;
              draw();
            },
          },
          all ? _("Show fewer members") : _("Show all {n} members", { n: told.members.length }),
        )
      : "",
  );
}

/** @param {number} n @param {number} total */
const headline = (n, total) =>
  n
    ? _(
        "{n, plural, one {# of {total} members has not confirmed all of its rows for 12 months.} other {# of {total} members have not confirmed all of their rows for 12 months.}}",
        { n, total },
      )
    : _("Every member has confirmed rows within 12 months.");

/** @param {Told} told */
function settings({ choices: ages }) {
  const who = h("input", {
    id: "asking-who",
    maxlength: 100,
    autocomplete: "name",
    value: kept("localStorage", "upkeep-who") || "",
  });
  who.addEventListener("change", () => {
    keepAs("localStorage", "upkeep-who", who.value.trim());
    byId("who").value = who.value.trim();
  });
  const language = h(
    "select",
    {
      id: "asking-language",
      onchange: (/** @type {any} */ e) => {
        choices.language = e.target.value;
        keepAs("localStorage", "upkeep-mail-language", choices.language);
      },
    },
    [
      ["sq", "Shqip"],
      ["en", "English"],
    ].map(([code, name]) => h("option", { value: code, lang: code, selected: code === choices.language }, name)),
  );
  const years = h(
    "select",
    {
      id: "asking-years",
      onchange: (/** @type {any} */ e) => {
        choices.years = Number(e.target.value);
        draw();
      },
    },
    ages.map((n) => h("option", { value: n, selected: n === choices.years }, _("{n} years", { n }))),
  );
  /** @param {string} words @param {HTMLElement} control */
  const field = (words, control) => h("label", {}, h("span", { class: "caption" }, words), control);
  return h(
    "div",
    { class: "asking-settings" },
    field(_("Your name"), who),
    field(_("Language of the mail"), language),
    field(_("Rows are old after"), years),
  );
}

/** @param {Standing} one */
function confirmedWords({ last, confirmed, rows }) {
  if (!last) return _("never");
  return confirmed < rows ? _("{day}: {n} of {rows} rows", { day: day(last), n: confirmed, rows }) : day(last);
}

/** @param {Standing[]} members */
function table(members) {
  /** @type {[Counted, string][]} */
  const columns = [
    ["rows", _("Rows")],
    ["last", _("Last confirmed")],
    ["older", _("Older")],
    ["undated", _("Undated")],
    ["weak", _("Weak")],
    ["unsourced", _("Without a source")],
  ];
  /** @param {Standing} one @param {Counted} name */
  const cell = (one, name) => (name === "last" ? confirmedWords(one) : String(one[name]));
  return h(
    "table",
    { class: "asking-table" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, _("Member")),
        columns.map(([name, words]) => h("th", { scope: "col", class: name === "last" ? "" : "count" }, words)),
        h("th", { scope: "col" }, _("Asked")),
      ),
    ),
    h(
      "tbody",
      {},
      members.map((one) =>
        h(
          "tr",
          { "data-member": one.member, class: one.due ? "due" : "" },
          h(
            "th",
            { scope: "row" },
            h("button", { type: "button", class: "link", onclick: () => open(one.member) }, one.name),
          ),
          columns.map(([name, words]) =>
            h("td", { class: name === "last" ? "" : "count", "data-label": words }, cell(one, name)),
          ),
          h("td", { class: "asked" }, state(one), acts(one)),
        ),
      ),
    ),
  );
}

/** @returns {Record<string, string>} */
const ANSWERS = () => ({
  answered: _("answered"),
  returned: _("its spreadsheet came back"),
  confirmed: _("has confirmed rows"),
  "": _("no answer yet"),
});

/** @param {Standing} one */
function state({ asked, made }) {
  /** @param {Omit<Asked, "answer">} of */
  const when = (of) => ({ day: day(of.when.slice(0, 10)), who: of.who });
  return [
    asked && h("p", {}, _("{day} by {who}", when(asked)), " · ", h("strong", {}, ANSWERS()[asked.answer])),
    made && h("p", {}, _("Mail made on {day} by {who}", when(made)), " · ", h("strong", {}, _("sent?"))),
  ];
}

/** @param {Standing} one */
function acts(one) {
  /** @param {string} words @param {() => void} act */
  const button = (words, act, kind = "link") => h("button", { type: "button", class: kind, onclick: act }, words);
  const again = one.asked && !one.asked.answer;
  return h(
    "div",
    { class: "acts" },
    one.made ? button(_("It was sent"), () => note(one, "asked"), "button quiet") : null,
    one.made ? button(_("It was not sent"), () => note(one, "unsent")) : null,
    button(_("Make the mail"), () => mail(one, "file"), "button quiet"),
    button(_("Open in the mail program"), () => mail(one, "address")),
    again ? button(_("Has answered"), () => note(one, "answered")) : null,
    one.asked?.answer === "answered" ? button(_("Has not answered"), () => note(one, "open")) : null,
  );
}

/** @param {Standing} one @param {"made" | "asked" | "unsent" | "answered" | "open"} what */
async function note(one, what) {
  const who = byId("asking-who").value.trim();
  if (!who) {
    toast(_("Enter your name."));
    byId("asking-who").focus();
    return null;
  }
  try {
    const answer = await post("asked", {
      member: one.member,
      what,
      who,
      years: choices.years,
      language: choices.language,
    });
    await draw();
    return answer;
  } catch (error) {
    toast(/** @type {Error} */ (error).message);
    return null;
  }
}

/** As a file the mail has the spreadsheet with it. A mail program that is only given an address cannot be: it is saved beside.
 * @param {Standing} one @param {"file" | "address"} how */
async function mail(one, how) {
  const who = byId("asking-who").value.trim();
  const noted = await note(one, "made");
  if (!noted) return;
  const { years, language } = choices;
  const nobody = noted.address.startsWith("mailto:?")
    ? _("It has no recipient yet: no e-mail address of this member stands in the table “Contacts”.")
    : "";
  if (how === "file") {
    save(`/upkeep/mail.eml?${new URLSearchParams({ lang, member: one.member, who, years: String(years), language })}`);
    toast(
      [
        _(
          "The mail is saved as a file. Open it and send it, then say here that it was sent; the spreadsheet is attached.",
        ),
        nobody,
      ].join(" "),
    );
    return;
  }
  save(`/upkeep/rows.xlsx?${new URLSearchParams({ member: one.member, lang: language })}`);
  location.href = noted.address;
  toast([_("The spreadsheet is saved. Attach it to the mail, and say here when it was sent."), nobody].join(" "));
}

/** @param {string} address */
function save(address) {
  const link = h("a", { href: address, download: "" });
  document.body.append(link);
  link.click();
  link.remove();
}
