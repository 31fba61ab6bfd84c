"""A text in the two languages of the atlas."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text in Italian and in English."""

    it: str
    en: str

    def text(self, language: str) -> str:
        """The text in ``"it"`` or ``"en"``; ``KeyError`` for another language."""
        return {"it": self.it, "en": self.en}[language]
