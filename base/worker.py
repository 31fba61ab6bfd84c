"""Work on something from outside, in a process of its own with limits.

Public: ``call(function, *arguments)`` waits for the answer; ``start(function, *arguments)`` gives
a :class:`Job` to look at (``waiting``, ``fraction``, ``done``), to ``stop()`` and to ask for its
``result()``. ``function`` is any function of a module of ours: the worker imports it by name. An
argument that is an :class:`Upload` reaches it as the path of a file in a private folder. Inside,
``report(fraction)`` tells how far it is; outside a worker it does nothing. What the function
returns or refuses (:class:`base.problem.RefusedError`) comes back; a worker that takes too much
time or memory is a refusal too (codes ``too_long``, ``too_much_memory``, ``busy``, ``stopped``).

The worker is a new Python (``base.worker_process``), never a fork, so it works under Streamlit and
with threads. It ends when this process ends: its standard input closes.
"""

import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TextIO, TypeVar

from base import scratch
from base.problem import Problem, RefusedError
from base.text import LocalizedText

T = TypeVar("T")

AT_ONCE, IN_LINE = 2, 10
"""Workers that run at the same time in the whole process; jobs that may wait or run."""

ROOT = Path(__file__).parents[1]
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of one job: ``seconds`` on the clock, ``cpu_seconds``, ``memory`` in bytes."""

    seconds: float = 120
    cpu_seconds: int = 60
    memory: int = 1_200_000_000


@dataclass(frozen=True, slots=True)
class Upload:
    """A file brought by a person: the worker finds it under the last part of its name."""

    name: str
    content: bytes = field(repr=False)

    def written(self, folder: Path) -> Path:
        """The file, written into ``folder``."""
        folder.mkdir()
        path = folder / plain_name(self.name)
        path.write_bytes(self.content)
        return path


class WorkerError(RuntimeError):
    """A mistake of ours inside a worker; the text is its traceback."""


channel: TextIO | None = None
"""Where a worker tells how far it is; set by ``base.worker_process`` only."""


def report(fraction: float) -> None:
    """Tell how much of the work is done (0 to 1); nothing happens outside a worker."""
    if channel is not None:
        channel.write(f"{min(max(fraction, 0.0), 1.0):.4f}\n")
        channel.flush()


def plain_name(name: str) -> str:
    """The last part of a file's name, printable and short, its ending kept: never a path."""
    last = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    printable = "".join(sign if sign.isprintable() else "_" for sign in last).strip(". ") or "file"
    stem, dot, ending = printable.rpartition(".")
    if len(printable) <= LONGEST_NAME or not dot or len(ending) > 10:
        return printable[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 2]}….{ending}"


