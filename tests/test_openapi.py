"""The published description of the endpoints says what is answered, and is answered as it says."""

import re
from typing import Any

import pytest
import schemathesis
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from dashboard.domain.dataset import Dataset
from dashboard.domain.parameters import PARAMETERS
from dashboard.domain.selection import vocabulary
from dashboard.exports.forms import FORMS, VIEW_FORMS
from dashboard.server.guard import LONGEST_QUERY
from dashboard.server.openapi import describe_endpoints
from tests.domain.test_selection import NOTHING

LAWS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
FIXED = ["/healthz", "/readyz", "/datapackage.json", "/changes", "/changes.atom", "/download/dashboard.html", "/download/decks.json"]
PROFILES = ["/place/{name}.pdf", "/member/{name}.pdf", "/place/{name}.docx"]
DRAWN = ("png", "svg", "pdf", "xlsx", "pptx")  # about a second each


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


@pytest.fixture(scope="module")
def published(client: FlaskClient) -> dict[str, Any]:
    return client.get("/openapi.json").get_json()


@pytest.fixture(scope="module")
def described(app: Dash) -> Any:
    return schemathesis.openapi.from_wsgi("/openapi.json", app.server)


ASKED = [
    *(pytest.param(f"/data/{name}", GenerationMode.NEGATIVE, id=f"{name}, other values") for name in VIEW_FORMS),
    *(pytest.param(path, GenerationMode.POSITIVE, id=path) for path in [*FIXED, *PROFILES, *(f"/data/{name}" for name in FORMS)]),
]


@pytest.mark.parametrize(("path", "mode"), ASKED)
def test_each_endpoint_answers_as_it_says(described: Any, path: str, mode: GenerationMode) -> None:
    @given(case=described[path]["GET"].as_strategy(generation_mode=mode))
    @settings(max_examples=2 if path.endswith(DRAWN) else 10, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
    def answers(case: schemathesis.Case) -> None:
        if path.endswith("pptx"):
            case.query = {**(case.query or {}), "sequence": "level=county"}  # one slide; all steps are drawn elsewhere
        response = case.call()
        case.validate_response(response, checks=LAWS)
        assert b"Traceback" not in response.content

    answers()


def test_the_description_is_made_from_what_answers(published: dict[str, Any], shipped: Dataset) -> None:
    assert list(published["paths"]) == [*FIXED, *PROFILES, *(f"/data/{name}" for name in FORMS)]
    parameters = published["components"]["parameters"]
    assert set(parameters) == set(PARAMETERS) | {"sequence", "excel", "hxl"}
    assert parameters["level"]["schema"] == {"type": "string", "enum": ["county", "district", "municipality"], "default": "district"}
    assert parameters["member"]["schema"]["items"]["enum"] == shipped.member_ids
    assert parameters["member"]["explode"] is False  # several values with commas, as links write them
    assert published["info"]["version"] == shipped.version


def test_a_description_names_the_public_address() -> None:
    assert describe_endpoints(vocabulary(NOTHING), name="X", version="0", url="https://map.example")["servers"] == [
        {"url": "https://map.example"}
    ]


def test_what_the_description_says_of_refusals_is_so(client: FlaskClient, published: dict[str, Any]) -> None:
    for path, item in published["paths"].items():
        answers = set(item["get"]["responses"])
        assert ("503" in answers) == (path.startswith(("/data", "/changes", "/download/", "/place/", "/member/")))
        refused = client.get(f"{path}?{'a' * (LONGEST_QUERY + 1)}")
        assert (refused.status_code, refused.mimetype) == (414, "text/html")


def test_each_address_has_an_example_that_is_answered_as_it_says(client: FlaskClient, published: dict[str, Any]) -> None:
    for path, item in published["paths"].items():
        (sample,) = item["get"]["x-codeSamples"]
        asked = re.fullmatch(r"curl --remote-name '(/[^']+)'", sample["source"])
        assert asked, path
        address = asked[1]
        assert address.partition("?")[0] == path or "{name}" in path
        response = client.get(address)
        assert response.status_code == 200, address
        assert response.mimetype in item["get"]["responses"]["200"]["content"]
        assert path not in VIEW_FORMS or "level=county" in address


def test_an_example_names_the_public_address() -> None:
    paths = describe_endpoints(vocabulary(NOTHING), name="X", version="0", url="https://map.example/")["paths"]
    assert paths["/healthz"]["get"]["x-codeSamples"][0]["source"] == "curl --remote-name 'https://map.example/healthz'"
