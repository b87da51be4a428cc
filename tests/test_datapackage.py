"""The published description of the tables fits the tables that are served."""

import json
from pathlib import Path
from typing import Any

import frictionless
import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.domain.dataset import Dataset
from dashboard.exports.forms import FORMS

TABLES = [name for name in FORMS if name.endswith(".csv")]


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


@pytest.fixture(scope="module")
def published(client: FlaskClient) -> dict[str, Any]:
    return client.get("/datapackage.json").get_json()


def fields(published: dict[str, Any], table: str) -> dict[str, Any]:
    schema = next(resource["schema"] for resource in published["resources"] if resource["name"] == table)
    return {field["name"]: field for field in schema["fields"]}


@pytest.fixture
def taken(client: FlaskClient, published: dict[str, Any], tmp_path: Path) -> Path:
    """The package as a reader takes it: the description, and what stands at the paths that it names."""
    for resource in published["resources"]:
        path = tmp_path / resource["path"]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(client.get(f"/{resource['path']}").get_data())
    (tmp_path / "datapackage.json").write_text(json.dumps(published), "utf-8")
    return tmp_path / "datapackage.json"


def test_every_table_is_as_it_is_described(taken: Path) -> None:
    report = frictionless.validate(str(taken))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert sorted(task.name for task in report.tasks if task.type == "table") == sorted(name.removesuffix(".csv") for name in TABLES)
    assert sum(task.stats["rows"] for task in report.tasks if task.name == "operations") == 465


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        ("data/operations.csv", ",direct,", ",certain,"),
        ("data/operations.csv", "tdh,", "tdhh,"),
        ("data/operations.csv", ",2019,", ",in 2019,"),
        ("data/members.csv", "\r\ntdh,", "\r\ntlas,"),
        ("data/coverage.csv", ",True,", ",perhaps,"),
    ],
)
def test_a_table_that_is_not_so_does_not_pass(taken: Path, path: str, right: str, wrong: str) -> None:
    file = taken.parent / path
    text = file.read_bytes().decode()
    assert right in text
    file.write_bytes(text.replace(right, wrong, 1).encode())
    assert not frictionless.validate(str(taken)).valid


def test_each_column_has_a_meaning_and_a_type(published: dict[str, Any]) -> None:
    for resource in published["resources"]:
        for field in resource.get("schema", {"fields": []})["fields"]:
            assert field["description"].endswith("."), (resource["name"], field["name"])
    operations = fields(published, "operations")
    assert operations["year_from"]["type"] == "year"
    assert operations["confirmed_on"]["type"] == "date"
    assert operations["source_url"] == {
        "name": "source_url", "type": "string", "format": "uri", "description": "Address of the source.", "constraints": {"required": True},
    }  # fmt: skip
    assert operations["evidence"]["constraints"] == {"enum": ["direct", "stated", "indirect", "weak"], "required": True}
    assert "required" not in operations["level"]["constraints"]
    coverage = {name: field["type"] for name, field in fields(published, "coverage").items()}
    assert [coverage[name] for name in ("code", "members", "stated", "recency", "area_km2", "population", "per_100k")] == [
        "string", "integer", "boolean", "year", "number", "integer", "number",
    ]  # fmt: skip


def test_it_says_what_the_standard_asks_for(published: dict[str, Any], shipped: Dataset) -> None:
    assert (published["version"], published["created"]) == (shipped.version, f"{shipped.released}T00:00:00Z")
    assert published["sources"][0] == {
        "title": "All Together Against Child Trafficking", "path": "https://bktfcoalition.org/rreth-nesh-2/",
    }  # fmt: skip
    by_name = {resource["name"]: resource for resource in published["resources"]}
    assert by_name["coverage-shapes"]["licenses"][0]["name"] == "ODbL-1.0"
    assert [resource["path"] for resource in published["resources"]] == [
        *(f"data/{name}" for name in TABLES),
        "data/coverage.geojson",
        "data/coverage.gpkg",
    ]
    assert by_name["members"]["schema"]["primaryKey"] == ["member"]
    member = {"fields": "member", "reference": {"resource": "members", "fields": "member"}}
    assert by_name["operations"]["schema"]["foreignKeys"] == by_name["partners"]["schema"]["foreignKeys"] == [member]


def test_other_sites_may_read_it_and_the_page_names_it(client: FlaskClient) -> None:
    assert client.get("/datapackage.json").headers["Access-Control-Allow-Origin"] == "*"
    assert client.get("/").headers["Link"] == '<datapackage.json>; rel="describedby"; type="application/json"'
