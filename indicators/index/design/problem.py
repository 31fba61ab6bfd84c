"""What can be wrong with a design or with a table, said in both languages with its place."""

from collections.abc import Iterable
from dataclasses import replace

from base.problem import Problem, RefusedError
from base.tables.options import told
from base.text import LocalizedText


class IndexProblemError(RefusedError):
    """A design or a table cannot be used; ``source`` is the name of the file, where there is one.

    A problem is at a field of the design (``index.elements[1].weight``) with its line in the file,
    or at a column of the table.
    """

    def __init__(self, problems: Iterable[Problem], *, source: str = "") -> None:
        super().__init__(_in(problem, source) if source else problem for problem in problems)

    def text(self, language: str) -> str:
        """Every problem in ``language`` (``it`` or ``en``), each on a line."""
        return "\n".join(told(problem, language) for problem in self.problems)


class IndexDesignError(IndexProblemError):
    """The design itself is not sound: an unknown key, a value out of place, a missing choice."""


class TableError(IndexProblemError):
    """The table cannot be scored with this design: a missing column, a constant indicator, ..."""


class ScoresNotComparableError(IndexProblemError):
    """A change over time was asked of a design whose components do not share their years."""


def _in(problem: Problem, source: str) -> Problem:
    places = (problem.where.it, problem.where.en)
    it, en = (f"{source}, {place}" if place else f"{source}:" for place in places)
    return replace(problem, where=LocalizedText(it, en))
