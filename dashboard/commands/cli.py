"""Commands: parse, call, print."""

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlencode

from dashboard.commands.check import check
from dashboard.commands.folder import FOLDER_COMMANDS, add_folder_commands, run_folder_command
from dashboard.commands.profiles import profiles
from dashboard.commands.typefaces import set_up_paper
from dashboard.domain.dataset import Dataset
from dashboard.domain.parameters import PARAMETERS
from dashboard.domain.places import SHOWN_LEVELS
from dashboard.domain.selection import Selection, parse_query, write_query
from dashboard.domain.view import View
from dashboard.errors import UserError
from dashboard.io.database import is_address, without_password, write_database
from dashboard.io.dataset import DataError, data_source, load_dataset, named_source, read_source, refuse_errors
from dashboard.io.problems import TableError, either
from dashboard.safe_write import write_whole
from dashboard.settings import current_settings
from dashboard.texts.message import message

_KEPT_S = 24 * 3600  # for which what browsers loaded of an edition before stays compressed


class CommandError(UserError):
    """What was asked on the command line cannot be done."""


def load(source: Path | str, *, to: str, fill: bool) -> int:
    """Copy the data into the database at the address ``to``, in place of what it holds, or only to ``fill`` it where it holds nothing.

    Data with errors are not copied.
    """
    if not is_address(to):
        text = message("--to takes the address of a PostgreSQL database, such as postgresql://user@host/name, not {given}", given=repr(to))
        raise CommandError(text)
    stored = read_source(source)
    refuse_errors(stored)
    written = write_database(to, stored, fill=fill)
    held = f"{len(stored.tables['operations'])} operations, data of {stored.released}" if written else "holds data, left as it is"
    print(f"{without_password(to)}: {held}")
    return 0


def summary(dataset: Dataset, selection: Selection, *, as_json: bool) -> int:
    """Print a view in words, its figures, and the answers behind it: claims, gaps, what hangs on one member, who works side by side."""
    from dashboard.views import report
    from dashboard.views.columns import rounded, rounded_values
    from dashboard.views.text_map import describe

    view = View(dataset, selection)
    figures = rounded_values(asdict(view.figures))
    years = dataset.places.loc[dataset.places["level"] == selection.level, "population_year"].unique()
    answer = {
        "level": selection.level, "members": view.members, **figures,
        "population_year": int(max(years)) if any(years) else None, "data_version": dataset.version,
    }  # fmt: skip
    words, claim = describe(view), report.territory_answer(View(dataset, Selection(lang=selection.lang)))
    tables = {
        "claims": report.claim_table(view), "gaps": report.gap_table(view),
        "dependence": rounded(view.dependence.reset_index()), "copresence": rounded(view.pairs),
    }  # fmt: skip
    if as_json:
        rows = {name: json.loads(table.to_json(orient="records")) for name, table in tables.items()}
        print(json.dumps({**answer, "words": words, "claim": claim, **rows}))
        return 0
    print("\n".join(words), *(f"{k}: {v}" for k, v in answer.items()), *(f"claim {k}: {v}" for k, v in claim.items()), sep="\n")
    for name, table in tables.items():
        print(f"\n{name}", table.to_string(index=False, max_colwidth=90) if len(table) else "–", sep="\n")
    return 0


def export(dataset: Dataset, selection: Selection, *, folder: Path, names: list[str]) -> int:
    """Write the files ``names`` of a view into ``folder``, all forms of it where none is named."""
    from dashboard.exports import forms

    unknown = [name for name in names if name not in forms.FORMS]
    if unknown:
        raise CommandError(message("no such form: {names}; --form takes {forms}", names=unknown, forms=either(list(forms.FORMS))))
    for name in names or forms.VIEW_FORMS:
        path = folder / (forms.staff_name(name) if dataset.confidential else name)
        write_whole(path, forms.export(name, dataset, write_query(selection)))
        print(path)
    return 0


def template(source: Path | str, *, member: str, every: bool, lang: str, out: Path) -> int:
    """Write the spreadsheet that ``member`` fills in to the file ``out``, or those of ``every`` member into the folder ``out``."""
    from dashboard.exports.template import template_xlsx
    from dashboard.io.sheet import read_sheet
    from dashboard.io.version_files import fingerprint, in_force
    from dashboard.upkeep.spreadsheet import member_workbook

    dataset = load_dataset(source, audience="staff")  # a member sees its own rows for staff, and they come back
    known = list(dataset.members["member"])
    if not every and member not in known:
        if member:
            raise CommandError(message("no such member: {member}; --member takes {known}", member=member, known=either(known)))
        raise CommandError(message("template needs --member or --all; --member takes {known}", known=either(known)))
    try:
        data = in_force(Path(source))
        sheet, made_from = read_sheet(data), fingerprint(data)
    except TableError:  # a database, or a table that staff cannot edit by row: nothing can be merged with it
        sheet = None
    for name in known if every else [member]:
        path = out / f"{name}.xlsx" if every else out
        book = member_workbook(sheet, dataset, name, lang=lang, made_from=made_from) if sheet else template_xlsx(dataset, name, lang=lang)
        write_whole(path, book)
        print(path)
    return 0


