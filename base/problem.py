"""What is wrong with something from outside: what, where and how to mend it, in two languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from base.text import LocalizedText

NOWHERE = LocalizedText("", "")


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason to refuse an input. ``code`` is stable: tests and pages may rely on it.

    ``where`` names the place a person can go to (file, line, column, cell), ``mend`` what to do.
    The texts are plain: whoever shows them escapes them for the place they are shown in.
    """

    code: str
    what: LocalizedText
    where: LocalizedText = NOWHERE
    mend: LocalizedText = NOWHERE

    def text(self, language: str) -> str:
        """The whole problem in ``"it"`` or ``"en"``."""
        parts = (part.text(language) for part in (self.where, self.what, self.mend))
        return " ".join(part for part in parts if part)


class Sentence(NamedTuple):
    """What is wrong and how to mend it, with places for values: ``{name}``."""

    it: str
    en: str
    mend_it: str = ""
    mend_en: str = ""


def problem_of(
    sentences: Mapping[str, Sentence],
    code: str,
    *,
    where: LocalizedText = NOWHERE,
    **values: object,
) -> Problem:
    """The problem that a table of sentences has for ``code``.

    A value may be a text in two languages. What follows a point tells the sentences of one code
    apart: ``missing.rows`` is a problem ``missing``. Raises ``KeyError`` for a code without one.
    """
    it, en, mend_it, mend_en = sentences[code]
    own, other = (
        {
            name: value.text(language) if isinstance(value, LocalizedText) else value
            for name, value in values.items()
        }
        for language in ("it", "en")
    )
    return Problem(
        code.partition(".")[0],
        LocalizedText(it.format(**own), en.format(**other)),
        where,
        LocalizedText(mend_it.format(**own), mend_en.format(**other)),
    )


class RefusedError(ValueError):
    """An input is not used; ``problems`` holds every reason that was found, at least one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [problem.text(language) for problem in self.problems for language in ("it", "en")]
        super().__init__("\n".join(lines))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,)

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the problems, in order."""
        return tuple(problem.code for problem in self.problems)
