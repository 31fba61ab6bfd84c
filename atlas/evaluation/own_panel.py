"""A reader's own panel as an outcome: read, checked, known by its content. Pure.

A panel is long: one row per area and year. It is kept by the session that brought it and travels
with the plans that session makes of it; nothing is remembered here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from base.text import LocalizedText
from indicators.engine.reliability import Reliability
from indicators.measure import Measure
from indicators.spec import (
    Concept,
    Indicator,
    Interval,
    ObservationStatus,
    Polarity,
    Topic,
    Unit,
    Verification,
)

PREFIX = "own-"


@dataclass(frozen=True, slots=True)
class OwnPanel:
    """``table`` has ``area_id, year, value``; ``key`` is made of the file's content."""

    key: str
    file: str
    title: str
    years: tuple[int, ...]
    decimals: int
    table: pd.DataFrame


def is_own(key: str) -> bool:
    """Whether an outcome was brought by a reader."""
    return key.startswith(PREFIX)


def windows_for(indicator: Indicator) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Years that the before and the after window of a reader's panel may hold."""
    return indicator.years[:-1], indicator.years[1:]


def opening_windows(indicator: Indicator) -> tuple[tuple[int, int], tuple[int, int]]:
    """Windows to begin with: the pandemic years apart where the panel allows, else two halves."""
    early = [year for year in indicator.years if year <= 2019]
    late = [year for year in indicator.years if year >= 2022]
    if len(early) < 2 or not late:
        half = max(1, len(indicator.years) // 2)
        early, late = list(indicator.years[:half]), list(indicator.years[half:])
    return (early[0], early[-1]), (late[0], late[-1])


def long_table(panel: OwnPanel) -> pd.DataFrame:
    """The panel with the columns :func:`indicators.evaluation.design.milan.milan_frame` reads.

    How far its values are reliable is not known: all count as they are.
    """
    return panel.table.assign(pooled_years=1, reliability=Reliability.RELIABLE.value)


def extended(residents: pd.Series, years: Sequence[int]) -> pd.Series:
    """Residents by (area, year), also of years outside the register: those of the nearest year."""
    wide = residents.unstack("year")
    wanted = sorted({*wide.columns, *years})
    known = np.array(wide.columns)
    nearest = [int(known[np.abs(known - year).argmin()]) for year in wanted]
    wider = wide[nearest].set_axis(pd.Index(wanted, name="year"), axis=1)
    return pd.Series(wider.stack())


def indicator_of(panel: OwnPanel) -> Indicator:
    """A reader's panel dressed as an indicator; what nobody told is said to be unknown."""
    title = LocalizedText(panel.title, panel.title)
    unknown = LocalizedText("non dichiarato nel file", "not stated in the file")
    return Indicator(
        key=panel.key,
        title=title,
        short_title=title,
        high_name=LocalizedText(f"{panel.title}: valore alto", f"{panel.title}: high value"),
        low_name=LocalizedText(f"{panel.title}: valore basso", f"{panel.title}: low value"),
        meaning=LocalizedText(
            f"Dato portato da chi legge, dal file «{panel.file}».",
            f"Data brought by the reader, from the file “{panel.file}”.",
        ),
        why_it_matters=unknown,
        value_phrase=title,
        unit=Unit.INDEX,
        decimals=panel.decimals,
        polarity=Polarity.NEITHER,
        topic=Topic.CONTEXT,
        concept=Concept.CONTEXT,
        datasets=(PREFIX,),
        inputs=("value",),
        support=LocalizedText("quartieri (NIL)", "neighbourhoods (NIL)"),
        status=ObservationStatus.OBSERVED,
        years=panel.years,
        comparable=True,
        breaks=(),
        interval=Interval.NOT_ESTIMATED,
        base=unknown,
        formula=unknown,
        reference=LocalizedText(panel.file, panel.file),
        limitations=LocalizedText(
            "L'atlante non ha verificato questo file: fonte, definizione, unità e rotture della "
            "serie sono di chi lo ha portato.",
            "The atlas has not checked this file: source, definition, unit and breaks of the "
            "series are those of whoever brought it.",
        ),
        method_version="1.0",
        valid_from="2026-11-28",
        written_on="2026-11-28",
        checked_on="2026-11-28",
        checks=(Verification.NONE,),
        next_review="2026-11-28",
        compute=_given,
    )


def _given(frame: pd.DataFrame) -> Measure:
    value = frame["value"]
    return Measure(value, pd.Series(1.0, index=value.index), value, 1.0)
