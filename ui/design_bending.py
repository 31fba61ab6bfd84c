"""A design bent by a reader: other indicators, weights and methods, always signed as their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indicators.index.design import Design, Element, MissingRule
from indicators.index.designs import AMPI_PLUS, ARITHMETIC, OBSERVED_AMPI, leaf
from indicators.index.methods import Method
from indicators.spec import Words

OWN = Words(
    it="Disegno di chi legge, non dell'atlante", en="A reader's own design, not the atlas's"
)
OWN_EDITION = "own"
KEPT = "kept"

NORMALISATIONS: Mapping[str, Method | None] = {
    KEPT: None,
    "ampi": OBSERVED_AMPI,
    "min_max": Method("min_max", {"low": 1.0, "high": 100.0}),
    "z": Method("z", {"ddof": 0, "mean": 100.0, "sd": 10.0, "weighted": False}),
    "percentile_rank": Method(
        "percentile_rank", {"ties": "average", "divisor": "n-1", "low": 1.0, "high": 100.0}
    ),
}
TREATMENTS: Mapping[str, Method] = {
    "none": Method("none", {}),
    "skew_kurtosis": Method(
        "skew_kurtosis",
        {"skewness": 2.0, "kurtosis": 3.5, "max_winsorised": 5, "then_log": True},
    ),
}
AGGREGATIONS: Mapping[str, Method] = {
    "ampi": AMPI_PLUS,
    "ampi_minus": Method("ampi", {**AMPI_PLUS.options, "penalty": "minus"}),
    "arithmetic": ARITHMETIC,
    "geometric": Method("geometric", {}),
    "harmonic": Method("harmonic", {}),
    "copeland": Method("copeland", {}),
}
IMPUTATIONS = ("none", "mean", "median")


def signed(design: Design) -> Design:
    """The design under the name every reader's design has, whatever name it was given."""
    return replace(design, name=OWN, edition=OWN_EDITION)


def with_indicators(design: Design, keys: Sequence[str]) -> Design:
    """The design with these indicators: others left out, new ones added at the top."""
    found: Design = design
    for one in design.indicators:
        if one.key not in keys and (left := found.without(one.key)) is not None:
            found = left
    known = {one.key for one in found.indicators}
    new = [leaf(key, OBSERVED_AMPI) for key in keys if key not in known]
    gone = set(known) - set(keys)
    index = replace(found.index, elements=(*found.index.elements, *new))
    if gone and new:
        index = replace(index, elements=tuple(e for e in index.elements if e.key not in gone))
    return replace(found, index=index)


def with_leaves(design: Design, **changes: object) -> Design:
    """Every indicator of the design changed alike."""

    def changed(one: Element) -> Element:
        if one.is_indicator:
            return replace(one, **changes)  # type: ignore[arg-type]
        return replace(one, elements=tuple(map(changed, one.elements)))

    return replace(design, index=changed(design.index))


def turned(design: Design, keys: Sequence[str], usual: Mapping[str, int]) -> Design:
    """The design with the direction of ``keys`` opposite to the usual one."""

    def changed(one: Element) -> Element:
        if one.is_indicator:
            sign = usual.get(one.key, one.direction)
            return replace(one, direction=-sign if one.key in keys else sign)
        return replace(one, elements=tuple(map(changed, one.elements)))

    return replace(design, index=changed(design.index))


def with_aggregation(design: Design, name: str) -> Design:
    """The design with another aggregation at the top."""
    return replace(design, index=replace(design.index, aggregation=AGGREGATIONS[name]))


def with_imputation(design: Design, name: str) -> Design:
    """The design with another rule for missing values (``none``, ``mean``, ``median``)."""
    return replace(design, missing=MissingRule(impute=name))


def shares(design: Design) -> dict[str, int]:
    """Weights of the elements at the top, whole numbers that sum to 100 (largest remainders)."""
    total = sum(one.weight for one in design.index.elements)
    exact = {one.key: 100 * one.weight / total for one in design.index.elements}
    whole = {key: int(value) for key, value in exact.items()}
    missing = 100 - sum(whole.values())
    for key in sorted(exact, key=lambda k: whole[k] - exact[k])[:missing]:
        whole[key] += 1
    return whole


def with_share(design: Design, key: str, share: int) -> Design:
    """One weight set to ``share`` of 100, the others scaled so that the sum stays 100."""
    old = {one.key: one.weight for one in design.index.elements}
    rest = sum(weight for name, weight in old.items() if name != key)
    if rest <= 0:
        return design
    share = min(max(share, 1), 99)
    new = {name: (100 - share) * weight / rest for name, weight in old.items()} | {key: share}
    elements = tuple(replace(e, weight=float(new[e.key])) for e in design.index.elements)
    weighting = Method("given", {})
    return replace(design, index=replace(design.index, elements=elements, weighting=weighting))
