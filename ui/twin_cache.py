"""The cached step of the map's twin."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import streamlit as st

from ui import cache

if TYPE_CHECKING:
    from ui.compass import Ways


@st.cache_resource(show_spinner=False)
def compass() -> Mapping[int, Ways]:
    """Neighbours of every area by direction."""
    from ui.compass import compass as made

    return MappingProxyType(made(cache.areas(), cache.neighbours()))
