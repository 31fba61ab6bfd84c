"""Dates as they are known in the hand-written files: by day, month or year, or only "after"."""

import calendar
from datetime import date, timedelta

AFTER = "after "
"""How the date of an event begins when only an earlier limit is known."""


class CuratedFileError(ValueError):
    """A hand-written file has a field too many or too few, a bad date, or a misplaced point."""


def possible_days(known: str, precision: str) -> tuple[date, date | None]:
    """First and last day a date can mean: "2018-09" by month is 1 to 30 September 2018.

    An unknown day is written "after 2020-04-30": the first possible is the next one, and no
    last day is known. Raises :class:`CuratedFileError` if date and precision do not agree.
    """
    try:
        if precision == "unknown" and known.startswith(AFTER):
            return date.fromisoformat(known.removeprefix(AFTER)) + timedelta(days=1), None
        first, last = _span(known, precision)
        if not first.isoformat().startswith(known):
            raise ValueError(known)
    except (ValueError, OverflowError) as error:
        raise CuratedFileError(f"date {known!r} is not known by {precision}") from error
    return first, last


def _span(known: str, precision: str) -> tuple[date, date]:
    if precision == "day":
        return date.fromisoformat(known), date.fromisoformat(known)
    if precision == "month":
        first = date.fromisoformat(f"{known}-01")
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
    if precision == "year":
        return date.fromisoformat(f"{known}-01-01"), date.fromisoformat(f"{known}-12-31")
    raise ValueError(precision)
