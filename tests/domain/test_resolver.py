"""What members and themes may be called."""

import pandas as pd
import pytest

from dashboard.domain.resolver import name_resolver

MEMBERS = pd.DataFrame(
    [
        ("law-aid", "LAW", "Ndihmë Ligjore", "Legal Help"),
        ("hearth", "", "Vatra", "Hearth, Vlorë"),
        ("twin-one", "TWIN", "Binjaku", "Twin"),
        ("twin-two", "TWIN", "Binjaku", "legal-help"),
        ("law", "", "Ligji", "The Law"),
        ("a-b", "", "Alfa", "Alpha"),
        ("ab", "", "Beta", "Beta"),
        ("third", "A B", "Gama", "Gamma"),
    ],
    columns=["member", "acronym", "name_sq", "name_en"],
)
THEMES = pd.DataFrame([("legal-aid", "Ndihmë juridike"), ("food", "Ushqim")], columns=["theme", "name_sq"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("law-aid", "law-aid", id="an id"),
        pytest.param(" NDIHME  LIGJORE", "law-aid", id="a name, other case, no diacritics"),
        pytest.param("Hearth Vlore", "hearth", id="without its comma"),
        pytest.param("law", "law", id="an id goes before the short name of another"),
        pytest.param("Twin", "Twin", id="what one is named and two are called for short means neither"),
        pytest.param("Legal Help", "Legal Help", id="what two are named means neither"),
        pytest.param("hearth;law-aid", "hearth;law-aid", id="several in one cell stay so, and are refused later"),
        pytest.param("a-b", "a-b", id="one of two ids that are alike"),
        pytest.param("ab", "ab", id="the other, though a third is called so for short"),
        pytest.param("nobody", "nobody", id="what is not known stays as it is"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_member_is_its_id_whatever_it_is_called(written: str, meant: str) -> None:
    table = pd.DataFrame({"member": [written], "note": ["Vatra"]})
    assert name_resolver(MEMBERS, THEMES).resolve_table(table).to_dict("list") == {"member": [meant], "note": ["Vatra"]}


def test_each_theme_of_a_cell_is_its_id() -> None:
    table = pd.DataFrame({"theme": ["Ushqim;ndihme juridike;x", "ndihmë;juridike"], "themes": ["Legal aid", ""]})
    assert name_resolver(MEMBERS, THEMES).resolve_table(table).to_dict("list") == {
        "theme": ["food;legal-aid;x", "legal-aid"],
        "themes": ["legal-aid", ""],
    }


def _meant(members: pd.DataFrame, *written: str) -> list[str]:
    return name_resolver(members, THEMES).resolve_table(pd.DataFrame({"member": list(written)}))["member"].to_list()


def test_a_member_has_other_names_one_behind_the_other() -> None:
    known = MEMBERS.assign(also_known_as=["", "The Hearth;Vatra e Vlorës", "", "", "", "", "", ""])
    both = "The Hearth;Vatra e Vlorës"
    assert _meant(known, "the hearth", "Vatra e Vlores", both) == ["hearth", "hearth", both]


def test_a_member_without_other_names_is_not_called_nothing() -> None:
    alone = pd.DataFrame([("hearth", "Vatra")], columns=["member", "name_sq"])
    assert _meant(alone, "None", "nan", "XXXX", "Vatra") == ["None", "nan", "XXXX", "hearth"]
