"""Settings of the Python process that serves pages: threads that send go before those that compute.

Streamlit runs every visit in a thread beside the one that sends, and its messages are many small
objects: both suit a server of its own badly by default.
"""

import gc
import sys

SWITCH_S = 0.001
"""How long a thread that computes keeps one waiting that sends; Python's own is five times it."""


def prefer_senders() -> None:
    """Let threads take turns more often, once for the process."""
    sys.setswitchinterval(SWITCH_S)


def settle() -> None:
    """Tell the collector that what is loaded by now is there to stay: it need not go through it."""
    gc.collect()
    gc.freeze()
