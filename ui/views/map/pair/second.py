"""Which measure is set beside the one that is shown, as the address says it."""

from atlas.query import SECOND, Notice
from atlas.selection import Selection
from atlas.two_measures import asked
from ui.state import address, session, uploads
from ui.widgets import page

FIRST_SECOND = ("low_income", "employed_residents")
"""What is set beside a measure before anybody chooses: the first that is not that measure."""


def second() -> str:
    """The measure the address sets beside the one that is shown; empty for none."""
    return _asked()[0]


def notices() -> tuple[Notice, ...]:
    """What the address has wrong about it."""
    return _asked()[1]


def _asked() -> tuple[str, tuple[Notice, ...]]:
    return asked(address.query(), uploads.choices().indicators)


def way(selection: Selection) -> None:
    """The way from the map of one measure to two."""
    other = next(key for key in FIRST_SECOND if key != selection.indicator)
    page.page_link("mappa", session.words()("two.open"), **{SECOND.name: other})
