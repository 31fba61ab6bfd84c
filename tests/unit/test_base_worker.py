"""Work in a process of its own: limits, turns, stopping, and its end with ours."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from base import scratch, worker
from base.problem import RefusedError
from base.worker import Bounds, Upload, WorkerError, call, plain_name, start

sys.path.insert(0, str(Path(__file__).parent))
import worker_jobs as jobs

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def nothing_left(monkeypatch, tmp_path):
    """Each test has a temporary folder of its own, which is empty again at the end."""
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    monkeypatch.setattr(scratch, "_held", {})
    (tmp_path / "scratch").mkdir()
    yield
    assert left_in(tmp_path / "scratch") == []


def left_in(folder: Path) -> list[str]:
    """What is in the folders of workers, but for the lock of each process."""
    return [path.name for path in folder.glob("*/*") if path.name != scratch.LOCK]


def codes(function, *arguments, **options):
    with pytest.raises(RefusedError) as refused:
        call(function, *arguments, **options)
    return refused.value.codes


def alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text(encoding="ascii").split(")")[1][1] != "Z"
    except OSError:
        return False


def soon(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + 120
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return condition()


def test_answer_comes_back():
    assert call(jobs.doubled, 21) == 42


def test_upload_is_a_file_in_a_private_folder_and_never_a_path():
    assert call(jobs.content_of, Upload("../../etc/tavola.csv", b"a;b")) == (
        "tavola.csv", b"a;b", True,
    )  # fmt: skip


def test_refusal_of_the_function_comes_back_whole():
    assert codes(jobs.refuse) == ("bad",)


def test_mistake_of_ours_is_no_refusal():
    with pytest.raises(WorkerError, match="a mistake of ours"):
        call(jobs.fail)


def test_too_much_memory_is_a_refusal():
    assert codes(jobs.fill_memory, bounds=Bounds(memory=300_000_000)) == ("too_much_memory",)


def test_death_of_the_worker_is_a_refusal():
    assert codes(jobs.die) == ("too_much_memory",)


def test_too_much_processor_time_is_a_refusal():
    assert codes(jobs.spin, bounds=Bounds(cpu_seconds=1)) == ("too_long",)


def test_too_long_on_the_clock_is_a_refusal():
    assert codes(jobs.sleep, 60, bounds=Bounds(seconds=0.5)) == ("too_long",)


def test_job_tells_how_far_it_is_and_can_be_stopped():
    job = start(jobs.sleep, 60)
    assert soon(lambda: job.fraction == 0.25)
    job.stop()
    with pytest.raises(RefusedError) as refused:
        job.result()
    assert refused.value.codes == ("stopped",)


def test_few_run_at_once_the_others_wait_and_too_many_are_refused():
    running = [start(jobs.sleep, 60) for _ in range(worker.AT_ONCE)]
    waiting = [start(jobs.sleep, 60) for _ in range(worker.IN_LINE - worker.AT_ONCE)]
    try:
        assert [job.waiting for job in running] == [0] * worker.AT_ONCE
        assert [job.waiting for job in waiting[:3]] == [1, 2, 3]
        assert codes(jobs.doubled, 1) == ("busy",)
        running[0].stop()
        assert soon(lambda: waiting[0].waiting == 0 and waiting[0].fraction == 0.25)
    finally:
        for job in [*running, *waiting]:
            job.stop()
        for job in [*running, *waiting]:
            assert job.wait(20)


def test_worker_is_a_new_python_with_its_own_limits_and_surroundings():
    found = call(jobs.modules_and_limits, environment={"OGR_SKIP": "OGR_VRT"})
    assert found == {"app": False, "core": 0, "nice": os.nice(0) + 10, "skip": "OGR_VRT"}


def test_worker_ends_with_the_process_that_asked_for_it(tmp_path):
    told = tmp_path / "pid"
    asking = subprocess.Popen(
        [sys.executable, "-c",
         "from base.worker import call; from worker_jobs import sleep_and_tell;"
         f"call(sleep_and_tell, {str(told)!r})"],
        cwd=worker.ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path / "scratch"), "PYTHONPATH": str(HERE)},
    )  # fmt: skip
    assert soon(lambda: told.exists() and told.read_text(encoding="ascii") != "")
    number = int(told.read_text(encoding="ascii"))
    asking.kill()
    asking.wait()
    assert soon(lambda: not alive(number))
    assert soon(lambda: left_in(tmp_path / "scratch") == [])
    assert len(scratch.sweep()) == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("tavola.csv", "tavola.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\dati\\a.xlsx", "a.xlsx"),
        ("a\x00b\n.csv", "a_b_.csv"),
        ("..", "file"),
        ("", "file"),
    ],
)
def test_name_of_a_file_is_its_last_part(given, kept):
    assert plain_name(given) == kept


def test_long_name_is_shortened_and_keeps_its_ending():
    assert plain_name("a" * 500 + ".geojson").endswith("….geojson")
    assert len(plain_name("a" * 500 + ".geojson")) <= worker.LONGEST_NAME
