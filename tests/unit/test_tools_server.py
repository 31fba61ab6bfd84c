"""The launcher against a real, small Streamlit app served as the atlas is."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.server import get, readiness

ROOT = Path(__file__).resolve().parents[2]
LAUNCH = (
    "import signal, sys; from pathlib import Path; from tools import launch\n"
    # a shell's background jobs, and their children, begin with this signal ignored
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "launch.ensure = lambda root, requirements: Path(sys.executable)\n"
    "sys.exit(launch.main([], root=Path(sys.argv[1])))"
)
APP = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import streamlit as st
if __name__ == "__main__":
    PAGE
else:
    from server import health
    from server.site import Site
    from streamlit.runtime import get_instance
    DAMAGE
    async def warm():
        return (await get_instance().does_script_run_without_error())[0]
    site = Site("/sotto")
    app = st.App(__file__, routes=site.routes(lambda *_: []),
                 middleware=site.middleware(lambda path: False), lifespan=site.lifespan(warm))
"""


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def launch(
    folder: Path, port: int, *, page: str = "st.title('x')", damage: str = "pass"
) -> subprocess.Popen[str]:
    script = APP.replace("PAGE", page).replace("DAMAGE", damage)
    (folder / "app.py").write_text(script)
    (folder / "tmp").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-c", LAUNCH, folder],
        cwd=ROOT,
        env={
            **os.environ,
            "PORT": str(port),
            "TMPDIR": str(folder / "tmp"),
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
    process = launch(tmp_path, port)
    *_, ready = lines_until(process, "Atlas ready")
    assert f"http://127.0.0.1:{port}/sotto " in ready
    assert get(f"http://127.0.0.1:{port}/sotto/healthz", seconds=60) == (200, "ok")
    process.send_signal(number)
    assert process.wait(90) == 0
    assert get(f"http://127.0.0.1:{port}/sotto/healthz", seconds=2) == (0, "")


def test_a_page_that_fails_is_said_instead_of_ready_and_still_served(
    port: int, tmp_path: Path
) -> None:
    process = launch(tmp_path, port, page="1 / 0")
    said = "".join(lines_until(process, "La pagina iniziale"))
    assert "ATLAS UP BUT DAMAGED" in said
    assert "La pagina iniziale dà errore" in said
    assert "ready" not in said
    assert get(f"http://127.0.0.1:{port}/sotto/", seconds=60)[0] == 200
    process.send_signal(signal.SIGINT)
    assert process.wait(90) == 0


def test_a_damaged_table_is_named_instead_of_ready_by_the_launcher_the_log_and_the_probe(
    port: int, tmp_path: Path
) -> None:
    damage = "health.fingerprint = lambda path: 'another file'"
    process = launch(tmp_path, port, damage=damage)
    said = "".join(lines_until(process, "declared_income.csv: la tabella"))
    assert "ATLAS UP BUT DAMAGED" in said
    assert "atlas.health ERROR table: declared_income.csv: the table" in said
    assert "Atlas ready" not in said
    status, answer = get(f"http://127.0.0.1:{port}/sotto/readyz", seconds=60)
    assert (status, json.loads(answer)["status"]) == (503, "damaged")
    assert any("declared_income.csv" in problem["it"] for problem in json.loads(answer)["problems"])
    process.send_signal(signal.SIGINT)
    assert process.wait(90) == 0


def test_the_server_ends_with_a_launcher_that_is_killed_and_leaves_no_folder(
    port: int, tmp_path: Path
) -> None:
    process = launch(tmp_path, port)
    list(lines_until(process, "Atlas ready"))
    process.kill()
    process.wait(90)
    deadline = time.monotonic() + 120
    while get(f"http://127.0.0.1:{port}/sotto/healthz", seconds=2)[0]:
        assert time.monotonic() < deadline, "the server has outlived its launcher"
        time.sleep(0.2)
    assert list((tmp_path / "tmp").glob("atlas-*")) == []


def test_an_app_that_is_not_there_ends_the_start(port: int, tmp_path: Path) -> None:
    process = launch(tmp_path, port)
    (tmp_path / "app.py").unlink()
    said, _ = process.communicate(timeout=240)
    assert process.returncode == 17
    assert "Il server non è partito" in said
    assert "The server did not start" in said


@pytest.mark.parametrize("answer", ["", "<html>", "[]", '{"status": 1}'])
def test_an_answer_that_is_not_the_atlas_says_nothing_of_its_state(
    answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.server.get", lambda *_, **__: (200, answer))
    assert readiness("http://127.0.0.1:1") == ("", [])
