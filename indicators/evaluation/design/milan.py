"""The default design for Milan's premises, and its panel made of indicator tables."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

import numpy as np
import pandas as pd

from indicators.engine.reliability import Reliability
from indicators.evaluation.design.fields import SCHEMA
from indicators.evaluation.design.model import (
    Columns,
    ComparisonGroup,
    EvaluationDesign,
    Floor,
    Method,
    Options,
    Treatment,
    Windows,
)
from indicators.evaluation.design.problems import refuse_panel

TREATED = (14, 16, 19, 35, 46, 61, 65, 76)
"""The eight NIL that hold the nine premises."""

BEFORE, AFTER = (2015, 2019), (2022, 2024)
PANDEMIC = (2020, 2021)
REGISTRY_REVISION = (2012, 2013, 2014)
"""Years left out: the register was revised, so that changes across them are of the books."""

FIRST_YEAR = 2011
"""First year of the register; years before the before window cross its revision and are out."""

FIRST_START, LAST_START = 2020, 2022
"""Openings are not known: starts that the default windows allow are between them."""

UNIT, TIME, GROUP, NEIGHBOURS, RESIDENTS = (
    "area_id", "year", "municipio", "neighbours", "residents",
)  # fmt: skip
RELIABLE = "reliable"
"""Column: 1 where every outcome of the panel is reliable in that area and year, else 0."""


FOUND_WHERE_TOUCHING = {"randomisation": 7.6, "did": 14.5}
"""Percent of sets of eight adjoining areas in which a test at 5 % finds a difference though nothing
happened; measured on the city's own outcomes (docs/evaluation-checks.md, a test compares)."""


def plausible_starts(before: tuple[int, int], after: tuple[int, int]) -> tuple[int, ...]:
    """The grid of starts compatible with two windows: after one ends, by the other's first year."""
    return tuple(range(before[1] + 1, after[0] + 1))


def milan_design(  # noqa: PLR0913
    outcomes: Sequence[str],
    *,
    start: int = LAST_START,
    treated: Iterable[int] = TREATED,
    methods: Sequence[str] = ("did", "randomisation", "mde", "drift"),
    comparison: ComparisonGroup | None = None,
    options: Options | None = None,
    before: tuple[int, int] = BEFORE,
    after: tuple[int, int] = AFTER,
    weighted: bool = False,
) -> EvaluationDesign:
    """Eight NIL against all reliable ones, ring 1 apart; the user's assumption is ``start``.

    The reference set is as many per Municipio (the first named) as observed and at most as many
    adjacent pairs as observed. Years between the windows, before them, and of the registry's
    revision are out.
    """
    out = {*range(FIRST_YEAR, before[0]), *range(before[1] + 1, after[0]), *REGISTRY_REVISION}
    return EvaluationDesign(
        schema=SCHEMA,
        methods=cast("tuple[Method, ...]", tuple(methods)),
        columns=Columns(
            unit=UNIT,
            time=TIME,
            outcomes=tuple(outcomes),
            weights=RESIDENTS if weighted else "",
            group=GROUP,
            neighbours=NEIGHBOURS,
            residents=RESIDENTS,
        ),
        treatment=Treatment(units=tuple(str(area) for area in sorted(treated)), start=start),
        windows=Windows(before=before, after=after, leave_out=tuple(sorted(out))),
        comparison=comparison or ComparisonGroup(at_least=Floor(RELIABLE, 1.0)),
        options=options or Options(),
        title="Quartieri Connessi",
    )


def milan_frame(
    tables: Mapping[str, pd.DataFrame],
    *,
    areas: pd.DataFrame,
    neighbours: pd.DataFrame,
    residents: pd.Series,
) -> pd.DataFrame:
    """The long panel of :func:`milan_design` for outcomes observed at the scale of the NIL.

    ``tables`` maps an indicator's key to its :func:`indicators.engine.table.indicator_table`;
    ``areas`` is indexed by ``area_id`` with ``municipio``; ``neighbours`` lists pairs ``area_id,
    neighbour_id``; ``residents`` is indexed by (area_id, year). Only years that all outcomes have
    are kept. Values pooled over three years are not yearly values: they count as missing. Raises
    :class:`PanelError` where no year is common.
    """
    wide: dict[str, pd.Series] = {}
    reliable: list[pd.Series] = []
    for key, table in tables.items():
        rows = table.set_index([UNIT, TIME])
        wide[key] = rows["value"].where(rows["pooled_years"] == 1)
        reliable.append((rows["reliability"] == Reliability.RELIABLE.value) & wide[key].notna())
    frame = pd.concat(wide, axis=1, join="inner")
    if frame.empty:
        raise refuse_panel("no_common_year")
    frame[RELIABLE] = pd.concat(reliable, axis=1, join="inner").all(axis=1).astype(int)
    frame[RESIDENTS] = residents.reindex(frame.index).to_numpy(dtype=np.float64)
    frame = frame.reset_index()
    touching = neighbours.groupby(UNIT)["neighbour_id"]
    listed = touching.agg(lambda ids: ";".join(str(area) for area in sorted(ids)))
    frame[GROUP] = frame[UNIT].map(areas[GROUP].astype(str))
    frame[NEIGHBOURS] = frame[UNIT].map(listed).fillna("")
    return frame.sort_values([UNIT, TIME], ignore_index=True)
