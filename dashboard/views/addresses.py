"""Where the pages of a site are for everybody else: as a server answers them, or as files of a static site."""

from dataclasses import dataclass
from typing import ClassVar

from dashboard.texts.language import LANGUAGES

PAGE_FILE = "{kind}/{name}.{lang}.html"  # the browser half fills it in too
CARD_FILE = "{kind}/{name}.card.{lang}.html"
LIST = "index"  # the name of the list of all pages of a kind, among files
# In the environment of WSGI: who makes files of the pages says here how addresses are written in them. No reader can set it.
ASKED = "dashboard.addresses"


@dataclass(frozen=True)
class Addresses:
    """The addresses of a server; the path of a page is ``place/AL-DI``, of a list ``place/``, of the dashboard empty.

    Attributes:
        root: public address without a slash at its end; where none is known it is empty, and addresses are relative to the page.
        served: a server answers there, which makes files on demand.
    """

    root: str = ""
    served: ClassVar[bool] = True

    def page(self, path: str, lang: str = "") -> str:
        """Return where a page is; without a language, where it is in that of the reader."""
        return (f"{self.root}/{path}" if self.root else "" if lang else "?") + (f"?lang={lang}" if lang else "")

    def versions(self, path: str) -> dict[str, str]:
        """Return language -> where the page is in it, as search engines name languages."""
        return {**{lang: self.page(path, lang) for lang in LANGUAGES}, "x-default": self.page(path)}

    def card(self, path: str, lang: str) -> str:
        """Return what a page elsewhere has in its frame."""
        return f"{self.root}/{path}?embed=1&lang={lang}"

    def preview(self, lang: str, version: str) -> str:
        """Return the picture of the dashboard for previews of its link."""
        return f"{self.root}/social/{lang}-{version}.png"

    def picture(self, path: str, level: str, lang: str, version: str) -> str:
        """Return the picture of a page for previews of its link. ``level``: of a place; ``version``: of the data."""
        kind, name = path.split("/")
        return f"{self.root}/data/coverage.png?{kind}={name}{f'&level={level}' if level else ''}&lang={lang}"


NOWHERE = Addresses()


@dataclass(frozen=True)
class FileAddresses(Addresses):
    """The addresses of a static site, which has what was written into its folder and nothing else."""

    served: ClassVar[bool] = False

    def page(self, path: str, lang: str = "") -> str:
        """Return the file of a page; without a language, that of the first."""
        if not path:
            return super().page(path, lang)  # one file in every language
        return self._file(PAGE_FILE, path, lang or LANGUAGES[0])

    def card(self, path: str, lang: str) -> str:
        """Return the file for the frame."""
        return self._file(CARD_FILE, path, lang)

    def preview(self, lang: str, version: str) -> str:
        """Return the picture that lies beside the scripts."""
        return f"{self.root}/assets/social-{lang}-{version}.png"

    def picture(self, path: str, level: str, lang: str, version: str) -> str:
        """Return the same picture for every page."""
        return self.preview(lang, version)

    def _file(self, form: str, path: str, lang: str) -> str:
        kind, name = path.split("/")
        file = form.format(kind=kind, name=name or LIST, lang=lang)
        return f"{self.root}/{file}" if self.root else file.removeprefix(f"{kind}/")
