"""The cut typefaces of paper have every letter that names need, and are as wide as those they are cut from."""

from pathlib import Path

import pytest
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.textpath import TextToPath

from dashboard.commands.typefaces import cut_typefaces


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typefaces")
    for name, content in cut_typefaces():
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("name", ["DejaVuSans", "DejaVuSans-Bold", "DejaVuSerif", "DejaVuSerif-Bold"])
def test_a_cut_typeface_is_as_wide_as_the_whole_one_and_light(cut: Path, name: str) -> None:
    family, *weight = name.split("-")
    whole = FontProperties(family=family.replace("DejaVu", "DejaVu "), size=10, weight="bold" if weight else "normal")
    small = FontProperties(fname=str(cut / f"{name}.ttf"), size=10)
    for words in ("Malësi e Madhe: 30 823 banorë, “çdo” – 9+", "Gjirokastër, Ђорђе, Αθήνα €"):
        widths = [TextToPath().get_text_width_height_descent(words, font, ismath=False)[0] for font in (small, whole)]
        assert widths[0] == pytest.approx(widths[1], rel=0.01)
    assert (cut / f"{name}.ttf").stat().st_size < 200_000
    assert get_font(str(cut / f"{name}.ttf")).family_name in ("Paper Sans", "Paper Serif")
