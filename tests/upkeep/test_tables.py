"""Any table and text of the data folder, changed on the page: checked, previewed, published as one act and taken back."""

import json
from typing import Any

import pytest

from dashboard.io.schemas import SCHEMAS
from dashboard.io.version_files import KEPT, VERSIONS
from dashboard.texts.translator import Translator
from dashboard.upkeep.columns import columns
from tests.conftest import SHIPPED
from tests.upkeep.conftest import Staff

pytestmark = pytest.mark.slow

SAID = {"who": "Ana", "why": "a new member"}
ROW = ["ngo", "Has", "district", "direct", "", "2020", "", "public", "A report", "https://example.org/", "", "", ""]
MEMBER = {"member": "ngo", "name_page": "Nje OJF", "name_en": "An NGO", "kind": "national_ngo", "themes": "legal-aid"}


def _filled(edit: dict[str, Any], **cells: str) -> list[str]:
    return [cells.get(name, "") for name in edit["columns"]]


def _new_member(staff: Staff, **cells: str) -> dict[str, Any]:
    edit = staff.table("members")
    edit["after"].append(_filled(edit, **{**MEMBER, **cells}))
    return edit


def _rows_of_it(staff: Staff, *rows: list[str]) -> dict[str, Any]:
    edit = staff.edit("ngo")
    assert edit["before"] == []
    return {**edit, "after": list(rows or [ROW])}


def _files(staff: Staff) -> dict[str, bytes]:
    return {name: (staff.folder / name).read_bytes() for name in KEPT if (staff.folder / name).exists()}


def test_a_member_and_its_rows_are_one_version_and_one_restoration_takes_both_back(staff: Staff) -> None:
    before = _files(staff)
    status, answer = staff.post("publish", {"edits": [_new_member(staff), _rows_of_it(staff)], **SAID})
    assert (status, answer["version"]["number"]) == (200, 2)
    assert answer["version"]["tables"] == {"members": [1, 0], "operations": [1, 0]}
    assert _files(staff) == before | {
        "members.csv": before["members.csv"] + b"ngo,Nje OJF,,An NGO,,,,,national_ngo,legal-aid,,,\n",
        "operations.csv": before["operations.csv"] + ",".join(ROW).encode() + b"\n",
    }
    listed = staff.json("/upkeep/versions")
    assert [(v["number"], v["in_force"], v["tables"]) for v in listed["versions"]] == [
        (2, True, {"members": [1, 0], "operations": [1, 0]}),
        (1, False, {}),
    ]
    older = listed["versions"][1]["name"]
    made = staff.json(f"/upkeep/diff?from={older}&to=now")["tables"]
    assert [(table["table"], [change["before"] for change in table["changes"]]) for table in made] == [
        ("members", [None]),
        ("operations", [None]),
    ]
    assert staff.post("rollback", {"name": older, "seen": listed["seen"], **SAID})[0] == 200
    assert _files(staff) == before


def test_rows_may_name_a_member_that_is_added_with_them_and_the_map_shows_it(staff: Staff) -> None:
    answer = staff.post("check", {"edits": [_new_member(staff), _rows_of_it(staff)]})[1]
    assert answer["findings"] == []
    assert [moved["code"] for moved in answer["preview"]["levels"]["district"]["appears"]] == ["AL-HA"]
    assert answer["counts"] == [{"edited": 0, "added": 1, "removed": 0}] * 2
    assert answer["readers"]["figures"][0] == "The coalition has 20 members; before, 19."
    alone = staff.post("check", {"edits": [_rows_of_it(staff)]})[1]
    assert [(f["column"], f["severity"]) for f in alone["findings"]] == [("member", "error")]


