"""Files that are loaded beside the shipped tables, each read once."""

from pathlib import Path
from typing import Any

import pandas as pd

from atlas.repository.indicator_values import IndicatorData
from atlas.repository.memo import kept
from atlas.repository.tables import panel, residents
from base.problem import RefusedError
from data import importers
from data.catalogue.card import Dataset, read_card
from data.catalogue.read import ShippedDataError
from data.importers.stored import StoredFile, kept_file
from indicators.engine.classes import limits_of_year
from indicators.engine.table import city_series, indicator_table
from indicators.index.official import IDISE, idise_frame


def of_visitor(sha256: str, table: Any, of_operator: bool) -> bool:  # noqa: ARG001
    """Whether what is made of a loaded table is kept for a visit only."""
    return not of_operator


def fingerprint(sha256: str, table: Any, of_operator: bool) -> tuple[str, bool]:  # noqa: ARG001
    """What tells two loaded tables apart: see :func:`atlas.repository.memo.kept`."""
    return sha256, of_operator


@kept(brought=of_visitor, entries=4, key=fingerprint)
def idise_data(sha256: str, table: pd.DataFrame, of_operator: bool) -> IndicatorData:  # noqa: ARG001
    """ISTAT's official index as an indicator, from the confirmed file of that fingerprint."""
    frames = {**panel().frames, "idise": idise_frame(table, residents())}
    table = indicator_table(IDISE, frames, areas=panel().areas, missing=panel().missing)
    return IndicatorData.of(
        IDISE, table, city_series(IDISE, frames, panel().missing),
        limits_of_year(table, IDISE.latest_year), frames,
    )  # fmt: skip


@kept()
def idise_card() -> Dataset:
    """The papers of ISTAT's index, which no table is shipped of."""
    return read_card(Path(importers.__file__).parent / "idise" / "card.yml")


@kept(entries=8)
def stored_file(folder: str, kind: str, written_ns: int) -> StoredFile | None:
    """The confirmed file of a kind in the operator's folder, whose pointer is of that moment.

    Raises :class:`data.catalogue.read.ShippedDataError`.
    """
    return kept_file(Path(folder), kind) if written_ns else None


@kept(entries=4, key=lambda kind, sha256, _: (kind, sha256))
def stored_table(kind: str, sha256: str, file: StoredFile) -> pd.DataFrame:  # noqa: ARG001 - the key
    """The table of a file in the operator's folder. Raises
    :class:`data.catalogue.read.ShippedDataError`."""
    from data.importers.jobs import load, opened

    try:
        drawn = None if file.outlines is None else opened(file.outlines, "outlines")
        return load(kind, opened(file.path, kind), None, drawn).result()
    except RefusedError as error:
        raise ShippedDataError(f"{file.path.name}: {error}") from error
