"""A design as a file, and a file as the design."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from atlas.index.view import IndexView
from atlas.repository import index_results
from base import limits
from indicators.index.atlas import frame_for
from indicators.index.design.design_file import written_design
from ui.state import design_changes, session
from ui.widgets.downloads import Download, downloads
from ui.widgets.uploads import uploader


def save(view: IndexView) -> None:
    """The design as a file, and a file as the design; the address is the link."""
    words = session.words()
    st.caption(words("index.save_note"))
    table = index_results.inputs(bool(view.design.year)).table
    with st.container(horizontal=True):
        downloads(
            (
                Download(
                    words("index.save_file"),
                    f"{words('file.design')}.yml",
                    partial(written_design, view.design),
                    key="atlas-index-yaml",
                ),
                Download(
                    words("index.save_table"),
                    f"{words('file.inputs')}.csv",
                    lambda: frame_for(table).to_csv(index=False),
                    key="atlas-index-inputs",
                ),
            )
        )
    redraws = index_results.unsure(view.name, view.year, view.errors)
    year = f" --year {view.year}" if view.year else ""
    year += "" if view.errors else " --choices-only"
    st.code(
        f"python -m indicators.index {words('file.design')}.yml {words('file.inputs')}.csv"
        f" -o {words('file.scores')}.csv"
        f" --uncertainty {redraws.draws} --seed {redraws.seed}{year}",
        language="bash", wrap_lines=True,
    )  # fmt: skip
    design_uploader(words("index.load_file"), "atlas-index-load", design_changes.from_file)


def design_uploader(label: str, key: str, changed: Callable[[str], None]) -> None:
    """A box for the file of a design; ``changed`` reads what is in it, by its key."""
    uploader(label, limits.DESIGN, kinds=["yml", "yaml"], key=key, on_change=partial(changed, key))
