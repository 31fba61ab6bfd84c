"""Which rows are scored together, which of them set the parameters, and who is ranked with whom."""

from dataclasses import dataclass

import numpy as np

from indicators.engine.interval import Floats
from indicators.index.design.model import EACH, Element, IndexDesign
from indicators.index.scoring.scale import grid_of, on_grid
from indicators.index.scoring.table import Flags, Integers, ScoringTable, fail


@dataclass(frozen=True, slots=True)
class Block:
    """Row numbers scored with the same parameters, and those that set them."""

    name: str
    rows: Integers
    base: Integers


def blocks_of(design: IndexDesign, table: ScoringTable) -> tuple[Block, ...]:
    """The blocks of ``table``. Raises ``TableError`` if a block has no base row, or if there are
    several years and the design does not say what to do with them."""
    years, in_base = table.years, table.in_base
    if years is not None and not design.base.years and len(np.unique(years)) > 1:
        fail(
            "la tabella ha più anni: il disegno dica «base: {years: each}», «all» o un elenco",
            "the table has several years: the design must say 'base: {years: each}', all or a list",
        )
    if isinstance(design.base.years, tuple):
        if years is None:
            fail("il periodo base vuole una colonna dell'anno", "a base period needs a year column")
        in_base = in_base & np.isin(years, design.base.years)
    blocks = []
    for name, rows in _groups(design, table, by_year=design.base.years == EACH):
        base = rows[in_base[rows]]
        if len(base) == 0:
            fail(f"nessuna riga di base {name}".strip(), f"no row is in the base {name}".strip())
        blocks.append(Block(name, rows, base))
    return tuple(blocks)


def base_of(design: IndexDesign, table: ScoringTable, indicator: Element, block: Block) -> Integers:
    """The base rows of ``block``; only those where the value of ``indicator`` is reliable, unless
    the design's base says otherwise."""
    reliable = table.reliable.get(indicator.column) if design.base.reliable else None
    return block.base if reliable is None else block.base[reliable[block.base]]


def counted_of(design: IndexDesign, table: ScoringTable) -> Flags:
    """The rows that count in the ranks of the others."""
    counted = np.ones(len(table), dtype=bool)
    for column, values in design.rank_among.items():
        counted &= np.isin(table.labels[column].astype(str), values)
    return counted


def ranks_of(design: IndexDesign, table: ScoringTable, scores: Floats) -> tuple[Floats, Integers]:
    """Rank of each row in its year (and group), 0 for none; and how many count there."""
    rank, many = np.zeros(len(table)), np.zeros(len(table), dtype=np.int64)
    sign, counted = -1 if design.rank_first == "highest" else 1, counted_of(design, table)
    for _, rows in _groups(design, table, by_year=True):
        ranked = rows[table.in_rank[rows] & np.isfinite(scores[rows])]
        rank[ranked] = positions(sign * scores[ranked], design.rank_ties, counted[ranked])
        many[rows] = counted[ranked].sum()
    return rank, many


def positions(values: Floats, ties: str, counted: Flags) -> Floats:
    """Ranks, 1 for the lowest of ``values`` (none missing); near-equal values are tied.

    A value that is not ``counted`` gets the rank it would take among those that are.
    """
    values = on_grid(values, grid_of(values))
    ordered = np.sort(values[counted])
    first = np.searchsorted(ordered, values, side="left").astype(np.float64) + 1
    last = (np.searchsorted(ordered, values, side="right") + ~counted).astype(np.float64)
    by_rule: dict[str, Floats] = {"min": first, "max": last, "average": (first + last) / 2}
    return by_rule[ties]


def _groups(
    design: IndexDesign, table: ScoringTable, *, by_year: bool
) -> list[tuple[str, Integers]]:
    years = table.years if by_year else None
    if years is None and not design.base.within:
        return [("", np.arange(len(table)))]
    labels = table.labels[design.base.within] if design.base.within else [""] * len(table)
    stamps = [""] * len(table) if years is None else years.astype(str)
    names = np.array(
        [f"{label} {stamp}".strip() for label, stamp in zip(labels, stamps, strict=True)]
    )
    unique, codes = np.unique(names, return_inverse=True)
    order = np.argsort(codes, kind="stable")
    starts = np.searchsorted(codes[order], np.arange(len(unique) + 1))
    return [
        (str(name), order[starts[place] : starts[place + 1]]) for place, name in enumerate(unique)
    ]
