"""Colours of the maps, one place for both colour schemes. ``assets`` holds the page's own colours.

One hue by lightness for the counts (legible in grey and for colour-blind readers); what is not
documented differs by pattern and outline as well.
"""

MAP_COLOURS: dict[str, dict[str, str]] = {
    "light": {
        "c1": "#bcdcd6", "c2": "#86bfb9", "c3": "#4c9c9b", "c4": "#1c7379", "c5": "#0a4450",
        "n11": "#e8e6ef", "n12": "#a9cdd3", "n13": "#5aa8ae", "n21": "#e0b9c3", "n22": "#a49db3", "n23": "#587f93",
        "n31": "#c8536f", "n32": "#8f4670", "n33": "#443b67",
        "stated": "#fdf3dc", "hatch": "#b9770e", "none": "#ffffff", "related": "#ddd8ec", "nodata": "#d9d4dd", "outside": "#eef0ee",
        "border": "#5d6f70", "focus": "#c2410c", "label": "#12292b", "label_inverse": "#ffffff",
        "home": "#b9770e", "land": "#e7eae6",
    },
    "dark": {
        "c1": "#24504f", "c2": "#2f7371", "c3": "#409a95", "c4": "#6cc3ba", "c5": "#bdf0e6",
        "n11": "#2b3036", "n12": "#2f5c63", "n13": "#3fa0a3", "n21": "#5f3442", "n22": "#665d78", "n23": "#6fa3c0",
        "n31": "#d0506f", "n32": "#c67ab0", "n33": "#cfc4f5",
        "stated": "#2e2818", "hatch": "#e0a83f", "none": "#141d1f", "related": "#3d3654", "nodata": "#3a3440", "outside": "#0f1618",
        "border": "#93a7a7", "focus": "#ff9d5c", "label": "#eef6f5", "label_inverse": "#0d2326",
        "home": "#e0a83f", "land": "#26302f",
    },
}  # fmt: skip
# Class -> the colour that it takes from the scheme; the others have one of their own.
SHARED_COLOURS = {"both": "c5", "page": "stated", "found": "c2"}
HATCHED = ("stated", "page")  # told apart by pattern as well
CLASS_ORDER = ("outside", "none", "nodata", "stated", "related", "found", "both", "c1", "c2", "c3", "c4", "c5",
               *(f"n{need}{members}" for need in (1, 2, 3) for members in (1, 2, 3)))  # fmt: skip
INVERSE_LABELS = {
    "light": ("c4", "c5", "c3", "n13", "n23", "n31", "n32", "n33"),
    "dark": ("c3", "c4", "c5", "n13", "n23", "n31", "n32", "n33"),
}
# The typefaces, and those of the machine that stand in for them, made as wide; without the page's style sheet their own names count.
SANS = ("Source Sans 3", "As Arial", "As Noto Sans", "As DejaVu Sans", "Noto Sans", "DejaVu Sans")
SERIF = ("Source Serif 4", "As Noto Serif", "As Times", "As DejaVu Serif", "Georgia")
FONT = ", ".join([*(f"'{family}'" for family in SANS), "sans-serif"])
