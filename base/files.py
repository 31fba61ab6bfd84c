"""A file that a person names is opened only if it is one, and read only as far as it may be long.

Public: :func:`read_bytes` and :func:`read_text`. Both raise :class:`base.problem.RefusedError`
(codes ``no_file``, ``too_large``, ``not_utf8``).
"""

import os
import stat
from pathlib import Path

from base.limits import MEGABYTE, Limits
from base.problem import Problem, RefusedError
from base.text import LocalizedText


def read_bytes(path: Path, limits: Limits) -> bytes:
    """What a regular file of at most ``limits.size`` bytes holds."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise _refused("no_file", path, _NO_FILE, _CHOOSE)
            if status.st_size > limits.size:
                raise _refused("too_large", path, _large(limits.size), _SMALLER)
            content = file.read(limits.size) or b""
    except (OSError, ValueError) as error:
        if isinstance(error, RefusedError):
            raise
        raise _refused("no_file", path, _why(error), _CHOOSE) from error
    return content


def read_text(path: Path, limits: Limits) -> str:
    """The text of a file in UTF-8, with or without a mark of the order of its bytes."""
    try:
        return read_bytes(path, limits).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused("not_utf8", path, _NOT_UTF8, _SAVE) from error


def _refused(code: str, path: Path, what: LocalizedText, mend: LocalizedText) -> RefusedError:
    where = LocalizedText(f"File {path.name}:", f"File {path.name}:")
    return RefusedError([Problem(code, what, where, mend)])


def _large(most: int) -> LocalizedText:
    size = f"{most // MEGABYTE} MB" if most >= MEGABYTE else f"{most // 1000} kB"
    return LocalizedText(
        f"il file supera {size}, il massimo che si legge qui.",
        f"the file is over {size}, the most that is read here.",
    )


def _why(error: Exception) -> LocalizedText:
    if isinstance(error, FileNotFoundError):
        return LocalizedText("il file non c'è.", "there is no such file.")
    if isinstance(error, PermissionError):
        return LocalizedText("non è permesso leggerlo.", "reading it is not allowed.")
    return LocalizedText("il file non si apre.", "the file cannot be opened.")


_NO_FILE = LocalizedText("non è un file.", "it is not a file.")
_NOT_UTF8 = LocalizedText("il file non è testo in UTF-8.", "the file is not text in UTF-8.")
_SAVE = LocalizedText("Salvarlo con la codifica UTF-8.", "Save it with the encoding UTF-8.")
_CHOOSE = LocalizedText("Controllare il nome.", "Check its name.")
_SMALLER = LocalizedText("Controllare che sia quello giusto.", "Check that it is the right one.")
