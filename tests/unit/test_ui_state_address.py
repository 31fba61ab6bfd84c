"""The address is read at every run, and two quick acts do not undo each other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from ui.state import address
from ui.streamlit_patches import runs

OPEN, FIRST, BOTH = {"a": "1"}, {"a": "2"}, {"a": "2", "b": "3"}


class Params(dict[str, str]):
    """What Streamlit's query parameters do, as far as they are used."""

    def to_dict(self) -> dict[str, str]:
        return dict(self)

    def from_dict(self, new: dict[str, str]) -> None:
        self.clear()
        self.update(new)


class Browser:
    """A browser that sends its address with every run, and may not have read the newest."""

    def __init__(self, patched: pytest.MonkeyPatch) -> None:
        self.params, self.run = Params(), SimpleNamespace()
        patched.setattr(st, "query_params", self.params)
        patched.setattr(st, "session_state", {})
        patched.setattr(runs, "get_script_run_ctx", lambda: self.run)

    def asks(self, said: dict[str, str], *, travels: bool = False) -> dict[str, str]:
        """A run that the browser asks for with the address it knows."""
        self.params.from_dict(said)
        self.run = SimpleNamespace(cursors=object(), is_history_navigation=travels)
        return address.query()


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    return Browser(monkeypatch)


def test_what_is_written_is_read_in_the_same_run(browser: Browser) -> None:
    browser.asks(OPEN)
    address.put("b", "3")
    assert address.query() == browser.params == {"a": "1", "b": "3"}
    address.put("b", "")
    assert address.query() == OPEN


def test_an_act_from_before_the_answer_keeps_what_was_written(browser: Browser) -> None:
    browser.asks(OPEN)
    address.write(FIRST)
    assert browser.asks(OPEN) == FIRST
    address.put("b", "3")
    assert browser.asks(OPEN) == BOTH
    assert browser.asks(FIRST) == BOTH
    assert browser.params == BOTH


def test_back_and_forward_are_meant(browser: Browser) -> None:
    browser.asks(OPEN)
    address.write(FIRST)
    assert browser.asks(OPEN, travels=True) == OPEN
    assert browser.asks(OPEN) == OPEN


def test_once_the_browser_knows_the_newest_an_older_address_is_meant(browser: Browser) -> None:
    browser.asks(OPEN)
    address.write(FIRST)
    assert browser.asks(FIRST) == FIRST
    assert browser.asks(OPEN) == OPEN


def test_another_address_is_taken_as_it_is(browser: Browser) -> None:
    browser.asks(OPEN)
    address.write(FIRST)
    assert browser.asks({"a": "9"}) == {"a": "9"}
    assert browser.asks(OPEN) == OPEN


def test_an_address_written_back_to_what_it_was_holds(browser: Browser) -> None:
    browser.asks(OPEN)
    address.write(FIRST)
    browser.asks(OPEN)
    address.write(OPEN)
    assert browser.asks(OPEN) == OPEN


def test_outside_a_run_nothing_is_kept_back(monkeypatch: pytest.MonkeyPatch) -> None:
    params: Any = Params(OPEN)
    monkeypatch.setattr(st, "query_params", params)
    monkeypatch.setattr(st, "session_state", {})
    assert address.query() == OPEN