def changes(source: Path | str, dataset: Dataset, *, named: str, lang: str) -> int:
    """Print what changed for readers after the version, or from the day, ``named``; all that is known where it is empty."""
    from dashboard.domain.changes import since
    from dashboard.io.history import history
    from dashboard.texts.translator import Translator
    from dashboard.views.changes import entry_of

    _ = Translator(lang)
    made = history(source, dataset)
    if made is None:
        print(_("No earlier versions of the data are kept here, so it is not known what changed."))
        return 0
    wanted = since(made, named, served=dataset.version)
    if wanted is None:
        known = [publication.since for publication in made]
        raise CommandError(message("no such version: {version}; --since takes a day or {known}", version=named, known=either(known)))
    for publication in wanted:
        entry = entry_of(publication, dataset, _)
        print(f"{entry.title} ({publication.since} → {publication.version})", *entry.figures, sep="\n")
        for heading, lines in entry.groups.items():
            print(heading, *(f"- {line.text} ({'; '.join(line.details)}) {line.address}" for line in lines), sep="\n")
    return 0


def letter(dataset: Dataset, *, place: str, lang: str, out: Path) -> int:
    """Write the draft of a letter about a place."""
    from dashboard.exports.letter import letter_docx
    from dashboard.views.letter import places_of_letters

    if place not in places_of_letters(dataset):
        raise CommandError(
            message("no such place: {place}; --place takes {known}", place=place, known=message("a code of data/places.csv"))
        )
    write_whole(out, letter_docx(dataset, place, lang=lang))
    print(out)
    return 0


def freeze(source: Path | str, *, out: Path | None, site: Path | None, url: str) -> int:
    """Write the dashboard as one file, as a static site, or both."""
    from dashboard.bundling.freeze import freeze_file, freeze_site
    from dashboard.server.web import create_app

    if not (out or site):
        raise CommandError(message("freeze needs --out FILE.html or --site DIR"))
    app = create_app(source, audience=current_settings().audience, url=url)
    if out:
        write_whole(out, freeze_file(app, url=url))
        print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")
    if site:
        freeze_site(app, site, url=url)
        print(f"{site}: {sum(1 for path in site.rglob('*') if path.is_file())} files")
    return 0


def compress(source: Path | str) -> int:
    """Compress all that a browser loads as small as it gets, once: the server finds it by its content.

    That of editions before stays for a day: a page that was being opened while the server changed asks for it.
    """
    import brotli

    from dashboard.bundling import plotly_js as bundle
    from dashboard.server.web import create_app

    app = create_app(source, audience=current_settings().audience)
    set_up_paper()
    files = [*app.server.extensions["current"].snapshot.files.values(), app.packed.script, app.packed.style]
    wanted = {bundle.compressed_path(file.plain): file.plain for file in files}
    for path in set(bundle.COMPRESSED.glob("*.br")) - set(wanted):
        if path.stat().st_mtime < time.time() - _KEPT_S:
            path.unlink()
    for path, plain in wanted.items():
        if path.exists():
            path.touch()
        else:
            write_whole(path, brotli.compress(plain, quality=11))
    print(f"{bundle.COMPRESSED}: {sum(path.stat().st_size for path in wanted) / 1e3:.0f} kB")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="print every problem of the data")
    checking.add_argument("folder", nargs="?", type=named_source, help="what to check; goes before --data")
    checking.add_argument("--json", action="store_true", help="for programs")
    checking.add_argument("--strict", action="store_true", help="end with 1 on warnings too, but for places that are known to be none")
    checking.add_argument("--annotate", type=Path, metavar="OUT_DIR", help="also write copies of the tables with the faults marked")
    checking.add_argument("--lang", choices=("sq", "en"), default="en", help="language of what is said")
    summing = commands.add_parser("summary", help="print the figures of a view")
    summing.add_argument("--json", action="store_true")
    exporting = commands.add_parser("export", help="write a view as pictures, tables and slides")
    exporting.add_argument("--out", type=Path, required=True, metavar="DIR")
    exporting.add_argument("--form", action="append", default=[], metavar="NAME", help="one file, as coverage.pdf; may be repeated")
    freezing = commands.add_parser("freeze", help="write the whole dashboard for use without a server")
    freezing.add_argument("--out", type=Path, metavar="FILE.html", help="one file")
    freezing.add_argument("--site", type=Path, metavar="DIR", help="a static site")
    freezing.add_argument("--url", default=current_settings().url, help="public address, for links and QR codes made in it")
    comparing = commands.add_parser("changes", help="print what changed for readers from one publication to the next")
    comparing.add_argument("--since", default="", metavar="VERSION", help="a version that it prints, or a day such as 2026-11-23")
    comparing.add_argument("--lang", choices=("sq", "en"), default="en")
    writing = commands.add_parser("letter", help="write the draft of a letter to the mayor of a place, for a person to complete")
    writing.add_argument("--place", required=True, metavar="CODE")
    writing.add_argument("--lang", choices=("sq", "en"), default="sq")
    writing.add_argument("--out", type=Path, required=True, metavar="FILE.docx")
    printing = commands.add_parser("profiles", help="write a PDF of every place and every member")
    printing.add_argument("--out", type=Path, required=True, metavar="DIR")
    printing.add_argument("--level", choices=SHOWN_LEVELS, default="", help="the places of this level alone")
    printing.add_argument("--lang", choices=("sq", "en"), default="", help="one language; both where it is not given")
    printing.add_argument("--url", default=current_settings().url, help="public address, for links and QR codes in them")
    filling = commands.add_parser("template", help="write the spreadsheet that a member fills in")
    filling.add_argument("--member", default="", metavar="ID")
    filling.add_argument("--all", action="store_true", dest="every", help="one for each member, into the folder --out")
    filling.add_argument("--lang", choices=("sq", "en"), default="sq")
    filling.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    loading = commands.add_parser("load", help="copy the data into a PostgreSQL database with PostGIS")
    loading.add_argument("--to", required=True, metavar="postgresql://...", help="address of the database")
    loading.add_argument("--fill", action="store_true", help="leave a database alone that holds any data")
    compressing = commands.add_parser("compress", help="make what browsers load as small as it gets, for the next start of the server")
    of_the_folder = add_folder_commands(commands)
    for command in (summing, exporting):
        _selection_options(command)
    for command in (checking, summing, exporting, comparing, writing, printing, filling, freezing, loading, compressing, *of_the_folder):
        command.add_argument(
            "--data", type=named_source, default=data_source(current_settings().data), help="a folder, or the address of a database"
        )
    return parser


