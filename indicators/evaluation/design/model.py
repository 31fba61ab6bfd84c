"""The design of an evaluation: what is compared with what, written before any result is seen.

The schema, field by field and with worked examples, is docs/evaluation-design.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

METHODS = ("did", "twfe", "event_study", "att_gt", "randomisation", "mde", "drift", "sdid")
"""The methods a design may ask for, in the order in which their results are written."""

NEVER = math.inf
"""Start of a unit that is never treated."""

SCHEMA = 1
"""Version of the schema of designs; a design states it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the panel's columns. ``covariates`` are numeric; the rest as in the schema.

    ``separator`` and ``decimal`` are empty where the file itself tells them.
    """

    unit: str
    time: str
    outcomes: tuple[str, ...]
    weights: str = ""
    cluster: str = ""
    group: str = ""
    neighbours: str = ""
    residents: str = ""
    covariates: tuple[str, ...] = ()
    time_by: str = ""
    separator: str = ""
    decimal: str = ""

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

    ``start`` is the first treated period: one for all, or one per unit in ``starts``.
    """

    units: tuple[str, ...] = ()
    column: str = ""
    start_column: str = ""
    start: int | None = None
    starts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Windows:
    """Periods, both ends included. ``None``: all before the first start; all from the last on."""

    before: tuple[int, int] | None = None
    after: tuple[int, int] | None = None
    leave_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonGroup:
    """Which units are compared with the treated.

    ``ring``: ``exclude`` leaves the neighbours of treated units out of the controls, ``keep`` does
    not. ``at_least``: (column, minimum) a unit must keep to in every period of the windows.
    """

    units: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    ring: str = "exclude"
    at_least: tuple[str, float] | None = None
    control_group: str = "never"


@dataclass(frozen=True, slots=True)
class Options:
    """Choices of method, each with the default of the schema."""

    level: float = 0.95
    power: float = 0.80
    draws: int = 1999
    exact_up_to: int = 20_000
    simulations: int = 500
    wild_draws: int = 999
    seed: int = 20_261_128
    missing: str = ""
    base_period: str = "varying"
    anticipation: int = 0
    event_window: tuple[int, int] | None = None
    unit_trends: bool = False
    max_adjacent: int | None = None

    @property
    def alpha(self) -> float:
        """Size of the tests: 1 - level."""
        return round(1.0 - self.level, 12)


@dataclass(frozen=True, slots=True)
class EvaluationDesign:
    """A complete design. ``neighbours``: pairs of units that touch, beside those of the panel."""

    methods: tuple[str, ...]
    columns: Columns
    treatment: Treatment
    windows: Windows = Windows()
    comparison: ComparisonGroup = ComparisonGroup()
    options: Options = Options()
    neighbours: tuple[tuple[str, str], ...] = ()
    title: str = ""

    def rule_for_missing(self, method: str) -> str:
        """``complete_units``, ``available`` or ``refuse``: the choice, or the method's own rule."""
        if self.options.missing:
            return self.options.missing
        return "available" if method in ("twfe", "event_study") else "complete_units"


def mapping_of(design: EvaluationDesign) -> dict[str, Any]:
    """The design as plain values that :func:`indicators.evaluation.design.schema.design_of` reads
    back."""
    columns, treatment, windows = design.columns, design.treatment, design.windows
    mapping: dict[str, Any] = {
        "schema": SCHEMA,
        "title": design.title,
        "methods": list(design.methods),
        "panel": _filled(columns, Columns("", "", ())),
        "treatment": _filled(treatment, Treatment()),
        "windows": _filled(windows, Windows()),
        "comparison": _filled(design.comparison, ComparisonGroup()),
        "options": _filled(design.options, Options()),
    }
    if design.comparison.at_least is not None:
        column, least = design.comparison.at_least
        mapping["comparison"]["at_least"] = {"column": column, "value": least}
    starts = mapping["treatment"].pop("starts", None)
    if starts:
        mapping["treatment"]["start"] = dict(starts)
    mapping["options"]["seed"] = design.options.seed
    mapping["neighbours"] = [list(pair) for pair in design.neighbours]
    return {key: value for key, value in mapping.items() if value not in ("", [], {})}


def _filled(part: Any, empty: Any) -> dict[str, Any]:
    """The fields of ``part`` that differ from their default, tuples as lists."""
    values = {name: getattr(part, name) for name in part.__dataclass_fields__}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if value != getattr(empty, name)
    }
