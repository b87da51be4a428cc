"""What stands on the page only while it is presented, and the sheet on which QR code, lists and codes are shown."""

from typing import Any

from dash import html

from dashboard.layout.text import t

_ACTS = [
    ("previous", "‹", "Previous step (left arrow)"),
    ("next", "›", "Next step (right arrow)"),
    ("list", "☰", "List of steps (L)"),
    ("notes", "✎", "Speaker notes (N)"),
    ("window", "⧉", "Speaker notes in a second window"),
    ("code", "▦", "QR code of this view (Q)"),
    ("blank", "■", "Blank the screen (B)"),
    ("full", "⛶", "Full screen (F)"),
    ("leave", "×", "Leave the presentation (Esc)"),
]


def stage() -> html.Section:
    """Return the words beside the map: where we are, a title, one sentence."""
    return html.Section(
        [html.H1(id="step-title"), html.P(id="step-sentence", **{"aria-live": "polite"}), html.Div(id="step-code")],
        id="stage",
    )


def presenter() -> list[Any]:
    """Return the bar, the notes, the blank screen and the sheet, all at the end of the page."""
    acts = [html.Button(sign, className="icon", title=words, **{"data-act": act, "data-msg-label": words}) for act, sign, words in _ACTS]
    return [
        html.Div(
            [*acts[:2], html.Span(id="step-count"), *acts[2:], html.Button("0:00", id="timer", **{"data-msg-label": "Timer: start again"})],
            id="presenter-bar", role="toolbar", **{"data-msg-label": "Presentation"},
        ),
        html.Aside(id="notes", hidden=True, **{"data-msg-label": "Speaker notes"}),
        html.Button(id="blank", hidden=True, **{"data-msg-label": "The screen is blank: press any key"}),
        html.Dialog(
            [
                html.Button("×", id="sheet-close", className="icon", **{"data-msg-label": "Close"}),
                html.P(id="sheet-notice", role="status"),
                html.Div(id="sheet-content"),
            ],
            id="sheet", **{"aria-labelledby": "sheet-title"},
        ),
        t("Open in the coverage map", html.A, id="embed-back", target="_blank"),
    ]  # fmt: skip
