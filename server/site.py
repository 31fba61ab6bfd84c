"""The site as this process serves it: its settings, its own routes, its middleware, its life."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from base import scratch
from base.sites import EMBED_SITES, read_origins
from server.gate import Gate
from server.headers import Headers
from server.health import Health, Warm, health_routes
from server.launcher import end_with_launcher
from server.policy import Policy, inline_scripts
from server.search import Search, search_routes


@dataclass(frozen=True, slots=True)
class Site:
    """What the operator has set. ``base_path`` is ``""`` or begins with a slash.

    ``hosts`` are the names it answers to, ``embed_sites`` the origins that may embed a view.
    """

    base_path: str = ""
    hosts: tuple[str, ...] = ("*",)
    embed_sites: tuple[str, ...] = ()
    health: Health = field(default_factory=Health)

    @classmethod
    def read(cls, environ: Mapping[str, str], *, base_path: str, hosts: Sequence[str]) -> Site:
        """Read the settings; ``hosts`` are those Streamlit was started with.

        Raises a RefusedError for a site that is not one.
        """
        trimmed = base_path.strip("/")
        return cls(
            base_path=f"/{trimmed}" if trimmed else "",
            hosts=tuple(host.lower().rstrip(".") for host in hosts),
            embed_sites=read_origins(environ.get(EMBED_SITES, ""), EMBED_SITES),
        )

    def routes(self, search: Search) -> list[BaseRoute]:
        """Own routes, below the base path; ``search`` answers what is typed."""
        return [*health_routes(self.health, self.base_path), *search_routes(search, self.base_path)]

    def middleware(self, is_full: Callable[[str], bool]) -> list[Middleware]:
        """Own middleware, the outermost first; ``is_full`` says if an upload is one too many."""
        policy = Policy(inline_scripts(), self.embed_sites)
        return [
            Middleware(Headers, policy=policy, base_path=self.base_path),
            Middleware(Gate, hosts=self.hosts, base_path=self.base_path, is_full=is_full),
        ]

    def lifespan(self, warm: Warm) -> Callable[[Any], AbstractAsyncContextManager[None]]:
        """What is done when the server starts, and when it ends."""

        @asynccontextmanager
        async def life(_app: Any) -> AsyncIterator[None]:
            _write_log()
            end_with_launcher(os.environ)
            scratch.sweep()
            watching = asyncio.create_task(self.health.watch(warm))
            try:
                yield
            finally:
                watching.cancel()
                with suppress(asyncio.CancelledError):
                    await watching
                scratch.remove_own()

        return life


def _write_log() -> None:
    """The atlas's own lines go where Streamlit's go, with the time."""
    log = logging.getLogger("atlas")
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        log.propagate = False
