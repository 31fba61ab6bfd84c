"""What can be wrong with a design or with a table, said in both languages with its place."""

from __future__ import annotations

from base.text import LocalizedText


class IndexProblemError(ValueError):
    """A design or a table cannot be used. ``str()`` is the English sentence with its place.

    ``field`` is the path of the field in the design (``index.elements[0].weight``) or the column
    of the table, ``line`` its line in the file (``None``: not read from a file), ``source`` the
    name of the file.
    """

    def __init__(
        self, problem: LocalizedText, *, field: str = "", line: int | None = None, source: str = ""
    ) -> None:
        self.problem, self.field, self.line, self.source = problem, field, line, source
        super().__init__(self.text("en"))

    def text(self, language: str) -> str:
        """The sentence in ``language`` (``it`` or ``en``), with file, line and field."""
        line = {"it": "riga", "en": "line"}[language]
        place = [self.source] if self.source else []
        place += [f"{line} {self.line}"] if self.line else []
        place += [self.field] if self.field else []
        return ": ".join([*([", ".join(place)] if place else []), self.problem.text(language)])

    def __str__(self) -> str:
        return self.text("en")


class IndexDesignError(IndexProblemError):
    """The design itself is not sound: an unknown key, a value out of place, a missing choice."""


class TableError(IndexProblemError):
    """The table cannot be scored with this design: a missing column, a constant indicator, ..."""


class ScoresNotComparableError(IndexProblemError):
    """A change over time was asked of a design whose components do not share their years."""
