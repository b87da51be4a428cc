"""Another coalition in another country: its folder alone is changed, and nothing that is shown speaks of this one."""

import io
import json
import re
from pathlib import Path

import geopandas as gpd
import openpyxl
import pytest
import shapely
from dash import Dash
from pptx import Presentation

from dashboard.io.dataset import load_dataset
from dashboard.server.web import create_app

HOME = Path(__file__).parent.parent / "data"
OURS = re.compile(r"BKTF|bktf|Albania|Shqip|Tiran|Cërrik|28,748|territory-80", re.IGNORECASE)
TABLES = {
    "members.csv": """member,name_page,name_sq,name_en,acronym,kind,themes,website,source_url
xyz,XYZ,XYZ,XYZ,XYZ,coalition,,,
ann,Ann,Ann,Ann,,national_ngo,law,,
bob,Bob,Bob,Bob,,faith_based,food,,
""",
    "themes.csv": "theme,name_sq,name_en\nlaw,Ligj,Law\nfood,Ushqim,Food\n",
    "operations.csv": """member,place,level,evidence,theme,year_from,year_to,visibility,source_title,source_url,note
xyz,Alpha,district,stated,,,,public,Own list,https://xyz.example/list,
ann,Alpha,district,direct,,2020,2021,public,A report,https://a.example/,
bob,Gamma,district,direct,,,,public,B report,https://b.example/,
""",
    "partners.csv": "country,member,name_page,evidence,source_title,source_url,note\n",
    "claims.csv": """claim,text_sq,text_en,measure,stated,unit,source_title,source_url
half,Punojmë në gjysmën e vendit,We work in half of the country,area_share,50,percent,Own list,https://xyz.example/list
""",
    "aliases.csv": "alias,level,code,why\n",
    "released.txt": "2026-01-02",
    "about.sq.md": "# Rreth XYZ\n",
    "about.en.md": "# About XYZ\n",
}
# Two counties one above the other south of the equator: N holds Alpha and Beta, each 1 x 1 degree, S holds Gamma, 2 x 1. Their areas
# in km² are those on the ellipsoid; the coalition counts with the official ones.
SQUARES = {
    "A": shapely.box(150, -22, 151, -21),
    "B": shapely.box(151, -22, 152, -21),
    "G": shapely.Polygon([(150, -23), (152, -23), (152, -22), (151, -22), (150, -22)]),  # a corner where three meet, as in any coverage
}
PLACES = [
    ("N", "county", "North", "", "", "", 22954, 300),
    ("S", "county", "South", "", "", "", 22832, 700),
    ("A", "district", "Alpha", "N", "", "", 11477, 100),
    ("B", "district", "Beta", "N", "", "", 11477, 200),
    ("G", "district", "Gamma", "S", "", "", 22832, 700),
    ("m", "municipality", "Alpha", "N", "A", "", 11477, 100),
    ("n", "municipality", "Beta", "N", "B", "", 11477, 200),
    ("g", "municipality", "Gamma", "S", "G", "", 22832, 700),
]
LEVELS = {"counties": {"N": "AB", "S": "G"}, "districts": {"A": "A", "B": "B", "G": "G"}, "municipalities": {"m": "A", "n": "B", "g": "G"}}


