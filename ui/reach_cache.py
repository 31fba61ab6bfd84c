"""Cached tables of the people around the premises: how many are near, what other places reach."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data.read import read_table


@st.cache_resource(show_spinner=False)
def reach_shapes() -> pd.DataFrame:
    """Discs and walks around each premises and around all, all neighbourhoods together."""
    table = read_table("premises_reach")
    return table[table["shape"].isin(["disc", "walk"]) & (table["area_id"] == 0)]


@st.cache_resource(show_spinner=False)
def siting() -> tuple[pd.DataFrame, pd.DataFrame]:
    """How much of the need the nine reach and other choices might, and where those would stand."""
    return read_table("siting_coverage"), read_table("siting_points")


@st.cache_resource(show_spinner=False)
def premises_reach() -> pd.DataFrame:
    """People estimated within each distance of each premises, all neighbourhoods together."""
    table = read_table("premises_reach")
    return table[(table["shape"] == "disc") & (table["area_id"] == 0)]
