"""The router of the atlas: page settings, navigation, run."""

import streamlit as st

from ui import shell, state

st.set_page_config(
    page_title=state.words()("site.title"),
    page_icon=shell.ICON,
    layout="wide",
    initial_sidebar_state="collapsed",
)
page = shell.navigation()
shell.top()
shell.run(page)
