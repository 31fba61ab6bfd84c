"""Reading single fields of a design, each with an error that names line and field."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from base.text import LocalizedText
from indicators.index.design.methods import Method, Option, Required
from indicators.index.design.problem import IndexDesignError

Lines = Callable[[str], int | None]

LARGEST = 1e15
"""No statistic is larger, and none so large that a score of it is beyond what a number holds."""


def no_lines(_: str) -> int | None:
    """For designs that were not read from a file."""
    return None


@dataclass(frozen=True, slots=True)
class Field:
    """A value of a design with its path, and the lines of the whole."""

    value: Any
    path: str
    lines: Lines

    def fail(self, it: str, en: str) -> NoReturn:
        """Raise :class:`IndexDesignError` here."""
        raise IndexDesignError(
            LocalizedText(it=it, en=en), field=self.path, line=self.lines(self.path)
        )

    def has(self, key: str) -> bool:
        """Whether the mapping holds ``key``."""
        return key in self.value

    def at(self, key: str) -> Field:
        """The field ``key`` of a mapping (value ``None`` if it is not there)."""
        path = f"{self.path}.{key}" if self.path else key
        return Field(self.value.get(key), path, self.lines)

    def items(self) -> list[Field]:
        """The items of a list that must not be empty."""
        if not isinstance(self.value, Sequence) or isinstance(self.value, str) or not self.value:
            self.fail("serve un elenco non vuoto", "a list that is not empty is needed")
        return [
            Field(item, f"{self.path}[{place}]", self.lines)
            for place, item in enumerate(self.value)
        ]

    def mapping(self, known: Iterable[str], required: Iterable[str] = ()) -> Field:
        """This field, checked to be a mapping with known keys and all the required ones."""
        known = tuple(known)
        if not isinstance(self.value, Mapping):
            listed = ", ".join(known)
            self.fail(
                f"serve un blocco con le chiavi {listed}",
                f"a mapping is needed, with keys {listed}",
            )
        for key in self.value:
            if key not in known:
                self.at(str(key))._unknown("chiave", "key", str(key), known)
        for key in required:
            if key not in self.value:
                self.fail(f"manca la chiave «{key}»", f"key {key!r} is missing")
        return self

    def text(self) -> str:
        """A text that is not empty (a number is taken as written)."""
        if isinstance(self.value, bool) or not isinstance(self.value, str | int | float):
            self.fail("serve un testo", "a text is needed")
        if not str(self.value).strip():
            self.fail("il testo è vuoto", "the text is empty")
        return str(self.value)

    def texts(self) -> tuple[str, ...]:
        """One text, or a list of them."""
        if isinstance(self.value, list):
            return tuple(item.text() for item in self.items())
        return (self.text(),)

    def number(self) -> float:
        """A number, no larger than any statistic is."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            self.fail(
                f"serve un numero, non «{self.value}»", f"a number is needed, not {self.value!r}"
            )
        if not abs(self.value) <= LARGEST:
            self.fail(
                "il numero deve essere finito, al più 10^15 in valore assoluto",
                "the number must be finite, at most 10^15 in absolute value",
            )
        return float(self.value)

    def words(self) -> LocalizedText:
        """A text for both languages, or a mapping with ``it`` and ``en``."""
        if isinstance(self.value, Mapping):
            self.mapping(("it", "en"), ("it", "en"))
            return LocalizedText(it=self.at("it").text(), en=self.at("en").text())
        return LocalizedText(it=self.text(), en=self.text())

    def word(self, known: Sequence[Any]) -> Any:
        """One of the known words."""
        for choice in known:
            if self.value == choice and isinstance(self.value, bool) == isinstance(choice, bool):
                return choice
        return self._unknown("valore", "value", str(self.value), [str(choice) for choice in known])

    def method(
        self, table: Mapping[str, Mapping[str, Option]], *, also: Iterable[str] = ()
    ) -> Method:
        """A method by name, or a mapping ``method`` with its options; defaults are filled in."""
        field = self
        if isinstance(self.value, str):
            field = Field({"method": self.value}, self.path, self.lines)
        if not isinstance(field.value, Mapping):
            self.fail("serve un metodo", "a method is needed: its name, or a mapping with `method`")
        if "method" not in field.value:
            self.fail("manca la chiave «method»", "key 'method' is missing")
        name = field.at("method").word(tuple(table))
        options = table[name]
        field.mapping(("method", *options, *also))
        return Method(
            name, {key: field._option(name, key, value) for key, value in options.items()}
        )

    def _option(self, method: str, key: str, option: Option) -> Any:
        here = self.at(key)
        if not self.has(key):
            if isinstance(option.default, Required):
                choices = "/".join(
                    [*(["number"] if option.number else []), *map(str, option.words)]
                )
                self.fail(
                    f"«{method}» richiede «{key}» ({choices}): nessun valore è scelto in silenzio",
                    f"{method!r} needs {key!r} ({choices}): none is chosen silently",
                )
            return option.default
        return here.choice(option)

    def choice(self, option: Option) -> Any:
        """The value of an option: one of its words, or a number where numbers do."""
        plain = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        if option.number and plain:
            number = self.number()
            if not option.least <= number <= option.most or (option.not_zero and number == 0):
                self.fail(f"{number:g} non è ammesso qui", f"{number:g} is not allowed here")
            if option.whole and (number != int(number) or number < 0):
                self.fail("serve un intero, zero o più", "a whole number is needed, zero or more")
            return int(number) if option.whole else number
        if option.number and not option.words:
            return self.number()
        return self.word(option.words)

    def _unknown(self, it: str, en: str, name: str, known: Sequence[str]) -> NoReturn:
        near = difflib.get_close_matches(name, known, 1)
        hint_it = f"; forse «{near[0]}»?" if near else ""
        hint_en = f"; did you mean {near[0]!r}?" if near else ""
        listed = ", ".join(known)
        self.fail(
            f"{it} sconosciuto: «{name}»{hint_it} Sono ammessi: {listed}"
            if it == "valore"
            else f"{it} sconosciuta: «{name}»{hint_it} Sono ammesse: {listed}",
            f"unknown {en} {name!r}{hint_en} Known are: {listed}",
        )