@pytest.mark.parametrize(
    ("cells", "row", "where", "words"),
    [
        ({"kind": "club"}, ROW, "members.csv, row 22, column Kind", "The value is not allowed here"),
        ({"themes": "dance"}, ROW, "members.csv, row 22, column Themes", "No such theme"),
        ({"member": "tlas"}, ROW, "members.csv, row 22, column Member", "The value is not allowed here"),
        ({}, [*ROW[:5], "soon", *ROW[6:]], "operations.csv, row 467, column Year from", "Write a year with four digits"),
    ],
)
def test_a_fault_in_one_table_refuses_both_and_says_where(
    staff: Staff, cells: dict[str, str], row: list[str], where: str, words: str
) -> None:
    before = _files(staff)
    status, answer = staff.post("publish", {"edits": [_new_member(staff, **cells), _rows_of_it(staff, row)], **SAID})
    assert status == 409
    found = {f["where"]: f["words"] for f in answer["findings"]}
    assert found[where].startswith(words)
    assert _files(staff) == before
    assert not list((staff.folder / VERSIONS).glob("[0-9]*"))


def test_where_a_fault_stands_is_said_in_the_readers_language(staff: Staff) -> None:
    body = json.dumps({"edits": [_new_member(staff, kind="club")]})
    client = staff._client
    here = "http://127.0.0.1:8050"
    answer = client.post("/upkeep/check?lang=sq", base_url=here, headers={"Origin": here}, data=body, content_type="application/json")
    (found,) = answer.get_json()["findings"]
    assert (found["edit"], found["row"], found["column"]) == (0, 20, "kind")
    assert found["where"] == "members.csv, rreshti 22, kolona Lloji"
    assert found["words"].startswith("Kjo vlerë nuk lejohet këtu.")


def test_what_others_rows_need_is_not_taken_away(staff: Staff) -> None:
    edit = staff.table("members")
    edit["after"] = [row for row in edit["after"] if row[0] != "adra"]
    found = staff.post("check", {"edits": [edit]})[1]["findings"]
    assert {(f["edit"], f["code"]) for f in found} == {(-1, "unknown-member")}
    assert any(f["where"].startswith("operations.csv, row ") for f in found)
    assert staff.post("publish", {"edits": [edit], **SAID})[0] == 409
    rows = {**staff.edit("adra"), "after": []}
    partners = staff.table("partners")
    partners["after"] = [row for row in partners["after"] if row[partners["columns"].index("member")] != "adra"]
    edits = {"edits": [edit, rows, partners], **SAID}
    status, asked = staff.post("publish", edits)
    (question,) = asked["questions"]  # of all tables at once
    assert (status, question["id"], len(question["words"])) == (409, "most-rows", 3)
    assert staff.post("publish", {**edits, "answers": {"most-rows": "yes"}})[0] == 200


def test_a_fault_that_was_there_before_hinders_nobody(staff: Staff) -> None:
    path = staff.folder / "partners.csv"
    path.write_text(path.read_text("utf-8").replace("GRC,", "Greece,", 1), "utf-8")
    assert staff.post("publish", {"edits": [_new_member(staff)], **SAID})[0] == 200


def test_a_table_that_is_not_there_is_begun_and_goes_when_it_is_taken_back(staff: Staff) -> None:
    edit = staff.table("contacts")
    assert (edit["before"], edit["columns"]) == ([], ["member", "name", "role", "email", "phone", "note"])
    edit["after"] = [["tlas", "Office", "", "office", "", ""]]
    (found,) = staff.post("check", {"edits": [edit]})[1]["findings"]
    assert (found["column"], "one e-mail address" in found["words"]) == ("email", True)
    edit["after"] = [["tlas", "Office", "", "office@example.org", "", ""]]
    assert staff.post("publish", {"edits": [edit], **SAID})[0] == 200
    assert (staff.folder / "contacts.csv").read_text() == "member,name,role,email,phone,note\ntlas,Office,,office@example.org,,\n"
    listed = staff.json("/upkeep/versions")
    back = {"name": listed["versions"][1]["name"], "seen": listed["seen"], **SAID}
    assert staff.post("rollback", back)[0] == 409  # the only row of the table would go
    assert staff.post("rollback", {**back, "answers": {"most-rows": "yes"}})[0] == 200
    assert not (staff.folder / "contacts.csv").exists()


def _text(staff: Staff, name: str, after: str) -> dict[str, Any]:
    edit = staff.table(name)
    return {**edit, "after": [[after]]}


