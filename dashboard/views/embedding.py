"""A card of a place or a member in the page of another site: what it shows, and the code that puts it there.

The card tells the page around it how high it is; where nobody listens it keeps the height that the code gives it, and scrolls.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.texts.message import mark
from dashboard.texts.translator import Translator
from dashboard.views.addresses import Addresses
from dashboard.views.elements import Html, tag
from dashboard.views.profile import Profile
from dashboard.views.profile_lines import Entry
from dashboard.views.svg_legend import map_with_legend

# The code for the other site, as the page offers it too.
CODE = """<iframe class="coverage-card" src="{address}" title="{title}"
  width="100%" height="520" style="border:0;max-width:40rem" loading="lazy"></iframe>
<script>
addEventListener("message", function (event) {
  document.querySelectorAll("iframe.coverage-card").forEach(function (frame) {
    var height = frame.contentWindow === event.source && event.data ? event.data.coverageHeight : 0;
    if (height > 0) frame.height = Math.min(height, 4000);
  });
});
</script>"""
ABOUT = mark("Paste this code into your page. The card is as high as its content, sets no cookies and stores nothing.")
_TELL_HEIGHT = """<script>
(() => {
  const page = document.documentElement;
  const tell = () => parent.postMessage({ coverageHeight: Math.ceil(page.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(page);
})();
</script>"""
_COPY = """<script>
for (const button of document.querySelectorAll("button[data-copied]")) {
  button.hidden = false;
  button.onclick = async () => {
    const code = button.parentElement.querySelector("textarea");
    code.select();
    await (navigator.clipboard ? navigator.clipboard.writeText(code.value) : document.execCommand("copy"));
    button.textContent = button.dataset.copied;
  };
}
</script>"""
SCRIPTS = _TELL_HEIGHT + _COPY
_ELSEWHERE = {"target": "_blank", "rel": "noopener"}
_SHOWN = {"place": ("members", "next_door"), "member": ("where",)}  # sections: of the first that there is, the names


@dataclass(frozen=True)
class Card:
    """What stands in the frame: ``title`` as text, ``body`` as HTML."""

    title: str
    body: str


def card_of(profile: Profile) -> Card:
    """Return the finding with its names, the map, the way to the page, and whose data they are; every link opens a window of its own."""
    view, _ = profile.view, Translator(profile.lang)
    brand = _("{coalition} · Coverage map", coalition=view.dataset.coalition.short[profile.lang])
    gap = [tag("p", profile.notes[0], class_="state")] if profile.kind == "place" and not profile.count else []
    parts = [
        tag("p", _link("../", brand, _), class_="brand"),
        tag("h1", _link(profile.id, profile.finding, _)),
        *gap,
        Html(map_with_legend(view, label=profile.about, chosen=[profile.id] if profile.kind == "place" else ())),
        *_names(profile, _),
        tag("p", _link(profile.id, _("Sources and more about {name}", name=profile.name), _), class_="more"),
        tag("footer", *(tag("p", text) for text in (profile.foot[0], _whose(profile, _)))),
    ]
    return Card(profile.finding, f"<main>{''.join(parts)}</main>{_TELL_HEIGHT}")


def _names(profile: Profile, _: Translator) -> Sequence[str]:
    found = {section.key: section for section in profile.sections}
    section = next((found[key] for key in _SHOWN[profile.kind] if key in found), None)
    if not section:
        return []
    names = [line for line in section.lines if isinstance(line, Entry)]
    return [tag("h2", section.title), tag("ul", *(tag("li", _link(f"../{e.page}", e.name, _) if e.page else e.name) for e in names))]


def _whose(profile: Profile, _: Translator) -> str:
    attribution = profile.view.dataset.coalition.boundary_attribution
    return _("Boundaries: {attribution}. Presence does not mean that needs are met.", attribution=attribution)


def _link(address: str, words: str, _: Translator) -> Html:
    return tag("a", words, href=f"{address}?lang={_.lang}", **_ELSEWHERE)


def offer(profile: Profile, *, addresses: Addresses) -> str:
    """Return the part of a page that offers the code; the button for copying shows where scripts run."""
    _ = Translator(profile.lang)
    address = addresses.card(profile.path, profile.lang)
    code = CODE.replace("{address}", escape(address)).replace("{title}", escape(profile.finding))
    lines = str(code.count("\n") + 2)
    copy = f'<button hidden aria-live="polite" data-copied="{escape(_("Code copied."))}">{escape(_("Copy the code"))}</button>'
    return (
        f'<details class="live"><summary>{escape(_("Show this on another website"))}</summary><p>{escape(_(ABOUT))}</p>'
        f'<textarea readonly rows="{lines}" aria-label="{escape(_("Embed code"))}">{escape(code)}</textarea>{copy}</details>{_COPY}'
    )
