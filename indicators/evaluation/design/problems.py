"""What can be wrong with a design or a panel, said so that the reader can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EvaluationProblem:
    """One thing that is wrong.

    ``code`` is stable (a page may translate it). ``line`` and ``field`` are places in the design;
    ``row`` (line of the CSV file, the header being line 1) and ``column`` are places in the panel.
    ``italian`` is the message in Italian where :mod:`indicators.evaluation.design.italian` has
    none.
    """

    code: str
    message: str
    line: int | None = None
    field: str = ""
    row: int | None = None
    column: str = ""
    italian: str = ""

    def __str__(self) -> str:
        places = [
            f"line {self.line}" if self.line is not None else "",
            f"field {self.field}" if self.field else "",
            f"row {self.row}" if self.row is not None else "",
            f"column {self.column!r}" if self.column else "",
        ]
        place = ", ".join(part for part in places if part)
        return f"{place}: {self.message}" if place else self.message


class EvaluationError(ValueError):
    """Something stands in the way of an answer; ``problems`` lists all that was found."""

    def __init__(self, problems: Sequence[EvaluationProblem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class EvaluationDesignError(EvaluationError):
    """The design is not valid by itself."""


class PanelError(EvaluationError):
    """The panel cannot be read, or does not fit the design."""


def refuse_panel(
    code: str, message: str, *, field: str = "", row: int | None = None, column: str = ""
) -> PanelError:
    """A :class:`PanelError` with one problem, to be raised."""
    return PanelError([EvaluationProblem(code, message, field=field, row=row, column=column)])