def _toml() -> str:
    """Return the project's own file with another coalition, country, claim and census."""
    text = (HOME / "coalition.toml").read_text("utf-8")
    changes = [
        (r'id = "bktf"', 'id = "xyz"'), (r'"territory-80"', '"half"'), (r'"BKTF"', '"XYZ"'), (r'code = "ALB"', 'code = "ZZZ"'),
        (r"28748\.0", "500.0"), (r'"Shqipëria"|"Albania"', '"Ruritania"'), (r"year = 2011", "year = 2019"),
        (r"(?m)^(sq|en) = \"(Bashkë|All).*$", r'\1 = "X Y Z"'),
        (r"(?m)^(sq|en) = \"(Numërohen|Counted).*$", r'\1 = "Half."'), (r"(?s)\[partner_map\].*?\n\n", ""),
        (r'\[\[census\]\]\nyear = 2023\ncolumn = "population_2023"\n', ""),
        (r"(?m)^(sq|en) = \"(Kufijtë|Boundaries).*$", r'\1 = "Own survey."'), (r"© OpenStreetMap[^\"]*geoBoundaries\"", 'Own survey"'),
    ]  # fmt: skip
    for old, new in changes:
        text, found = re.subn(old, new, text)
        assert found, old
    return "\n".join(line.split("#")[0] if not line.startswith(("count", "of")) else line for line in text.splitlines())


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("elsewhere")
    for name, text in TABLES.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "coalition.toml").write_text(_toml(), "utf-8")
    header = (HOME / "places.csv").read_text("utf-8").splitlines()[0].split(",")
    lines = []
    for code, level, name, county, district, municipality, area, people in PLACES:
        row = {
            "code": code,
            "level": level,
            "name_sq": name,
            "name_en": name,
            "county": county or code,
            "district": district or (code if level == "district" else ""),
        }
        row |= {"municipality": municipality or (code if level == "municipality" else ""), "area_km2": area, "area_km2_official": area}
        row |= {"population": people, "population_year": 2019, "population_2023": people if level == "county" else ""}
        lines.append(",".join(str(row.get(column, "")) for column in header))
    (folder / "places.csv").write_text("\n".join([",".join(header), *lines]) + "\n", "utf-8")
    for name, of in LEVELS.items():
        shapes = [shapely.union_all([SQUARES[d] for d in districts]) for districts in of.values()]
        names = {code: place for code, _, place, *_ in PLACES}
        frame = gpd.GeoDataFrame(
            {"code": list(of), "name_sq": [names[c] for c in of], "name_en": [names[c] for c in of]}, geometry=shapes, crs="EPSG:4326"
        )
        _write(frame, folder / f"{name}.geojson")
    _write(
        gpd.GeoDataFrame(
            {"code": ["ZZZ"], "name_sq": ["Ruritania"], "name_en": ["Ruritania"]},
            geometry=[shapely.box(150, -23, 152, -21)],
            crs="EPSG:4326",
        ),
        folder / "countries.geojson",
    )
    return folder


def _write(frame: gpd.GeoDataFrame, path: Path) -> None:
    collection = json.loads(frame.to_json())
    for feature in collection["features"]:
        feature["id"] = feature["properties"]["code"]
    path.write_text(json.dumps(collection), "utf-8")


@pytest.fixture(scope="module")
def app(elsewhere: Path) -> Dash:
    return create_app(elsewhere)


def test_windows_neighbours_and_figures_follow_from_the_shapes(elsewhere: Path) -> None:
    dataset = load_dataset(elsewhere)
    assert dataset.windows["map"] == {"lon": [149.85, 152.15], "lat": [-23.04, -20.96]}
    assert dataset.geography["district"].neighbours == {"A": ["B", "G"], "B": ["A", "G"], "G": ["A", "B"]}
    assert dataset.member_ids == ["ann", "bob"]


@pytest.mark.parametrize(
    "address",
    [
        "/?lang=en",
        "/?lang=sq",
        "/openapi.json",
        "/data/coverage.csv?lang=en",
        "/data/words.txt?lang=en",
        "/data/coverage.geojson?lang=en",
        "/data/coverage.svg?lang=en",
    ],
)
def test_no_word_of_ours_is_left(app: Dash, address: str) -> None:
    text = app.server.test_client().get(address).get_data(as_text=True)
    assert not OURS.findall(text), address


def test_the_data_of_the_page_speak_of_the_other_country_alone(app: Dash) -> None:
    client = app.server.test_client()
    data = re.search(r'src="(artefacts/data-[^"]+)"', client.get("/").get_data(as_text=True))
    assert data
    text = client.get(data[1]).get_data(as_text=True)
    assert "Ruritania" in text
    assert not OURS.findall(text)


def test_slides_and_workbook_speak_of_it(app: Dash) -> None:
    client = app.server.test_client()
    deck = Presentation(io.BytesIO(client.get("/data/presentation.pptx?lang=en").get_data()))
    said = " ".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    assert "XYZ, “X Y Z”, brings together 2 organisations" in said
    assert "Is the 50% claim true?" in said
    assert not OURS.findall(said)
    book = openpyxl.load_workbook(io.BytesIO(client.get("/data/coverage.xlsx?lang=en").get_data()))
    cells = {row[0]: row[1] for row in book["selection"].values}
    assert cells["sentence"] == (
        "Public sources place 2 members in 2 of the 3 districts: 74.9% of the land area and 80.0% of the residents (2019 census). "
        "In none of them does a source speak of 2022 or later. No member is on record in 1 district. The coalition names none of them."
    )
