"""Empty maps are valid figures of Plotly, and fetch nothing."""

import plotly.graph_objects as go
import pytest

from dashboard.figures.maps import empty_map


@pytest.mark.parametrize("window", [{"lon": [19.1, 21.2], "lat": [39.6, 42.7]}, {"lon": [-10.5, 51.0], "lat": [34.0, 60.0]}])
def test_an_empty_map_is_a_valid_figure(window: dict[str, list[float]]) -> None:
    figure = go.Figure(empty_map(window))
    assert (list(figure.layout.geo.lonaxis.range), figure.layout.geo.visible) == (window["lon"], False)
