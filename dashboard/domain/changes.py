"""What changed for readers between two states of the operations: records that came, went or were corrected, and figures that moved.

A row that is hidden from readers in a later state is named by no change of before either, as if it had never been there.
"""

import hashlib
import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.domain.coverage import Figures
from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import RESOLVED, Gazetteer, resolve_operations
from dashboard.domain.selection import Selection
from dashboard.domain.view import View
from dashboard.domain.visibility import for_public

Record = Mapping[str, str]
Key = tuple[str, str, str]
_CONFIRMED = "confirmed_on"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Correction:
    """One record before and after, and the columns that differ."""

    before: Record
    after: Record
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """What leads from one table of operations to another; ``confirmed`` are records that their member confirmed meanwhile."""

    added: tuple[Record, ...]
    gone: tuple[Record, ...]
    corrected: tuple[Correction, ...]
    confirmed: tuple[Record, ...]

    @property
    def any(self) -> bool:
        """Whether something changed."""
        return bool(self.added or self.gone or self.corrected or self.confirmed)


@dataclass(frozen=True)
class State:
    """The operations as a publication left them, and ``when`` it did, ISO 8601.

    Attributes:
        shown: as readers see them. hidden: the rows, as they stand, of which readers see less or nothing.
    """

    when: str
    shown: pd.DataFrame
    hidden: pd.DataFrame


def state_of(rows: pd.DataFrame, dataset: Dataset, *, when: str) -> State:
    """Return the state that ``rows``, as they stand in the file, make for readers."""
    return State(when, for_public(rows, dataset.places, dataset.gazetteer), rows.loc[rows["visibility"] != "public"])


@dataclass(frozen=True)
class Publication:
    """What readers saw change: ``version`` of the public rows after it, and ``since``, of those before; figures as of both."""

    version: str
    since: str
    when: str
    changes: Changes
    before: Figures
    after: Figures


def compare(before: pd.DataFrame, after: pd.DataFrame) -> Changes:
    """Return what leads from one table to the other; a record is known by its member, its place and the address of its source.

    Args:
        before, after: rows that readers see, with the ``code`` of their place where one was found.
    """
    old, new = _records(before), _records(after)
    same = Counter(map(_cells, old)) & Counter(map(_cells, new))
    left, come = _without(old, same), _without(new, same)
    added: list[Record] = []
    corrected: list[Correction] = []
    confirmed: list[Record] = []
    twins: dict[Key, list[Record]] = {}
    for record in left:
        twins.setdefault(_key(record), []).append(record)
    for record in come:
        if not twins.get(_key(record)):
            added.append(record)
            continue
        twin = twins[_key(record)].pop(0)
        columns = tuple(name for name in record if name not in RESOLVED and record[name] != twin.get(name, ""))
        if _CONFIRMED in columns and record[_CONFIRMED]:
            confirmed.append(record)
            columns = tuple(name for name in columns if name != _CONFIRMED)
        if columns:
            corrected.append(Correction(twin, record, columns))
    gone = [record for records in twins.values() for record in records]
    return Changes(tuple(added), tuple(gone), tuple(corrected), tuple(confirmed))


def _records(rows: pd.DataFrame) -> list[dict[str, str]]:
    return [{str(name): str(cell) for name, cell in row.items()} for row in rows.to_dict("records")]


def _cells(record: Record) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(record.items()))


def _without(records: Sequence[Record], taken: Counter[tuple[tuple[str, str], ...]]) -> list[Record]:
    rest = Counter(taken)
    kept = []
    for record in records:
        if rest[_cells(record)]:
            rest[_cells(record)] -= 1
        else:
            kept.append(record)
    return kept


def _key(record: Record) -> Key:
    return record["member"], record["code"] or record["place"], record["source_url"]


