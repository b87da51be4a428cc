"""Whom staff ask, the mail to them, and how it is known that they have answered."""

import email
import email.policy
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.upkeep.conftest import Staff
from tests.upkeep.test_edit_service import SAID, _changed, _file, _template, _with

pytestmark = pytest.mark.slow

ASK = {"member": "vatra", "what": "asked", "who": "Ana", "years": 4, "language": "sq"}


def _member(staff: Staff, member: str = "vatra") -> dict[str, Any]:
    listed = staff.json("/upkeep/asking?lang=en")["members"]
    return next(dict(one) for one in listed if one["member"] == member)


def _answer(staff: Staff) -> str:
    return str(_member(staff)["asked"]["answer"])


def test_every_member_is_listed_and_the_coalition_is_not(staff: Staff) -> None:
    told = staff.json("/upkeep/asking?lang=en&years=3")
    assert len(told["members"]) == 19
    assert told["years"] == 4  # 3 is none of those that can be chosen
    vatra = _member(staff)
    assert (vatra["name"], vatra["rows"], vatra["last"], vatra["due"], vatra["asked"]) == (
        "Vatra", len(staff.edit("vatra")["before"]), "", True, None,
    )  # fmt: skip


def test_who_was_asked_is_noted_with_the_day_and_stays_in_the_folder(staff: Staff) -> None:
    assert staff.post("asked", ASK)[0] == 200
    asked = _member(staff)["asked"]
    assert (asked["who"], asked["answer"], asked["when"][:10]) == ("Ana", "", datetime.now(UTC).date().isoformat())
    assert (staff.folder / "versions" / "asked.jsonl").read_text().count("\n") == 1
    assert '"what": "asked", "about": "vatra"' in (staff.folder / "versions" / "audit.log").read_text()


def test_a_mail_that_was_made_asks_nobody_until_it_is_said_to_be_sent(staff: Staff) -> None:
    for what, made, asked in (("made", True, False), ("unsent", False, False), ("made", True, False), ("asked", False, True)):
        status, answer = staff.post("asked", {**ASK, "what": what})
        assert (status, bool(answer["address"])) == (200, what == "made")
        one = _member(staff)
        assert (one["made"] is not None, one["asked"] is not None) == (made, asked)
    assert staff.post("asked", {**ASK, "what": "answered"})[0] == 200
    assert staff.post("asked", {**ASK, "what": "made", "who": "Besa"})[0] == 200  # once more, a year later
    one = _member(staff)
    assert (one["asked"]["answer"], one["made"]["who"]) == ("answered", "Besa")


def test_the_spreadsheet_of_a_mail_comes_back_so_it_was_sent(staff: Staff) -> None:
    book = _changed(_template(staff), 2, note="seen")
    assert staff.post("asked", {**ASK, "what": "made"})[0] == 200
    assert staff.post("read", _file("vatra.xlsx", book, "vatra"))[0] == 200
    one = _member(staff)
    assert (one["made"], one["asked"]["answer"], one["asked"]["who"]) == (None, "returned", "Ana")


def test_an_answer_is_marked_by_hand_and_the_mark_can_be_taken_back(staff: Staff) -> None:
    for what, answer in (("asked", ""), ("answered", "answered"), ("open", ""), ("answered", "answered"), ("asked", "")):
        assert staff.post("asked", {**ASK, "what": what})[0] == 200
        assert _answer(staff) == answer


def test_a_row_that_the_member_confirmed_since_answers(staff: Staff) -> None:
    assert staff.post("asked", ASK)[0] == 200
    edit = staff.edit("vatra")
    edit["after"][0] = _with(edit["after"][0], confirmed_on="2020-01-31")
    assert staff.post("publish", {**edit, **SAID})[0] == 200
    assert _answer(staff) == ""
    edit = staff.edit("vatra")
    edit["after"][0] = _with(edit["after"][0], confirmed_on=date.today().isoformat())
    assert staff.post("publish", {**edit, **SAID})[0] == 200
    assert _answer(staff) == "confirmed"
    assert (_member(staff)["confirmed"], _member(staff)["due"]) == (1, True)  # it has other rows
    edit = staff.edit("vatra")
    edit["after"] = [_with(row, confirmed_on=date.today().isoformat()) for row in edit["after"]]
    assert staff.post("publish", {**edit, **SAID})[0] == 200
    assert not _member(staff)["due"]


def test_the_spreadsheet_that_comes_back_answers(staff: Staff) -> None:
    book = _changed(_template(staff), 2, note="seen")
    assert staff.post("read", _file("vatra.xlsx", book, "vatra"))[0] == 200
    assert _member(staff)["asked"] is None  # nobody had asked
    assert staff.post("asked", ASK)[0] == 200
    assert staff.post("read", _file("vatra.xlsx", book, "vatra"))[0] == 200
    assert _answer(staff) == "returned"


def test_a_line_that_was_cut_off_hides_no_other(staff: Staff) -> None:
    assert staff.post("asked", ASK)[0] == 200
    with (staff.folder / "versions" / "asked.jsonl").open("a") as file:
        file.write('{"when": "2026-0\n')
    assert _answer(staff) == ""


def test_the_mail_says_in_the_language_chosen_what_is_wanted_and_goes_to_the_contact(staff: Staff) -> None:
    contacts = staff.folder / "contacts.csv"
    contacts.write_text("member,name,email\nVatra,,\nVatra,Zamira Qershori,zamira@example.org\n", "utf-8")
    try:
        address = urlsplit(staff.post("asked", {**ASK, "what": "made"})[1]["address"])
        english = urlsplit(staff.post("asked", {**ASK, "what": "made", "language": "en"})[1]["address"])
        answer = staff.get("/upkeep/mail.eml?member=vatra&who=Ana&years=4&language=sq")
    finally:
        contacts.unlink()
    rows = len(staff.edit("vatra")["before"])
    body = parse_qs(address.query)["body"][0]
    assert (address.scheme, address.path) == ("mailto", "zamira@example.org")
    assert body.startswith("Përshëndetje Zamira Qershori,")
    assert f"{rows} rreshta" in body
    assert "“Konfirmuar nga anëtari më”" in body
    assert parse_qs(english.query)["body"][0].startswith("Dear Zamira Qershori,")
    mail = email.message_from_bytes(answer.get_data(), policy=email.policy.default)  # type: ignore[attr-defined]
    attached = next(mail.iter_attachments())
    assert (mail["To"], mail["X-Unsent"], attached.get_filename()) == ("zamira@example.org", "1", "vatra.xlsx")
    assert mail.get_body().get_content().split() == body.split()
    read = staff.post("read", _file("vatra.xlsx", attached.get_content(), "vatra"))[1]
    assert read["rows"] == staff.edit("vatra")["before"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (None, 400), ({}, 400), ([], 400), ({**ASK, "what": "returned"}, 400), ({**ASK, "member": 1}, 400), ({**ASK, "years": "4"}, 400),
        ({**ASK, "member": "nobody"}, 409), ({**ASK, "who": " "}, 409),
    ],
)  # fmt: skip
def test_what_is_no_request_is_refused(staff: Staff, body: Any, status: int) -> None:
    assert staff.post("asked", body)[0] == status
    assert not (staff.folder / "versions" / "asked.jsonl").exists()
