"""Callbacks and downloads that fail: Streamlit has no hook for either."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, DeferredFileResponsePayload
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.state.session_state import SessionState

Make = Callable[[], Any]


def contain_callbacks(run_contained: Callable[[Callable[[], None]], None]) -> None:
    """A callback that fails does not end the run it belongs to: ``run_contained`` runs it."""
    original = SessionState._run_callback_and_record_rerun

    def contained(self: SessionState, votes: Any, run: Callable[[], None]) -> None:
        original(self, votes, partial(run_contained, run))

    SessionState._run_callback_and_record_rerun = contained  # type: ignore[method-assign]


def guard_downloads(guard: Callable[[Make], Make]) -> None:
    """What makes the file of a download button is guarded, wherever the button stands."""
    original = MediaFileManager.add_deferred

    def guarded(self: Any, data_callable: Make, *args: Any, **kwargs: Any) -> str:
        return original(self, guard(data_callable), *args, **kwargs)

    MediaFileManager.add_deferred = guarded  # type: ignore[method-assign]


def tell_of_downloads(told: Callable[[Exception], str]) -> None:
    """The words under a button whose file could not be made are ``told`` of its error."""

    async def handle(self: Any, request: Any, session_id: str) -> BackendOperationResponse:  # noqa: ARG001
        manager = self._get_media_file_mgr()
        file = request.deferred_file.file_id
        try:
            url = await asyncio.to_thread(manager.execute_deferred, file)
        except Exception as error:
            return BackendOperationResponse(request_id=request.request_id, error_msg=told(error))
        payload = DeferredFileResponsePayload(url=url)
        return BackendOperationResponse(request_id=request.request_id, deferred_file=payload)

    DeferredFileHandler.handle = handle  # type: ignore[method-assign]


def hush_errors() -> None:
    """Streamlit writes no line of an uncaught error: in its message a person's words may stand."""
    logging.getLogger("streamlit.error_util").addFilter(_is_ours)


def _is_ours(_record: logging.LogRecord) -> bool:
    return False
