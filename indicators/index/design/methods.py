"""Every method a design may name, with its options: the one list behind validator and docs.

An option is required (no silent default) or has the default written here. The formulae are in
:mod:`indicators.index.scoring.scale`, :mod:`indicators.index.scoring.treatment` and
:mod:`indicators.index.scoring.aggregate`; docs/index-design.md explains each.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

SCHEMA = 1
"""Version of the schema of designs; a design states it."""


class Required:
    """Marks an option that must be stated."""


REQUIRED: Final = Required()

OBSERVED = ("observed",)
REFERENCES = ("mean", "median", "population_mean", "minimum", "maximum")
TIES = ("min", "max", "average")


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a method: its default (or ``REQUIRED``), its words, whether numbers do."""

    default: Any
    words: tuple[Any, ...] = ()
    number: bool = False
    whole: bool = False
    least: float = -math.inf
    most: float = math.inf
    not_zero: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """A method as a design names it, with the options chosen (all of them, defaults filled in)."""

    name: str
    options: Mapping[str, Any]

    def __getitem__(self, option: str) -> Any:
        return self.options[option]


def _number(default: Any, *words: Any) -> Option:
    return Option(default, words, number=True)


def _word(default: Any, *words: Any) -> Option:
    return Option(default, words)


ROUND = Option(None, (None,), number=True, whole=True)
_FROM, _TO = {"low": _number(0.0)}, {"high": _number(1.0)}
_TIES = {"ties": _word("min", *TIES)}

NORMALISATIONS: dict[str, dict[str, Option]] = {
    "none": {},
    "min_max": {**_FROM, **_TO},
    "z": {
        "ddof": _word(REQUIRED, 0, 1),
        "mean": _number(0.0),
        "sd": Option(1.0, (), number=True, not_zero=True),
        "weighted": _word(False, True, False),
    },
    "rank": _TIES,
    "borda": _TIES,
    "percentile_rank": {**_TIES, "divisor": _word("n-1", "n-1", "n", "n+1", "mid"), **_FROM, **_TO},
    "target": {
        "target": _number(REQUIRED),
        "start": _number("observed", *OBSERVED),
        "cap": _word(False, True, False),
    },
    "reference": {
        "reference": _number(REQUIRED, *REFERENCES),
        "start": _number("observed", *OBSERVED),
    },
    "ratio": {"reference": _number(REQUIRED, *REFERENCES), "times": _number(1.0)},
    "goalposts": {
        "minimum": _number(REQUIRED, *OBSERVED),
        "maximum": _number(REQUIRED, *OBSERVED),
        "truncate": _word(REQUIRED, True, False),
        **_FROM,
        **_TO,
    },
    "ampi": {
        "inf": _number(REQUIRED, *OBSERVED),
        "sup": _number(REQUIRED, *OBSERVED),
        "reference": _number(REQUIRED, *REFERENCES),
    },
    "fraction_of_max": {},
    "imd": {},
    "groups": {"groups": Option(REQUIRED, (), number=True, whole=True, least=2)},
}

TRANSFORMS = ("none", "ln", "ln1p", "log10", "sqrt", "square", "logit_percent", "reciprocal")

_PERCENT = Option(REQUIRED, (), number=True, least=0, most=100)
TREATMENTS: dict[str, dict[str, Option]] = {
    "none": {},
    "skew_kurtosis": {
        "skewness": _number(2.0),
        "kurtosis": _number(3.5),
        "max_winsorised": Option(5, (), number=True, whole=True),
        "then_log": _word(True, True, False),
    },
    "percentiles": {"lower": _PERCENT, "upper": _PERCENT},
    "clip": {"lower": _number(REQUIRED, None), "upper": _number(REQUIRED, None)},
}

_PENALTY = {"weighted": _word(True, True, False), "ddof": _word(0, 0, 1)}
AGGREGATIONS: dict[str, dict[str, Option]] = {
    "arithmetic": {},
    "geometric": {},
    "harmonic": {},
    "power": {"exponent": Option(REQUIRED, (), number=True, not_zero=True)},
    "sum": {},
    "ampi": {"penalty": _word(REQUIRED, "plus", "minus"), **_PENALTY},
    "geometric_penalty": {"penalty": _word(REQUIRED, "plus", "minus"), **_PENALTY},
    "copeland": {},
    "median": {},
    "minimum": {},
    "maximum": {},
}

WEIGHTINGS: dict[str, dict[str, Option]] = {
    "given": {},
    "equal": {},
    "pca": {"negative": _word("refuse", "refuse", "keep")},
    "gini": {},
    "inverse_gini": {},
}

SHRINKAGES = ("none", "logit", "bayes")
IMPUTATIONS = ("none", "mean", "median", "group_mean", "group_median")
