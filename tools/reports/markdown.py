"""Pages in Markdown that are written in part by hand and in part from the data or the code.

What a command writes stands between the comments ``<!-- NAME:begin -->`` and ``<!-- NAME:end -->``;
the rest of the page is a person's. A test writes each page anew and compares.
"""

from collections.abc import Iterable, Mapping, Sequence


class MarkersMissingError(ValueError):
    """The page has no place of that name."""


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; a bar or a line's end within a cell does not break it."""
    lines = (header, ("---",) * len(header), *rows)
    return "\n".join(f"| {' | '.join(map(_cell, cells))} |" for cells in lines)


def with_block(page: str, name: str, text: str) -> str:
    """``page`` with ``text`` in the place of that name. Raises :class:`MarkersMissingError`."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    before, opening, rest = page.partition(begin)
    _, closing, after = rest.partition(end)
    if not (opening and closing):
        raise MarkersMissingError(f"the page must hold {begin} and {end}, in this order")
    return f"{before}{begin}\n\n{text}\n\n{end}{after}"


def with_blocks(page: str, blocks: Mapping[str, str]) -> str:
    """``page`` with each text in its place. Raises :class:`MarkersMissingError`."""
    for name, text in blocks.items():
        page = with_block(page, name, text)
    return page


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
