"""The table an index is made of: ids, years, numbers, labels; checked once, before any score."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NoReturn

import numpy as np
import numpy.typing as npt
import pandas as pd

from base.problem import NOWHERE, Problem
from base.text import LocalizedText
from indicators.engine.interval import Floats
from indicators.index.design.model import Element, IndexDesign
from indicators.index.design.problem import TableError
from indicators.index.scoring.shrinkage import empirical_bayes, logit_shrinkage
from indicators.index.scoring.treatment import transformed

Flags = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]
FEWEST_AREAS = 3
RELIABLE = "_reliable"
"""Ending of the columns that say (1 or 0) which values of an indicator carry."""
DOUBTFUL = "_doubtful"
"""Ending of the columns that say (1 or 0) which values are known to be told badly."""
TIE = "_tie"
"""Ending of the columns that number the areas whose values err together (-1 or empty: alone)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringTable:
    """Rows (area, year) in any order, each once; all arrays have one entry per row.

    ``columns`` are numbers (NaN: missing), ``labels`` the texts of all columns that a design may
    select or group by. ``lower`` and ``upper`` are 95 % limits of some columns, ``ties`` their
    tie groups (-1: none; areas that share one source value err together). ``in_base`` marks rows
    that may set the parameters of scales, ``in_rank`` rows that may be ranked; ``reliable``
    narrows the base of a column to the values that carry; an area with a ``doubtful`` value is
    never said to be surely anywhere. Raises
    :class:`TableError` for an id twice in a year, fewer than three areas, an infinite value.
    """

    ids: npt.NDArray[np.object_]
    years: Integers | None
    columns: Mapping[str, Floats]
    labels: Mapping[str, npt.NDArray[np.object_]] = field(default_factory=dict)
    lower: Mapping[str, Floats] = field(default_factory=dict)
    upper: Mapping[str, Floats] = field(default_factory=dict)
    ties: Mapping[str, Integers] = field(default_factory=dict)
    reliable: Mapping[str, Flags] = field(default_factory=dict)
    doubtful: Mapping[str, Flags] = field(default_factory=dict)
    in_base: Flags
    in_rank: Flags

    def __post_init__(self) -> None:
        _check(self)

    def __len__(self) -> int:
        return len(self.ids)


def table_of(frame: pd.DataFrame, design: IndexDesign) -> ScoringTable:
    """Make a table of ``frame``, whose first column (or ``design.id``) is the id of the area.

    Kept are the rows the design's ``rows`` names. Columns the design uses as numbers must be
    numbers, each there once; what it does not use may be anything. Raises
    :class:`~indicators.index.design.problem.TableError`, also for a value of ``rows``, ``where`` or
    ``among`` that no row has, and for a row without an id.
    """
    names = [str(name) for name in frame.columns]
    frame = frame.set_axis(names, axis=1)
    year = design.year or ("year" if "year" in names else "")
    for name in (design.id or names[0], year, *named_columns(design)):
        if names.count(name) > 1:
            fail("la colonna compare due volte", "the column is there twice", name)
    frame = frame.loc[:, ~frame.columns.duplicated()]
    _columns_there(frame, design)
    frame = frame[_selected(frame, design.rows)].reset_index(drop=True)
    for column, values in design.rank_among.items():
        _all_there(values, set(as_text(frame[column])), column)
    ids = as_text(frame[design.id or names[0]]).to_numpy(dtype=object)
    if (ids == "").any():
        row = int(np.flatnonzero(ids == "")[0]) + 1
        fail(f"manca l'id della riga {row} sotto l'intestazione", f"row {row} has no id")
    years = _whole(frame[year], year) if year else None
    groups = _label_columns(design)

    def flagged(ending: str) -> dict[str, Flags]:
        flags = {leaf.column: f"{leaf.column}{ending}" for leaf in design.indicators}
        return {name: _flags(frame[at], at) for name, at in flags.items() if at in names}

    return ScoringTable(
        ids=ids,
        years=years,
        columns={
            name: _numbers(frame[name], name, ids, design) for name in numeric_columns(design)
        },
        labels={name: as_text(frame[name]).to_numpy(dtype=object) for name in groups},
        reliable=flagged(RELIABLE),
        doubtful=flagged(DOUBTFUL),
        in_base=_selected(frame, design.base.where),
        in_rank=_selected(frame, design.rank_where),
    )


