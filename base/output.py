"""Files a command writes: never over what it reads, never half."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from base.problem import RefusedError
from base.tables.wording import problem


def refuse_same_file(output: Path, inputs: Iterable[Path]) -> None:
    """Refuse an output that is one of the inputs, also by a link or another way to write its path.

    Raises :class:`RefusedError`.
    """
    for path in inputs:
        try:
            same = output.samefile(path)
        except OSError:
            same = output.resolve() == path.resolve()
        if same:
            raise RefusedError([problem("same_file", name=path.name)])


def write_whole(output: Path, content: bytes) -> None:
    """Write ``content`` beside ``output`` and put it in its place when all of it is written.

    A device (``/dev/stdout``) is written to as it is. Raises :class:`RefusedError` if the place
    cannot be written to.
    """
    try:
        if output.exists() and not output.is_file():
            output.write_bytes(content)
            return
        _replace(output.resolve(), content)
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        raise RefusedError([problem("unwritable", why=why)]) from fault


def _replace(output: Path, content: bytes) -> None:
    mode = output.stat().st_mode & 0o777 if output.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(
        dir=output.parent, prefix=f".{output.name[:40]}.", suffix=".part"
    )
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        beside.replace(output)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
