"""Columns of the panel that a design names, and those of them that a table lacks."""

from collections.abc import Sequence

from base.problem import Problem
from indicators.evaluation.design.model import EvaluationDesign
from indicators.evaluation.design.problems import problem


def columns_named(design: EvaluationDesign) -> list[str]:
    """Columns of the table that the design names, in order of first mention."""
    columns, treatment, least = design.columns, design.treatment, design.comparison.at_least
    named = (
        columns.unit, columns.time, treatment.column, treatment.start_column,
        *columns.numbers, *columns.labels, least.column if least else "",
    )  # fmt: skip
    return [name for name in dict.fromkeys(named) if name]


def absent_columns(there: Sequence[str], design: EvaluationDesign) -> list[Problem]:
    """Columns that the design names and a table lacks, or has twice."""
    columns, treatment, least = design.columns, design.treatment, design.comparison.at_least
    places = {
        "panel.unit": columns.unit,
        "panel.time": columns.time,
        **{f"panel.outcomes.{n}": name for n, name in enumerate(columns.outcomes)},
        "panel.weights": columns.weights,
        "panel.cluster": columns.cluster,
        "panel.group": columns.group,
        "panel.neighbours": columns.neighbours,
        "panel.residents": columns.residents,
        "panel.time_by": columns.time_by,
        **{f"panel.covariates.{n}": name for n, name in enumerate(columns.covariates)},
        "treatment.column": treatment.column,
        "treatment.start_column": treatment.start_column,
        "comparison.at_least": least.column if least else "",
    }
    twice = sorted({name for name in columns_named(design) if there.count(name) > 1})
    return [problem("column_twice", column=name) for name in twice] + [
        problem("no_column", field=field, column=name, name=name, there=", ".join(there))
        for field, name in places.items()
        if name and name not in there
    ]
