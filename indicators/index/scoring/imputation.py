"""What is put where a value is missing: the mean or median of the base, of all or of a group."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from indicators.engine.interval import Floats
from indicators.index.design.model import MissingRule
from indicators.index.scoring.blocks import Block
from indicators.index.scoring.table import Flags, ScoringTable


def imputed(
    rule: MissingRule, values: Floats, table: ScoringTable, blocks: Iterable[Block]
) -> tuple[Floats, Flags]:
    """``values`` with what the rule puts in, and which are so.

    A group without any base value stays missing.
    """
    lacking = ~np.isfinite(values)
    if rule.impute == "none" or not lacking.any():
        return values, np.zeros(len(values), dtype=bool)
    statistic = rule.impute.removeprefix("group_")
    filled = values.copy()
    for block in blocks:
        base = pd.Series(values[block.base])
        holes = block.rows[lacking[block.rows]]
        if rule.group:
            labels = table.labels[rule.group]
            by_group = base.groupby(labels[block.base]).agg(statistic)
            filled[holes] = by_group.reindex(labels[holes]).to_numpy(dtype=np.float64)
        else:
            filled[holes] = base.agg(statistic)
    return filled, lacking & np.isfinite(filled)
