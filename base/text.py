"""A text in the two languages of the atlas."""

import zlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text in Italian and in English."""

    it: str
    en: str

    def text(self, language: str) -> str:
        """The text in ``"it"`` or ``"en"``; ``KeyError`` for another language."""
        return {"it": self.it, "en": self.en}[language]


def stamp_of(text: str) -> str:
    """A short mark that tells one text from another (CRC-32, hexadecimal): no more than that."""
    return f"{zlib.crc32(text.encode()):x}"
