"""Read the text of the About view: Markdown, a file for each language, without raw HTML."""

from pathlib import Path

from markdown_it import MarkdownIt

from dashboard.io.problems import TableError
from dashboard.texts.language import LANGUAGES
from dashboard.texts.message import message

ABOUT_FILES = tuple(f"about.{lang}.md" for lang in LANGUAGES)
_HTML = ("html_block", "html_inline")


def read_about(folder: Path) -> dict[str, str]:
    """Return language -> Markdown; empty where the folder has no such file.

    Raises:
        TableError: one cannot be read, or holds raw HTML.
    """
    found = {}
    for lang, name in zip(LANGUAGES, ABOUT_FILES, strict=True):
        try:
            found[lang] = (folder / name).read_text("utf-8")
        except FileNotFoundError:
            found[lang] = ""
        except (OSError, UnicodeDecodeError) as error:
            raise TableError(name, message("cannot be read ({why})", why=str(error)), message("Save it as text in UTF-8.")) from error
        _refuse_html(name, found[lang])
    return found


def _refuse_html(name: str, text: str) -> None:
    for token in MarkdownIt("commonmark").parse(text):
        raw = [token, *(token.children or ())]
        if any(part.type in _HTML for part in raw):
            line = (token.map or [0])[0] + 1
            raise TableError(f"{name}:{line}", message("holds HTML"), message("Write it as Markdown: # heading, - list, [words](address)."))
