"""Colours of the maps, one place for both colour schemes. ``assets`` holds the page's own colours.

One hue by lightness for the counts (legible in grey and for colour-blind readers). A gap has a colour of its own, which nothing else
has; one that the coalition names is hatched in it.
"""

MAP_COLOURS: dict[str, dict[str, str]] = {
    "light": {
        "c1": "#cde2e0", "c2": "#9ac7c5", "c3": "#5fa3a5", "c4": "#2c7880", "c5": "#114b55",
        "a": "#4c78c4", "b": "#e6b43c", "ab": "#1c2a4a",
        "n11": "#e8e6ef", "n12": "#a9cdd3", "n13": "#5aa8ae", "n21": "#e0b9c3", "n22": "#a49db3", "n23": "#587f93",
        "n31": "#c8536f", "n32": "#8f4670", "n33": "#443b67",
        "stated": "#fbe7dd", "hatch": "#d3512a", "none": "#d3512a", "gap_text": "#b03a17", "quiet": "#e9eae6", "quiet_stated": "#d0c9bc",
        "related": "#ddd8ec", "whatif": "#6b4fa0", "nodata": "#f0edf1", "unknown_hatch": "#857b8c", "outside": "#f4f2ec",
        "border": "#ffffff", "coast": "#4e666c", "focus": "#0b57d0", "label": "#17262b", "label_inverse": "#ffffff",
        "home": "#b9770e", "land": "#f4f2ec", "land_line": "#d5d1c6", "sea": "#e6eef1", "land_label": "#5e6e73",
    },
    "dark": {
        "c1": "#24484d", "c2": "#30666c", "c3": "#468a8f", "c4": "#7cbbb9", "c5": "#c6e8e2",
        "a": "#4e7bd0", "b": "#a97c14", "ab": "#f3f1ea",
        "n11": "#2b3036", "n12": "#2f5c63", "n13": "#3fa0a3", "n21": "#5f3442", "n22": "#665d78", "n23": "#6fa3c0",
        "n31": "#d0506f", "n32": "#c67ab0", "n33": "#cfc4f5",
        "stated": "#3b221a", "hatch": "#ff8555", "none": "#ff8555", "gap_text": "#ff9c73", "quiet": "#232e31", "quiet_stated": "#454037",
        "related": "#3d3654", "whatif": "#b9a3ee", "nodata": "#2a262e", "unknown_hatch": "#9a90a2", "outside": "#1a2325",
        "border": "#101719", "coast": "#8fa3a6", "focus": "#8ab4f8", "label": "#eef1ec", "label_inverse": "#0d1b1d",
        "home": "#e0a83f", "land": "#1a2325", "land_line": "#303c3f", "sea": "#0d1416", "land_label": "#9aa7a8",
    },
}  # fmt: skip
# The page's own colours, as ``assets/10-page.css`` has them, for what no script colours.
PAGE_COLOURS = {
    "light": {
        "paper": "#fbfaf7", "card": "#ffffff", "ink": "#17262b", "soft": "#46575d", "line": "#e2dfd6", "border": "#7f898a",
        "accent": "#0e5a66", "accent-ink": "#ffffff", "accent-soft": "#e1eeee", "focus": "#0b57d0",
    },
    "dark": {
        "paper": "#101719", "card": "#182124", "ink": "#eef1ec", "soft": "#b4c0c0", "line": "#2b3639", "border": "#76858a",
        "accent": "#8fd0ce", "accent-ink": "#0d1b1d", "accent-soft": "#1f3436", "focus": "#8ab4f8",
    },
}  # fmt: skip
# Class -> the colour that it takes from the scheme; the others have one of their own.
SHARED_COLOURS = {"on": "c5", "both": "c5", "page": "stated", "found": "c2"}
HATCHES = {"stated": "hatch", "page": "hatch", "nodata": "unknown_hatch"}  # class told apart by pattern as well -> colour of the lines
# What a class looks like where it is no gap: only some members are meant, or the coalition's own words alone. Nothing is hatched then.
LOOKS: dict[str, dict[str, str]] = {
    "usual": {},
    "narrowed": {"none": "quiet", "stated": "quiet_stated"},
    "only_stated": {"none": "quiet", "stated": "c3"},
}
CLASS_ORDER = ("outside", "none", "nodata", "stated", "related", "whatif", "found", "both",
               "c1", "c2", "c3", "c4", "c5", "a", "ab", "b", "on",
               *(f"n{need}{members}" for need in (1, 2, 3) for members in (1, 2, 3)))  # fmt: skip
INVERSE_LABELS = {
    "light": ("none", "whatif", "c4", "c5", "a", "ab", "n13", "n23", "n31", "n32", "n33"),
    "dark": ("none", "whatif", "c3", "c4", "c5", "ab", "n13", "n23", "n31", "n32", "n33"),
}
# The typefaces, and those of the machine that stand in for them, made as wide; without the page's style sheet their own names count.
SANS = ("Source Sans 3", "As Arial", "As Noto Sans", "As DejaVu Sans", "Noto Sans", "DejaVu Sans")
SERIF = ("Source Serif 4", "As Noto Serif", "As Times", "As DejaVu Serif", "Georgia")
FONT = ", ".join([*(f"'{family}'" for family in SANS), "sans-serif"])


def look_of(*, narrowed: bool, only_stated: bool) -> str:
    """Return the name of the look in :data:`LOOKS` of a view with these properties."""
    return "only_stated" if only_stated else "narrowed" if narrowed else "usual"


def colour_name(class_id: str, look: str) -> str:
    """Return under which name a scheme has the colour of a class."""
    return LOOKS[look].get(class_id) or SHARED_COLOURS.get(class_id, class_id)


def hatch_name(class_id: str, look: str) -> str:
    """Return under which name a scheme has the colour of the lines over a class; empty where it has none."""
    return "" if class_id in LOOKS[look] else HATCHES.get(class_id, "")


def colour_sheet(*, root: str = ":root", within: str = "svg", mode: str = "") -> str:
    """Return a style sheet with the colours of the page, of the reader's own scheme unless ``mode`` is given, and those of its maps.

    Args:
        root: selector of what bears the colours. within: selector of what holds the maps, whose shapes have classes.
    """
    schemes = {name: ";".join([f"color-scheme:{name}", *_properties(name)]) for name in MAP_COLOURS}
    inverse = sorted({colour for names in INVERSE_LABELS.values() for colour in names})
    fills = "".join(f"{within} .{name}{{fill:var(--map-{name})}}" for name in MAP_COLOURS["light"])
    labels = "".join(f"{within} .on-{name}{{fill:var(--on-{name});stroke:var(--map-{name})}}" for name in inverse)
    own = f"{root}{{{schemes[mode or 'light']}}}"
    dark = "" if mode else f"@media screen and (prefers-color-scheme:dark){{{root}{{{schemes['dark']}}}}}"
    return f"{own}{dark}{fills}{labels}"


def _properties(mode: str) -> list[str]:
    """Return the colours of a scheme as properties; ``--on-...`` is that of words over a colour of the map."""
    inks = {name: "label_inverse" if name in INVERSE_LABELS[mode] else "label" for names in INVERSE_LABELS.values() for name in names}
    return [
        *(f"--{name}:{colour}" for name, colour in PAGE_COLOURS[mode].items()),
        *(f"--map-{name}:{colour}" for name, colour in MAP_COLOURS[mode].items()),
        *(f"--on-{name}:{MAP_COLOURS[mode][ink]}" for name, ink in inks.items()),
    ]
