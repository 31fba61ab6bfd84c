"""Freeze a release: ``python -m data.build.release VERSION [--date DAY]``.

Writes values, ranks and index of the shipped tables into ``data/releases/VERSION.parquet`` and adds
it to ``releases.yml``. A version that is there already is never written again.
"""

import argparse
import io
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from base.output import write_whole
from base.problem import RefusedError
from data.build.diff import indicator_rows
from data.build.snapshot import Build, UnreadableBuildError, read_build
from data.catalogue.card import PROCESSED
from data.catalogue.read import fingerprint
from data.releases import COLUMNS, FOLDER, LIST, SNAPSHOT, Release, releases
from indicators import REGISTRY
from indicators.engine.panel import panel_of
from indicators.index.atlas import Inputs, annual, snapshot, table_for
from indicators.index.design.presets import DEPRIVATION, DEPRIVATION_1, FRAGILITY
from indicators.index.scoring.scores import score

DESIGNS = {
    "index_deprivation": DEPRIVATION_1,
    "index_deprivation_2": DEPRIVATION,
    "index_fragility": FRAGILITY,
}
"""The designs of the atlas, as a release names them."""
DONE, REFUSED, WRONG_CALL = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line: freeze what is shipped, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.build.release", description=__doc__)
    parser.add_argument("version", help="of the release, such as 0.3.0")
    today = datetime.now(UTC).date()
    parser.add_argument("--date", type=date.fromisoformat, default=today, help="day (YYYY-MM-DD)")
    given = parser.parse_args(arguments)
    try:
        release = freeze(given.version, given.date, read_build(PROCESSED))
    except (RefusedError, UnreadableBuildError) as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    sys.stdout.write(f"{release.path}: {release.rows:,} rows, {release.sha256}\n")
    return DONE


def freeze(version: str, day: date, build: Build, folder: Path = FOLDER) -> Release:
    """Write one release and list it. Raises :class:`RefusedError` for a version that is there, is
    none, or is older than the last."""
    rows = release_rows(build)
    content = io.BytesIO()
    rows.to_parquet(content, index=False, compression="zstd")
    text = (folder / LIST.name).read_text(encoding="utf-8")
    draft, listed = folder / "draft.parquet", folder / "draft.yml"
    entry = f'  - version: "{version}"\n    released_on: "{day}"\n'
    try:
        write_whole(draft, content.getvalue())
        entry += f"    sha256: {fingerprint(draft)}\n    rows: {len(rows)}\n"
        write_whole(listed, f"{text}{entry}".encode())
        release = releases(listed)[-1]  # refuses what does not belong there
        draft.replace(folder / f"{release.version}.parquet")
        listed.replace(folder / LIST.name)
    finally:
        draft.unlink(missing_ok=True)
        listed.unlink(missing_ok=True)
    return release


def release_rows(build: Build) -> pd.DataFrame:
    """Values and ranks of every indicator and of the designs of the atlas (see
    :func:`data.releases.read_release`), without those that have no value."""
    panel = panel_of(build.tables)
    values = indicator_rows(build, REGISTRY).rename(columns={"indicator": "measure"})
    inputs = {False: snapshot(panel), True: annual(panel)}
    indices = [index_rows(name, inputs[bool(design.year)]) for name, design in DESIGNS.items()]
    rows = pd.concat([values[COLUMNS], *indices], ignore_index=True).dropna(subset=["value"])
    types = {"area_id": "int16", "year": "int16", "rank": "Int16"}
    return rows.sort_values(COLUMNS[:3], ignore_index=True).astype(types)


def index_rows(name: str, inputs: Inputs) -> pd.DataFrame:
    """Score and rank of every area in a design of the atlas."""
    design = DESIGNS[name]
    frame = score(design, table_for(design, inputs.table)).frame()
    year = frame.get("year", SNAPSHOT)
    rows = {"value": frame[design.index.key], "rank": frame["rank"].astype("Int64")}
    return pd.DataFrame(
        {"measure": name, "area_id": frame["id"].astype("int64"), "year": year, **rows}
    )


if __name__ == "__main__":
    sys.exit(main())
