"""HTML put together from elements: text is escaped where it becomes part of one, once."""

from html import escape


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(name: str, *inner: str, **attributes: str | None) -> Html:
    """Return an element; text is escaped, elements are not.

    Args:
        attributes: those that are None are left out; ``class_`` stands for ``class``, an underscore for a hyphen.
    """
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value is not None)
    return Html(f"<{name}{written}>{''.join(part if isinstance(part, Html) else escape(part) for part in inner)}</{name}>")
