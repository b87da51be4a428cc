"""A new measure or filter is one entry: put into the registry, it is found with right values in everything that shows a view."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.commands.cli import main
from dashboard.domain.dataset import Dataset
from dashboard.domain.measures import MEASURES, Measure, Step
from dashboard.domain.parameters import PARAMETERS, Control, Parameter
from dashboard.domain.selection import Selection, parse_query
from dashboard.domain.view import View
from dashboard.io.dataset import load_dataset
from dashboard.layout.callbacks import controls, worded
from dashboard.server.web import create_app
from dashboard.views.labels import number_on_map
from dashboard.views.legend import legend_of
from dashboard.views.steps import step_of
from tests.agreement.test_agreement import browser_answers

SHIPPED = Path(__file__).parent.parent / "data"
DENSITY = Measure(
    key="per_1000_km2", kind="rate", title="Members per 1,000 km²", name="members per 1,000 km²", heading="Per 1,000 km²",
    steps=(Step("c1", 0, "< 2"), Step("c3", 2, "2–6"), Step("c5", 6, "6+")), over="area_km2", per=1000, digits=1,
)  # fmt: skip
SEEN_BY = Parameter(
    "seen_by", "Only rows that these may see.", Control("seen-by", "menu", "Seen by", "Everybody"), (),
    filters="row", column="visibility", stamp="Seen by: {list}", names={"public": "the public", "staff": "staff alone"},
)  # fmt: skip
LIES_IN = Parameter(
    "lies_in", "Only places that lie in these districts.", Control("lies-in", "menu", "District", "Everywhere"), (),
    filters="place", column="district", stamp="Districts: {list}",
)  # fmt: skip
# Tirana: 12 members, 1,203.4 km² as the units add up; Dibër: 7 members in 881.2 km². Worked out from places.csv by hand.
TIRANA, DIBER = 12 / 1_203.4 * 1000, 7 / 881.2 * 1000


@pytest.fixture(scope="module")
def invented() -> Iterator[Dataset]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(MEASURES, DENSITY.key, DENSITY)
        patch.setitem(PARAMETERS, SEEN_BY.name, SEEN_BY)
        patch.setitem(PARAMETERS, LIES_IN.name, LIES_IN)
        yield load_dataset(SHIPPED)


@pytest.fixture(scope="module")
def client(invented: Dataset) -> FlaskClient:
    app: Dash = create_app(SHIPPED)
    return app.server.test_client()


def test_the_measure_has_its_column_number_class_and_legend(invented: Dataset) -> None:
    view = View(invented, parse_query(f"lang=en&measure={DENSITY.key}", invented.vocabulary)[0])
    areas = invented.at["district"]["area_km2"]
    assert (areas["AL-TR"], areas["AL-DI"]) == (pytest.approx(1_203.4, abs=0.5), pytest.approx(881.2, abs=0.5))
    assert view.table.loc["AL-TR", DENSITY.key] == pytest.approx(TIRANA, rel=0.001)
    assert view.table.loc[["AL-TR", "AL-DI"], "class"].tolist() == ["c5", "c5"]
    assert (number_on_map(view, "AL-TR"), number_on_map(view, "AL-DI")) == ("10.0", "7.9")
    assert [item.words for item in legend_of(view)][:3] == ["< 2", "2–6", "6+"]
    assert "Colours: Members per 1,000 km²" in step_of(view).notes[0].text


@pytest.mark.parametrize("form", ["coverage.csv", "coverage.xlsx", "coverage.geojson"])
def test_the_measure_is_in_every_table(client: FlaskClient, form: str) -> None:
    body = client.get(f"/data/{form}?lang=en&measure={DENSITY.key}").get_data()
    if form.endswith("csv"):
        value = pd.read_csv(io.BytesIO(body), encoding="utf-8-sig").set_index("code").loc["AL-DI", DENSITY.key]
    elif form.endswith("xlsx"):
        rows = list(openpyxl.load_workbook(io.BytesIO(body))["coverage"].values)
        value = next(row for row in rows if row[0] == "AL-DI")[rows[0].index(DENSITY.key)]
    else:
        value = next(f for f in json.loads(body)["features"] if f["id"] == "AL-DI")["properties"][DENSITY.key]
    assert value == pytest.approx(DIBER, rel=0.001)


@pytest.mark.parametrize("form", ["coverage.pdf", "presentation.pptx"])
def test_the_measure_is_drawn(client: FlaskClient, form: str) -> None:
    query = f"lang=en&measure={DENSITY.key}"
    sequence = f"&sequence=measure%3D{DENSITY.key}" if form.endswith("pptx") else ""
    answer = client.get(f"/data/{form}?{query}{sequence}")
    assert answer.status_code == 200
    if form.endswith("pptx"):
        from pptx import Presentation

        slide = Presentation(io.BytesIO(answer.get_data())).slides[0]
        assert any("Members per 1,000 km²" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_program_and_command_know_both(client: FlaskClient, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    described = client.get("/openapi.json").get_json()["components"]["parameters"]
    assert DENSITY.key in described["measure"]["schema"]["enum"]
    assert described["seen_by"]["schema"]["items"]["enum"] == ["public"]
    asked = ["--measure", DENSITY.key, "--seen_by", "public", "--lang", "en"]
    assert main(["export", "--out", str(tmp_path), "--form", "coverage.csv", *asked]) == 0
    assert "Seen by: the public" in (tmp_path / "coverage.csv").read_text("utf-8-sig")


def test_the_filter_has_a_control_and_options_and_narrows_the_rows(invented: Dataset) -> None:
    assert controls()["seen_by"] == ("seen-by", "value")
    assert ("seen_by", "seen-by", "options") in worded()
    nobody = Selection().having({"seen_by": ("staff",)})
    assert View(invented, nobody).figures.places_reached == 0  # the shipped rows are all public
    assert View(invented, Selection().having({"seen_by": ("public",)})).figures.places_reached == 28


def test_a_filter_over_places_takes_those_of_the_finer_levels_too_and_a_cell_may_hold_several(invented: Dataset, tmp_path: Path) -> None:
    assert set(invented.vocabulary["lies_in"]) == set(invented.at["district"].index)
    asked = Selection().having({"level": "municipality", "lies_in": ("AL-KC",)})
    assert list(View(invented, asked).inside.index) == ["AL0102"]  # Kuçovë, which lies in two districts
    (found,) = browser_answers(invented, ["level=municipality&lies_in=AL-KC"], tmp_path)
    assert [row["code"] for row in found["table"] if row["class"] != "outside"] == ["AL0102"]


def test_the_browser_half_answers_with_both(invented: Dataset, tmp_path: Path) -> None:
    found: list[dict[str, Any]] = browser_answers(invented, [f"lang=en&measure={DENSITY.key}&seen_by=public"], tmp_path)
    row = next(row for row in found[0]["table"] if row["code"] == "AL-DI")
    assert row[DENSITY.key] == pytest.approx(DIBER, rel=0.001)
    assert found[0]["legend"][:2] == ["Members per 1,000 km²", ["c1", "< 2", found[0]["legend"][1][2]]]
    assert "Seen by: the public" in found[0]["stamps"]["selection"]
    assert found[0]["link"] == f"lang=en&measure={DENSITY.key}&seen_by=public"