class Job(Generic[T]):
    """One piece of work, waiting for its turn, running or done. Safe to use from any thread."""

    def __init__(
        self,
        function: Callable[..., T],
        arguments: tuple[Any, ...],
        bounds: Bounds,
        environment: Mapping[str, str],
    ) -> None:
        self._name = f"{function.__module__}:{function.__qualname__}"
        self._arguments, self._bounds, self._environment = arguments, bounds, environment
        self._process: subprocess.Popen[str] | None = None
        self._ended_by = ""
        self._finished = threading.Event()
        self._answer: tuple[str, Any] = ("failed", "the job never ran")
        self.fraction = 0.0

    @property
    def done(self) -> bool:
        """Whether there is an answer."""
        return self._finished.is_set()

    @property
    def waiting(self) -> int:
        """How many jobs must end before this one begins; 0 once it runs."""
        with _turn:
            return max(0, _line.index(self) - AT_ONCE + 1) if self in _line else 0

    def wait(self, seconds: float) -> bool:
        """Wait at most ``seconds``; whether the job is done."""
        return self._finished.wait(seconds)

    def stop(self) -> None:
        """End the job now, whether it waits or runs."""
        self._end("stopped")

    def result(self) -> T:
        """The answer, once it is there. Raises what the function refused, or ``WorkerError``."""
        self._finished.wait()
        kind, value = self._answer
        if kind == "result":
            answer: T = value
            return answer
        if kind == "refused":
            raise value
        raise WorkerError(value)

    def run(self) -> None:
        """Wait for a turn, work, let the next one begin. Called once, in a thread."""
        try:
            with _turn:
                _turn.wait_for(lambda: self._ended_by or _line.index(self) < AT_ONCE)
            self._answer = ("refused", _refused("stopped")) if self._ended_by else self._work()
        except Exception as error:
            self._answer = ("failed", repr(error))
        finally:
            self._arguments = ()
            with _turn:
                _line.remove(self)
                _turn.notify_all()
            self._finished.set()

    def _end(self, why: str) -> None:
        with _turn:
            self._ended_by = self._ended_by or why
            if self._process is not None:
                self._process.kill()
            _turn.notify_all()

    def _work(self) -> tuple[str, Any]:
        with _turn:
            home = scratch.folder("worker")
        with tempfile.TemporaryDirectory(dir=home, ignore_cleanup_errors=True) as own:
            folder = Path(own)
            self._write(folder)
            timer = threading.Timer(self._bounds.seconds, self._end, ("too_long",))
            with self._started(folder) as process:
                timer.start()
                try:
                    for line in process.stdout or ():
                        self.fraction = float(line)
                    code = process.wait()
                finally:
                    timer.cancel()
                    process.kill()
            return self._answer_of(code, folder)

    def _write(self, folder: Path) -> None:
        arguments = tuple(
            argument.written(folder / str(place)) if isinstance(argument, Upload) else argument
            for place, argument in enumerate(self._arguments)
        )
        task = (self._name, arguments, self._bounds)
        (folder / "task").write_bytes(pickle.dumps(task))

    def _started(self, folder: Path) -> subprocess.Popen[str]:
        paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
        environment = {
            **os.environ,
            **ONE_THREAD,
            "PYTHONPATH": os.pathsep.join(filter(None, paths)),
            "TMPDIR": str(folder),
            **self._environment,
        }
        with _turn:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                [sys.executable, "-m", "base.worker_process", str(folder)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                cwd=ROOT, env=environment, text=True, start_new_session=True,
            )  # fmt: skip
            if self._ended_by:
                self._process.kill()
        return self._process

    def _answer_of(self, code: int, folder: Path) -> tuple[str, Any]:
        if self._ended_by:
            return "refused", _refused(self._ended_by)
        if code == 0:
            answer: tuple[str, Any] = pickle.loads((folder / "answer").read_bytes())  # noqa: S301
            return answer
        if code == -signal.SIGXCPU:
            return "refused", _refused("too_long")
        if code < 0:
            return "refused", _refused("too_much_memory")
        return "failed", f"{self._name}: the worker ended with code {code}"


_turn = threading.Condition(threading.RLock())
_line: list[Job[Any]] = []
"""Jobs in the order they came; the first ``AT_ONCE`` run."""


def start(
    function: Callable[..., T],
    *arguments: Any,
    bounds: Bounds | None = None,
    environment: Mapping[str, str] | None = None,
) -> Job[T]:
    """Let a worker call ``function``. Raises :class:`RefusedError` if too many wait already."""
    job: Job[T] = Job(function, arguments, bounds or Bounds(), environment or {})
    with _turn:
        if len(_line) >= IN_LINE:
            raise _refused("busy")
        _line.append(job)
    threading.Thread(target=job.run, name="atlas-worker", daemon=True).start()
    return job


def call(
    function: Callable[..., T],
    *arguments: Any,
    bounds: Bounds | None = None,
    environment: Mapping[str, str] | None = None,
    seen: Callable[[Job[T]], None] | None = None,
) -> T:
    """What ``function`` returns, from a worker; ``seen`` is shown the job now and then."""
    job = start(function, *arguments, bounds=bounds, environment=environment)
    try:
        while not job.wait(0.2):
            if seen is not None:
                seen(job)
    except BaseException:
        job.stop()
        raise
    return job.result()


def _refused(code: str) -> RefusedError:
    return RefusedError([Problem(code, *_REASONS[code])])


def too_much_memory() -> RefusedError:
    """The refusal of what does not fit into the memory a worker may have."""
    return _refused("too_much_memory")


_SMALLER = LocalizedText(
    "Togliere le parti che non servono e provare di nuovo.",
    "Take out the parts that are not needed and try again.",
)
_REASONS = {
    "too_long": (
        LocalizedText("La lettura del file dura troppo.", "Reading the file takes too long."),
        LocalizedText("", ""),
        _SMALLER,
    ),
    "too_much_memory": (
        LocalizedText(
            "Il file, una volta aperto, occupa troppa memoria.",
            "Once opened, the file takes too much memory.",
        ),
        LocalizedText("", ""),
        _SMALLER,
    ),
    "busy": (
        LocalizedText(
            "Troppi file si stanno leggendo in questo momento.",
            "Too many files are being read at this moment.",
        ),
        LocalizedText("", ""),
        LocalizedText("Riprovare fra un minuto.", "Try again in a minute."),
    ),
    "stopped": (
        LocalizedText("La lettura è stata fermata.", "Reading was stopped."),
        LocalizedText("", ""),
        LocalizedText("", ""),
    ),
}
