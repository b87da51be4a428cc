"""``profiles``: a PDF of every place and every member."""

import sys
from pathlib import Path

from dashboard.bundling.typefaces import paper_typefaces
from dashboard.domain.dataset import Dataset
from dashboard.safe_write import write_whole
from dashboard.texts.language import LANGUAGES
from dashboard.views.profile import paths_of, profile_of

_WIDE = 30  # signs of the bar


def profiles(dataset: Dataset, *, folder: Path, level: str = "", lang: str = "", url: str = "") -> int:
    """Write the PDFs of all places and members into ``folder``, of the places of one ``level`` alone where it is given.

    Args:
        lang: the one language; both where it is empty. url: public address, for links and QR codes.
    """
    from dashboard.exports.profile import profile_pdf

    wanted = [(path, each) for path in paths_of(dataset, level) for each in ([lang] if lang else LANGUAGES)]
    typefaces = paper_typefaces()
    for done, (path, each) in enumerate(wanted):
        kind, name = path.split("/")
        _show(done, len(wanted), f"{name} {each}")
        write_whole(folder / f"{name}-{each}.pdf", profile_pdf(profile_of(dataset, kind, name, each), url=url, typefaces=typefaces))
    _show(len(wanted), len(wanted), "")
    print(f"{folder}: {len(wanted)} files")
    return 0


def _show(done: int, total: int, name: str) -> None:
    """Draw the bar anew where somebody watches."""
    if sys.stderr.isatty():
        full = _WIDE * done // total
        line = f"[{'#' * full}{'.' * (_WIDE - full)}] {done}/{total} {name}"
        sys.stderr.write(f"\r{line:<{_WIDE + 40}}" + ("\n" if done == total else ""))
        sys.stderr.flush()
