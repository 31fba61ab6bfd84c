"""The question to put to the municipality when nothing has been heard of a premises. Pure.

It is always in Italian, the language of the office that answers.
"""

from atlas.premises.facts import PlaceFacts
from atlas.wording import numbers, text

STALE_DAYS = 365
"""Silence of more than a year is told as such."""

ITALIAN = "it"


def stale(place: PlaceFacts) -> bool:
    """Whether there is no news about the premises itself, or only old news."""
    heard = place.news.premises
    return heard is None or heard.age_in_days > STALE_DAYS


def stale_status(place: PlaceFacts) -> str:
    """One sentence: since when nothing has been heard of the premises itself."""
    words, heard = place.words, place.news.premises
    if heard is None:
        return words("places.silence_never", sources=place.sources_read())
    day = place.day_of(heard)
    if place.language == ITALIAN:
        day = numbers.joined("a", day, language=ITALIAN) if heard.precision == "day" else f"a {day}"
    age = numbers.duration(heard.age_in_days, language=place.language)
    return words("places.silence_since", sources=place.sources_read(), day=day, age=age)


def enquiry(place: PlaceFacts) -> str:
    """The question with the address, ready to be sent: a sentence, then a line for each point."""
    return text(ITALIAN)(
        "places.question",
        day=numbers.joined(
            "a", numbers.day(place.as_of.isoformat(), language=ITALIAN), language=ITALIAN
        ),
        address=place.row["address"],
        municipio=int(place.row["municipio"]),
    )
