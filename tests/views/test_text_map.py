"""The map in words, checked against texts written by hand from the shipped figures."""

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.views.text_map import describe


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        pytest.param(
            Selection(lang="en"),
            [
                "Most members: Tirana (12), Shkodër (9), Dibër (7), Durrës (7), Elbasan (7).",
                "In the north, a member is documented in 7 of 9 districts; not in Malësi e Madhe, Pukë.",
                "In the centre, a member is documented in 12 of 15 districts; not in Gramsh, Kuçovë, Peqin.",
                "In the south, a member is documented in 9 of 12 districts; not in Mallakastër, Skrapar, Tepelenë.",
                "The largest gap by residents is Malësi e Madhe: 30,823 residents (2011). "
                "Its neighbours, with their members: Shkodër to the east (9).",
            ],
            id="everybody",
        ),
        pytest.param(
            Selection(lang="sq", level="county", member=("vatra",), county=("AL-01", "AL-07"), place="AL-07"),
            [
                "I dokumentuar në: Berat.",
                "Në veri, askush nuk është i dokumentuar në asnjë nga 1 qark.",
                "Në jug, një anëtar është i dokumentuar në 1 nga 1 qark.",
            ],
            id="Albanian, two counties",
        ),
        pytest.param(
            Selection(lang="en", evidence=("stated",), county=("AL-07",)),
            ["In the north, none of 3 districts is named by the coalition."],
            id="only the coalition's own words",
        ),
    ],
)
def test_a_view_is_told_by_most_parts_and_gap(shipped: Dataset, selection: Selection, expected: list[str]) -> None:
    assert describe(shipped, selection)[1 : 1 + len(expected)] == expected


def test_the_outlined_place_is_told_with_rank_and_neighbours(shipped: Dataset) -> None:
    # Eleven districts have more than two members: Tirana, Shkodër, Dibër, Durrës, Elbasan, Korçë, Vlorë, Lezhë, Sarandë, Fier, Gjirokastër.
    assert describe(shipped, Selection(lang="en", place="AL-KU"))[-1] == (
        "Kukës: 2 members documented, rank 12 of 36. Its neighbours, with their members: "
        "Dibër to the south-west (7), Has to the north (1), Mirditë to the south-west (2), Pukë to the west (0)."
    )


def test_partner_countries_are_told_by_class(shipped: Dataset) -> None:
    told = describe(shipped, Selection(lang="en", view="partners"))
    assert len(told) == 3
    assert told[1].startswith("Named by the page and documented: Armenia, ")
    assert told[1].endswith("Serbia, Switzerland.")
