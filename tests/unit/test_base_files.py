"""A file that a person names: opened only if it is one, read only so far."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from base.files import read_bytes, read_text
from base.limits import Limits
from base.problem import RefusedError

SMALL = Limits(size=10, unpacked=10)


def codes(path: Path) -> tuple[str, ...]:
    with pytest.raises(RefusedError) as refused:
        read_text(path, SMALL)
    return refused.value.codes


def test_text_is_read_without_its_mark(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("è già".encode("utf-8-sig"))
    assert read_text(path, SMALL) == "è già"
    assert read_bytes(path, SMALL).startswith(b"\xef\xbb\xbf")


def test_file_one_byte_too_long_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    assert read_text(path, SMALL) == "0123456789"
    path.write_bytes(b"0123456789a")
    assert codes(path) == ("too_large",)


def test_device_without_an_end_is_no_file():
    assert codes(Path("/dev/zero")) == ("no_file",)


def test_pipe_nobody_writes_to_is_no_file_and_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert codes(tmp_path / "pipe") == ("no_file",)


@pytest.mark.parametrize("name", ["nowhere.txt", "", "a\x00b", "x" * 5_000])
def test_what_is_not_there_is_refused(tmp_path, name):
    assert codes(tmp_path / name) == ("no_file",)


def test_windows_1252_is_named_as_what_it_is_not(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("città".encode("cp1252"))
    assert codes(path) == ("not_utf8",)
