"""What Streamlit 1.67 has no hook for. Each patch has a test that fails when it no longer holds."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, DeferredFileResponsePayload
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.state.session_state import SessionState

from ui.widgets import boundary


@cache
def apply() -> None:
    """Put every patch in place, once for the process."""
    contain_callbacks()
    guard_downloads()
    tell_of_downloads()
    logging.getLogger("streamlit.error_util").addFilter(_is_ours)


def contain_callbacks() -> None:
    """A callback that fails does not end the run it belongs to."""
    original = SessionState._run_callback_and_record_rerun

    def contained(self: SessionState, votes: Any, run: Callable[[], None]) -> None:
        original(self, votes, partial(boundary.run_callback, run))

    SessionState._run_callback_and_record_rerun = contained  # type: ignore[method-assign]


def guard_downloads() -> None:
    """What makes the file of a download button is guarded, wherever the button stands."""
    original = MediaFileManager.add_deferred

    def guarded(self: Any, data_callable: Callable[[], Any], *args: Any, **kwargs: Any) -> str:
        return original(self, boundary.guarded(data_callable), *args, **kwargs)

    MediaFileManager.add_deferred = guarded  # type: ignore[method-assign]


def tell_of_downloads() -> None:
    """The words under a button whose file could not be made are ours, in the page's language."""

    async def handle(self: Any, request: Any, session_id: str) -> BackendOperationResponse:  # noqa: ARG001
        manager = self._get_media_file_mgr()
        file = request.deferred_file.file_id
        try:
            url = await asyncio.to_thread(manager.execute_deferred, file)
        except Exception as error:
            said = boundary.told_of_download(error)
            return BackendOperationResponse(request_id=request.request_id, error_msg=said)
        payload = DeferredFileResponsePayload(url=url)
        return BackendOperationResponse(request_id=request.request_id, deferred_file=payload)

    DeferredFileHandler.handle = handle  # type: ignore[method-assign]


def _is_ours(_record: logging.LogRecord) -> bool:
    """Streamlit's line of an uncaught error has its message, in which a person's words may stand.

    :func:`ui.widgets.boundary.on_script_error` writes one without.
    """
    return False
