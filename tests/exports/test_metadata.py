"""Every form says of itself what it is, whose, of which day and by which sources; a GeoPackage is read as QGIS reads it."""

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import geopandas as gpd
import pyogrio
import pytest
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from dashboard.domain.dataset import Dataset
from dashboard.exports.forms import export

VIEW = "lang=en&member=vatra"
TITLE = "Where Vatra is on record, by district"
PUBLISHER = "All Together Against Child Trafficking"
LICENCE = "Open Data Commons Open Database License 1.0: https://opendatacommons.org/licenses/odbl/1-0/"
DC = "{http://purl.org/dc/elements/1.1/}"


def _about(dataset: Dataset, text: str) -> None:
    assert "Vatra is on record in 9 of the 36 districts" in text
    assert f"Data as of 23 November 2026, version {dataset.version}." in text
    assert "Presence does not mean that needs are met." in text


@pytest.fixture(scope="module")
def package(shipped: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("taken") / "coverage.gpkg"
    path.write_bytes(export("coverage.gpkg", shipped, VIEW))
    return path


@pytest.mark.filterwarnings("ignore:More than one layer")
def test_a_geopackage_has_a_layer_for_each_level_that_of_the_view_first(package: Path) -> None:
    assert pyogrio.list_layers(package)[:, 0].tolist() == ["coverage_district", "coverage_county", "coverage_municipality", "sources"]
    counts = {level: len(gpd.read_file(package, layer=f"coverage_{level}")) for level in ("county", "district", "municipality")}
    assert counts == {"county": 12, "district": 36, "municipality": 61}
    districts = gpd.read_file(package).set_index("code")
    assert districts.crs.to_epsg() == 4326
    assert (districts["members"].sum(), districts["members"]["AL-DI"], districts["members"]["AL-MM"]) == (9, 1, 0)
    assert districts.geometry.is_valid.all()
    assert districts["name_sq"]["AL-MM"] == "Malësi e Madhe"


def test_its_layers_say_what_they_show_and_it_has_the_rows_behind_them(package: Path, shipped: Dataset) -> None:
    info = pyogrio.read_info(package, layer="coverage_county")
    assert info["layer_metadata"]["DESCRIPTION"].startswith("Where Vatra is on record, by county. Vatra is on record in")
    (about,) = info["dataset_metadata"].values()
    meta = json.loads(about)
    assert (meta["title"], meta["publisher"], meta["licence"], meta["created"]) == (TITLE, PUBLISHER, LICENCE, "2026-11-23")
    assert meta["version"] == shipped.version
    rows = pyogrio.read_dataframe(package, layer="sources")
    assert set(rows["member"]) <= {"vatra", "bktf"}
    assert rows["source_url"].str.startswith("http").all()


def test_the_same_data_give_the_same_package(package: Path, shipped: Dataset) -> None:
    assert export("coverage.gpkg", shipped, VIEW) == package.read_bytes()


def test_a_package_of_partners_has_their_countries(shipped: Dataset, tmp_path: Path) -> None:
    (tmp_path / "coverage.gpkg").write_bytes(export("coverage.gpkg", shipped, "lang=en&view=partners"))
    assert pyogrio.list_layers(tmp_path / "coverage.gpkg")[:, 0].tolist() == ["countries", "sources"]
    assert "licence" not in json.loads(export("coverage.geojson", shipped, "view=partners"))["metadata"]  # not those of the districts


def test_a_geojson_has_its_metadata(shipped: Dataset) -> None:
    meta = json.loads(export("coverage.geojson", shipped, VIEW))["metadata"]
    assert (meta["title"], meta["licence"], meta["created"], meta["language"]) == (TITLE, LICENCE, "2026-11-23", "en")
    assert "438 records from public sources" in meta["sources"]


def test_a_workbook_has_its_properties(shipped: Dataset) -> None:
    own = load_workbook(io.BytesIO(export("coverage.xlsx", shipped, VIEW))).properties
    assert (own.title, own.creator, own.language, own.version) == (TITLE, PUBLISHER, "en", shipped.version)
    assert f"{own.created:%Y-%m-%d}" == "2026-11-23"
    _about(shipped, own.subject)
    assert LICENCE in own.description


def test_a_picture_has_its_chunks(shipped: Dataset) -> None:
    own = Image.open(io.BytesIO(export("coverage.png", shipped, VIEW))).info
    assert (own["Title"], own["Author"], own["Creation Time"]) == (TITLE, PUBLISHER, "2026-11-23")
    _about(shipped, own["Description"])
    assert LICENCE in own["Copyright"]


def test_a_drawing_has_its_dublin_core(shipped: Dataset) -> None:
    root = ElementTree.fromstring(export("coverage.svg", shipped, VIEW))
    (work,) = root.iter("{http://creativecommons.org/ns#}Work")
    own = {node.tag.removeprefix(DC): " ".join("".join(node.itertext()).split()) for node in work}
    assert (own["title"], own["publisher"], own["date"]) == (TITLE, PUBLISHER, "2026-11-23")
    _about(shipped, own["description"])
    assert LICENCE in own["rights"]


def test_a_pdf_has_its_properties(shipped: Dataset) -> None:
    own = PdfReader(io.BytesIO(export("coverage.pdf", shipped, VIEW))).metadata
    assert own is not None
    assert (own.title, own.author) == (TITLE, PUBLISHER)
    _about(shipped, own.subject or "")
    assert LICENCE in own["/Keywords"]
    assert f"{own.creation_date:%Y-%m-%d}" == "2026-11-23"
