"""A Chromium for the browser tests: the one that is there, or one installed for the purpose."""

# ruff: noqa: S603, S607 - the commands are our own, no shell is involved
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tools.faults import Exit, StartError, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

WHERE_PLAYWRIGHT_KEEPS_IT = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as p: print(p.chromium.executable_path)"
)


def ensure_chromium(python: Path, environ: Mapping[str, str]) -> Path:
    """Return a Chromium that starts: named by ``CHROMIUM``, found, or installed.

    ``python`` is the environment's interpreter, which holds Playwright. Raises a StartError if the
    named one does not start or none could be had.
    """
    browser = find(environ) or playwrights(python)
    if browser is None and may_use_apt():
        install_with_apt()
        browser = find(environ)
    if browser is None:
        say("Scarico Chromium con Playwright · Downloading Chromium with Playwright")
        subprocess.run([python, "-m", "playwright", "install", "chromium"], check=False)
        browser = playwrights(python)
    if browser is None:
        raise StartError(
            Exit.BROWSER,
            it="Nessun Chromium per le prove nel browser: installane uno e indicalo con "
            "CHROMIUM=/percorso ./test",
            en="No Chromium for the browser tests: install one and name it with "
            "CHROMIUM=/path ./test",
        )
    return browser


def find(environ: Mapping[str, str]) -> Path | None:
    """Return the browser named by ``CHROMIUM``, else the first on the path that starts."""
    named = environ.get("CHROMIUM")
    if named:
        if starts(Path(named)):
            return Path(named)
        raise StartError(
            Exit.BROWSER,
            it=f"CHROMIUM={named} non si avvia.",
            en=f"CHROMIUM={named} does not start.",
        )
    places = (shutil.which(name, path=environ.get("PATH")) for name in NAMES)
    return next((Path(place) for place in places if place and starts(Path(place))), None)


def playwrights(python: Path) -> Path | None:
    """Return the browser Playwright has downloaded before, if it starts."""
    answer = subprocess.run(
        [python, "-c", WHERE_PLAYWRIGHT_KEEPS_IT], capture_output=True, text=True, check=False
    )
    place = Path(answer.stdout.strip())
    return place if answer.returncode == 0 and place.is_file() and starts(place) else None


def starts(browser: Path) -> bool:
    """True if the browser tells its version (a snap stand-in in a container does not)."""
    try:
        answer = subprocess.run(
            [browser, "--version"], capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def may_use_apt() -> bool:
    """True on Debian and its kin when we are root."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_with_apt() -> None:
    """Install Debian's Chromium; a failure is not the end, Playwright is tried next."""
    say("Installo Chromium con apt · Installing Chromium with apt")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-y", "-q", "chromium"]):
        subprocess.run(["apt-get", *command], env=quiet, stdin=subprocess.DEVNULL, check=False)
