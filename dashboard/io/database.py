"""The data in PostgreSQL with PostGIS: the same tables as in a folder, written at once and read as of one moment."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from dashboard.domain.coalition import Coalition
from dashboard.io.boundary_files import BOUNDARY_FILES, by_code
from dashboard.io.checks import Tables
from dashboard.io.problems import TableError
from dashboard.io.schemas import SERVED
from dashboard.io.tables import ROW
from dashboard.texts.message import message

if TYPE_CHECKING:
    import psycopg
    from sqlalchemy import Connection

_SCHEMA = Path(__file__).with_name("schema.sql")
_AGAIN = message("Run 'python -m dashboard load' with valid boundaries.")
_LOAD = message("Run 'python -m dashboard load'.")
_ADDRESS = re.compile(r"postgres(ql)?://")


@dataclass(frozen=True)
class Stored:
    """The data as they are kept, before any check.

    Attributes:
        tables: every cell as text, plus the row number. boundaries: level, or ``"country"``, -> polygons (EPSG:4326, index = code).
        released: date of the data, ISO 8601. coalition: what ``coalition.toml`` says.
        files: name of a table's file -> that of the workbook that stands in its place.
        about: language -> text of the About view, Markdown.
    """

    tables: Tables
    boundaries: dict[str, gpd.GeoDataFrame]
    released: str
    coalition: Coalition
    files: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)


def is_address(source: object) -> bool:
    """Return whether ``source`` names a database and not a folder."""
    return bool(_ADDRESS.match(str(source)))


def without_password(address: str) -> str:
    """Return the address as it may be printed."""
    return re.sub(r"(password=)[^&]*", r"\1***", re.sub(r"(//[^:@/]*):.*@", r"\1:***@", address))


def read_database(address: str, *, coalition: Coalition) -> Stored:
    """Return the data of one moment, even while others write. Raises :class:`TableError`."""
    with _reading(address) as connection:
        released = pd.read_sql("SELECT released::text AS released FROM coverage.release", connection)
        if len(released) != 1:
            raise TableError(without_password(address), message("has no data"), _LOAD)
        tables = {name: pd.read_sql(f"SELECT * FROM coverage.{name} ORDER BY {ROW}", connection) for name in SERVED}
        boundaries = _read_boundaries(connection, where=without_password(address))
        if missing := sorted(set(BOUNDARY_FILES) - boundaries.keys()):
            raise TableError(without_password(address), message("has no boundaries for the level {level}", level=missing[0]), _LOAD)
        return Stored(tables, boundaries, released["released"].iloc[0], coalition)


def _read_boundaries(connection: "Connection", *, where: str) -> dict[str, gpd.GeoDataFrame]:
    every = gpd.read_postgis("SELECT * FROM coverage.boundaries", connection, geom_col="geometry", crs="EPSG:4326")
    levels = {level: every.loc[every["level"] == level].drop(columns="level") for level in every["level"].unique()}
    named = {level: by_code(rows, where=f"{where}, boundaries of the level {level}", remedy=_AGAIN) for level, rows in levels.items()}
    return {level: rows.dropna(axis="columns", how="all") for level, rows in named.items()}


@contextmanager
def _reading(address: str) -> Iterator["Connection"]:
    import sqlalchemy

    try:
        engine = sqlalchemy.create_engine(
            _ADDRESS.sub("postgresql+psycopg://", address), isolation_level="REPEATABLE READ", poolclass=sqlalchemy.NullPool
        )
    except ValueError as error:  # a port that is no number
        raise _unreadable(address, error) from error
    try:
        with engine.connect() as connection:
            yield connection
    except (sqlalchemy.exc.SQLAlchemyError, pd.errors.DatabaseError) as error:
        raise _unreadable(address, getattr(error.__cause__ or error, "orig", error)) from error


def _unreadable(address: str, cause: object) -> TableError:
    what = message("cannot be read ({why})", why=_first_line(cause))
    return TableError(without_password(address), what, message("Check that the database is running and the address is right."))


def _first_line(error: object) -> str:
    return str(error).strip().partition("\n")[0]


def write_database(address: str, stored: Stored, *, fill: bool = False) -> bool:
    """Replace the data of the database, all or nothing; makes the tables where there are none.

    Args:
        fill: leave a database as it is that holds any row, be it in order or not.

    Returns:
        Whether the data were written.

    Raises:
        TableError: the database cannot be written.
    """
    import psycopg

    try:
        with psycopg.connect(address) as connection:
            connection.execute(_SCHEMA.read_text("utf-8").encode())
            if fill and _holds_rows(connection):
                return False
            connection.execute("DELETE FROM coverage.release")
            for name, frame in stored.tables.items():
                _replace(connection, name, frame)
                last = f"SELECT setval(pg_get_serial_sequence('coverage.{name}', '{ROW}'), max({ROW})) FROM coverage.{name}"
                connection.execute(last.encode())
            _replace(connection, "boundaries", _boundary_rows(stored))
            connection.execute("INSERT INTO coverage.release (released) VALUES (%s)", (stored.released,))
            return True
    except psycopg.Error as error:
        what = message("cannot be written ({why})", why=_first_line(error))
        raise TableError(
            without_password(address), what, message("The database still holds the previous data. Solve the problem and load again.")
        ) from error


def _holds_rows(connection: "psycopg.Connection") -> bool:
    tables = " UNION ALL ".join(f"SELECT 1 FROM coverage.{name}" for name in (*SERVED, "boundaries"))
    return connection.execute(f"{tables} LIMIT 1".encode()).fetchone() is not None


def _replace(connection: "psycopg.Connection", name: str, frame: pd.DataFrame) -> None:
    known = [column.name for column in connection.execute(f"SELECT * FROM coverage.{name} LIMIT 0".encode()).description or ()]
    columns = [column for column in frame if column in known]  # what a folder adds for itself stays there
    connection.execute(f"DELETE FROM coverage.{name}".encode())
    with connection.cursor().copy(f"COPY coverage.{name} ({', '.join(columns)}) FROM STDIN".encode()) as copy:
        for row in frame[columns].astype(object).where(frame[columns].notna(), None).itertuples(index=False):
            copy.write_row(row)


def _boundary_rows(stored: Stored) -> pd.DataFrame:
    frames = [
        pd.DataFrame(frame.reset_index()).assign(level=level, geometry=frame.geometry.to_wkb(hex=True).to_numpy())
        for level, frame in stored.boundaries.items()
    ]
    return pd.concat(frames, ignore_index=True).convert_dtypes()  # residents stay whole numbers
