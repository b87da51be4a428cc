"""Whom staff have to ask, the mail to them, and what became of it. Knows no web: takes and gives what the page's JSON holds."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.domain.asking import Standing, standings
from dashboard.domain.dataset import Dataset
from dashboard.domain.sanitize import sanitize
from dashboard.errors import UserError
from dashboard.io import version_files
from dashboard.io.dataset import is_there
from dashboard.io.sheet import read_sheet
from dashboard.io.tables import read_table
from dashboard.texts.message import message
from dashboard.texts.translator import Translator
from dashboard.upkeep.asked import BY_HAND, MADE, RETURNED, AskedLog
from dashboard.upkeep.audit import Audit
from dashboard.upkeep.edits import MalformedError, frame_of
from dashboard.upkeep.mail import Letter, letter
from dashboard.upkeep.refusal import RefusedError
from dashboard.views.words import member_name, member_short

YEARS = (2, 4, 6, 8)  # ages of a row that can be asked for
_USUAL = 4
_LONGEST = 100  # characters of a name
Json = dict[str, Any]


class Asking:
    """The requests of one data folder. ``dataset`` gives the data that are served, ``template`` the spreadsheet of a member."""

    def __init__(self, folder: Path, audit: Audit, *, dataset: Callable[[], Dataset], template: Callable[[str, Translator], bytes]) -> None:
        self._folder, self._audit, self._dataset, self._template = folder, audit, dataset, template
        self._log = AskedLog(folder)

    def overview(self, years: int, _: Translator) -> Json:
        """Return what is known of each member's rows, and whether it was asked and has answered."""
        dataset, asked = self._dataset(), self._log.requests()
        years = years if years in YEARS else _USUAL
        listed = []
        for one in self._standings(years):
            request, made = asked.asked.get(one.member), asked.made.get(one.member)
            said = asdict(request) | {"answer": request.answered_by(one.last)} if request else None
            name = member_short(dataset, one.member, _.lang)
            listed.append(asdict(one) | {"name": name, "asked": said, "made": asdict(made) if made else None})
        return {"members": listed, "years": years, "choices": list(YEARS)}

    def _standings(self, years: int) -> list[Standing]:
        dataset, sheet = self._dataset(), read_sheet(version_files.in_force(self._folder))
        frame = frame_of(sheet.columns, sheet.rows, dataset.resolver)
        return standings(frame, list(dataset.member_ids), today=date.today().isoformat(), years=years)

    def note(self, body: Any, _: Translator) -> Json:
        """Write down that a mail to a member was made, was sent or was not, that it has answered, or has not; return one that is made.

        Raises:
            MalformedError: it is not what the page sends. RefusedError: no such member, or nobody says who asks.
        """
        try:
            member, what, who, years = (body[name] for name in ("member", "what", "who", "years"))
            lang = "en" if body.get("language") == "en" else "sq"
        except (TypeError, KeyError, AttributeError) as error:
            raise MalformedError("member, what, who and years are needed") from error
        if what not in BY_HAND or not all(isinstance(text, str) for text in (member, who)) or years not in YEARS:
            raise MalformedError(f"what is one of {', '.join(BY_HAND)}")
        who = sanitize(who).strip()[:_LONGEST]
        if member not in self._dataset().member_ids:
            raise RefusedError(message("There is no such member."))
        if not who:
            raise RefusedError(message("Enter your name."))
        self._audit.note(what, who=who, about=member)
        self._log.note(what, member, who=who)
        mail = self.letter(member, Translator(lang, staff=True), who=who, years=years).address if what == MADE else ""
        return {"address": mail}

    def letter(self, member: str, _: Translator, *, who: str, years: int) -> Letter:
        """Return the mail to ``member`` in the language of ``_``. Raises RefusedError."""
        dataset = self._dataset()
        standing = next((one for one in self._standings(years) if one.member == member), None)
        if standing is None:
            raise RefusedError(message("There is no such member."))
        names = dataset.coalition.short[_.lang], member_name(dataset, member, _.lang)
        return letter(standing, _, who=who, names=names, contact=self._contact(member), years=years)

    def mail(self, member: str, _: Translator, *, who: str, years: int) -> bytes:
        """Return the mail with the member's spreadsheet, as a file. Raises RefusedError."""
        years = years if years in YEARS else _USUAL
        return self.letter(member, _, who=sanitize(who)[:_LONGEST], years=years).file(f"{member}.xlsx", self._template(member, _))

    def _contact(self, member: str) -> dict[str, str]:
        """Return whom to ask at a member, the first with an e-mail address; nobody where the table is not there or not good."""
        with suppress(UserError):
            if is_there(self._folder, "contacts"):
                rows = self._dataset().resolver.resolve_table(read_table(self._folder / "contacts.csv"))
                own = [dict(zip(rows.columns, map(str, row), strict=True)) for row in rows.loc[rows["member"] == member].to_numpy()]
                return next((row for row in own if "@" in row.get("email", "")), own[0] if own else {})
        return {}

    def returned(self, member: str, made_from: str) -> None:
        """Write down that the spreadsheet which a member was sent came back, where that answers a request; no matter where it cannot be."""
        known = self._log.requests()
        request = known.asked.get(member)
        if made_from and (member in known.made or (request and not request.answer)):
            with suppress(OSError):
                self._log.note(RETURNED, member, who="")
