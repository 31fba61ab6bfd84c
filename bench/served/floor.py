"""The floor: the least a Streamlit page can be, one control and one line of text.

``?control=`` chooses the control, so that a change made with a slider or a radio button is
compared with a page that holds nothing but a slider or a radio button.
"""

import json
import sys
from pathlib import Path

import streamlit as st

titles = json.loads((Path(sys.argv[1]) / "titles.json").read_text(encoding="utf-8"))
control = st.query_params.get("control", "selectbox")

if control == "slider":
    chosen = st.select_slider("Year", list(range(2011, 2025)), value=2024, key="floor-choice")
elif control == "radio":
    chosen = st.radio("Choice", titles, key="floor-choice")
else:
    chosen = st.selectbox("Indicator", titles, key="floor-choice")

st.markdown(f"shown: {chosen}")
