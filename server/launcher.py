"""The process ends with the launcher that has started it, however that ends.

``./run`` holds the other end of a pipe: its end closes when the launcher does, also when it is
killed and can tell nobody. It works alike on Linux and macOS.
"""

import os
import signal
import threading
from collections.abc import Mapping

PIPE = "ATLAS_LAUNCHER_PIPE"
"""Environment variable with the number of the pipe's end, set by ``tools.server``."""

GRACE_S = 10.0


def end_with_launcher(environ: Mapping[str, str]) -> None:
    """Watch the launcher's pipe, if there is one, in a thread of its own."""
    given = environ.get(PIPE, "")
    if given.isdecimal():
        threading.Thread(target=_watch, args=(int(given),), daemon=True).start()


def _watch(pipe: int) -> None:
    try:
        while os.read(pipe, 1):
            pass
    except OSError:
        return  # no such pipe: started by hand with somebody else's environment
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(GRACE_S)
    os._exit(1)
