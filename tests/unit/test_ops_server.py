"""The launcher against a real, empty Streamlit app."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops.server import get

ROOT = Path(__file__).resolve().parents[2]
LAUNCH = (
    "import signal, sys; from pathlib import Path; from ops import launch\n"
    # a shell's background jobs, and their children, begin with this signal ignored
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "launch.ensure = lambda root, requirements: Path(sys.executable)\n"
    "sys.exit(launch.main([], root=Path(sys.argv[1])))"
)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def launch(folder: Path, script: str, port: int) -> subprocess.Popen[str]:
    (folder / "app.py").write_text(script)
    return subprocess.Popen(
        [sys.executable, "-c", LAUNCH, folder],
        cwd=ROOT,
        env={
            **os.environ,
            "PORT": str(port),
            "STREAMLIT_SERVER_SCRIPT_HEALTH_CHECK_ENABLED": "true",
            "STREAMLIT_SERVER_BASE_URL_PATH": "sotto",
            "http_proxy": "http://127.0.0.1:9",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def lines_until(process: subprocess.Popen[str], mark: str) -> Iterator[str]:
    for line in process.stdout or ():
        yield line
        if mark in line:
            return


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_line_names_the_address_and_the_stop_is_clean(
    number: signal.Signals, port: int, tmp_path: Path
) -> None:
    process = launch(tmp_path, "import streamlit; streamlit.title('x')", port)
    *_, ready = lines_until(process, "Atlas ready")
    assert f"http://127.0.0.1:{port}/sotto " in ready
    assert get(f"http://127.0.0.1:{port}/sotto/_stcore/health", seconds=5) == (200, "ok")
    process.send_signal(number)
    assert process.wait(20) == 0
    assert get(f"http://127.0.0.1:{port}/sotto/_stcore/health", seconds=2) == (0, "")


def test_a_page_that_fails_is_said_and_still_served(port: int, tmp_path: Path) -> None:
    process = launch(tmp_path, "1 / 0", port)
    said = "".join(lines_until(process, "Atlas ready"))
    process.send_signal(signal.SIGINT)
    assert "la pagina iniziale dà errore" in said
    assert process.wait(20) == 0


def test_an_app_that_is_not_there_ends_the_start(port: int, tmp_path: Path) -> None:
    process = launch(tmp_path, "", port)
    (tmp_path / "app.py").unlink()
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 17
    assert "Il server non è partito" in said
    assert "The server did not start" in said
