"""The typefaces of paper have every letter that names need, and are as wide as those they are cut from."""

import pytest
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.textpath import TextToPath

from dashboard.exports.typefaces import SANS, SERIF, set_up_typefaces


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("family", [SANS, SERIF])
def test_a_cut_typeface_is_as_wide_as_the_whole_one(family: tuple[str, str], weight: str) -> None:
    set_up_typefaces()
    cut, whole = (FontProperties(family=name, size=10, weight=weight) for name in family)
    assert findfont(cut, fallback_to_default=False) != findfont(whole, fallback_to_default=False)
    for words in ("Malësi e Madhe: 30 823 banorë, “çdo” – 9+", "Gjirokastër, Ђорђе, Αθήνα €"):
        widths = [TextToPath().get_text_width_height_descent(words, font, ismath=False)[0] for font in (cut, whole)]
        assert widths[0] == pytest.approx(widths[1], rel=0.01)


def test_letters_of_other_scripts_are_taken_from_the_whole_one() -> None:
    set_up_typefaces()
    hebrew = ord("ש")
    assert hebrew not in get_font(findfont(FontProperties(family=SANS[0]))).get_charmap()
    assert hebrew in get_font(findfont(FontProperties(family=SANS[1]))).get_charmap()