def _check(table: ScoringTable) -> None:
    years = [0] * len(table) if table.years is None else table.years.tolist()
    keys = list(zip(table.ids.tolist(), years, strict=True))
    if len(set(keys)) < len(keys):
        twice = next(key for key, many in Counter(keys).items() if many > 1)
        when = "" if table.years is None else f" ({twice[1]})"
        fail(
            f"l'id «{twice[0]}»{when} compare due volte (è la prima colonna, o «id» del disegno)",
            f"id {twice[0]!r}{when} is there twice (it is the first column, or `id` of the design)",
        )
    if (many := len(set(table.ids.tolist()))) < FEWEST_AREAS:
        fail(
            f"ci sono {many} aree: un indice ne confronta almeno {FEWEST_AREAS}",
            f"there are {many} areas: an index compares at least {FEWEST_AREAS}",
        )
    for name, values in table.columns.items():
        if np.isinf(values).any():
            where = table.ids[int(np.flatnonzero(np.isinf(values))[0])]
            fail(f"valore infinito ({where})", f"infinite value ({where})", name)


def as_text(series: pd.Series) -> pd.Series:
    """``series`` as text, whole numbers without decimals, missing as ``""``."""
    if pd.api.types.is_float_dtype(series):
        whole = series.dropna() % 1 == 0
        if len(whole) and whole.all():
            series = series.astype("Int64")
    text: pd.Series = series.astype(object).where(series.notna(), "").map(str)
    return text


def ready_values(element: Element, table: ScoringTable, raw: Floats) -> Floats:
    """``raw`` values of an indicator, transformed. Raises :class:`TableError` where the
    transformation is not defined."""
    ready = transformed(element.transform, raw)
    lost = np.isfinite(raw) & ~np.isfinite(ready)
    if lost.any():
        row = int(np.flatnonzero(lost)[0])
        fail(
            f"«{element.transform}» non è definita per {raw[row]:g} ({table.ids[row]})",
            f"{element.transform!r} is not defined for {raw[row]:g} ({table.ids[row]})",
            element.column,
        )
    return ready


def raw_values(element: Element, table: ScoringTable) -> Floats:
    """Values of an indicator: column / denominator x multiplier.

    Without a denominator there is no value. Raises :class:`TableError` where a value exceeds
    ``share_of`` or a denominator is zero or negative.
    """
    values = table.columns[element.column]
    if element.denominator:
        of = table.columns[element.denominator]
        bad = np.isfinite(values) & (of <= 0)
        if bad.any():
            where = table.ids[int(np.flatnonzero(bad)[0])]
            fail(
                f"denominatore zero o negativo ({where})",
                f"denominator zero or negative ({where})",
                element.denominator,
            )
        with np.errstate(invalid="ignore"):
            values = values / of if element.shrinkage == "none" else _shrunk(element, table)
    if element.multiplier != 1:
        values = values * element.multiplier
    if element.share_of is not None:
        outside = (values > element.share_of) | (values < 0)
        if outside.any():
            row = int(np.flatnonzero(outside)[0])
            fail(
                f"{values[row]:g} ({table.ids[row]}) è fuori da 0-{element.share_of:g}",
                f"{values[row]:g} ({table.ids[row]}) is outside 0-{element.share_of:g}",
                element.column,
            )
    return values


def _shrunk(element: Element, table: ScoringTable) -> Floats:
    """Rates of events drawn towards the mean of their year."""
    events, trials = table.columns[element.column], table.columns[element.denominator]
    rates = np.full(len(table), np.nan)
    years = np.zeros(len(table), dtype=np.int64) if table.years is None else table.years
    shrink = logit_shrinkage if element.shrinkage == "logit" else empirical_bayes
    for year in np.unique(years):
        here = (years == year) & np.isfinite(events) & np.isfinite(trials)
        try:
            rates[here] = shrink(events[here], trials[here]).rate
        except ValueError:
            fail(
                "gli eventi devono stare tra 0 e il denominatore, in almeno due aree",
                "events must lie between 0 and the denominator, in at least two areas",
                element.column,
            )
    return rates


