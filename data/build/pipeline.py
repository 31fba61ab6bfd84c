"""Build the shipped tables: ``python -m data.build [RAW_FOLDER]``.

Raw files in, our own tables out, each checked against its card before it is written, with its
fingerprint and row count stamped on the card. Running it twice changes no byte.

This module, ``data.build.steps.breaks`` and ``data.build.steps.siting`` are a rim: they alone in
``data`` may import indicators, because class breaks and plans are computed here and not in the app.
"""

import argparse
import json
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pandas as pd

from data.catalogue.card import PROCESSED, Dataset, dataset, datasets, stamp
from data.catalogue.contract import check
from data.catalogue.read import fingerprint

ROOT = Path(__file__).resolve().parents[2]
DEFAULT_RAW, RENEWED_RAW = ROOT.parent / "shared" / "data", ROOT / "raw"

STEPS = tuple(
    import_module(f"data.build.steps.{name}")
    for name in (
        "boundaries", "population", "city_context", "census", "sections", "addresses", "basemap",
        "street_labels", "crosswalk.postcodes", "precincts", "income", "births", "households",
        "dwellings", "services", "environment", "places", "stops", "housing_market", "premises",
        "estates", "networks", "catchments", "siting", "breaks",
    )
)  # fmt: skip
"""Build steps in order: each sees the tables of those before it."""

SHARED_TABLE = "missing_values"
"""The one table several steps add rows to."""


class RawFolderError(RuntimeError):
    """The folder with the publishers' files is not there."""


def main(arguments: list[str] | None = None) -> int:
    """Command line: build every table from a raw folder and say what was written."""
    parser = argparse.ArgumentParser(prog="python -m data.build", description=__doc__)
    parser.add_argument("raw", nargs="?", type=Path, default=raw_folder(), help="raw data folder")
    raw = parser.parse_args(arguments).raw
    try:
        tables = build_tables(raw)
    except RawFolderError as error:
        print(error, file=sys.stderr)
        return 2
    for key in write_tables(tables):
        size = dataset(key).path.stat().st_size
        print(f"{key:24s} {len(tables[key]):>7,} rows  {size:>9,} bytes")
    return 0


def raw_folder() -> Path:
    """Where the publishers' files are: ``ATLAS_RAW``, else what was renewed, else as delivered."""
    if named := os.environ.get("ATLAS_RAW"):
        return Path(named)
    return RENEWED_RAW if RENEWED_RAW.is_dir() else DEFAULT_RAW


def build_tables(raw: Path) -> dict[str, pd.DataFrame]:
    """Return every table, key -> frame, checked against its card; nothing is written."""
    if not raw.is_dir():
        raise RawFolderError(f"{raw} is not a folder: name the folder that holds the raw data")
    built: dict[str, pd.DataFrame] = {}
    for step in STEPS:
        add_tables(built, step.build(raw, built))
    for key, table in built.items():
        check(table, dataset(key))
    unbuilt = set(datasets()) - set(built)
    if unbuilt:
        raise RuntimeError(f"cards without a table: {sorted(unbuilt)}")
    return built


def add_tables(built: dict[str, pd.DataFrame], new: Mapping[str, pd.DataFrame]) -> None:
    """Add a step's tables to ``built``; rows of the shared table are appended and sorted."""
    for key, table in new.items():
        if key == SHARED_TABLE and key in built:
            built[key] = pd.concat([built[key], table], ignore_index=True).sort_values(
                list(table.columns), ignore_index=True
            )
        else:
            built[key] = table


def write_tables(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """Write all tables, stamp their cards, and return the keys in order."""
    PROCESSED.mkdir(exist_ok=True)
    for key, table in sorted(tables.items()):
        card = dataset(key)
        write_table(table, card)
        stamp(key, sha256=fingerprint(card.path), rows=len(table))
    datasets.cache_clear()
    return sorted(tables)


def write_table(table: pd.DataFrame, card: Dataset, folder: Path | None = None) -> None:
    """Write one table in the format its card's file name asks for, whole or not at all."""
    path = card.path if folder is None else folder / card.file
    temporary = path.with_suffix(path.suffix + ".part")
    _WRITERS[path.suffix](table, temporary)
    temporary.replace(path)


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    table.to_csv(path, index=False, lineterminator="\n")


def _write_parquet(table: pd.DataFrame, path: Path) -> None:
    table.to_parquet(path, index=False, compression="zstd")


def _write_geojson(table: pd.DataFrame, path: Path) -> None:
    content = json.loads(table.to_json())
    features = [
        {"type": "Feature", "properties": feature["properties"], "geometry": feature["geometry"]}
        for feature in content["features"]
    ]
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(
        json.dumps(collection, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )


_WRITERS = {".csv": _write_csv, ".parquet": _write_parquet, ".geojson": _write_geojson}


if __name__ == "__main__":
    raise SystemExit(main())
