"""From plain values (a parsed YAML file) to a :class:`EvaluationDesign`, naming every problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from indicators.evaluation.design.model import (
    METHODS,
    SCHEMA,
    Columns,
    ComparisonGroup,
    EvaluationDesign,
    Options,
    Treatment,
    Windows,
)
from indicators.evaluation.design.problems import EvaluationDesignError, EvaluationProblem
from indicators.evaluation.design.reading import RANGES, FieldReader, Lines, Place


def design_of(values: Any, lines: Lines | None = None) -> EvaluationDesign:
    """The design that ``values`` describe.

    ``lines`` maps places (``("panel", "unit")``) to lines of the file they came from, for the
    messages. Raises :class:`EvaluationDesignError` with every problem found.
    """
    if not isinstance(values, Mapping):
        raise EvaluationDesignError(
            [EvaluationProblem("not_a_design", "the design must be fields, one a line", 1)]
        )
    read = FieldReader(values, lines or {})
    top = read.section("")
    if top.get("schema") != SCHEMA:
        read.say(("schema",), "wrong_schema", f"must be {SCHEMA}; it is {top.get('schema')!r}")
    design = EvaluationDesign(
        methods=_methods(read, top),
        columns=_columns(read),
        treatment=_treatment(read),
        windows=_windows(read),
        comparison=_comparison(read),
        options=_options(read),
        neighbours=_pairs(read, top.get("neighbours")),
        title=read.text(("title",), top.get("title")),
    )
    _together(read, design)
    if read.problems:
        raise EvaluationDesignError(read.problems)
    return design


def _either(
    read: FieldReader, section: Mapping[str, Any], place: Place, single: str, many: str
) -> tuple[str, ...]:
    """A name given as ``single: a`` or as ``many: [a, b]``."""
    if single in section and many in section:
        read.say((*place, single), "given_twice", f"give {single} or {many}, not both")
    key = single if single in section else many
    value = section.get(key)
    names = (
        read.texts((*place, key), value)
        if isinstance(value, (list, tuple))
        else tuple(filter(None, [read.text((*place, key), value, needed=True)]))
    )
    if isinstance(value, (list, tuple)) and not names:
        read.say((*place, key), "missing_field", "names at least one")
    return names


def _methods(read: FieldReader, top: Mapping[str, Any]) -> tuple[str, ...]:
    methods = _either(read, top, (), "method", "methods")
    for name in methods:
        if name not in METHODS:
            near = get_close_matches(name, METHODS, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            known = ", ".join(METHODS)
            key = "method" if "method" in top else "methods"
            read.say((key,), "unknown_method", f"unknown method {name!r}{hint} Known: {known}")
    return tuple(name for name in METHODS if name in methods)


def _columns(read: FieldReader) -> Columns:
    section = read.section("panel")
    if "panel" not in read.values:
        read.say(("panel",), "missing_field", "this section is required")
    names = {
        key: read.text(("panel", key), section.get(key), needed=key in ("unit", "time"))
        for key in ("unit", "time", "weights", "cluster", "group", "neighbours", "residents",
                    "time_by")
    }  # fmt: skip
    return Columns(
        **names,
        outcomes=_either(read, section, ("panel",), "outcome", "outcomes"),
        covariates=read.texts(("panel", "covariates"), section.get("covariates")),
        separator=read.choice(("panel", "separator"), section.get("separator"), ""),
        decimal=read.choice(("panel", "decimal"), section.get("decimal"), ""),
    )


def _treatment(read: FieldReader) -> Treatment:
    section = read.section("treatment")
    ways = [key for key in ("units", "column", "start_column") if key in section]
    if len(ways) != 1:
        given = " and ".join(ways) or "none"
        read.say(
            ("treatment",),
            "treatment_ways",
            f"say who is treated in exactly one way: units, column or start_column ({given} given)",
        )
    start, starts = section.get("start"), {}
    if isinstance(start, Mapping):
        place: Place = ("treatment", "start")
        read_starts = {
            str(unit): read.whole((*place, unit), period) for unit, period in start.items()
        }
        starts = {unit: period for unit, period in read_starts.items() if period is not None}
        start = None
    elif start is not None:
        start = read.whole(("treatment", "start"), start)
    units = read.texts(("treatment", "units"), section.get("units"))
    if ways == ["units"]:
        if not units:
            read.say(("treatment", "units"), "no_treated", "names at least one unit")
        if start is None and set(starts) != set(units):
            odd = sorted(set(starts) ^ set(units))
            read.say(
                ("treatment", "start"),
                "missing_start",
                "the first treated period: one for all, or one for each treated unit"
                + (f" (differs for {', '.join(odd)})" if starts else ""),
            )
    if ways == ["start_column"] and "start" in section:
        read.say(("treatment", "start"), "given_twice", "start_column already gives the starts")
    return Treatment(
        units=units,
        column=read.text(("treatment", "column"), section.get("column")),
        start_column=read.text(("treatment", "start_column"), section.get("start_column")),
        start=start,
        starts=starts,
    )


def _windows(read: FieldReader) -> Windows:
    section = read.section("windows")
    before = read.span(("windows", "before"), section.get("before"))
    after = read.span(("windows", "after"), section.get("after"))
    if before and after and before[1] >= after[0]:
        read.say(("windows", "after"), "windows_overlap", "must begin after the end of before")
    out = section.get("leave_out", [])
    if not isinstance(out, (list, tuple)):
        read.say(("windows", "leave_out"), "not_a_list", "must be a list of periods")
        out = []
    places = (("windows", "leave_out", n) for n in range(len(out)))
    left = (read.whole(place, period) for place, period in zip(places, out, strict=True))
    return Windows(before, after, tuple(period for period in left if period is not None))


def _comparison(read: FieldReader) -> ComparisonGroup:
    section = read.section("comparison")
    least = section.get("at_least")
    rule: tuple[str, float] | None = None
    if least is not None:
        fields = least if isinstance(least, Mapping) else {}
        value, column = fields.get("value"), fields.get("column")
        if value is None or set(fields) != {"column", "value"} or not _is_number(value):
            message = "must be {column: name, value: number}"
            read.say(("comparison", "at_least"), "not_a_rule", message)
        else:
            rule = (str(column), float(value))
    return ComparisonGroup(
        units=read.texts(("comparison", "units"), section.get("units")),
        exclude=read.texts(("comparison", "exclude"), section.get("exclude")),
        ring=read.choice(("comparison", "ring"), section.get("ring"), "exclude"),
        at_least=rule,
        control_group=read.choice(
            ("comparison", "control_group"), section.get("control_group"), "never"
        ),
    )


def _options(read: FieldReader) -> Options:
    section = read.section("options")
    given: dict[str, Any] = {}
    for key in ("missing", "base_period"):
        if key in section:
            given[key] = read.choice(("options", key), section[key], getattr(Options(), key))
    for key, limits in RANGES.items():
        if key in section:
            whole = key not in ("level", "power")
            _number(read, ("options", key), section[key], limits, whole, given.setdefault)
    if "event_window" in section:
        window = read.span(("options", "event_window"), section["event_window"])
        if window is not None and not (window[0] <= -2 and window[1] >= 0):
            message = "must reach from -2 or earlier to 0 or later"
            read.say(("options", "event_window"), "out_of_range", message)
        given["event_window"] = window
    if "unit_trends" in section:
        if not isinstance(section["unit_trends"], bool):
            read.say(("options", "unit_trends"), "not_a_choice", "must be true or false")
        else:
            given["unit_trends"] = section["unit_trends"]
    return Options(**given)


def _number(  # noqa: PLR0913, PLR0917
    read: FieldReader,
    place: Place,
    value: Any,
    limits: tuple[float, float],
    whole: bool,
    keep: Callable[[str, Any], Any],
) -> None:
    low, high = limits
    kind = "whole number" if whole else "number"
    if not _is_number(value) or (whole and not isinstance(value, int)) or not low <= value <= high:
        message = f"must be a {kind} from {low:g} to {high:g}; it is {value!r}"
        read.say(place, "out_of_range", message)
    else:
        keep(str(place[-1]), value if whole else float(value))


def _pairs(read: FieldReader, value: Any) -> tuple[tuple[str, str], ...]:
    if value is None:
        return ()
    pairs: list[tuple[str, str]] = []
    listed: Sequence[Any] = value if isinstance(value, (list, tuple)) else [value]
    for n, pair in enumerate(listed):
        if not isinstance(pair, (list, tuple)) or len(pair) != 2 or pair[0] == pair[1]:
            message = f"each must be a pair of two units [a, b]; it is {pair!r}"
            read.say(("neighbours", n), "not_a_pair", message)
        else:
            pairs.append((str(pair[0]), str(pair[1])))
    return tuple(pairs)


def _together(read: FieldReader, design: EvaluationDesign) -> None:
    """Problems that only show when sections are seen together."""
    columns, treated = design.columns, set(design.treatment.units)
    both = treated & set(design.comparison.units)
    if both:
        names = ", ".join(sorted(both))
        read.say(("comparison", "units"), "treated_control", f"{names} treated and compared")
    if treated & set(design.comparison.exclude):
        names = ", ".join(sorted(treated & set(design.comparison.exclude)))
        read.say(("comparison", "exclude"), "treated_excluded", f"{names} treated and excluded")
    if columns.separator == columns.decimal == ",":
        read.say(("panel", "decimal"), "same_mark", "cannot be the separator of columns as well")
    if columns.unit and columns.unit == columns.time:
        read.say(("panel", "time"), "same_column", "cannot be the column of the units")
    linear = {"twfe", "event_study"}
    if columns.time_by and not linear & set(design.methods):
        read.say(("panel", "time_by"), "unused_field", "only twfe and event_study use it")
    if design.options.unit_trends and "twfe" not in design.methods:
        read.say(("options", "unit_trends"), "unused_field", "only twfe uses it")


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
