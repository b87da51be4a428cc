"""The mail that asks a member to confirm its rows: its text, as an address for the mail program, and as a file with the spreadsheet."""

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from dashboard.domain.asking import Standing
from dashboard.exports.forms import FORMS
from dashboard.texts.translator import Translator
from dashboard.views.record_words import RECORD_COLUMNS


@dataclass(frozen=True)
class Letter:
    """What a mail says. ``to`` is empty where no address is known."""

    to: str
    subject: str
    body: str

    @property
    def address(self) -> str:
        """Return it as a ``mailto:`` address, which can have no file with it."""
        text = self.body.replace("\n", "\r\n")
        return f"mailto:{quote(self.to, safe='@')}?subject={quote(self.subject)}&body={quote(text)}"

    def file(self, name: str, workbook: bytes) -> bytes:
        """Return it as an .eml file that mail programs open to be sent, with ``workbook`` attached."""
        mail = EmailMessage()
        mail["Subject"] = self.subject
        mail["X-Unsent"] = "1"
        if self.to:
            mail["To"] = self.to
        mail.set_content(self.body)
        kind, _, subtype = FORMS["coverage.xlsx"].mimetype.partition("/")
        mail.add_attachment(workbook, maintype=kind, subtype=subtype, filename=name)
        return mail.as_bytes(policy=SMTP)


def letter(standing: Standing, _: Translator, *, who: str, names: tuple[str, str], contact: dict[str, str], years: int) -> Letter:
    """Return the letter to a member about its rows.

    Args:
        who: who asks. names: of the coalition and of the member. contact: ``name`` and ``email`` of whom to ask there, if known.
    """
    coalition, member = names
    name, doubts = contact.get("name", ""), _doubts(standing, _, years=years)
    last = _("You last confirmed rows on {day}.", day=_.date(standing.last)) if standing.last else _("You have not confirmed them so far.")
    found = _(
        (
            "{n, plural, =0 {The coverage map of {coalition} has no row on {member} yet.} "
            "one {The coverage map of {coalition} has # row on {member}.} "
            "other {The coverage map of {coalition} has # rows on {member}.}}"
        ),
        n=standing.rows,
        coalition=coalition,
        member=member,
    )
    lines = [
        _("Dear {name},", name=name) if name else _("Dear colleagues,"),
        "",
        f"{found} {last}" if standing.rows else found,
        _("The attached spreadsheet contains them. Please:") if standing.rows else _("The attached spreadsheet is ready for them. Please:"),
        "",
        "1. " + _("check the places, years, themes and sources;"),
        "2. " + _("correct the rows, add new ones below them, and delete what is no longer true;"),
        "3. " + _("write today’s date into the column “{column}” of each row that is right;", column=_(RECORD_COLUMNS["confirmed_on"])),
        "4. " + _("send the file back in your answer to this message."),
        "",
        *([_("Your help is needed most here:"), *(f"– {text}" for text in doubts), ""] if doubts else []),
        _("Please write nothing about single children or families, and no private telephone numbers: the map is public."),
        "",
        _("Thank you,"),
        who,
        coalition,
    ]
    subject = _("{coalition}: please confirm where {member} works", coalition=coalition, member=member)
    return Letter(contact.get("email", ""), subject, "\n".join(lines))


def _doubts(standing: Standing, _: Translator, *, years: int) -> list[str]:
    """Return what is to be mended above all, a line each."""
    older = _(
        "{n, plural, one {# row is older than {years} years.} other {# rows are older than {years} years.}}",
        n=standing.older,
        years=str(years),
    )
    weak = _("{n, plural, one {# row has only weak evidence.} other {# rows have only weak evidence.}}", n=standing.weak)
    said = {
        _("{n, plural, one {# row has no year.} other {# rows have no year.}}", n=standing.undated): standing.undated,
        older: standing.older,
        weak: standing.weak,
        _("{n, plural, one {# row has no source.} other {# rows have no source.}}", n=standing.unsourced): standing.unsourced,
    }
    return [words for words, n in said.items() if n]
