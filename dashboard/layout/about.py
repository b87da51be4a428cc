"""What the coalition is, how the map was made, its limits: the text of the data folder, and the rows on no map."""

from typing import Any

from dash import html

from dashboard.domain.dataset import Dataset
from dashboard.layout.markdown import markdown
from dashboard.layout.text import t
from dashboard.texts.message import mark


def about(dataset: Dataset) -> html.Div:
    """Return the About view; the browser shows the text of its language and fills in the rows on no map."""
    texts: list[Any] = [
        html.Div(markdown(text), className="about-text", lang=lang, **{"data-lang": lang}) for lang, text in dataset.about.items()
    ]
    return html.Div(
        [
            *texts,
            t("Records not shown on the map", html.H2),
            t("These records stay in the data, with the reason why the map does not show them. Nothing is deleted.", html.P),
            html.Div(
                id="unplaced", className="table-scroll", tabIndex=0, role="region",
                **{"data-msg-label": mark("Records not shown on the map")},
            ),
        ],
        id="view-about", className="view about-view", hidden=True,
    )  # fmt: skip
