"""What was published, release by release: values, ranks and index as they stood on their day.

A release is one file that nobody changes any more, listed in ``releases.yml`` with its fingerprint;
``python -m data.build.release`` freezes one. A mistake that is found later is not mended here: it
is told, with its date, under ``corrections``.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import pandas as pd
from pydantic import AfterValidator, Field

from base.yaml_model import FORBID, Both, Text, read_model, unfit
from data.build.snapshot import differs
from data.catalogue.read import ShippedDataError, fingerprint

FOLDER = Path(__file__).parent
LIST = FOLDER / "releases.yml"
SNAPSHOT = 0
"""The year of what is made of the latest year of each of its parts."""
PLACE = ["measure", "area_id", "year"]
COLUMNS = [*PLACE, "value", "rank"]
_VERSION = Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a release had wrong, told on a later day."""

    __pydantic_config__ = FORBID

    told_on: date
    sentence: Both


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its version, the day it was published, the fingerprint and rows of its file."""

    __pydantic_config__ = FORBID

    version: _VERSION
    released_on: date
    sha256: Text
    rows: Annotated[int, Field(strict=True, gt=0)]
    corrections: tuple[Correction, ...] = ()

    @property
    def path(self) -> Path:
        """Where its file lies."""
        return FOLDER / f"{self.version}.parquet"


def _in_order(releases: tuple[Release, ...]) -> tuple[Release, ...]:
    versions = [tuple(map(int, release.version.split("."))) for release in releases]
    days = [release.released_on for release in releases]
    if versions != sorted(set(versions)) or days != sorted(days):
        raise unfit(
            "order", "le edizioni vanno dalla prima all'ultima", "releases go first to last"
        )
    return releases


@dataclass(frozen=True, slots=True)
class Releases:
    """The file: the licence of every release, and the releases, the first one first."""

    __pydantic_config__ = FORBID

    licence: Text
    attribution: Both
    releases: Annotated[tuple[Release, ...], AfterValidator(_in_order)]


def listed(path: Path = LIST) -> Releases:
    """What was published and its licence. Raises ``RefusedError`` naming line and field."""
    return read_model(Releases, path)


def releases(path: Path = LIST) -> tuple[Release, ...]:
    """Every release, the first one first. Raises ``RefusedError`` naming line and field."""
    return listed(path).releases


def read_release(release: Release) -> pd.DataFrame:
    """The rows of a release: ``measure`` (an indicator or a design of the index), ``area_id`` (0 is
    the city), ``year`` (:data:`SNAPSHOT` for an index of the latest years), ``value`` in the unit
    of the measure, ``rank`` (missing without one).

    Raises :class:`~data.catalogue.read.ShippedDataError` if the file is another one.
    """
    path = release.path
    if not path.exists() or fingerprint(path) != release.sha256:
        raise ShippedDataError(f"{path.name} is not the file of release {release.version}")
    return pd.read_parquet(path).astype({"measure": "str"})


def moved(earlier: pd.DataFrame, later: pd.DataFrame) -> pd.DataFrame:
    """Rows whose value or rank is another: :data:`PLACE` and ``value`` and ``rank`` of each side,
    with the suffixes ``_old`` and ``_new``; missing where a side has none."""
    both = earlier.merge(later, on=PLACE, how="outer", suffixes=("_old", "_new"))
    other = differs(both["value_old"], both["value_new"]) | differs(
        both["rank_old"], both["rank_new"]
    )
    rows: pd.DataFrame = both[other].reset_index(drop=True)
    return rows
