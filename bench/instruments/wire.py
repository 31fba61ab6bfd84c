"""A page without a browser: the websocket protocol of Streamlit, spoken by hand.

It says what the browser says (``BackMsg``) and reads what the browser reads (``ForwardMsg``), so
that many sessions fit on the machine that also serves them.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Origin, Subprotocol

PATIENCE_S = 60.0
FINISHED = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


@dataclass(slots=True)
class Answer:
    """What one run of the script sent back, in seconds from the question."""

    mapped_s: float | None
    finished_s: float
    size: int


@dataclass(slots=True)
class Session:
    """One open session: where it is, the list it can choose from, the part that list runs."""

    socket: Any
    page: str = ""
    query: str = ""
    script: str = ""
    list_id: str = ""
    fragment: str = ""
    options: Sequence[str] = ()
    chosen: str | None = None
    hashes: list[str] = field(default_factory=list)

    async def ask(self) -> Answer:
        """Ask for a run of the script and wait for its end."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_name = self.query, self.page
        state.page_script_hash = self.script
        if self.chosen is not None:
            state.fragment_id = self.fragment
        state.context_info.timezone = "Europe/Rome"
        state.context_info.locale = "it-IT"
        if self.chosen is not None:
            widget = state.widget_states.widgets.add()
            widget.id, widget.string_value = self.list_id, self.chosen
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        return await asyncio.wait_for(self._until_finished(started), PATIENCE_S)

    async def _until_finished(self, started: float) -> Answer:
        mapped, size = None, 0
        while True:
            frame = await self.socket.recv()
            size += len(frame)
            message = ForwardMsg.FromString(frame)
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.new_element.WhichOneof("type") == (
                "component_instance"
            ):
                mapped = time.perf_counter() - started
            self._note(message, kind)
            if kind == "script_finished" and message.script_finished in FINISHED:
                return Answer(mapped, time.perf_counter() - started, size)

    def _note(self, message: ForwardMsg, kind: str | None) -> None:
        if kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "navigation":
            self.script = message.navigation.page_script_hash
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "selectbox":
            box = message.delta.new_element.selectbox
            if box.id.endswith(("-atlas-indicator", "-floor-choice", "-common-indicator")):
                self.list_id, self.options = box.id, list(box.options)
                self.fragment = message.delta.fragment_id

    async def choose(self, position: int) -> Answer:
        """Choose an option of the list, as a person would, and wait for the answer."""
        self.chosen = self.options[position % len(self.options)]
        return await self.ask()

    async def leave(self) -> None:
        """Close the page."""
        await self.socket.close()


async def enter(address: str, page: str = "", query: str = "") -> tuple[Session, Answer]:
    """Open a page and wait until its script has run once."""
    socket = await connect(
        address,
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin("http://" + urlsplit(address).netloc),
        max_size=None,
        proxy=None,
        compression=None,
    )
    session = Session(socket, page=page, query=query)
    return session, await session.ask()
