"""The other side of :mod:`base.worker`: ``python -m base.worker_process FOLDER``.

Sets its own limits before it imports anything that reads files, does the one task of the folder,
writes the answer beside it and ends.
"""

import importlib
import os
import pickle
import resource
import shutil
import sys
import threading
import traceback
from pathlib import Path
from typing import Any

from base import worker
from base.problem import RefusedError
from base.worker import Bounds

LARGEST_ANSWER = 2_000_000_000


def main(folder: Path) -> int:
    """Do the task of ``folder``; 0 if there is an answer."""
    name, arguments, bounds = pickle.loads((folder / "task").read_bytes())  # noqa: S301 - ours
    limit(bounds)
    threading.Thread(target=end_with_parent, args=(folder,), daemon=True).start()
    worker.channel = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    (folder / "answer").write_bytes(_packed(_answer(name, arguments)))
    return 0


def limit(bounds: Bounds) -> None:
    """No core files, little priority, and the limits of processor time and memory."""
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, LARGEST_ANSWER)
    _lower(resource.RLIMIT_CPU, bounds.cpu_seconds)
    _lower(resource.RLIMIT_DATA, bounds.memory)
    os.nice(10)


def _lower(kind: int, most: int) -> None:
    """The soft limit: what stands in the way of a hard one is the operator's own, lower still."""
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def end_with_parent(folder: Path) -> None:
    """Wait for the end of standard input: nobody is left to take the answer."""
    while os.read(0, 1):
        pass
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _answer(name: str, arguments: tuple[Any, ...]) -> tuple[str, Any]:
    module, function = name.split(":")
    try:
        return "result", getattr(importlib.import_module(module), function)(*arguments)
    except RefusedError as refused:
        return "refused", refused
    except MemoryError:
        return "refused", worker.too_much_memory()
    except Exception:
        return "failed", traceback.format_exc()


def _packed(answer: tuple[str, Any]) -> bytes:
    try:
        return pickle.dumps(answer, protocol=5)
    except MemoryError:
        return pickle.dumps(("refused", worker.too_much_memory()))


if __name__ == "__main__":
    os._exit(main(Path(sys.argv[1])))
