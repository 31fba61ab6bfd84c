"""Search of an address: the book opened, its own doors found again, hostile texts turned away."""

from __future__ import annotations

import time

from bench.computing.composite import timed
from bench.instruments.figures import Line, Part, Sample
from data.catalogue.read import read_table
from geo.address.book import LONGEST_TEXT, AddressBook

DOORS = 500
HOSTILE = ("(" * LONGEST_TEXT, "1/" * (LONGEST_TEXT // 2), "via Zoia " * 10_000)


def addressing(repeats: int) -> Part:
    """Measure the opening, an answer, and the worst of the hostile texts."""
    streets, doors = read_table("streets"), read_table("house_numbers")
    opened = timed(lambda: AddressBook(streets, doors), repeats)
    book = AddressBook(streets, doors)
    sample = doors.iloc[:: len(doors) // DOORS].merge(streets, on="street_id")
    asked = [f"{row.kind} {row.name} {row.number}" for row in sample.itertuples(name="Row")]
    part = Part("address", "Address search")
    part.lines += [
        Line("book opened", "s", opened),
        Line(f"one of {len(asked)} doors asked for", "ms", _answers(book, asked)),
        Line("hostile text turned away", "ms", _answers(book, HOSTILE)),
    ]
    part.notes.append("In process; no floor and no common pattern: folium has no offline search.")
    return part


def _answers(book: AddressBook, texts: tuple[str, ...] | list[str]) -> Sample:
    found = []
    for text in texts:
        begun = time.perf_counter()
        book.find(text)
        found.append(1000 * (time.perf_counter() - begun))
    return Sample.of(found)