def version_of(rows: pd.DataFrame) -> str:
    """Return what tells the rows that readers see from others, whatever their order."""
    lines = sorted("\0".join(row) for row in rows[sorted(rows.columns)].astype(str).itertuples(index=False, name=None))
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def publications(dataset: Dataset, states: Sequence[State]) -> list[Publication]:
    """Return what readers saw change, the newest first; a publication of which they see nothing is none.

    Args:
        dataset: knows the places, members and figures of today. states: the newest first.
    """
    versions = [version_of(state.shown) for state in states]
    # Of states that show the same, the oldest is the one that readers noticed.
    noticed = [at for at, version in enumerate(versions) if versions[at + 1 : at + 2] != [version]]
    found = []
    for at, older in itertools.pairwise(noticed):
        hidden = [row for state in states[: at + 1] for row in _hidden(state.hidden, dataset.gazetteer)]
        before, after = (_shown(dataset, states[n].shown, hidden) for n in (older, at))
        changes = compare(before, after)
        if changes.any:
            figures = [_figures(dataset, rows) for rows in (before, after)]
            found.append(Publication(versions[at], versions[older], states[at].when, changes, *figures))
    return found


def _figures(dataset: Dataset, rows: pd.DataFrame) -> Figures:
    """Return the figures of the start view, by today's members and places."""
    known = rows.loc[rows["member"].isin(dataset.members["member"])].reset_index(drop=True)
    return View(replace(dataset, operations=known), Selection()).figures


def _hidden(rows: pd.DataFrame, gazetteer: Gazetteer) -> list[tuple[str, str, str, str]]:
    """Return visibility, member, source and code or place of hidden rows."""
    resolved = resolve_operations(rows, gazetteer)
    columns = resolved[["visibility", "member", "source_url", "code", "place"]].astype(str).itertuples(index=False, name=None)
    return [(visibility, member, source, code or place) for visibility, member, source, code, place in columns]


def _shown(dataset: Dataset, rows: pd.DataFrame, hidden: Sequence[tuple[str, str, str, str]]) -> pd.DataFrame:
    """Return ``rows`` with their places, but those that a hidden row is about: same member and source, and one place is in the other.

    What is shown of a county row says no more than its county, and stays beside it.
    """
    resolved = resolve_operations(rows, dataset.gazetteer)
    about: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for visibility, member, source, place in hidden:
        about.setdefault((member, source), []).append((visibility, place))
    kept = [
        not any(
            (visibility == "staff" or row.visibility == "public") and _related(dataset.gazetteer, str(row.code or row.place), place)
            for visibility, place in about.get((str(row.member), str(row.source_url)), ())
        )
        for row in resolved.itertuples(index=False)
    ]
    return resolved.loc[kept].reset_index(drop=True)


def _related(gazetteer: Gazetteer, one: str, other: str) -> bool:
    """Return whether two places are one, or one lies in the other."""
    none: frozenset[str] = frozenset()
    return one == other or one in gazetteer.parents.get(other, none) or other in gazetteer.parents.get(one, none)


def since(made: Sequence[Publication], named: str, *, served: str) -> list[Publication] | None:
    """Return the publications after the version ``named``, or from that day on; all where nothing is named, None where it is not known.

    Args:
        served: version of the data as they are, after which nothing changed.
    """
    if not named:
        return list(made)
    if _DAY.fullmatch(named):
        return [publication for publication in made if publication.when[:10] >= named]
    if named in {served, *(publication.version for publication in made[:1])}:
        return []
    # What readers see nothing of may lie between a version and the next one that is told: both names lead to the same.
    ends = {publication.version: at for at, publication in reversed(list(enumerate(made)))}
    ends = {publication.since: at + 1 for at, publication in enumerate(made)} | ends
    return list(made[: ends[named]]) if named in ends else None


def between(made: Sequence[Publication], start: str, end: str, *, served: str) -> list[Publication] | None:
    """Return the publications from one version (or day) to another, in whichever order they are named; None where one is not known.

    Args:
        start, end: empty for the first version that is kept, and for that of now. served: see :func:`since`.
    """
    one, other = since(made, start, served=served), since(made, end or served, served=served)
    if one is None or other is None:
        return None
    shorter, longer = sorted((one, other), key=len)
    return longer[len(shorter) :]
