"""Text from outside: from an address, a file, a cell, a name a person has given.

It is data, never markup. :func:`foreign` is the one way to put it on a page: what comes out may
stand anywhere in Markdown (texts, labels, help, cells of a table) and is shown as it was written,
on one line, without signs that do not show or turn the line round, no longer than it may be.
For what is no Markdown it has :attr:`Foreign.plain` and :attr:`Foreign.html`.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

LENGTH = 60
"""Characters of a foreign text that are shown, unless a place has room for more."""
SENTENCE = 1_000
"""Characters of a sentence of ours with words from outside in it, such as what a file has wrong."""
JOINER = "\u2060"
"""Shows nothing. Streamlit makes links, colours, icons and smileys of what stands after a colon, of
addresses and of ``www.``, whether or not the signs are escaped: so they are held apart."""
HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
MARKS = 4
"""Signs above and below one letter that are kept; more are no language."""
SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~$&^=])")
HELD = re.compile(r"([:@])|(?<=www)(?=\.)", re.IGNORECASE)
NOT_IN_NAMES = re.compile(r"[^\w ,.'’()%/+-]+")
LONE = re.compile(r"(?<!\w)_+|_+(?!\w)|(?<=www)\.", re.IGNORECASE)
"""What could still set a part of a name in italics, or make a link of it."""
NUMBERED = re.compile(r"^(\d+)\.")


class Foreign(str):
    """A text from outside as it may stand in Markdown."""

    __slots__ = ("plain",)
    plain: str
    """The text for places that know no markup: the entries of a list, a file."""

    def __new__(cls, plain: str) -> Foreign:
        """Escape a text that has been made plain."""
        written = NUMBERED.sub(r"\1\\.", SIGNS.sub(r"\\\1", plain))
        escaped = super().__new__(cls, HELD.sub(lambda match: match[0] + JOINER, written))
        escaped.plain = plain
        return escaped

    @property
    def html(self) -> str:
        """The text for HTML."""
        return escape(self.plain)


def foreign(text: object, *, length: int = LENGTH) -> Foreign:
    """A text from outside, shortened to ``length`` characters; one made so before stays so."""
    if isinstance(text, Foreign):
        return text
    return Foreign(_shortened(_shown(str(text)[: 8 * length + 64]), length))


def quoted(text: object, *, length: int = LENGTH) -> Foreign:
    """The same between «quotation marks»: whose words they are can be seen."""
    return Foreign(f"«{foreign(text, length=length).plain}»")


def name_of(text: object, *, length: int = LENGTH) -> str:
    """A name from outside that goes on into sentences, tables, drawings and files of every kind.

    Letters, digits and plain signs: what is left means nothing in Markdown, HTML or a spreadsheet.
    Of a name without any of them a question mark is left.
    """
    plain = LONE.sub(" ", NOT_IN_NAMES.sub(" ", _shown(str(text)[: 8 * length + 64])))
    return _shortened(" ".join(plain.split()).lstrip("-+.% "), length) or "?"


def _shown(text: str) -> str:
    """The characters that show, on one line."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    signs: list[str] = []
    marks = 0
    for sign in spaced:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MARKS and unicodedata.category(sign) not in HIDDEN:
            signs.append(sign)
    return " ".join("".join(signs).split())


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[:length].rstrip()}…"
