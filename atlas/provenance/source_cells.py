"""From a value of an index to the rows of the tables it was made from. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from base.text import LocalizedText
from data.catalogue.card import dataset
from indicators.spec import Indicator


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One cell of a shipped table: its file, its row (``area_id`` and, where it has one, year),
    its column, what that means, and what it holds."""

    dataset: str
    file: str
    area: int
    year: int | None
    column: str
    meaning: LocalizedText
    value: float


def source_cells(
    indicator: Indicator, frames: Mapping[str, pd.DataFrame], area: int, year: int
) -> tuple[SourceCell, ...]:
    """The cells that ``indicator`` reads for ``area`` in ``year``; missing ones are NaN.

    ``frames`` are indexed by ``(area_id, year)``, or by ``area_id`` where a table has no years.
    """
    return tuple(
        cell
        for key in indicator.datasets
        for cell in _cells(key, frames[key], indicator.inputs, area, year)
    )


def _cells(
    key: str, frame: pd.DataFrame, inputs: tuple[str, ...], area: int, year: int
) -> Iterator[SourceCell]:
    yearly = frame.index.nlevels > 1
    here = frame[frame.index.get_level_values("area_id") == area]
    if yearly:
        here = here[here.index.get_level_values("year") == year]
    if here.empty:
        return
    card, values = dataset(key), here.iloc[0]
    about = {column.name: column for column in card.columns}
    for column in inputs:
        if column not in frame.columns:
            continue
        yield SourceCell(
            dataset=key,
            file=card.file,
            area=area,
            year=year if yearly else None,
            column=column,
            meaning=about[column].description,
            value=float(values[column]),
        )
