"""What the page says first: of one premises, of the nine, and until when the sources were read."""

from atlas import repository
from atlas.premises.facts import PlaceFacts, sources_read
from atlas.wording import numbers
from ui.state import premises, session


def one_sentence(facts: PlaceFacts) -> str:
    """The heading of one premises: where, and whether a source says that it is open."""
    address, words = str(facts.row["address"]), session.words()
    sentence = words(
        "places.one", address=address[0].upper() + address[1:], open=facts.is_open().rstrip(".")
    )
    return _dated(sentence)


def nine_sentence() -> str:
    """The heading of the nine: how many a source says are open."""
    opened = [place for place in premises.facts() if place.status.service.state == "open"]
    key = "places.nine_open" if opened else "places.nine_none"
    return _dated(session.words()(key, count=len(opened)))


def _dated(sentence: str) -> str:
    """A sentence with the day it is told as of, where that is not the day of the reading."""
    if premises.day() == repository.read_until():
        return sentence
    words = session.words()
    day = numbers.joined(
        "il", numbers.day(premises.day().isoformat(), language=words.language),
        language=words.language,
    )  # fmt: skip
    return words("places.on_day", sentence=sentence, day=day)


def read_until() -> str:
    """``Fonti lette fino al 30 novembre 2026``, as of the day shown."""
    return sources_read(premises.day(), repository.read_until(), session.language())
