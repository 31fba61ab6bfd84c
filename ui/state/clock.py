"""The one clock of the pages: what lies below is handed the day."""

from datetime import date


def today() -> date:
    """The day files are made and printed on. What is known of the premises is told as of
    :func:`atlas.repository.read_until`, never as of today."""
    return date.today()
