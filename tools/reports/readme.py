"""``python -m tools.reports.readme``: writes the table of data and licences into the README, from
the cards.

A test compares the table with the cards, so that the two never part.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from data.catalogue.card import Dataset, datasets

README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN = "<!-- data:begin -->"
END = "<!-- data:end -->"
HEADER = ("Data", "Producer", "Years", "Rows", "Licence")


class MarkersMissingError(ValueError):
    """The README has no place for the table."""


def data_table(cards: Iterable[Dataset]) -> str:
    """Return the Markdown table of the shipped data, one row per card, sorted by key."""
    rows = [_row(card) for card in sorted(cards, key=lambda card: card.key)]
    return "\n".join(_line(cells) for cells in (HEADER, ("---",) * len(HEADER), *rows))


def with_table(text: str, table: str) -> str:
    """Return ``text`` with what stands between the markers replaced by ``table``."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise MarkersMissingError(f"README.md must hold {BEGIN} and {END}, in this order")
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def main() -> int:
    """Rewrite README.md with the table of today's cards."""
    text = README.read_text(encoding="utf-8")
    README.write_text(with_table(text, data_table(datasets().values())), encoding="utf-8")
    return 0


def _row(card: Dataset) -> tuple[str, ...]:
    return (
        _linked(card.title.en, card.url_main.en),
        card.producer.en,
        card.reference_years.en,
        f"{card.rows:,}",
        _linked(card.licence.name.en, card.licence.url),
    )


def _linked(words: str, url: str) -> str:
    return f"[{words}]({url})" if url.startswith("https://") else words


def _line(cells: Iterable[str]) -> str:
    cleaned = (" ".join(cell.replace("|", "/").split()) for cell in cells)
    return f"| {' | '.join(cleaned)} |"


if __name__ == "__main__":
    sys.exit(main())
