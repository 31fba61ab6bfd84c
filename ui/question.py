"""The question to put to the municipality when nothing has been heard of a premises. Pure.

It is always in Italian, the language of the office that answers.
"""

from __future__ import annotations

from ui import numbers
from ui.places import PlaceFacts
from ui.text import text

STALE_DAYS = 365
"""Silence of more than a year is told as such."""

ITALIAN = "it"


def stale(one: PlaceFacts) -> bool:
    """Whether there is no news about the premises itself, or only old news."""
    heard = one.news.premises
    return heard is None or heard.age_in_days > STALE_DAYS


def silence(one: PlaceFacts) -> str:
    """One sentence: since when nothing has been heard of the premises itself."""
    words, heard = one.words, one.news.premises
    if heard is None:
        return words("places.silence_never")
    day = numbers.day(heard.since, language=one.language, precision=heard.precision)
    ago = numbers.ago(heard.age_in_days, language=one.language)
    since = numbers.joined("da", day, language=one.language)
    if one.language == ITALIAN and heard.precision == "month":
        since = f"da {day}"
    return words("places.silence_since", since=since, ago=ago)


def question(one: PlaceFacts) -> str:
    """The question, with the address and what is known, ready to be sent."""
    words = text(ITALIAN)
    italian = one if one.language == ITALIAN else one.in_language(ITALIAN)
    return words(
        "places.question",
        address=italian.row["address"],
        municipio=int(italian.row["municipio"]),
        works=italian.works(),
        service=italian.service(),
    )
