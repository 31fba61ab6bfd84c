"""What a server does once, before its first visit if it can, so that changes find it done."""

from contextlib import suppress
from functools import cache
from threading import Timer

from atlas.repository import evaluation_results, indicator_data
from atlas.wording import LANGUAGES
from data.catalogue.read import ShippedDataError
from indicators import REGISTRY
from render.maps import prefetch
from ui.shell.pages import sought
from ui.streamlit_patches import process, sessions
from ui.widgets import boundary

LATER_S = 1.0
"""When the rest is begun: the run that warms the server has then ended."""


async def opening_page() -> bool:
    """Run the opening page once, as a visit would; ``False`` if something in it has failed."""
    before = boundary.counts["faults"]
    well = await sessions.runs_without_error()
    return well and boundary.counts["faults"] == before


@cache
def up() -> None:
    """Make every indicator ready; what few visits need first is made beside them, in a thread.

    Data that cannot be read are told of by the page that shows them.
    """
    process.prefer_senders()
    sessions.watch()
    for known in REGISTRY:
        with suppress(ShippedDataError):
            indicator_data(known.key)
    process.settle()
    rest = Timer(LATER_S, _rest)
    rest.daemon = True
    rest.start()


def _rest() -> None:
    with suppress(ShippedDataError, OSError):  # without these files the map is only slower
        prefetch.write()
    with suppress(ShippedDataError):
        for language in LANGUAGES:
            sought("via", language)
        evaluation_results.before_opening()
    process.settle()
