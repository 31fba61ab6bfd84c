"""The site as this process serves it: its settings, its own routes and its middleware."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.middleware import Middleware
from starlette.routing import BaseRoute


@dataclass(frozen=True, slots=True)
class Site:
    """What the operator has set; ``base_path`` is ``""`` or begins with a slash."""

    base_path: str

    @classmethod
    def read(cls, environ: Mapping[str, str], *, base_path: str) -> Site:  # noqa: ARG003
        """Read the settings of the environment."""
        trimmed = base_path.strip("/")
        return cls(f"/{trimmed}" if trimmed else "")

    def routes(self) -> list[BaseRoute]:
        """Own routes, below the base path."""
        return []

    def middleware(self) -> list[Middleware]:
        """Own middleware, the outermost first."""
        return []
