"""The buttons' module: kinds by their ending, failures that leave a trace."""

import logging

import pytest

from ui.widgets.downloads import Download, _guarded


def test_the_kind_of_a_file_is_told_by_its_ending():
    assert Download("x", "a.b.ics", bytes, key="k").mime == "text/calendar"
    with pytest.raises(KeyError):
        _ = Download("x", "a.exe", bytes, key="k").mime


def test_a_failure_is_logged_with_a_reference_and_not_swallowed(caplog):
    def broken() -> bytes:
        raise ValueError("no data")

    with caplog.at_level(logging.ERROR), pytest.raises(ValueError, match="no data"):
        _guarded(broken, "map.csv")()
    assert "download map.csv failed, reference " in caplog.text
