"""The router of the atlas: navigation, page settings, run."""

import streamlit as st

from ui import shell

page = shell.navigation()
st.set_page_config(
    page_title=page.title,
    page_icon=shell.ICON,
    layout="wide",
    initial_sidebar_state="collapsed",
)
shell.top(page)
shell.run(page)
