"""Colours of the maps, one place for both colour schemes. ``assets`` holds the page's own colours.

One hue by lightness for the counts (legible in grey and for colour-blind readers); what is not
documented differs by pattern and outline as well.
"""

MAP_COLOURS: dict[str, dict[str, str]] = {
    "light": {
        "c1": "#bcdcd6", "c2": "#86bfb9", "c3": "#4c9c9b", "c4": "#1c7379", "c5": "#0a4450",
        "stated": "#fdf3dc", "hatch": "#b9770e", "none": "#ffffff", "nodata": "#d9d4dd", "outside": "#eef0ee",
        "border": "#5d6f70", "focus": "#c2410c", "label": "#12292b", "label_inverse": "#ffffff",
        "home": "#b9770e", "land": "#e7eae6", "sea": "#ffffff00",
    },
    "dark": {
        "c1": "#24504f", "c2": "#2f7371", "c3": "#409a95", "c4": "#6cc3ba", "c5": "#bdf0e6",
        "stated": "#2e2818", "hatch": "#e0a83f", "none": "#141d1f", "nodata": "#3a3440", "outside": "#0f1618",
        "border": "#93a7a7", "focus": "#ff9d5c", "label": "#eef6f5", "label_inverse": "#0d2326",
        "home": "#e0a83f", "land": "#26302f", "sea": "#ffffff00",
    },
}  # fmt: skip
# Class -> the colour that it takes from the scheme; the others have one of their own.
SHARED_COLOURS = {"both": "c5", "page": "stated", "found": "c2"}
CLASS_ORDER = ("outside", "none", "nodata", "stated", "found", "both", "c1", "c2", "c3", "c4", "c5")
INVERSE_LABELS = {"light": ("c4", "c5", "c3"), "dark": ("c3", "c4", "c5")}
FONT = "'Source Sans 3', 'Segoe UI', 'Noto Sans', 'DejaVu Sans', system-ui, sans-serif"