def test_a_text_is_shown_as_readers_will_see_it_and_published(staff: Staff) -> None:
    edit = _text(staff, "about.en.md", "# New\r\n\n- one [link](https://example.org/)")
    answer = staff.post("check", {"edits": [edit]})[1]
    tree = answer["readers"]["texts"]["about.en.md"]
    assert [part["tag"] for part in tree] == ["h1", "ul"]
    assert staff.post("publish", {"edits": [edit], **SAID})[0] == 200
    assert (staff.folder / "about.en.md").read_bytes() == b"# New\n\n- one [link](https://example.org/)\n"


@pytest.mark.parametrize(
    ("name", "change", "where", "words"),
    [
        ("about.sq.md", lambda text: f"{text}\n\n<b>x</b>\n", "about.sq.md, line 48", "Holds HTML"),
        ("coalition.toml", lambda text: text.replace('id = "bktf"', 'id = bktf'), "coalition.toml, line 4", "Is not valid TOML"),
        ("coalition.toml", lambda text: text.replace("year = 2013", 'year = "2013"'), "coalition.toml, line 29", "boundaries.year has the"),
        ("coalition.toml", lambda text: text.replace('"territory-80"', '"territory"'), "claims.csv", "The row territory is missing"),
    ],
)  # fmt: skip
def test_a_text_with_a_fault_is_refused_with_file_and_line(staff: Staff, name: str, change: Any, where: str, words: str) -> None:
    edit = _text(staff, name, change((SHIPPED / name).read_text("utf-8")))
    before = _files(staff)
    found = [f for f in staff.post("check", {"edits": [edit]})[1]["findings"] if f["severity"] == "error"]
    assert [f["where"] for f in found][:1] == [where]
    assert words.lower() in found[0]["words"].lower()
    assert staff.post("publish", {"edits": [edit], **SAID})[0] == 409
    assert _files(staff) == before


def test_who_changes_what_someone_else_changed_is_shown_both_of_a_table_and_of_a_text(staff: Staff) -> None:
    theirs, mine = _new_member(staff), _new_member(staff)
    theirs["after"][1][-1], mine["after"][1][-1] = "theirs", "mine"
    text, other = _text(staff, "about.en.md", "# Mine"), _text(staff, "about.en.md", "# Theirs")
    assert staff.post("publish", {"edits": [theirs], **SAID})[0] == 200
    before = _files(staff)
    status, answer = staff.post("publish", {"edits": [text, mine], **SAID})
    assert (status, answer["edit"], answer["conflicts"][0]["theirs"][0][-1]) == (409, 1, "theirs")
    assert _files(staff) == before
    assert staff.post("publish", {"edits": [other], **SAID})[0] == 200
    status, answer = staff.post("publish", {"edits": [text], **SAID})
    assert (status, answer["conflicts"][0]["theirs"], answer["conflicts"][0]["mine"]) == (409, [["# Theirs\n"]], [["# Mine\n"]])


def test_what_was_checked_is_checked_again_where_others_published_meanwhile(staff: Staff) -> None:
    themes = staff.table("themes")
    themes["after"].append(["dance", "Vallëzim", "Dance"])
    assert staff.post("publish", {"edits": [themes], **SAID})[0] == 200
    assert staff.post("publish", {"edits": [_new_member(staff, themes="dance")], **SAID})[0] == 200
    gone = staff.table("themes")
    gone["after"].pop()
    status, answer = staff.post("publish", {"edits": [gone], **SAID})
    assert (status, [f["where"] for f in answer["findings"]]) == (409, ["members.csv, row 22, column Themes"])


def test_rows_that_name_what_others_have_just_taken_away_are_refused(staff: Staff) -> None:
    themes = staff.table("themes")
    themes["after"].append(["dance", "Vallëzim", "Dance"])
    edit = staff.edit("vatra")
    edit["after"].append(["vatra", *ROW[1:4], "dance", *ROW[5:]])
    assert staff.post("publish", {**edit, **SAID})[0] == 409
    assert staff.post("publish", {"edits": [themes, edit], **SAID})[0] == 200


