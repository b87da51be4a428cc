"""What stands on the page only while it is presented, and the dialog in which QR code, lists and codes are shown."""

from typing import Any

from dash import html

from dashboard.layout.text import t
from dashboard.texts.message import mark

_ACTS = [
    ("previous", "previous", mark("Previous step (left arrow)")),
    ("next", "next", mark("Next step (right arrow)")),
    ("list", "list", mark("List of steps (L)")),
    ("notes", "notes", mark("Speaker notes in a second window (N)")),
    ("code", "code", mark("QR code of this view (Q)")),
    ("blank", "blank", mark("Blank the screen (B)")),
    ("full", "full", mark("Full screen (F)")),
    ("leave", "close", mark("Exit the presentation (Esc)")),
]


def stage() -> html.Section:
    """Return the words beside the map: where we are, one number with what it says, one sentence; what stands for the map; the small print."""
    return html.Section(
        [
            html.Div(
                [
                    html.H1(id="step-title"),
                    html.P(id="step-supposed"),
                    html.P(id="step-figure"),
                    html.P(id="step-finding"),
                    html.P(id="step-sentence", **{"aria-live": "polite"}),
                    html.Div(id="step-code"),
                ],
                id="step-words",
            ),
            html.Div(id="step-picture"),
            html.P(id="step-from"),
        ],
        id="stage",
    )


def presenter() -> list[Any]:
    """Return the bar, the notes, the blank screen and the dialog, all at the end of the page."""
    acts = [
        html.Button(className="icon", title=words, **{"data-act": act, "data-icon": icon, "data-msg-label": words})
        for act, icon, words in _ACTS
    ]
    return [
        html.Div(
            [*acts[:2], html.Span(id="step-count"), *acts[2:], html.Button("0:00", id="timer", **{"data-msg-label": mark("Restart the timer")})],
            id="presenter-bar", role="toolbar", **{"data-msg-label": mark("Presentation")},
        ),
        html.Aside(id="notes", hidden=True, **{"data-msg-label": mark("Speaker notes")}),
        html.Button(id="blank", hidden=True, **{"data-msg-label": mark("The screen is blank. Press any key.")}),
        html.Dialog(
            [
                html.Button(id="dialog-close", className="icon", **{"data-icon": "close", "data-msg-label": mark("Close")}),
                html.P(id="dialog-notice", role="status"),
                html.Div(id="dialog-content"),
            ],
            id="dialog", **{"aria-labelledby": "dialog-title"},
        ),
        t("Open in the coverage map", html.A, id="embed-back", target="_blank"),
    ]  # fmt: skip
