"""Visitors of one Streamlit runtime in this process, without a browser or a port."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.session_manager import SessionClient
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from ui.state.visit import RESULTS

T = TypeVar("T")
SECONDS = 180
EARLY = ForwardMsg.FINISHED_EARLY_FOR_RERUN


class Server:
    """A running runtime; everything is asked of it on its own event loop."""

    def __init__(self, script: Path, *, comes_back_s: int = 0) -> None:
        self._before, Runtime._instance = Runtime._instance, None
        self.media = MemoryMediaFileStorage("/media")
        self.uploads = MemoryUploadedFileManager("/upload")
        self.runtime = Runtime(
            RuntimeConfig(
                script_path=str(script),
                media_file_storage=self.media,
                uploaded_file_manager=self.uploads,
                session_storage=MemorySessionStorage(ttl_seconds=comes_back_s),
            )
        )
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self.runtime.start(), self._loop).result(SECONDS)

    def ask(self, question: Callable[[], T]) -> T:
        """What a function answers on the event loop."""

        async def answer() -> T:
            return question()

        return asyncio.run_coroutine_threadsafe(answer(), self._loop).result(SECONDS)

    def visitor(self, **query: str) -> Visitor:
        """Somebody who opens the script with a query, once it has run."""
        return Visitor(self, urlencode(query))

    @property
    def files(self) -> int:
        """How many files are there to be fetched."""
        return len(self.media._files_by_id)

    def cached(self, session_id: str) -> int:
        """How many results are kept for a session alone."""
        session = self.runtime._session_mgr.get_session_info(session_id)
        if session is None:
            return 0
        state = session.session.session_state
        return sum(map(len, state[RESULTS].values())) if RESULTS in state else 0

    def stop(self) -> None:
        """End the runtime and give the process's own one back."""

        async def stopped() -> None:
            self.runtime.stop()
            await self.runtime.stopped

        asyncio.run_coroutine_threadsafe(stopped(), self._loop).result(SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(SECONDS)
        self._loop.close()
        Runtime._instance = self._before


class Visitor(SessionClient):
    """One open page: what it was sent, and the state of its widgets."""

    def __init__(self, server: Server, query: str) -> None:
        self._server = server
        self._sent: list[ForwardMsg] = []
        self._ended = threading.Event()
        self._widgets: dict[str, WidgetState] = {}
        self._query = query
        self.id = server.ask(lambda: server.runtime.connect_session(self, {}))
        self.run()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Keep what is sent."""
        self._sent.append(msg)
        if msg.WhichOneof("type") == "page_info_changed":
            self._query = msg.page_info_changed.query_string
        if msg.WhichOneof("type") == "script_finished" and msg.script_finished != EARLY:
            self._ended.set()

    def run(self) -> None:
        """Run the script with the widgets as they are, to its end."""
        self._sent.clear()
        self._ended.clear()
        message = BackMsg()
        message.rerun_script.query_string = self._query
        message.rerun_script.widget_states.widgets.extend(self._widgets.values())
        self._server.ask(lambda: self._server.runtime.handle_backmsg(self.id, message))
        assert self._ended.wait(SECONDS)

    def elements(self, kind: str) -> list[Any]:
        """The elements of a kind that the last run has sent."""
        new = [one.delta.new_element for one in self._sent if one.WhichOneof("type") == "delta"]
        return [getattr(one, kind) for one in new if one.WhichOneof("type") == kind]

    def upload(self, label: str, name: str, content: bytes) -> None:
        """Bring a file to the uploader of that label and run."""
        uploader = next(
            one for one in self.elements("file_uploader") if one.label.startswith(label)
        )
        file_id = f"{self.id}-{name}"
        record = UploadedFileRec(file_id, name, "text/csv", content)
        self._server.uploads.add_file(self.id, record)
        state = WidgetState(id=uploader.id)
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.file_id, info.name, info.size = file_id, name, len(content)
        self._widgets[uploader.id] = state
        self.run()

    def run_until(self, there: Callable[[], bool]) -> None:
        """Run again and again, as a page does beside a worker, until ``there`` says so."""
        for _ in range(4 * SECONDS):
            if there():
                return
            time.sleep(0.25)
            self.run()
        raise AssertionError("the worker has not answered")

    def has_button(self, label: str) -> bool:
        """Whether the last run has sent the button of that label."""
        return any(one.label == label for one in self.elements("button"))

    def press(self, label: str) -> None:
        """Press the button of that label and run."""
        button = next(one for one in self.elements("button") if one.label == label)
        self._widgets[button.id] = WidgetState(id=button.id, trigger_value=True)
        self.run()
        del self._widgets[button.id]

    @property
    def state(self) -> Any:
        """The session's own memory."""
        return self._server.runtime.get_app_session(self.id).session_state

    def leave(self) -> str:
        """Close the page; the session's name."""
        self._server.ask(lambda: self._server.runtime.disconnect_session(self.id))
        return self.id

    def come_back(self) -> None:
        """Open the page again that lost its connection."""
        runtime = self._server.runtime
        self.id = self._server.ask(lambda: runtime.connect_session(self, {}, self.id))
        self.run()
