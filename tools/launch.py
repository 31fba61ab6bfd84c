"""``./run``: prepares the environment and serves the atlas. Standard library only."""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tools.environment import APP, ensure
from tools.faults import Exit, StartError, report, say
from tools.server import Server
from tools.settings import (
    EVERYWHERE,
    LOOPBACK,
    USAGE,
    Settings,
    allowed_hosts,
    base_path,
    network_address,
    read_settings,
    require_free_port,
    require_public_address,
    require_sites,
)

ROOT = Path(__file__).resolve().parents[1]
LAN_URL = "ATLAS_LAN_URL"
"""Environment variable in which the app finds its address on the local network."""


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Start the atlas and stay until it is stopped; return the exit code."""
    try:
        settings = read_settings(arguments, os.environ)
        if settings.help:
            say(USAGE)
            return Exit.DONE
        require_public_address(os.environ)
        require_sites(os.environ)
        require_free_port(settings.host, settings.port)
        return serve(ensure(root, APP), settings, root)
    except StartError as fault:
        return report(fault)
    except KeyboardInterrupt:
        say("\nInterrotto: al prossimo avvio si riprende da qui · Interrupted, run it again")
        return Exit.INTERRUPTED


def serve(python: Path, settings: Settings, root: Path) -> int:
    """Serve until stopped: wait for the server, run the page once, say where it is."""
    started = time.monotonic()
    path = base_path(root, os.environ)
    address = f"http://{_bracketed(settings.local_host)}:{settings.port}{path}"
    call = command(python, settings, allowed_hosts(settings, os.environ))
    server = Server(call, root, {**os.environ, **announced(settings, path)})
    server.wait_until_up(address)
    damage = server.wait_until_ready(address)
    if not server.asked_to_stop and server.process.poll() is None:
        seconds = time.monotonic() - started
        for line in (*state_lines(address, damage, seconds), *open_lines(settings, path)):
            say(line)
    return server.wait()


def state_lines(address: str, damage: Sequence[str], seconds: float) -> list[str]:
    """What to say of the started atlas: that it is ready, or what of it is damaged.

    A damaged atlas stays up: most of its pages work, and the others say what is wrong.
    """
    if not damage:
        return [f"Atlante pronto · Atlas ready ({seconds:.1f} s): {address}   Ctrl-C: ferma · stop"]
    return [
        f"ATLANTE ACCESO MA GUASTO · ATLAS UP BUT DAMAGED: {address}   Ctrl-C: ferma · stop",
        *(f"  {line}" for line in damage),
    ]


def command(python: Path, settings: Settings, hosts: Sequence[str] = LOOPBACK) -> list[str | Path]:
    """The command that serves the atlas: silent, with no browser opened, no statistics sent.

    ``hosts`` are the names it answers to.
    """
    options = {
        "server.address": settings.host,
        "server.port": settings.port,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "logger.hideWelcomeMessage": "true",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    names = [f"--server.allowedHosts={host}" for host in hosts]
    return [python, "-m", "streamlit", "run", "app.py", *flags, *names]


def announced(settings: Settings, path: str) -> dict[str, str]:
    """What the app is told of its address on the local network, for its QR codes; empty if closed.

    An address that cannot be found is not made up.
    """
    host = _lan_host(settings) if settings.is_open else None
    return {LAN_URL: f"http://{_bracketed(host)}:{settings.port}{path}"} if host else {}


def _lan_host(settings: Settings) -> str | None:
    return network_address() if settings.host == EVERYWHERE else settings.host


def open_lines(settings: Settings, path: str) -> list[str]:
    """What to say when other machines can connect: their address and a warning."""
    if not settings.is_open:
        return []
    known = _lan_host(settings) or "(indirizzo non trovato · address not found)"
    return [
        f"  Rete locale · Local network: http://{known}:{settings.port}{path}",
        "  Attenzione: chiunque sia in questa rete può aprirlo, senza password e senza cifratura.",
        "  Warning: anyone on this network can open it, with no password and no encryption.",
    ]


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
