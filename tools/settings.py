"""Where the atlas listens: read from the environment and from the few options of ``./run``."""

import errno
import socket
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from base.problem import RefusedError
from base.sites import EMBED_SITES, read_hosts, read_origins
from tools.faults import Exit, StartError

USAGE = """\
./run          avvia l'atlante su http://127.0.0.1:8501 · starts the atlas
./run --lan    lo apre alla rete locale · opens it to the local network

PORT=8502 ./run        altra porta · another port
HOST=192.168.1.5 ./run altro indirizzo · another address
PYTHON=python3.12 ./run  altro Python (3.11, 3.12, 3.13) · another Python"""

PUBLIC_URL = "ATLAS_PUBLIC_URL"
HOSTS = "ATLAS_HOSTS"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only when --lan or HOST asks for it
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """Host and port to listen on; ``help`` when only the usage was asked for."""

    host: str
    port: int
    help: bool

    @property
    def is_open(self) -> bool:
        """True if machines other than this one can connect."""
        return self.host not in LOOPBACK

    @property
    def local_host(self) -> str:
        """The address under which this very machine reaches the server."""
        return "127.0.0.1" if self.host == EVERYWHERE else self.host


def read_settings(arguments: Sequence[str], environ: Mapping[str, str]) -> Settings:
    """Return the settings asked for. Raises a usage fault for an unknown option or port."""
    unknown = [argument for argument in arguments if argument not in ("--lan", "--help", "-h")]
    if unknown:
        raise StartError(
            Exit.USAGE,
            it=f"Opzione sconosciuta: {unknown[0]}",
            en=f"Unknown option: {unknown[0]}",
            detail=USAGE,
        )
    host = environ.get("HOST") or "127.0.0.1"
    return Settings(
        host=EVERYWHERE if "--lan" in arguments else host,
        port=read_port(environ.get("PORT") or "8501"),
        help=bool({"--help", "-h"} & set(arguments)),
    )


def require_public_address(environ: Mapping[str, str]) -> None:
    """Raise a usage fault if ATLAS_PUBLIC_URL is given and no phone could open it."""
    address = environ.get(PUBLIC_URL, "")
    if not address or _is_web(address):
        return
    raise StartError(
        Exit.USAGE,
        it=f"{PUBLIC_URL}={address} non è un indirizzo: deve cominciare con http:// o https://, "
        f"per esempio {PUBLIC_URL}=https://atlante.example.org. Senza, le schede escono senza QR.",
        en=f"{PUBLIC_URL}={address} is not an address: it must begin with http:// or https://, say "
        f"{PUBLIC_URL}=https://atlas.example.org. Without it sheets carry no QR code.",
    )


def require_sites(environ: Mapping[str, str]) -> None:
    """Raise a usage fault if a name or a site the operator lists is not one."""
    try:
        read_hosts(environ.get(HOSTS, ""), HOSTS)
        read_origins(environ.get(EMBED_SITES, ""), EMBED_SITES)
    except RefusedError as refused:
        (problem,) = refused.problems
        raise StartError(Exit.USAGE, it=problem.text("it"), en=problem.text("en")) from None


def allowed_hosts(settings: Settings, environ: Mapping[str, str]) -> tuple[str, ...]:
    """The names the atlas answers to: a browser that was told another one is refused.

    This machine's own; those of ATLAS_PUBLIC_URL and ATLAS_HOSTS; where other machines can
    connect, its name and addresses on the local network.
    """
    public = urlsplit(environ.get(PUBLIC_URL, "")).hostname
    named = [*LOOPBACK, *([public] if public else []), *read_hosts(environ.get(HOSTS, ""), HOSTS)]
    if settings.host == EVERYWHERE:
        named += _network_names()
    elif settings.is_open:
        named.append(settings.host)
    return tuple(dict.fromkeys(name.lower() for name in named))


def _network_names() -> list[str]:
    name = socket.gethostname()
    names = [name, f"{name.split('.')[0]}.local", network_address() or ""]
    with suppress(OSError):
        names += [str(entry[4][0]).split("%")[0] for entry in socket.getaddrinfo(name, None)]
    return [known for known in names if known]


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # http://[
        return False


def read_port(text: str) -> int:
    """Return a port number between 1 and 65535. Raises a usage fault otherwise."""
    if text.isdecimal() and len(text) <= 5 and 1 <= int(text) <= 65535:
        return int(text)
    raise StartError(
        Exit.USAGE,
        it=f"PORT={text} non è una porta: serve un numero da 1 a 65535, per esempio PORT=8502.",
        en=f"PORT={text} is not a port: a number from 1 to 65535 is needed, say PORT=8502.",
    )


def require_free_port(host: str, port: int) -> None:
    """Raise a StartError if something already listens there, naming the next free port."""
    problem = _bind_problem(host, port)
    if problem is None:
        return
    if problem.errno == errno.EADDRINUSE:
        free = next((p for p in range(port + 1, 65536) if not _bind_problem(host, p)), None)
        raise StartError(
            Exit.PORT,
            it=f"La porta {port} è occupata da un altro programma. Prova: PORT={free} ./run",
            en=f"Port {port} is taken by another program. Try: PORT={free} ./run",
        )
    raise StartError(
        Exit.PORT,
        it=f"Non posso ascoltare su {host}:{port}: indirizzo non di questa macchina, "
        "o porta riservata all'amministratore.",
        en=f"Cannot listen on {host}:{port}: not an address of this machine, "
        "or a port kept for the administrator.",
        detail=str(problem),
    )


def network_address() -> str | None:
    """This machine's address on the local network, or ``None``; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address reserved for documentation
        except OSError:
            return None
        return str(probe.getsockname()[0])


def base_path(root: Path, environ: Mapping[str, str]) -> str:
    """Path below which the server answers: ``""``, or ``"/atlante"``."""
    written = environ.get("STREAMLIT_SERVER_BASE_URL_PATH")
    config = root / ".streamlit" / "config.toml"
    if written is None and config.exists():
        content = tomllib.loads(config.read_text(encoding="utf-8"))
        written = str(content.get("server", {}).get("baseUrlPath", ""))
    trimmed = (written or "").strip("/")
    return f"/{trimmed}" if trimmed else ""


def _bind_problem(host: str, port: int) -> OSError | None:
    try:
        family, kind, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as problem:
        return problem
    return None
