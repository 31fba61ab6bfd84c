"""What a visitor brings lives in the visit: kept for it alone, let go when it is over.

Streamlit keeps a closed page's session for ``server.disconnectedSessionTTL`` seconds, so that a
page that lost its connection finds itself again; after that it drops it only when another session
ends. On a quiet server that may be never: :func:`watch` looks by itself.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from functools import cache, partial, wraps
from typing import Any, ParamSpec, TypeVar

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

EVERY_S = 30.0
"""How often :func:`watch` looks for visits that are over."""

P = ParamSpec("P")
R = TypeVar("R")


def cached(
    *,
    brought: Callable[..., bool],
    entries: int | None = None,
    of_visit: int = 4,
    by: Mapping[Any, Callable[[Any], Any]] | None = None,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep a function's results like ``st.cache_resource``, each no longer than it may be.

    Where ``brought`` says that the arguments come from the visitor, the newest ``of_visit`` results
    are kept for that session and end with it; outside a session nothing is. All others are kept for
    everybody, the newest ``entries`` of them or all. Results are shared: they may not be changed.
    ``by`` says of types of arguments what tells two apart (``hash_funcs``).
    """

    def decorate(compute: Callable[P, R]) -> Callable[P, R]:
        keeping = partial(st.cache_resource, show_spinner=False, hash_funcs=dict(by or {}))
        for_all: Callable[P, R] = keeping(max_entries=entries)(compute)
        for_visit: Callable[P, R] = keeping(max_entries=of_visit, scope="session")(compute)

        @wraps(compute)
        def answer(*args: P.args, **kwargs: P.kwargs) -> R:
            if not brought(*args, **kwargs):
                keeper = for_all
            elif get_script_run_ctx(suppress_warning=True) is None:
                keeper = compute
            else:
                keeper = for_visit
            return keeper(*args, **kwargs)

        return answer

    return decorate


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
