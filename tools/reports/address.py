"""``python -m tools.reports.address``: writes the parameters of the address into
``docs/addresses.md``.

They come from the one table by which addresses are read, so that the page and the atlas never
part: a test compares them.
"""

import sys
from pathlib import Path

from atlas.query import TABLE, Kind, Parameter

PAGE = Path(__file__).resolve().parents[2] / "docs" / "addresses.md"
HEADER = ("Parameter", "Page", "Meaning", "Values", "Default")
TOP = """# The parameters of an address

What a page shows stands in its address: copied, it gives the same view to whoever opens it. What is
the default is left out; a value that cannot be used is told on the page, and so is a name that is
nearly one of these. The table is written by `python -m tools.reports.address` from
`atlas/query.py`, by which every address is read and written.
"""


def page() -> str:
    """The whole of ``docs/addresses.md``."""
    rows = [HEADER, tuple("---" for _ in HEADER), *(_row(parameter) for parameter in TABLE)]
    return "\n".join([TOP, *(f"| {' | '.join(cells)} |" for cells in rows)]) + "\n"


def _row(parameter: Parameter) -> tuple[str, ...]:
    names = _listed(parameter.names)
    pages = ", ".join(f"`/{slug}`" for slug in parameter.pages) or "all"
    default = parameter.values.get(parameter.default, parameter.default)
    return names, pages, parameter.meaning, _allowed(parameter), f"`{default}`" if default else ""


def _allowed(parameter: Parameter) -> str:
    values = _listed(parameter.keys)
    if parameter.kind is Kind.CHOICE:
        before = _listed(dict(parameter.formerly))
        return f"{values}; before {before}" if before else values
    return f"{parameter.kind}: {values}" if values else str(parameter.kind)


def _listed(words: tuple[str, ...] | dict[str, str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
