"""Streamlit as a child process: started, asked once whether the page runs, stopped cleanly."""

# ruff: noqa: S603 - the commands are our own, no shell is involved
from __future__ import annotations

import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType

from ops.faults import Exit, StartError, say

START_SECONDS = 60
PAGE_SECONDS = 180
STOP_SECONDS = 10
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


class Server:
    """One running Streamlit; signals sent to the launcher reach it, and it alone.

    It lives in a session of its own, so that Ctrl-C arrives once, through :meth:`stop`.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        folder: Path,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.asked_to_stop = False
        _on_signals(self._remember)
        self.process = subprocess.Popen(command, cwd=folder, env=environ, start_new_session=True)
        _on_signals(self.stop)
        if self.asked_to_stop:
            self.process.terminate()

    def stop(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        """Ask Streamlit to end; asked twice, end it at once."""
        if self.asked_to_stop:
            self.process.kill()
        else:
            self.process.terminate()
        self.asked_to_stop = True

    def _remember(self, _number: int, _frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def wait_until_up(self, address: str) -> None:
        """Return when the server answers. Raises a StartError if it ends or stays silent."""
        deadline = time.monotonic() + START_SECONDS
        while self.process.poll() is None and time.monotonic() < deadline:
            if self.asked_to_stop or get(f"{address}/_stcore/health", seconds=2)[0] == 200:
                return
            time.sleep(0.1)
        if not self.asked_to_stop:
            self.stop()
            self.wait()
            raise StartError(
                Exit.START,
                it="Il server non è partito: il motivo è nelle righe qui sopra.",
                en="The server did not start: the reason is in the lines above.",
            )

    def wait(self) -> int:
        """Wait for the end; 0 if it was asked for, else Streamlit's own exit code."""
        while self.process.poll() is None and not self.asked_to_stop:
            time.sleep(0.2)
        if not self.asked_to_stop:
            return self.process.returncode
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        return 0


def check_page(address: str) -> None:
    """Run the opening page once, which also warms the caches, and say if it fails."""
    status, answer = get(f"{address}/_stcore/script-health-check", seconds=PAGE_SECONDS)
    if status == 503:
        say(f"Attenzione: la pagina iniziale dà errore · The opening page fails: {answer}")


def get(url: str, *, seconds: float) -> tuple[int, str]:
    """Status and text of a page of this machine, past any proxy; ``(0, "")`` if silent."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=seconds) as answer:
            return int(answer.status), answer.read().decode(errors="replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")
    except OSError:
        return 0, ""


def _on_signals(handler: Callable[[int, FrameType | None], None]) -> None:
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, handler)
