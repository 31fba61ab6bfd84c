"""The results sheet of a before-and-after design as a PDF, set by Typst. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from render.documents.picture import fonts

TEMPLATE = """
#let sheet = json(bytes(sys.inputs.sheet))
#set document(title: sheet.title)
#set page(paper: "a4", margin: (x: 2cm, y: 1.8cm), numbering: "1 / 1")
#set text(font: "Source Sans Pro", size: 9.5pt, lang: sheet.language)
#set par(leading: 0.55em, spacing: 0.75em)
#show heading.where(level: 2): set block(above: 1.1em, below: 0.5em)
#heading(level: 1, sheet.title)
#block(fill: rgb("#eef1f4"), inset: 8pt, radius: 3pt, width: 100%, sheet.first)
#for part in sheet.parts {
  heading(level: 2, part.heading)
  for line in part.lines { par(line) }
  if part.table.len() > 0 {
    table(
      columns: part.table.first().len(), stroke: 0.4pt + rgb("#b8c0ca"), inset: 4pt,
      table.header(..part.table.first().map(cell => strong(cell))),
      ..part.table.slice(1).flatten()
    )
  }
  if part.image != "" { image(bytes(part.image), format: "svg", width: 62%, alt: part.alt) }
}
#v(0.6em)
#line(length: 100%, stroke: 0.4pt)
#text(size: 8.5pt, sheet.foot)
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of the sheet, already in the reader's language."""

    heading: str
    lines: Sequence[str]
    table: Mapping[str, Sequence[str]] | None = None
    image: str = ""
    alt: str = ""


def pdf(title: str, first: str, parts: Sequence[Part], foot: str, *, language: str) -> bytes:
    """The sheet on A4; ``first`` stands in a box under the title, ``foot`` under a rule."""
    import typst

    content = {
        "title": title,
        "first": first,
        "language": language,
        "foot": foot,
        "parts": [
            {
                "heading": one.heading,
                "lines": [line for line in one.lines if line],
                "table": _rows(one.table),
                "image": one.image.replace("currentColor", "#1b1f24"),
                "alt": one.alt,
            }
            for one in parts
        ],
    }
    made = typst.compile(
        TEMPLATE.encode(),
        format="pdf",
        font_paths=fonts(),
        sys_inputs={"sheet": json.dumps(content, ensure_ascii=False)},
    )
    return bytes(made)


def _rows(table: Mapping[str, Sequence[str]] | None) -> list[list[str]]:
    if table is None:
        return []
    return [list(table), *(list(row) for row in zip(*table.values(), strict=True))]
