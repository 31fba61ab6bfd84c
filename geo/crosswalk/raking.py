"""Pieces between two zonings fitted to what both zonings are known to hold.

Iterative proportional fitting ("raking"): Deming & Stephan (1940), Ann. Math. Stat. 11:427-444.
The pieces keep their odds ratios and take the totals of the sources and of the targets.
"""

import numpy as np
import pandas as pd

from geo.crosswalk.weights import PIECE, of_zones, share_of

ROUNDS = 20_000


class NotFittedError(ValueError):
    """No weights on these pieces come near the totals of the targets."""


def with_prior(main: pd.DataFrame, fallback: pd.DataFrame, *, part: float) -> pd.DataFrame:
    """Pieces of ``fallback``, each weighing its share of its source by ``main`` and by itself.

    ``part`` (0-1) is the weight of ``fallback``, so that a piece ``main`` does not see is small
    but there; a source ``main`` does not know at all takes its shares from ``fallback`` alone.
    The weights of a source add up to one.
    """
    keys = ["source", "target"]
    seen = main.assign(share=share_of(main, "source")).set_index(keys)["share"]
    table = fallback.assign(own=share_of(fallback, "source"))
    by_main = seen.reindex(pd.MultiIndex.from_frame(table[keys])).fillna(0.0).to_numpy()
    weight = pd.Series((1 - part) * by_main, table.index) + part * table["own"]
    return table.assign(weight=weight / weight.groupby(table["source"]).transform("sum"))[[*PIECE]]


def raked(
    pieces: pd.DataFrame, *, sources: pd.Series, targets: pd.Series, within: float
) -> pd.DataFrame:
    """The pieces with weights that add up to ``sources`` exactly, and nearly to ``targets``.

    Totals are by zone; those of the targets are first brought to the sum of the sources'. Targets
    not among ``targets`` are held to hold nothing. Raises :class:`NotFittedError` if, at the end,
    a target is off by more than the share ``within`` of its total (or by one, where that is more).
    """
    source, source_ids = pd.factorize(pieces["source"])
    target, target_ids = pd.factorize(pieces["target"])
    rows = of_zones(sources, pd.Series(source_ids)).to_numpy(dtype=np.float64)
    wanted = targets.reindex(target_ids).fillna(0.0).to_numpy(dtype=np.float64)
    wanted = wanted * rows.sum() / wanted.sum()
    weight = pieces["weight"].to_numpy(dtype=np.float64)
    for _ in range(ROUNDS):
        weight = weight * _factor(wanted, weight, target)
        weight = weight * _factor(rows, weight, source)
        off = np.abs(np.bincount(target, weight, len(wanted)) - wanted)
        if off.max() < 1e-3:
            break
    if (off > np.maximum(within * wanted, 1.0)).any():
        worst = target_ids[int(np.argmax(off - np.maximum(within * wanted, 1.0)))]
        raise NotFittedError(f"target {worst} is off by {off.max():.1f}")
    return pieces.assign(weight=weight)


def _factor(wanted: np.ndarray, weight: np.ndarray, zone: np.ndarray) -> np.ndarray:
    total = np.bincount(zone, weight, len(wanted))
    factor: np.ndarray = np.divide(wanted, total, out=np.zeros_like(wanted), where=total > 0)[zone]
    return factor
