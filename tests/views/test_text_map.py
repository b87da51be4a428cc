"""The map in words, checked against texts written by hand from the shipped figures."""

import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.views.text_map import describe


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        pytest.param(
            Selection(lang="en"),
            [
                "Most members: Tirana (12), Shkodër (9), Dibër (7), Durrës (7) and Elbasan (7).",
                "In the north, members are on record in 7 of the 9 districts; none in Malësi e Madhe and Pukë.",
                "In the centre, members are on record in 12 of the 15 districts; none in Gramsh, Kuçovë and Peqin.",
                "In the south, members are on record in 9 of the 12 districts; none in Mallakastër, Skrapar and Tepelenë.",
                "The gap with the most residents is Malësi e Madhe: 30,823 (2011 census). "
                "Neighbours, with the number of members on record: Shkodër to the east (9).",
            ],
            id="everybody",
        ),
        pytest.param(
            Selection(lang="sq", level="county", member=("vatra",), county=("AL-01", "AL-07"), place="AL-07"),
            [
                "Dokumentohet në: Berat.",
                "Në veri asnjë anëtar i zgjedhur nuk dokumentohet në asnjë nga 1 qark.",
                "Në jug anëtarët e zgjedhur dokumentohen në 1 nga 1 qark.",
            ],
            id="Albanian, two counties",
        ),
        pytest.param(
            Selection(lang="en", evidence=("stated",), county=("AL-07",)),
            ["In the north, the coalition names none of the 3 districts."],
            id="only the coalition's own words",
        ),
    ],
)
def test_a_view_is_told_by_most_parts_and_gap(shipped: Dataset, selection: Selection, expected: list[str]) -> None:
    assert describe(View(shipped, selection))[1 : 1 + len(expected)] == expected


def test_the_outlined_place_is_told_with_rank_and_neighbours(shipped: Dataset) -> None:
    # Eleven districts have more than two members: Tirana, Shkodër, Dibër, Durrës, Elbasan, Korçë, Vlorë, Lezhë, Sarandë, Fier, Gjirokastër.
    assert describe(View(shipped, Selection(lang="en", place="AL-KU")))[-1] == (
        "Kukës: 2 members on record, rank 12 of 36. Neighbours, with the number of members on record: "
        "Dibër to the south-west (7), Has to the north (1), Mirditë to the south-west (2) and Pukë to the west (0)."
    )


def test_partner_countries_are_told_by_class(shipped: Dataset) -> None:
    told = describe(View(shipped, Selection(lang="en", view="partners")))
    assert len(told) == 3
    assert told[1].startswith("Named by the coalition and in sources: Armenia, ")
    assert told[1].endswith("Serbia and Switzerland.")
