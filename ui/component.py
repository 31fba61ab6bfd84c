"""Components of ours: what they show, their style sheet and their script."""

from typing import Any

import streamlit as st

from render.style.web import built


def component(name: str, html: str, *, file: str = "", **options: Any) -> Any:
    """The component ``atlas_NAME``, with style and script of ``ui/web/built/FILE`` (``NAME``)."""
    css, js = (built(f"{file or name}.{kind}") for kind in ("css", "js"))
    return st.components.v2.component(f"atlas_{name}", html=html, css=css, js=js, **options)
