"""Files a person has loaded: they belong to the session alone, or to the operator's folder.

What a visitor loads is seen by that visitor only and is gone when the session ends. A folder named
in ``ATLAS_IMPORTS`` (filled by ``python -m data.importers``) is seen by everybody.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import pandas as pd
import streamlit as st

from data.catalogue import Dataset, dataset
from data.importers.kept import Kept
from indicators.composite import LAYER
from indicators.official import IDISE
from indicators.spec import Indicator
from indicators.spec import Theme as Topic
from ui import cache, index_cache, scene
from ui.cache import IndicatorData
from ui.palette import Theme
from ui.scene import Scene
from ui.selection import Choices, Selection
from ui.text import text

FOLDER = "ATLAS_IMPORTS"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file read as confirmed: its name, its fingerprint, its table, whose it is."""

    file: str
    sha256: str
    table: pd.DataFrame
    of_operator: bool


def put(kind: str, loaded: Loaded) -> None:
    """Let this session see a file; it replaces an earlier one of its kind at once."""
    st.session_state[_name(kind)] = loaded


def drop(kind: str) -> None:
    """Forget this session's file of that kind."""
    st.session_state.pop(_name(kind), None)


def loaded(kind: str) -> Loaded | None:
    """This session's file of that kind (``"idise"``, ``"sections"``), or the operator's."""
    own: Loaded | None = st.session_state.get(_name(kind))
    if own is not None:
        return own
    kept = _of_operator(kind)
    if kept is None:
        return None
    table = cache.kept_table(kind, kept.sha256, kept)
    return Loaded(kept.path.name, kept.sha256, table, of_operator=True)


def choices() -> Choices:
    """What can be selected: the atlas's own, its index, and the official one once it is loaded."""
    known = cache.choices()
    added = {LAYER.key: LAYER} | ({} if loaded("idise") is None else {IDISE.key: IDISE})
    return replace(known, indicators=MappingProxyType({**known.indicators, **added}))


def indicator_data(key: str) -> IndicatorData:
    """Everything the map shows of an indicator, the atlas's index or the official one."""
    if key == LAYER.key:
        return index_cache.layer()
    official = loaded("idise") if key == IDISE.key else None
    if official is None:
        return cache.indicator_data(key)
    return cache.idise_data(official.sha256, official.table, official.of_operator)


def value_scene(selection: Selection, theme: Theme) -> Scene:
    """The scene of one indicator's values in one year, as the map shows them."""
    shown = indicator_data(selection.indicator)
    return scene.value_scene(
        shown.indicator,
        selection,
        rows=shown.by_year[selection.year],
        breaks=shown.class_breaks(selection.scheme, selection.year),
        city=shown.city_by_year[selection.year],
        counted=shown.counted_by_year[selection.year],
        theme=theme,
    )


def listed(one: Indicator, language: str) -> str:
    """An indicator as the list says it: its theme, or whose index it is, and its title."""
    words = text(language)
    if one.key == LAYER.key:
        before = words("nav.index")
    elif one.key == IDISE.key:
        before = words("imports.official")
    else:
        before = words(f"theme.{Topic(one.theme).value}")
    return f"{before} · {one.title.said(language)}"


def card(key: str) -> Dataset:
    """The papers of a table, shipped or brought."""
    if key == LAYER.key:
        return index_cache.layer_card()
    return cache.idise_card() if key == "idise" else dataset(key)


def _name(kind: str) -> str:
    return f"atlas-imported-{kind}"


def _of_operator(kind: str) -> Kept | None:
    folder = os.environ.get(FOLDER)
    if not folder:
        return None
    pointer = Path(folder) / f"{kind}.json"
    written_ns = pointer.stat().st_mtime_ns if pointer.exists() else 0
    return cache.kept(folder, kind, written_ns)
