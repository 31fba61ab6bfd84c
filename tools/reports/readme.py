"""``python -m tools.reports.readme``: writes the table of data and licences into the README, from
the cards, and the number of indicators.

A test compares, so that page and code never part.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from data.catalogue.card import Dataset, datasets
from indicators import REGISTRY
from tools.reports.markdown import table, with_block

README = Path(__file__).resolve().parents[2] / "README.md"
HEADER = ("Data", "Producer", "Years", "Rows", "Licence")


def data_table(cards: Iterable[Dataset]) -> str:
    """Return the Markdown table of the shipped data, one row per card, sorted by key."""
    return table(HEADER, [_row(card) for card in sorted(cards, key=lambda card: card.key)])


def fresh(text: str) -> str:
    """The README with the table of today's cards and the number of today's indicators."""
    counted = re.sub(r"\b\d+ indicators\b", f"{len(REGISTRY)} indicators", text)
    return with_block(counted, "data", data_table(datasets().values()))


def main() -> int:
    """Rewrite README.md."""
    text = README.read_text(encoding="utf-8")
    README.write_text(fresh(text), encoding="utf-8")
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


if __name__ == "__main__":
    sys.exit(main())
