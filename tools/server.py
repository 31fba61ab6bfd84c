"""Streamlit as a child process: started, asked once whether the page runs, stopped cleanly."""

# ruff: noqa: S603 - the commands are our own, no shell is involved
import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType

from tools.faults import Exit, StartError

START_SECONDS = 60
PAGE_SECONDS = 180
STOP_SECONDS = 10
LAUNCHER_PIPE = "ATLAS_LAUNCHER_PIPE"
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


class Server:
    """One running Streamlit; signals sent to the launcher reach it, and it alone.

    It lives in a session of its own, so that Ctrl-C arrives once, through :meth:`stop`. It holds
    the reading end of a pipe (:mod:`server.launcher`): when the launcher is killed, it ends too.
    """

    def __init__(
        self, command: Sequence[str | Path], folder: Path, environ: Mapping[str, str]
    ) -> None:
        self.asked_to_stop = False
        _on_signals(self._remember)
        reading, self._alive = os.pipe()
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env={**environ, LAUNCHER_PIPE: str(reading)},
            pass_fds=(reading,),
            start_new_session=True,
        )
        os.close(reading)
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

    def wait_until_ready(self, address: str) -> list[str]:
        """Wait for the server's own first look at itself; return what it has found wrong.

        One line for each fault, in Italian and English; none if the atlas is ready.
        """
        deadline = time.monotonic() + PAGE_SECONDS
        while self.process.poll() is None and not self.asked_to_stop:
            status, problems = readiness(address)
            if status in ("ready", "damaged"):
                return problems
            if time.monotonic() > deadline:
                return [f"/readyz: nessuna risposta utile in {PAGE_SECONDS} s · no useful answer"]
            time.sleep(0.1)
        return []

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


def readiness(address: str) -> tuple[str, list[str]]:
    """What ``/readyz`` says: ``starting``, ``ready`` or ``damaged``, and the faults in words.

    The status is empty where nothing answers, or something that is not the atlas.
    """
    _, answer = get(f"{address}/readyz", seconds=10)
    try:
        told = json.loads(answer)
        problems = [f"{problem['it']} · {problem['en']}" for problem in told["problems"]]
        return str(told["status"]), problems
    except (ValueError, KeyError, TypeError):
        return "", []


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