def fail(it: str, en: str, column: str = "") -> NoReturn:
    """Raise :class:`TableError` about ``column``."""
    where = LocalizedText(f"{column}:", f"{column}:") if column else NOWHERE
    raise TableError([Problem("table", LocalizedText(it, en), where)])


def numeric_columns(design: IndexDesign) -> list[str]:
    """Columns that a design reads as numbers."""
    names = [name for leaf in design.indicators for name in (leaf.column, leaf.denominator) if name]
    return list(dict.fromkeys([*names, *([design.population] if design.population else [])]))


def _label_columns(design: IndexDesign) -> list[str]:
    named = (design.missing.group, design.base.within, *design.rank_among)
    return [name for name in named if name]


def named_columns(design: IndexDesign) -> list[str]:
    """Columns of the table that a design names, each once."""
    named = [*numeric_columns(design), *_label_columns(design), *design.rows, *design.base.where]
    named += [*design.rank_where, *(name for name in (design.id, design.year) if name)]
    return list(dict.fromkeys(named))


def _columns_there(frame: pd.DataFrame, design: IndexDesign) -> None:
    for name in named_columns(design):
        if name not in frame.columns:
            listed = ", ".join(frame.columns[:30])
            fail(
                f"la tabella non ha questa colonna; ha: {listed}",
                f"the table has no such column; it has: {listed}",
                name,
            )
    if frame.empty:
        fail("la tabella non ha righe", "the table has no rows")


def _whole(series: pd.Series, name: str) -> Integers:
    years = pd.to_numeric(series, errors="coerce")
    if years.isna().any() or (years % 1 != 0).any():
        fail(
            "l'anno deve essere un intero in ogni riga",
            "year must be a whole number in every row",
            name,
        )
    return years.to_numpy(dtype=np.int64)


def _numbers(
    series: pd.Series, name: str, ids: npt.NDArray[np.object_], design: IndexDesign
) -> Floats:
    numbers = pd.to_numeric(series, errors="coerce")
    odd = numbers.isna() & series.notna()
    if odd.any():
        row = int(np.flatnonzero(odd.to_numpy())[0])
        fail(
            f"«{series.iloc[row]}» non è un numero ({ids[row]}); usa il punto per i decimali",
            f"{series.iloc[row]!r} is not a number ({ids[row]}); decimals take a point",
            name,
        )
    values = numbers.to_numpy(dtype=np.float64, na_value=np.nan)
    return np.where(np.isin(values, design.missing.codes), np.nan, values)


def _flags(series: pd.Series, name: str) -> Flags:
    """A column of 1 and 0 as flags."""
    text = as_text(series)
    odd = ~text.isin(["0", "1"])
    if odd.any():
        fail(
            f"«{text[odd].iloc[0]}»: qui servono 1 o 0 in ogni riga",
            f"{text[odd].iloc[0]!r}: every row needs 1 or 0 here",
            name,
        )
    flags: Flags = (text == "1").to_numpy(dtype=bool)
    return flags


def _selected(frame: pd.DataFrame, where: Mapping[str, tuple[str, ...]]) -> Flags:
    if not where:
        return np.ones(len(frame), dtype=bool)
    return rows_where({column: as_text(frame[column]) for column in where}, where)


def rows_where(cells: Mapping[str, Iterable[str]], where: Mapping[str, tuple[str, ...]]) -> Flags:
    """Rows whose cells are among the values of every column of ``where``.

    Raises :class:`TableError` for a value that no row has, with the nearest that some have.
    """
    flags: list[Flags] = []
    for column, values in where.items():
        texts = list(cells[column])
        _all_there(values, set(texts), column)
        flags.append(np.isin(np.array(texts, dtype=str), values))
    together: Flags = np.logical_and.reduce(flags)
    return together


def _all_there(values: Iterable[str], there: Collection[str], column: str) -> None:
    for value in values:
        if value not in there:
            near = get_close_matches(value, sorted(there), n=3, cutoff=0.5)
            listed = ", ".join(near or sorted(there)[:5])
            fail(
                f"nessuna riga ha «{value}»; i valori più vicini: {listed}",
                f"no row has {value!r}; the nearest values: {listed}",
                column,
            )
