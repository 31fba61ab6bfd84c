"""The results sheet of a before-and-after design as a PDF, set by Typst. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from render.documents.typst import untagged_pdf
from render.style.palette import LIGHT


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of the sheet, already in the reader's language."""

    heading: str
    lines: Sequence[str]
    table: Mapping[str, Sequence[str]] | None = None
    image: str = ""
    alt: str = ""


def evaluation_sheet(
    title: str, first: str, parts: Sequence[Part], foot: str, *, language: str
) -> bytes:
    """The sheet on A4; ``first`` stands in a box under the title, ``foot`` under a rule."""
    return untagged_pdf(
        "evaluation",
        {
            "title": title,
            "first": first,
            "lang": language,
            "foot": foot,
            "parts": [
                {
                    "heading": part.heading,
                    "lines": [line for line in part.lines if line],
                    "table": _rows(part.table),
                    "image": part.image.replace("currentColor", LIGHT.ink),
                    "alt": part.alt,
                }
                for part in parts
            ],
        },
    )


def _rows(table: Mapping[str, Sequence[str]] | None) -> list[list[str]]:
    if table is None:
        return []
    return [list(table), *(list(row) for row in zip(*table.values(), strict=True))]
