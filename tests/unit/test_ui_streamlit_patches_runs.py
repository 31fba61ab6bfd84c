"""A run that is held ends when what holds it does, or when its time is over."""

from __future__ import annotations

import time

from ui.streamlit_patches import runs


def test_a_run_is_held_as_long_as_something_holds() -> None:
    left = [True, True, False]
    assert runs.held(lambda: left.pop(0), most_s=10)
    assert left == []


def test_a_run_is_held_no_longer_than_its_time() -> None:
    begun = time.monotonic()
    assert not runs.held(lambda: True, most_s=0.05)
    assert 0.05 <= time.monotonic() - begun < 60


def test_outside_a_run_there_is_no_state_and_no_travel() -> None:
    assert not runs.is_in_one()
    assert runs.state() is None
    assert not runs.is_travel()
