"""What a server does once, before its first visit if it can, so that changes find it done."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from functools import cache

from data.read import ShippedDataError
from indicators import REGISTRY
from ui import ahead
from ui.cache import indicator_data
from ui.index_cache import layer

SWITCH_S = 0.001
"""How long a thread that computes keeps one waiting that sends; Python's own is five times it."""


@cache
def up() -> None:
    """Make every indicator ready; tell the collector that what is loaded by now is there to stay.

    Streamlit collects garbage after every run of a page, and goes through all that is loaded to do
    so: 60 ms of each run without :func:`gc.freeze`. Data that cannot be read are told of by the
    page that shows them.
    """
    sys.setswitchinterval(SWITCH_S)
    for known in REGISTRY:
        try:
            indicator_data(known.key)
        except ShippedDataError:
            continue
    with suppress(ShippedDataError):
        layer()
    gc.collect()
    gc.freeze()
    ahead.prepare()
