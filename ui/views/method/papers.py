"""What the papers of the page share: a fact with its name, a box that is closed, the search."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import streamlit as st

from ui.state import session


def matches(sought: str, text: str) -> bool:
    """Whether every word sought stands in the text, whatever the case and the accents."""
    plain = _plain(text)
    return all(word in plain for word in _plain(sought).split())


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def closed_box(title: str, key: str) -> Any:
    """An expander whose content is made and sent only when it is open."""
    return st.expander(title, key=f"atlas-papers-{key}", on_change="rerun")


def part_of(title: str, draw: Callable[[], None]) -> None:
    """A part of the page under the words with this key, made and sent only when it is open."""
    with closed_box(f"**{session.words()(title)}**", f"part-{title}") as box:
        if box.open:
            draw()


def fact(key: str, text: str) -> None:
    """A fact with its name before it."""
    st.markdown(f"**{session.words()(key)}.** {text}")
