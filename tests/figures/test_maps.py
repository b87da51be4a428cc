import plotly.graph_objects as go
import pytest

from dashboard.figures.maps import ALBANIA, PARTNERS, empty_map


@pytest.mark.parametrize("window", [ALBANIA, PARTNERS], ids=["Albania", "partner countries"])
def test_an_empty_map_is_a_figure_that_plotly_knows_and_asks_for_no_base_map(window: dict[str, list[float]]) -> None:
    figure = go.Figure(empty_map(window))  # raises where a name or a value is unknown
    assert figure.layout.geo.visible is False
    assert list(figure.layout.geo.lonaxis.range) == window["lon"]
