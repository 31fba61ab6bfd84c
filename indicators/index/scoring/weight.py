"""Weights that come from the data: principal components and Gini coefficients."""

import numpy as np

from indicators.engine.interval import Floats


class NegativeWeightError(ValueError):
    """The first component gives some elements a negative weight; ``places`` says which."""

    def __init__(self, places: tuple[int, ...], weights: Floats) -> None:
        super().__init__("negative weights")
        self.places, self.weights = places, weights


def complete_rows(scores: Floats) -> Floats:
    """The rows (areas) of ``scores`` (areas, elements) without a missing value."""
    complete: Floats = scores[np.isfinite(scores).all(axis=1)]
    return complete


def pca_weights(scores: Floats, *, negative: str = "refuse") -> Floats:
    """Loadings of the first component of the correlation matrix, unit length, sum not negative.

    Over complete rows. Raises :class:`NegativeWeightError` unless ``negative`` is ``keep``, and
    ``ValueError`` if there are not more complete rows than two or an element is constant.
    """
    complete = complete_rows(scores)
    if len(complete) < 3 or (complete.std(axis=0) == 0).any():
        raise ValueError("too few complete rows, or a constant element")
    if complete.shape[1] == 1:
        return np.ones(1)
    _, vectors = np.linalg.eigh(np.corrcoef(complete, rowvar=False))
    first: Floats = vectors[:, -1] * (1 if vectors[:, -1].sum() >= 0 else -1)
    places = tuple(int(place) for place in np.flatnonzero(first < 0))
    if places and negative == "refuse":
        raise NegativeWeightError(places, first)
    return first


def gini(values: Floats) -> float:
    """Gini coefficient with the small-sample factor n / (n - 1); values must not be negative."""
    ordered = np.sort(values[np.isfinite(values)])
    many = len(ordered)
    ranks = np.arange(1, many + 1)
    raw = 2 * (ranks * ordered).sum() / (many * ordered.sum()) - (many + 1) / many
    return float(raw * many / (many - 1))


def gini_weights(scores: Floats, *, inverse: bool) -> Floats:
    """Weights in proportion to each element's Gini coefficient, or to its inverse; they sum to 1.

    Ciommi et al. (2017), "Weighted multidimensional well-being"; R package giniCI.
    """
    coefficients = np.array([gini(scores[:, place]) for place in range(scores.shape[1])])
    if not (coefficients > 0).all():
        raise ValueError("an element without positive Gini coefficient")
    raw = 1 / coefficients if inverse else coefficients
    weights: Floats = raw / raw.sum()
    return weights
