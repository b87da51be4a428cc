"""Write a data folder of any size, seeded and obviously artificial.

``python -m benchmarks.generate DIR --members 10000 --operations 200000`` copies the shipped places, claims and boundaries, and
makes up members ("member-00017") and rows that name the shipped places as people write them.
"""

import argparse
import shutil
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

DATA = Path(__file__).parent.parent / "data"
_COPIED = ("places.csv", "aliases.csv", "themes.csv", "claims.csv", "partners.csv", "released.txt")
_EVIDENCE, _WEIGHTS = ("direct", "indirect", "weak"), (0.7, 0.2, 0.1)
_KINDS = ("international_ngo", "national_ngo", "faith_based", "network")


def generate(folder: Path, *, members: int, operations: int, vertices: int = 0, seed: int = 17) -> None:
    """Write the tables and boundaries of ``members`` organisations and ``operations`` rows to ``folder``.

    Args:
        vertices: at least so many in the boundaries of Albania: the shipped ones with points put between theirs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*_COPIED, *(p.name for p in DATA.glob("*.geojson"))):
        shutil.copy(DATA / name, folder / name)
    _densify([folder / f"{name}.geojson" for name in ("counties", "districts", "municipalities")], vertices)
    random = np.random.default_rng(seed)
    ids = np.array([f"member-{n:05d}" for n in range(members)])
    shipped = pd.read_csv(DATA / "members.csv", dtype=str, keep_default_na=False)
    _members(ids, shipped.loc[shipped["member"] == "bktf"], random).to_csv(folder / "members.csv", index=False)
    _operations(ids, operations, random).to_csv(folder / "operations.csv", index=False)
    pd.read_csv(folder / "partners.csv", dtype=str, keep_default_na=False).query("member == 'bktf'").to_csv(
        folder / "partners.csv", index=False
    )


def _densify(paths: list[Path], vertices: int) -> None:
    """Put points on the lines of ``paths`` until they have ``vertices`` together; what was a shared border stays one."""
    frames = [gpd.read_file(path) for path in paths]
    longest = 1.0  # degrees
    while sum(shapely.get_num_coordinates(frame.geometry.values).sum() for frame in frames) < vertices:
        longest /= 2
        frames = [frame.set_geometry(shapely.segmentize(frame.geometry.values, longest), crs=frame.crs) for frame in frames]
    for path, frame in zip(paths, frames, strict=True):
        frame.to_file(path, driver="GeoJSON", RFC7946="YES", COORDINATE_PRECISION=6)


def _members(ids: np.ndarray, coalition: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    names = [f"Member {name[-5:]}" for name in ids]
    made = pd.DataFrame({"member": ids, "name_page": names, "name_sq": names, "name_en": names, "acronym": ""})
    themes = _themes()
    made = made.assign(kind=random.choice(_KINDS, len(ids)), themes=random.choice(themes, len(ids)), website="", source_url="")
    return pd.concat([coalition, made])


def _themes() -> np.ndarray:
    return pd.read_csv(DATA / "themes.csv")["theme"].to_numpy()


def _operations(ids: np.ndarray, count: int, random: np.random.Generator) -> pd.DataFrame:
    """Return the coalition's own rows, then rows whose places are drawn by level, so that all kinds of joins are needed."""
    places = pd.read_csv(DATA / "places.csv", dtype=str, keep_default_na=False)
    places = places.loc[~places.duplicated(["level", "name_sq"], keep=False)]
    weight = places["level"].map({"county": 1, "district": 4, "municipality": 4, "unit": 4})
    weight = weight / places.groupby("level")["level"].transform("size")
    drawn = places.iloc[random.choice(len(places), count, p=(weight / weight.sum()).to_numpy())]
    evidence = random.choice(_EVIDENCE, count, p=_WEIGHTS)
    first = random.integers(2005, 2026, count)
    sources = random.integers(0, 500, count)
    stated = pd.read_csv(DATA / "operations.csv", dtype=str, keep_default_na=False).query("evidence == 'stated'")
    made = pd.DataFrame(
        {
            "member": random.choice(ids, count),
            "place": drawn["name_sq"].to_numpy(), "level": drawn["level"].to_numpy(), "evidence": evidence,
            "theme": random.choice(_themes(), count), "year_from": first, "year_to": np.minimum(first + 2, 2026), "visibility": "public",
            "source_title": [f"Artificial source {n}" for n in sources], "source_url": [f"https://source-{n}.example/" for n in sources],
            "note": "",
        }
    )  # fmt: skip
    return pd.concat([stated, made.iloc[len(stated) :]])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--members", type=int, default=10_000)
    parser.add_argument("--operations", type=int, default=200_000)
    parser.add_argument("--vertices", type=int, default=30_000)
    chosen = parser.parse_args()
    generate(chosen.folder, members=chosen.members, operations=chosen.operations, vertices=chosen.vertices)
