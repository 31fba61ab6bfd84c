"""What a visitor brings lives in the visit: kept for it alone, let go when it is over.

:mod:`ui.streamlit_patches.sessions` ends the visits that are over.
"""

import streamlit as st

from atlas.repository.memo import Store
from ui.streamlit_patches import runs

RESULTS = "atlas-results"


def stores() -> dict[str, Store] | None:
    """Results kept for this visit, by the function they are of; ``None`` outside a visit."""
    if not runs.is_in_one():
        return None
    own: dict[str, Store] = st.session_state.setdefault(RESULTS, {})
    return own
