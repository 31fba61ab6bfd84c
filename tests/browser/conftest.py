"""A server of its own, a Chromium cut off from the network, and a witness of every request."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.screen import PATIENCE, Screen
from tools.chromium import find, playwrights
from tools.launch import command
from tools.server import get, readiness
from tools.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
PORTS = range(8700 + 50 * WORKER, 8750 + 50 * WORKER)
"""Every worker has ports of its own: two that look for a free one would find the same."""
START_SECONDS = 180
WARM_SECONDS = 300
OURS = ("ATLAS_OPERATOR", "ATLAS_CONTACT", "ATLAS_OFFICIAL", "STREAMLIT_SERVER_BASE_URL_PATH")
WIDE = (1280, 900)
NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

Context = Callable[..., BrowserContext]
Open = Callable[..., Screen]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


ON_ONE_CORE = """import os, sys
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Runs a command on one core."""
HALTING = """import os, signal, sys, time
end = time.monotonic() + 3600
while time.monotonic() < end:
    for sign in (signal.SIGSTOP, signal.SIGCONT):
        os.kill(int(sys.argv[1]), sign)
        time.sleep(0.06)
"""
"""Halts a process for half of all time. A low priority would not do: beside other tests it leaves
a server less than a hundredth of a core, and what is waited for then says nothing."""


@contextmanager
def running(*, starved: bool = False) -> Iterator[str]:
    """Serve the app as ``./run`` does on a free port; yield its address, end it by its id.

    A starved server has one core, and that for half of the time, in bites.
    """
    port = next(port for port in PORTS if _free(port))
    asked = command(Path(sys.executable), Settings("127.0.0.1", port, help=False))
    environ = {name: value for name, value in os.environ.items() if name not in OURS}
    slow = [sys.executable, "-c", ON_ONE_CORE] if starved else []
    server = subprocess.Popen([*slow, *asked], cwd=ROOT, env=environ, start_new_session=True)
    halting = [sys.executable, "-c", HALTING, str(server.pid)]
    beside = [subprocess.Popen(halting)] if starved else []
    try:
        yield _ready(server, f"http://127.0.0.1:{port}")
    finally:
        for process in beside:
            _end(process)
        if starved:
            server.send_signal(signal.SIGCONT)
        _end(server)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _ready(server: subprocess.Popen[bytes], address: str) -> str:
    deadline = time.monotonic() + START_SECONDS
    while get(f"{address}/_stcore/health", seconds=2)[0] != 200:
        assert server.poll() is None, "the server ended before it answered"
        assert time.monotonic() < deadline, f"no answer from the server in {START_SECONDS} s"
        time.sleep(0.1)
    deadline = time.monotonic() + WARM_SECONDS
    while (state := readiness(address))[0] == "starting":
        assert time.monotonic() < deadline, f"not ready in {WARM_SECONDS} s"
        time.sleep(0.1)
    assert state == ("ready", [])
    return address


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Address of the one server most tests share."""
    with running() as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium that can resolve no name: ``CHROMIUM``, found on the path, or Playwright's."""
    found = find(os.environ) or playwrights(Path(sys.executable))
    if found is None:
        pytest.skip("no Chromium on this machine: ./test installs one")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=[NO_NETWORK])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Context:
    """Browser profiles, one per theme and size: sharing one shares its cache of files."""

    @cache
    def profile(
        theme: str = "light", size: tuple[int, int] = WIDE, scale: float = 1
    ) -> BrowserContext:
        made = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            device_scale_factor=scale,
            color_scheme=theme,  # type: ignore[arg-type]
            locale="it-IT",
            reduced_motion="reduce",
        )
        made.set_default_timeout(PATIENCE)
        return made

    return profile


@pytest.fixture
def visit(address: str, context: Context) -> Iterator[Open]:
    """Open an address of the app in a page of its own.

    Afterwards: no request and no socket has left this machine, and the console has no error.
    """
    screens: list[Screen] = []

    def opened(path: str = "/mappa", *, at: str = address, **look: object) -> Screen:
        screen = Screen(context(**look).new_page(), at)
        screens.append(screen)
        screen.open(path)
        return screen

    yield opened
    for screen in screens:
        screen.page.close()
    for screen in screens:
        screen.clean()


@pytest.fixture(scope="module")
def keep(address: str, context: Context) -> Iterator[Open]:
    """Pages that stay open for all tests of a file, one for each look."""

    @cache
    def kept(**look: object) -> Screen:
        screen = Screen(context(**look).new_page(), address)
        screen.open("/mappa")
        opened.append(screen)
        return screen

    opened: list[Screen] = []
    yield kept
    for screen in opened:
        screen.page.close()
    for screen in opened:
        screen.clean()


@pytest.fixture
def atlas(keep: Open) -> Iterator[Screen]:
    """The map as it opens, in a page other tests have used; watched as in ``visit``."""
    screen = keep()
    screen.anew()
    yield screen
    screen.clean()