def _selection_options(command: argparse.ArgumentParser) -> None:
    options = command.add_argument_group("selection", "the parameters of a link; several values with commas, or the option repeated")
    for name in PARAMETERS:
        options.add_argument(f"--{name}", action="append", default=[], choices=SHOWN_LEVELS if name == "level" else None)


def _selection(dataset: Dataset, chosen: argparse.Namespace) -> Selection:
    asked = {name: ",".join(getattr(chosen, name)) for name in PARAMETERS if getattr(chosen, name)}
    selection, ignored = parse_query(urlencode(asked), dataset.vocabulary)
    if ignored:
        name = ignored[0].partition("=")[0]
        known = message("a code of data/places.csv") if name == "place" else either(dataset.vocabulary[name])
        raise CommandError(message("not known: {ignored}; --{name} takes {known}", ignored=ignored, name=name, known=known))
    return selection


def _run(chosen: argparse.Namespace) -> int:
    data = chosen.data
    of_the_data: dict[str, Callable[[], int]] = {
        "check": lambda: check(
            chosen.folder or data, as_json=chosen.json, annotate=chosen.annotate, lang=chosen.lang, strict=chosen.strict
        ),
        "load": lambda: load(data, to=chosen.to, fill=chosen.fill),
        "compress": lambda: compress(data),
        "freeze": lambda: freeze(data, out=chosen.out, site=chosen.site, url=chosen.url),
        "template": lambda: template(data, member=chosen.member, every=chosen.every, lang=chosen.lang, out=chosen.out),
        **dict.fromkeys(FOLDER_COMMANDS, lambda: run_folder_command(chosen)),
    }
    if chosen.command in of_the_data:
        return of_the_data[chosen.command]()
    dataset = load_dataset(data, audience=current_settings().audience)
    if chosen.command == "changes":
        return changes(data, dataset, named=chosen.since, lang=chosen.lang)
    if chosen.command == "letter":
        return letter(dataset, place=chosen.place, lang=chosen.lang, out=chosen.out)
    if chosen.command == "profiles":
        return profiles(dataset, folder=chosen.out, level=chosen.level, lang=chosen.lang, url=chosen.url)
    selection = _selection(dataset, chosen)
    if chosen.command == "summary":
        return summary(dataset, selection, as_json=chosen.json)
    return export(dataset, selection, folder=chosen.out, names=chosen.form)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 2 where it cannot run. What the output's encoding lacks, as ë in some of Windows, is written as its number."""
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return _run(_parser().parse_args(arguments))
    except (UserError, OSError) as error:
        print(error, file=sys.stderr)
        return 1 if isinstance(error, DataError) else 2
