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

from atlas import map_view, repository
from atlas.repository import IndicatorData
from atlas.selection import Choices
from data.importers.stored import StoredFile
from indicators.index.layer import LAYER
from indicators.index.official import IDISE

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
    file = _of_operator(kind)
    if file is None:
        return None
    table = repository.stored_table(kind, file.sha256, file)
    return Loaded(file.path.name, file.sha256, table, of_operator=True)


def choices() -> Choices:
    """What can be selected: the atlas's index, its indicators, the official index once loaded."""
    known = repository.choices()
    official = {} if loaded("idise") is None else {IDISE.key: IDISE}
    indicators = {LAYER.key: LAYER, **known.indicators, **official}
    return replace(known, indicators=MappingProxyType(indicators))


def indicator_data(key: str) -> IndicatorData:
    """Everything the map shows of an indicator, the atlas's index or the official one."""
    official = loaded("idise") if key == IDISE.key else None
    if official is None:
        return map_view.layer(key)
    return repository.idise_data(official.sha256, official.table, official.of_operator)


def _name(kind: str) -> str:
    return f"atlas-imported-{kind}"


def _of_operator(kind: str) -> StoredFile | None:
    folder = os.environ.get(FOLDER)
    if not folder:
        return None
    pointer = Path(folder) / f"{kind}.json"
    written_ns = pointer.stat().st_mtime_ns if pointer.exists() else 0
    return repository.stored_file(folder, kind, written_ns)
