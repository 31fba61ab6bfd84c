"""Reads values out of a parsed design and gathers what is wrong with them, with its place."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from indicators.evaluation.design.model import Options
from indicators.evaluation.design.problems import EvaluationProblem

Place = tuple[str | int, ...]
Lines = Mapping[Place, int]

SECTIONS = {
    "": ("schema", "title", "method", "methods", "panel", "treatment", "windows", "comparison",
         "neighbours", "options"),
    "panel": ("unit", "time", "outcome", "outcomes", "weights", "cluster", "group", "neighbours",
              "residents", "covariates", "time_by", "separator", "decimal"),
    "treatment": ("units", "column", "start_column", "start"),
    "windows": ("before", "after", "leave_out"),
    "comparison": ("units", "exclude", "ring", "at_least", "control_group"),
    "options": tuple(Options.__dataclass_fields__),
}  # fmt: skip
"""The fields each section may have; anything else is refused."""

CHOICES = {
    "comparison.ring": ("exclude", "keep"),
    "comparison.control_group": ("never", "notyet"),
    "options.missing": ("complete_units", "available", "refuse"),
    "options.base_period": ("varying", "universal"),
    "panel.separator": (",", ";", "\t", "|"),
    "panel.decimal": (".", ","),
}
RANGES: dict[str, tuple[float, float]] = {
    "level": (0.5, 0.999),
    "power": (0.5, 0.99),
    "draws": (99, 200_000),
    "exact_up_to": (1, 500_000),
    "simulations": (50, 20_000),
    "wild_draws": (99, 100_000),
    "seed": (0, 2**63 - 1),
    "anticipation": (0, 100),
    "max_adjacent": (0, 100_000),
}


class FieldReader:
    """Reads values out of a mapping and gathers what is wrong with them."""

    def __init__(self, values: Mapping[str, Any], lines: Lines) -> None:
        self.values, self.lines = values, lines
        self.problems: list[EvaluationProblem] = []

    def say(self, place: Place, code: str, message: str) -> None:
        """Note a problem at ``place``, with the nearest line known."""
        line = next(
            (self.lines[place[:n]] for n in range(len(place), -1, -1) if place[:n] in self.lines),
            None,
        )
        name = ".".join(str(part) for part in place) or "(whole design)"
        self.problems.append(EvaluationProblem(code, message, line=line, field=name))

    def section(self, name: str) -> Mapping[str, Any]:
        """The fields of a section; unknown ones are problems."""
        section = self.values.get(name, {}) if name else self.values
        where: Place = (name,) if name else ()
        if not isinstance(section, Mapping):
            self.say(where, "not_a_section", f"must hold fields, one a line; it is {section!r}")
            return {}
        for key in section:
            if key not in SECTIONS[name]:
                near = get_close_matches(str(key), SECTIONS[name], n=1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                known = ", ".join(SECTIONS[name])
                self.say((*where, key), "unknown_field", f"unknown field{hint} Known: {known}")
        return section

    def text(self, place: Place, value: Any, *, needed: bool = False) -> str:
        """One name."""
        if value is None or value == "":
            if needed:
                self.say(place, "missing_field", "this field is required")
            return ""
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            self.say(place, "not_text", f"must be one name, not {value!r}")
            return ""
        return str(value)

    def texts(self, place: Place, value: Any) -> tuple[str, ...]:
        """A list of names, none twice."""
        if value is None:
            return ()
        if not isinstance(value, (list, tuple)):
            self.say(place, "not_a_list", f"must be a list such as [a, b], not {value!r}")
            return ()
        read = tuple(self.text((*place, n), item, needed=True) for n, item in enumerate(value))
        twice = sorted({text for text in read if read.count(text) > 1})
        if twice:
            self.say(place, "named_twice", f"{', '.join(twice)} named twice")
        return read

    def whole(self, place: Place, value: Any) -> int | None:
        """A whole number."""
        if isinstance(value, bool) or not isinstance(value, int):
            self.say(place, "not_whole", f"must be a whole number such as 2019, not {value!r}")
            return None
        return value

    def span(self, place: Place, value: Any) -> tuple[int, int] | None:
        """Two whole numbers, the first not after the second."""
        if value is None:
            return None
        if not isinstance(value, (list, tuple)) or len(value) != 2:
            self.say(place, "not_a_span", f"must be [first, last], both included, not {value!r}")
            return None
        first, last = (self.whole((*place, n), end) for n, end in enumerate(value))
        if first is None or last is None:
            return None
        if first > last:
            self.say(place, "backwards", f"starts at {first}, after its end {last}")
            return None
        return first, last

    def choice(self, place: Place, value: Any, default: str) -> str:
        """One of :data:`CHOICES`."""
        name = ".".join(str(part) for part in place)
        if value is None:
            return default
        if value not in CHOICES[name]:
            allowed = ", ".join(repr(choice) for choice in CHOICES[name])
            self.say(place, "not_a_choice", f"must be one of {allowed}; it is {value!r}")
            return default
        return str(value)
