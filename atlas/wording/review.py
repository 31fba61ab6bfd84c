"""When a definition was written and checked, against what, and until when that holds. Pure."""

from datetime import date

from atlas.wording import numbers, text
from indicators.spec import Indicator


def review(indicator: Indicator, *, today: date, language: str) -> str:
    """The dates of a definition and what it was held against; an overdue review is told."""
    words = text(language)
    dates = words(
        "review.dates",
        written=numbers.day(indicator.written_on, language=language),
        checked=numbers.day(indicator.checked_on, language=language),
        due=numbers.day(indicator.next_review, language=language),
    )
    against = "; ".join(words(f"review.check_{check.value}") for check in indicator.checks)
    sentences = [dates, words("review.against", checks=against)]
    if indicator.is_overdue(today):
        sentences.append(words("review.overdue"))
    return " ".join(sentences)
