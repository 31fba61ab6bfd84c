"""The project's own ``.venv``: made if absent, mended if half made, left alone if right.

A stamp written after a successful install holds the fingerprint of the lock file and of the
Python version; while it matches, a start installs nothing. Without it the environment is taken
as unfinished and installed again, over what is there.
"""

# ruff: noqa: S603 - the commands are our own, no shell is involved
import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tools.faults import Exit, StartError, disk_fault, free_bytes, from_os_error, say

SUPPORTED = ((3, 11), (3, 12), (3, 13))
NEEDED_BYTES = 1_500_000_000
APP = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
"""What is installed: every package with its version and hashes, made by ``python -m
tools.lock``."""

NETWORK_SIGNS = (
    "connection", "name resolution", "name or service", "timed out", "timeout", "unreachable",
    "proxy", "ssl", "from versions: none", "error network",
)  # fmt: skip


def ensure(root: Path, requirements: str) -> Path:
    """Return the environment's Python with ``requirements`` installed, working only if needed.

    Raises :class:`~tools.faults.StartError`: no disk, no ``venv``, no registry, failed install.
    """
    python = root / ".venv" / "bin" / "python"
    version = version_of(python)
    if version and is_stamped(root, requirements, version):
        return python
    require_disk(root)
    try:
        if version is None:
            create(root)
        install(python, root / requirements)
        write_stamps(root, requirements, version_of(python) or "")
    except OSError as error:
        raise from_os_error(error) from error
    return python


def version_of(python: Path) -> str | None:
    """Return ``"3.11"`` if this interpreter starts, is supported and has pip; else ``None``."""
    question = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [python, "-c", question], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = answer.stdout.strip()
    known = {f"{major}.{minor}" for major, minor in SUPPORTED}
    return version if answer.returncode == 0 and version in known else None


def stamp(root: Path, requirements: str, version: str) -> str:
    """Fingerprint of the Python version and of the requirement files, in hexadecimal."""
    content = [version.encode(), *(path.read_bytes() for path in _files(root, requirements))]
    return hashlib.sha256(b"\0".join(content)).hexdigest()


def is_stamped(root: Path, requirements: str, version: str) -> bool:
    """True if the last finished install was of exactly these requirements."""
    try:
        return _stamp_path(root, requirements).read_text() == stamp(root, requirements, version)
    except OSError:
        return False


def write_stamps(root: Path, requirements: str, version: str) -> None:
    """Record a finished install; the development set holds the app's, so it stamps both."""
    for path in _files(root, requirements):
        _stamp_path(root, path.name).write_text(stamp(root, path.name, version))


def require_disk(root: Path) -> None:
    """Raise a StartError unless about 1.5 GB are free where the environment goes."""
    missing = NEEDED_BYTES - free_bytes(str(root))
    if missing > 0:
        raise disk_fault(missing)


def create(root: Path) -> None:
    """Make an empty ``.venv`` with pip; nothing is left behind if that fails."""
    require_ensurepip()
    say("Preparo l'ambiente (.venv) · Making the environment (.venv)")
    command = [sys.executable, "-m", "venv", "--clear", str(root / ".venv")]
    creation = subprocess.run(command, capture_output=True, text=True, check=False)
    if creation.returncode:
        shutil.rmtree(root / ".venv", ignore_errors=True)
        raise StartError(
            Exit.NO_VENV,
            it="Non riesco a creare l'ambiente .venv.",
            en="The .venv environment could not be made.",
            detail=creation.stdout + creation.stderr,
        )


def require_ensurepip() -> None:
    """Raise a StartError where Debian ships Python without ``venv`` or ``ensurepip``."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    raise StartError(
        Exit.NO_VENV,
        it=f"A questo Python manca il modulo venv. Su Debian/Ubuntu: sudo apt install {package}",
        en=f"This Python lacks the venv module. On Debian/Ubuntu: sudo apt install {package}",
    )


def install(python: Path, requirements: Path) -> None:
    """Install a lock file with pip, saying what is fetched; a file without its hash is refused."""
    say(f"Installo {requirements.name} (qualche minuto la prima volta) · Installing it")
    quiet = ("--disable-pip-version-check", "--no-input", "--progress-bar", "off")
    command: list[str | Path] = [python, "-m", "pip", "install", *quiet, "--require-hashes"]
    command += ["-r", requirements]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as pip:
        lines = [_told(line) for line in pip.stdout or ()]
    if pip.returncode:
        raise install_fault(lines)


def install_fault(lines: Iterable[str]) -> StartError:
    """Say why pip failed: no disk, no registry, or something else, with its last lines."""
    tail = "".join(list(lines)[-15:]).rstrip()
    words = tail.lower()
    if "no space left" in words:
        return disk_fault()
    if any(sign in words for sign in NETWORK_SIGNS):
        return StartError(
            Exit.REGISTRY,
            it="Registro dei pacchetti non raggiungibile. La rete serve solo la prima volta "
            "(e quando cambiano i requisiti): collegati e rilancia il comando.",
            en="The package registry cannot be reached. The network is needed only the first "
            "time (and when requirements change): connect and run the command again.",
            detail=tail,
        )
    return StartError(
        Exit.INSTALL,
        it="Installazione non riuscita: il motivo è nelle righe qui sopra.",
        en="The installation failed: the reason is in the lines above.",
        detail=tail,
    )


def _told(line: str) -> str:
    fetched = re.match(r"\s*(?:Downloading|Using cached) (\S+)(.*)", line)
    if fetched and ".metadata" not in line:
        say(f"  {fetched[1].rsplit('/', 1)[-1]}{fetched[2]}")
    elif line.startswith("Installing collected packages"):
        say("  installo i file scaricati · installing the downloaded files")
    return line


def _files(root: Path, requirements: str) -> list[Path]:
    names = (APP,) if requirements == APP else (APP, requirements)
    return [root / name for name in names]


def _stamp_path(root: Path, requirements: str) -> Path:
    return root / ".venv" / f".stamp-{requirements}"
