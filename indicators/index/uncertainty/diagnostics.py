"""How the indicators hang together, and what each really does to the index."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators.engine.interval import Floats
from indicators.index.scoring.scores import Scores
from indicators.index.scoring.weight import complete_rows


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """Multivariate checks over the ranked rows; ``complete`` rows have every indicator.

    ``correlations``: Pearson, of the directed scores, pairwise complete. ``eigenvalues`` and
    ``loadings`` (of the components with eigenvalue above 1), ``kmo`` (Kaiser-Meyer-Olkin) and
    ``alpha`` (Cronbach, standardised): of the correlation matrix over complete rows.
    ``effective``: one row per indicator: ``key, weight`` (nominal share of the index),
    ``correlation`` with the index, ``influence`` (correlation ratio, see
    :func:`correlation_ratio`), ``influence_share`` (of their sum), ``against`` (True if the
    indicator falls as the index rises).
    """

    rows: int
    complete: int
    correlations: pd.DataFrame
    eigenvalues: Floats
    loadings: pd.DataFrame
    kmo: float
    alpha: float
    effective: pd.DataFrame


def diagnosed(scores: Scores) -> Diagnostics:
    """The checks. ``kmo`` and ``alpha`` are NaN with fewer than two indicators or complete rows
    than indicators."""
    ranked = scores.rank > 0
    keys = [leaf.key for leaf in scores.design.indicators]
    directed = np.column_stack([scores.score[key][ranked] for key in keys])
    full = complete_rows(directed)
    enough = len(keys) > 1 and len(full) > len(keys) and (full.std(axis=0) > 0).all()
    matrix: Any = np.corrcoef(full, rowvar=False) if enough else np.full((len(keys),) * 2, np.nan)
    values, vectors = np.linalg.eigh(matrix) if enough else (np.full(len(keys), np.nan), matrix)
    values, vectors = values[::-1], vectors[:, ::-1]
    large = [place for place, value in enumerate(values) if value > 1]
    signs = np.where(vectors.sum(axis=0) < 0, -1, 1)
    loadings = vectors * signs * np.sqrt(np.maximum(values, 0))
    return Diagnostics(
        rows=int(ranked.sum()),
        complete=len(full),
        correlations=pd.DataFrame(directed, columns=keys).corr(),
        eigenvalues=values,
        loadings=pd.DataFrame(
            loadings[:, large], index=keys, columns=[f"pc{place + 1}" for place in large]
        ),
        kmo=kmo(matrix) if enough else np.nan,
        alpha=alpha(matrix) if enough else np.nan,
        effective=_effective(scores, ranked),
    )


def alpha(correlations: Floats) -> float:
    """Standardised Cronbach's alpha: k r / (1 + (k - 1) r), r the mean correlation."""
    many = len(correlations)
    mean = float(correlations[~np.eye(many, dtype=bool)].mean())
    return many * mean / (1 + (many - 1) * mean)


def kmo(correlations: Floats) -> float:
    """Kaiser-Meyer-Olkin measure: squared correlations over those plus squared partial ones.

    NaN for a singular matrix.
    """
    if np.linalg.cond(correlations) > 1e12:
        return float("nan")
    inverse = np.linalg.inv(correlations)
    scale = np.sqrt(np.outer(np.diag(inverse), np.diag(inverse)))
    off = ~np.eye(len(correlations), dtype=bool)
    plain = float((correlations[off] ** 2).sum())
    partial = float(((inverse / scale)[off] ** 2).sum())
    return plain / (plain + partial)


def correlation_ratio(indicator: Floats, index: Floats, *, slices: int = 8) -> float:
    """First-order importance of an indicator: variance of the index's mean over ``slices`` groups
    of equal size along the indicator, as a share of the index's variance (Paruolo, Saisana &
    Saltelli 2013, J. R. Stat. Soc. A 176:609-634), corrected for the groups' number as in epsilon
    squared; 0 at least."""
    there = np.isfinite(indicator) & np.isfinite(index)
    x, y = indicator[there], index[there]
    groups = max(min(slices, len(x) // 5), 2)
    total = float(((y - y.mean()) ** 2).sum())
    if total == 0 or len(x) <= groups:
        return float("nan")
    place = np.argsort(np.argsort(x, kind="stable"), kind="stable") * groups // len(x)
    parts = (y[place == group] for group in range(groups))
    within = sum(float(((part - part.mean()) ** 2).sum()) for part in parts)
    return max(0.0, 1 - within / (len(x) - groups) * (len(x) - 1) / total)


def nominal_weights(scores: Scores) -> dict[str, float]:
    """Share of each indicator in the weight of the index, down through all levels."""
    shares = {scores.design.index.key: 1.0}
    for element in reversed(list(scores.design.index.walk())):
        if element.elements:
            weights = np.abs(scores.weights[element.key])
            for child, weight in zip(element.elements, weights / weights.sum(), strict=True):
                shares[child.key] = shares[element.key] * float(weight)
    return {leaf.key: shares[leaf.key] for leaf in scores.design.indicators}


def _effective(scores: Scores, ranked: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> pd.DataFrame:
    index = scores.index[ranked]
    nominal, rows = nominal_weights(scores), []
    for leaf in scores.design.indicators:
        values = scores.score[leaf.key][ranked]
        there = np.isfinite(values)
        varies = there.sum() > 2 and np.ptp(values[there]) > 0
        correlation = float(np.corrcoef(values[there], index[there])[0, 1]) if varies else np.nan
        ratio = correlation_ratio(values, index) if varies else np.nan
        rows.append((leaf.key, nominal[leaf.key], correlation, ratio))
    frame = pd.DataFrame(rows, columns=["key", "weight", "correlation", "influence"])
    return frame.assign(
        influence_share=frame["influence"] / frame["influence"].sum(),
        against=frame["correlation"] < 0,
    )
