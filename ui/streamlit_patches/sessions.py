"""Sessions of Streamlit's runtime: the run that warms it, and those nobody came back to.

Streamlit keeps a closed page's session for ``server.disconnectedSessionTTL`` seconds, so that a
page that lost its connection finds itself again; after that it drops it only when another session
ends. On a quiet server that may be never: :func:`watch` looks by itself.
"""

import gc
from functools import cache
from typing import Any

from streamlit import runtime

EVERY_S = 30.0
"""How often :func:`watch` looks for visits that are over."""


async def runs_without_error() -> bool:
    """Run the script once, as a visit would that no browser asks for."""
    well, _ = await _runtime().does_script_run_without_error()
    return bool(well)


@cache
def watch() -> None:
    """Let go, from now on, of what belongs to visits that are over; once for each process."""
    if runtime.exists():
        loop = _runtime()._get_async_objs().eventloop
        loop.call_soon_threadsafe(_look, loop)


def let_go() -> None:
    """Drop the sessions that nobody came back to in time, and the files that no page shows.

    To be called on the thread of Streamlit's event loop.
    """
    manager = _runtime()._session_mgr
    with manager._storage_lock:
        gone = manager._session_storage._cache.expire()
    for _, left in gone:
        _empty(left.session)
    if gone or not manager.list_active_sessions():  # whoever is there has it done by each run
        _runtime().media_file_mgr.remove_orphaned_files()
    if gone:
        gone.clear()
        gc.collect()


def _empty(session: Any) -> None:
    """End a session and forget what it holds: the loop keeps the last one it served until the next
    one comes."""
    session.shutdown()
    session._session_state.clear()
    session._fragment_storage.clear()
    session._fragment_storage.clear_outside_wrappers()


def _look(loop: Any) -> None:
    loop.call_later(EVERY_S, _look, loop)  # first: what goes wrong once does not end the watch
    let_go()


def _runtime() -> Any:
    return runtime.get_instance()
