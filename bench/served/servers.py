"""The three pages as servers of their own on this machine: started, measured, stopped."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
HOST = "127.0.0.1"
SCRIPTS = {
    "atlas": ROOT / "app.py",
    "common": HERE / "common_pattern.py",
    "floor": HERE / "floor.py",
}
WARM = {
    "atlas": "readyz",
    "common": "_stcore/script-health-check",
    "floor": "_stcore/script-health-check",
}
"""The address that answers 200 once the script has run."""
PLAIN = {
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
    "STREAMLIT_SERVER_SCRIPT_HEALTH_CHECK_ENABLED": "true",
}
"""Beside these the floor and the common pattern run with Streamlit's own settings."""

PATIENCE_S = 120


@dataclass(frozen=True, slots=True)
class Server:
    """One running Streamlit: where it answers, its process, how long it took to start."""

    name: str
    port: int
    process: subprocess.Popen[Any]
    answers_s: float
    runs_s: float

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"http://{HOST}:{self.port}"

    @property
    def socket(self) -> str:
        """The address of the websocket."""
        return f"ws://{HOST}:{self.port}/_stcore/stream"

    def memory_mb(self) -> float:
        """Resident memory of the process, in MB (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


@contextmanager
def serving(  # noqa: PLR0913 - plain settings, most by name
    name: str,
    inputs: Path,
    port: int,
    *,
    launcher: tuple[str, ...] = ("-m", "streamlit"),
    environment: Mapping[str, str] | None = None,
    log: Any = subprocess.DEVNULL,
    check: bool = True,
) -> Iterator[Server]:
    """Start one page, wait until its script has run once, and stop it at the end.

    The atlas runs where its own settings are; the others where there are none.
    """
    command = [
        sys.executable, *launcher, "run", str(SCRIPTS[name]), "--server.port", str(port),
        "--server.address", HOST, "--server.headless", "true", "--", str(inputs),
    ]  # fmt: skip
    atlas = name == "atlas"
    given = os.environ | ({} if atlas else PLAIN) | dict(environment or {})
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT if atlas else inputs, env=given, stdout=subprocess.DEVNULL, stderr=log
    )
    try:
        _until(process, f"http://{HOST}:{port}/_stcore/health")
        answers = time.perf_counter() - started
        if check:
            _until(process, f"http://{HOST}:{port}/{WARM[name]}")
        yield Server(name, port, process, answers, time.perf_counter() - started)
    finally:
        _stop(process)


def _until(process: subprocess.Popen[Any], url: str) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended by itself with code {process.returncode}")
        try:
            with opener.open(url, timeout=PATIENCE_S) as answer:
                if answer.status == 200:
                    return
        except urllib.error.HTTPError as error:
            told = error.read().decode()
            if '"starting"' not in told:
                raise RuntimeError(f"{url}: {error.code} {told}") from error
            time.sleep(0.02)
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(url)


def _stop(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