def test_a_version_of_the_operations_alone_is_still_read_and_taken_back(staff: Staff) -> None:
    edit = staff.edit("vatra")
    row = ["vatra", *ROW[1:]]
    assert staff.post("publish", {**edit, "after": [*edit["after"], row], **SAID})[0] == 200
    for about in (staff.folder / VERSIONS).glob("*/version.json"):  # as they were made before
        told = json.loads(about.read_text())
        del told["files"], told["tables"]
        about.write_text(json.dumps(told))
        for path in about.parent.iterdir():
            if path.name not in ("operations.csv", "version.json"):
                path.unlink()
    assert [(v["number"], v["in_force"]) for v in staff.json("/upkeep/versions")["versions"]] == [(2, True), (1, False)]
    assert staff.post("publish", {"edits": [_new_member(staff)], **SAID})[0] == 200
    listed = staff.json("/upkeep/versions")
    assert [(v["number"], v["in_force"], v["finished"], v["whole"]) for v in listed["versions"]] == [
        (4, True, True, True), (3, False, True, True), (2, False, True, False), (1, False, True, False),
    ]  # fmt: skip
    members = (staff.folder / "members.csv").read_bytes()
    assert staff.post("rollback", {"name": listed["versions"][3]["name"], "seen": listed["seen"], **SAID})[0] == 200
    assert (staff.folder / "operations.csv").read_bytes() == (SHIPPED / "operations.csv").read_bytes()
    assert (staff.folder / "members.csv").read_bytes() == members  # of them the old version says nothing
    listed = staff.json("/upkeep/versions")
    assert staff.post("rollback", {"name": listed["versions"][2]["name"], "seen": listed["seen"], **SAID})[0] == 200
    assert (staff.folder / "members.csv").read_bytes() == (SHIPPED / "members.csv").read_bytes()


def test_a_table_of_any_size_is_answered(staff: Staff) -> None:
    edit = staff.table("aliases")
    edit["after"] += [[f"Vend {n}", "district", "AL-HA", "another name"] for n in range(10_000)]
    status, answer = staff.post("check", {"edits": [edit]})
    assert (status, answer["counts"]) == (200, [{"edited": 0, "added": 10_000, "removed": 0}])


@pytest.mark.parametrize(
    "edits",
    [
        [],
        "x",
        [{"table": "nothing", "columns": ["a"], "before": [], "after": []}],
        [{"table": "../x", "columns": [], "before": [], "after": []}],
        [{"table": "about.en.md", "columns": ["text"], "before": [["a"]], "after": []}],
    ],
)
def test_what_is_no_edit_is_refused(staff: Staff, edits: Any) -> None:
    assert staff.post("check", {"edits": edits})[0] == 400


@pytest.mark.parametrize("table", SCHEMAS)
@pytest.mark.parametrize("lang", ["sq", "en"])
def test_every_column_of_every_table_has_a_name_for_people(staff: Staff, table: str, lang: str) -> None:
    found = columns(table, staff.current.snapshot.dataset, Translator(lang, staff=True))
    assert [column["name"] for column in found[: len(SCHEMAS[table].columns)]] == list(SCHEMAS[table].columns)
    assert not [column["name"] for column in found if column["label"] == column["name"]]
    words = [column["label"] for column in found]
    assert len(set(words)) == len(words)


def test_what_may_stand_in_a_column_is_as_the_schema_says(staff: Staff) -> None:
    known = {(table, column["name"]): column for table, found in staff.json("/upkeep/known?lang=en")["tables"].items() for column in found}
    kind = known["members", "kind"]
    assert (kind["kind"], kind["required"], kind["choices"]["national_ngo"]) == ("choice", True, "National NGO")
    assert (known["members", "themes"]["of"], known["members", "themes"]["several"]) == ("themes", True)
    assert (known["members", "member"]["unique"], known["members", "website"]["kind"]) == (True, "web")
    assert (known["indicators", "value"]["kind"], known["operations", "confirmed_on"]["kind"]) == ("number", "day")


def test_a_table_is_taken_as_csv(staff: Staff) -> None:
    answer = staff.get("/upkeep/rows.csv?table=themes")
    assert answer.headers["Content-Disposition"] == "attachment; filename=themes.csv"  # type: ignore[attr-defined]
    assert answer.get_data(as_text=True).splitlines()[0] == "\ufefftheme,name_sq,name_en"  # type: ignore[attr-defined]
