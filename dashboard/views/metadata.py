"""What a file says of itself where only programs look: in the properties, chunks or tables that its form has for that."""

from dataclasses import asdict, dataclass

from dashboard.domain.view import View
from dashboard.views.sentences import stamps_of


@dataclass(frozen=True)
class Metadata:
    """Of one view. ``data`` says who may see it, where not everybody may; ``licence`` is that of the shapes, which the figures have not; ``created`` the day of the data, ISO 8601."""

    title: str
    description: str
    selection: str
    data: str
    sources: str
    licence: str
    attribution: str
    disclaimer: str
    publisher: str
    created: str
    version: str
    language: str

    @property
    def about(self) -> str:
        """All that has no place of its own in most forms, as one text."""
        return " ".join([self.description, f"{self.selection}.", self.data, self.disclaimer])

    @property
    def rights(self) -> str:
        """Sources and licences as one text."""
        return " ".join(filter(None, [self.sources, self.licence]))

    def shown(self) -> dict[str, str]:
        """Return what there is, by name."""
        return {name: value for name, value in asdict(self).items() if value}


def metadata_of(view: View) -> Metadata:
    """Return the metadata of a view in the language of its selection."""
    stamps, coalition, lang = stamps_of(view), view.dataset.coalition, view.selection.lang
    licence = coalition.boundary_licence if not view.partners else {}  # the shapes of other countries are free of any
    return Metadata(
        title=stamps.title, description=stamps.sentence, selection=stamps.selection, data=stamps.data, sources=stamps.sources,
        licence=f"{licence['title']}: {licence['path']}" if {"title", "path"} <= set(licence) else licence.get("name", ""),
        attribution=coalition.boundary_attribution, disclaimer=stamps.disclaimer, publisher=coalition.name[lang],
        created=view.dataset.released, version=view.dataset.version, language=lang,
    )  # fmt: skip
