"""The design of an evaluation: what is compared with what, written before any result is seen.

The schema, field by field and with worked examples, is docs/evaluation-design.md.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field
from pydantic import AliasChoices as Or

from base.yaml_model import Between, Text, plain_of
from indicators.evaluation.design.fields import (
    AFTER,
    EVENT_WINDOW,
    NOT_THE_SEPARATOR,
    NOT_THE_UNIT,
    SEVERAL,
    START,
    UNTREATED,
    USED,
    Flag,
    Label,
    Names,
    Pair,
    Several,
    Span,
    Start,
    Version,
    Whole,
    named_once_or_more,
    wrong,
)

Method = Literal["did", "twfe", "event_study", "att_gt", "randomisation", "mde", "drift", "sdid"]
METHODS: tuple[Method, ...] = get_args(Method)
"""The methods a design may ask for, in the order in which their results are written."""

NEVER = math.inf
"""Start of a unit that is never treated."""


def _in_order(methods: tuple[Method, ...]) -> tuple[Method, ...]:
    return tuple(method for method in METHODS if method in methods)


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the panel's columns. ``covariates`` are numeric; the rest as in the schema.

    ``separator`` and ``decimal`` are empty where the file itself tells them.
    """

    __pydantic_config__ = named_once_or_more("outcome")

    unit: Text
    time: Annotated[Text, NOT_THE_UNIT]
    outcomes: Annotated[Several, Field(validation_alias=Or("outcomes", "outcome"))]
    weights: Label = ""
    cluster: Label = ""
    group: Label = ""
    neighbours: Label = ""
    residents: Label = ""
    covariates: Names = ()
    time_by: Annotated[Label, USED] = ""
    separator: Literal["", ",", ";", "\t", "|"] = ""
    decimal: Annotated[Literal["", ".", ","], NOT_THE_SEPARATOR] = ""

    @property
    def numbers(self) -> tuple[str, ...]:
        """Columns that must hold numbers, apart from time and treatment."""
        named = (*self.outcomes, self.weights, self.residents, *self.covariates)
        return tuple(dict.fromkeys(name for name in named if name))

    @property
    def labels(self) -> tuple[str, ...]:
        """Columns read as text, that must not change within a unit."""
        named = (self.cluster, self.group, self.neighbours, self.time_by)
        return tuple(dict.fromkeys(name for name in named if name))


@dataclass(frozen=True, slots=True)
class Treatment:
    """Who is treated, and from when: a list of units, a column of 0 and 1, or a column of starts.

    ``start`` is the first treated period: one for all, or one for each unit.
    """

    units: Names = ()
    column: Label = ""
    start_column: Label = ""
    start: Annotated[Start | None, START, Field(validate_default=True)] = None

    @property
    def starts(self) -> Mapping[str, int]:
        """First treated period of each unit that is listed."""
        if isinstance(self.start, Mapping):
            return self.start
        return {} if self.start is None else dict.fromkeys(self.units, self.start)


def _one_way(treatment: Treatment) -> Treatment:
    """Exactly one way to say who is treated."""
    names = ("units", "column", "start_column")
    ways = [name for name in names if getattr(treatment, name)]
    if len(ways) != 1:
        raise wrong("treatment_ways", given=", ".join(ways) or "-")
    return treatment


@dataclass(frozen=True, slots=True)
class Windows:
    """Periods, both ends included. ``None``: all before the first start; all from the last on."""

    before: Span = None
    after: Annotated[Span, AFTER] = None
    leave_out: tuple[Whole, ...] = ()


@dataclass(frozen=True, slots=True)
class Floor:
    """The least value of a column that a unit must keep to in every period of the windows."""

    column: Text
    value: float


@dataclass(frozen=True, slots=True)
class ComparisonGroup:
    """Which units are compared with the treated.

    ``ring``: ``exclude`` leaves the neighbours of treated units out of the controls, ``keep`` does
    not.
    """

    units: Annotated[Names, UNTREATED] = ()
    exclude: Annotated[Names, UNTREATED] = ()
    ring: Literal["exclude", "keep"] = "exclude"
    at_least: Floor | None = None
    control_group: Literal["never", "notyet"] = "never"


@dataclass(frozen=True, slots=True)
class Options:
    """Choices of method, each with the default of the schema."""

    level: Annotated[float, Between(0.5, 0.999)] = 0.95
    power: Annotated[float, Between(0.5, 0.99)] = 0.80
    draws: Annotated[Whole, Between(99, 200_000)] = 1999
    exact_up_to: Annotated[Whole, Between(1, 500_000)] = 20_000
    simulations: Annotated[Whole, Between(50, 20_000)] = 500
    wild_draws: Annotated[Whole, Between(99, 100_000)] = 999
    seed: Annotated[Whole, Between(0, 2**63 - 1)] = 20_261_128
    missing: Literal["", "complete_units", "available", "refuse"] = ""
    base_period: Literal["varying", "universal"] = "varying"
    anticipation: Annotated[Whole, Between(0, 100)] = 0
    event_window: Annotated[Span, EVENT_WINDOW] = None
    unit_trends: Annotated[Flag, USED] = False
    max_adjacent: Annotated[Whole, Between(0, 100_000)] | None = None

    @property
    def alpha(self) -> float:
        """Size of the tests: 1 - level."""
        return round(1.0 - self.level, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationDesign:
    """A complete design. ``neighbours``: pairs of units that touch, beside those of the panel."""

    __pydantic_config__ = named_once_or_more("method")

    schema: Version
    title: Label = ""
    methods: Annotated[
        tuple[Method, ...],
        Field(min_length=1, validation_alias=Or("methods", "method")),
        AfterValidator(_in_order),
        SEVERAL,
    ]
    columns: Annotated[Columns, Field(alias="panel")]
    treatment: Annotated[Treatment, AfterValidator(_one_way)]
    windows: Windows = Windows()
    comparison: ComparisonGroup = ComparisonGroup()
    options: Options = Options()
    neighbours: tuple[Pair, ...] = ()

    def rule_for_missing(self, method: str) -> str:
        """``complete_units``, ``available`` or ``refuse``: the choice, or the method's own rule."""
        if self.options.missing:
            return self.options.missing
        return "available" if method in ("twfe", "event_study") else "complete_units"


def mapping_of(design: EvaluationDesign) -> dict[str, Any]:
    """The design as plain values that :func:`indicators.evaluation.design.schema.design_of` reads
    back; what is the default is left out, but the seed."""
    plain = plain_of(design)
    options = {**plain.pop("options", {}), "seed": design.options.seed}
    neighbours = {name: plain.pop(name) for name in ("neighbours",) if name in plain}
    return {**plain, "options": options, **neighbours}
