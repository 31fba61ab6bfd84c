"""The run of a page's script that is under way, as Streamlit keeps it for itself."""

import time
from collections.abc import Callable
from typing import Any

from streamlit.runtime.scriptrunner import get_script_run_ctx

BEAT_S = 0.02


def is_in_one() -> bool:
    """Whether a run is under way on this thread: in a command or a notebook none is."""
    return get_script_run_ctx(suppress_warning=True) is not None


def state() -> Any:
    """The session's state, to be written to after its run has ended; ``None`` outside a run."""
    context = get_script_run_ctx(suppress_warning=True)
    return None if context is None else context.session_state


def mark() -> object:
    """Something that is another at every run: Streamlit makes it anew for each."""
    return getattr(get_script_run_ctx(), "cursors", None)


def is_travel() -> bool:
    """Whether Back or Forward has asked for this run."""
    context: Any = get_script_run_ctx()
    return bool(getattr(context, "is_history_navigation", False))


def held(while_: Callable[[], bool], *, most_s: float) -> bool:
    """Keep this run asleep while something holds; ``False`` if it still does after ``most_s``.

    ``while_`` reads the session's state: there a run that has been asked for takes this one's
    place.
    """
    deadline = time.monotonic() + most_s
    while while_():
        if time.monotonic() > deadline:
            return False
        time.sleep(BEAT_S)
    return True
