"""Is it well? ``/healthz``: the process answers; ``/readyz``: it can show what it should.

What is looked at (the shipped tables, the temporary folder, the warm start) is looked at by the
server itself every few seconds; a request is told what was found and starts no work.
"""

import asyncio
import logging
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from base.problem import Problem
from base.text import LocalizedText
from data.catalogue.card import datasets
from data.catalogue.read import fingerprint

LOG = logging.getLogger("atlas.health")
EVERY_S = 5.0
WRITTEN = bytes(64 * 1024)
"""What is written to the temporary folder to see that it can be."""

Warm = Callable[[], Awaitable[bool]]
"""Makes the server ready for its first visit; ``False`` if the opening page has failed."""


class Health:
    """What was found last; ``started`` once the warm start has been tried."""

    def __init__(self) -> None:
        self.started = False
        self.warm = True
        self.problems: tuple[Problem, ...] = ()
        self._known: dict[Path, tuple[int, int, str]] = {}

    @property
    def status(self) -> str:
        """``"damaged"`` if something is wrong, ``"starting"`` or ``"ready"``."""
        if self.problems:
            return "damaged"
        return "ready" if self.started else "starting"

    async def watch(self, warm: Warm) -> None:
        """Look at once, warm up, then look again every few seconds until cancelled."""
        await self._look()
        self.warm = await warm()
        while True:
            await self._look()
            self.started = True
            await asyncio.sleep(EVERY_S)

    async def _look(self) -> None:
        self.told(await asyncio.to_thread(self.found))

    def told(self, problems: tuple[Problem, ...]) -> None:
        """Take what was found as the answer from now on; a change is a line in the log."""
        for problem in problems:
            if problem not in self.problems:
                LOG.error("%s: %s", problem.code, problem.text("en"))
        if self.problems and not problems:
            LOG.warning("well again")
        self.problems = problems

    def found(self) -> tuple[Problem, ...]:
        """Look at everything: tables, temporary folder, warm start."""
        problems = [*self._tables(), *_temporary_folder()]
        if not self.warm and not problems:
            problems.append(COLD)
        return tuple(problems)

    def _tables(self) -> list[Problem]:
        try:
            cards = datasets()
        except Exception as error:  # whatever is wrong with a card, the watch goes on
            return [_table_problem("data/sources", type(error).__name__)]
        return [
            _table_problem(card.file, reason)
            for card in cards.values()
            if (reason := self._reason(card.path, card.sha256))
        ]

    def _reason(self, path: Path, sha256: str) -> str:
        """Why a table cannot be used; its content is read again only when the file has changed."""
        try:
            state = path.stat()
            known = self._known.get(path)
            if known is None or known[:2] != (state.st_mtime_ns, state.st_size):
                known = (state.st_mtime_ns, state.st_size, fingerprint(path))
                self._known[path] = known
        except OSError as error:
            return type(error).__name__
        return "" if known[2] == sha256 else "SHA-256"


COLD = Problem(
    "opening_page",
    what=LocalizedText(
        "La pagina iniziale dà errore: il motivo è nel registro del server.",
        "The opening page fails: the reason is in the server's log.",
    ),
)


def _table_problem(file: str, reason: str) -> Problem:
    return Problem(
        "table",
        what=LocalizedText(
            f"la tabella manca, non si legge o non è quella della sua scheda ({reason}).",
            f"the table is missing, cannot be read or is not the one of its card ({reason}).",
        ),
        where=LocalizedText(f"{file}:", f"{file}:"),
        mend=LocalizedText(
            "Ripristinala con git oppure con `python -m data.build`.",
            "Restore it with git, or with `python -m data.build`.",
        ),
    )


def _temporary_folder() -> list[Problem]:
    try:
        with tempfile.TemporaryFile() as file:
            file.write(WRITTEN)
            file.flush()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        what = LocalizedText(
            f"non si può scrivere nella cartella temporanea ({reason}): file da scaricare e da "
            "caricare non funzionano.",
            f"the temporary folder cannot be written to ({reason}): files to download and to "
            "upload do not work.",
        )
        mend = LocalizedText("Libera spazio o imposta TMPDIR.", "Free some space or set TMPDIR.")
        return [Problem("temporary_folder", what=what, mend=mend)]
    return []


def health_routes(health: Health, base_path: str) -> list[BaseRoute]:
    """The two addresses, below the base path."""

    async def alive(_request: Request) -> Response:
        return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})

    async def ready(_request: Request) -> Response:
        content = {
            "status": health.status,
            "problems": [
                {"code": problem.code, "it": problem.text("it"), "en": problem.text("en")}
                for problem in health.problems
            ],
        }
        code = 200 if health.status == "ready" else 503
        return JSONResponse(content, code, headers={"Cache-Control": "no-store"})

    return [Route(f"{base_path}/healthz", alive), Route(f"{base_path}/readyz", ready)]
