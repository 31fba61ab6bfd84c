"""The public words of the atlas, apart from the code, in Italian and English.

Each language is a folder with a YAML file for each page, one for what is downloaded and one for
what pages share (a test says that both have the same keys); a key is written ``"map.title"``,
whatever its file. A missing key is an error, never an empty string on screen.

A text that depends on a count has a form for each plural category of its language (Unicode CLDR:
``one`` and ``other`` in English, ``one``, ``many`` and ``other`` in Italian)::

    filtered:
      by: count
      one: One of nine matches.
      other: "{count} of nine match."

``by`` names the value that is counted; a category without a form of its own takes ``other``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import index
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

LANGUAGES = ("it", "en")
DEFAULT_LANGUAGE = "it"
FOLDER = Path(__file__).parent

OTHER = "other"
CATEGORIES = frozenset({"zero", "one", "two", "few", "many", OTHER})
"""The plural categories that a language can have."""
BY = "by"


class UnknownTextError(KeyError):
    """A text key that is in no file of its language."""


class TextsError(ValueError):
    """Files of texts that do not go together, or a text whose forms are not whole."""


@dataclass(frozen=True, slots=True)
class Plural:
    """The forms of a text beside ``other``, by category, and the value they are chosen by."""

    by: str
    forms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one language: ``text("map.title", year=2024)``.

    ``entries`` hold every text, of those with a plural the form ``other``.
    """

    language: str
    entries: Mapping[str, str]
    plurals: Mapping[str, Plural] = field(default_factory=dict)

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words of ``key`` with ``{placeholders}`` filled in, if any value is given.

        Raises :class:`UnknownTextError` for a key that is not there, :class:`KeyError` for a value
        that is not given, :class:`TypeError` for a count that is no whole number.
        """
        if key not in self.entries:
            raise UnknownTextError(f"no text {key!r} in the language {self.language!r}")
        entry, plural = self.entries[key], self.plurals.get(key)
        if plural is not None and values:
            category = _category(self.language, index(values[plural.by]))  # type: ignore[arg-type]
            entry = plural.forms.get(category, entry)
        return entry.format(**values) if values else entry


@cache
def text(language: str) -> Text:
    """Return the words of ``"it"`` or ``"en"``.

    Raises :class:`TextsError` where two files say one key, or a text's forms are not whole.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files = {
        path.name: yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - safe
        for path in sorted((FOLDER / language).glob("*.yml"))
    }
    return text_of(language, files)


def text_of(language: str, files: Mapping[str, Mapping[str, Any]]) -> Text:
    """The words of a language out of the content of its files. Raises :class:`TextsError`."""
    entries: dict[str, str] = {}
    plurals: dict[str, Plural] = {}
    for name, content in files.items():
        for key, entry in _flat(content):
            if key in entries:
                raise TextsError(f"{language}/{name}: {key!r} stands in another file too")
            forms = entry if isinstance(entry, dict) else {OTHER: entry}
            entries[key] = str(forms[OTHER])
            if len(forms) > 1:
                plurals[key] = _plural(f"{language}/{name}: {key}", forms)
    return Text(language, entries, plurals)


def _plural(where: str, forms: Mapping[str, Any]) -> Plural:
    if not isinstance(forms.get(BY), str):
        raise TextsError(f"{where} has plural forms and does not say by which value")
    rest = {name: str(form) for name, form in forms.items() if name not in (BY, OTHER)}
    return Plural(forms[BY], rest)


def _flat(node: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    """Every key with its text, or with the forms of its text."""
    leaves: list[tuple[str, Any]] = []
    for name, value in node.items():
        key = f"{prefix}{name}"
        inner = isinstance(value, dict) and not _is_plural(value)
        leaves += _flat(value, f"{key}.") if inner else [(key, value)]
    return leaves


def _is_plural(node: Mapping[str, Any]) -> bool:
    return OTHER in node and set(node) <= CATEGORIES | {BY}


def _category(language: str, count: int) -> str:
    """The plural category of a count: ``one`` for 1, and what else the language tells apart."""
    return str(Locale(language).plural_form(count))
