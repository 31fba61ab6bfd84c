"""What an index is made of, a score opened down to the data, and whose data they are."""

import pandas as pd
import streamlit as st

from atlas.index.view import IndexView
from atlas.index.wording import weighing_name
from atlas.repository import index_results
from ui.state import session
from ui.views.index import explanation, papers
from ui.views.index.downloads import files
from ui.views.index.summary import hundredths
from ui.widgets import tables
from ui.widgets.boundary import part
from ui.widgets.downloads import downloads
from ui.widgets.tables import OnPaper


def composition(view: IndexView) -> None:
    """The parts with their weights, the chosen area's score, the sources."""
    part(_components, view)
    part(explanation.opened, view)
    st.caption(papers.source_line(view))
    st.caption(session.words()("download.note"))
    downloads(files(view))


def _components(view: IndexView) -> None:
    """Each indicator with its year and its weight."""
    words = session.words()
    years = index_results.inputs(bool(view.design.year)).years
    effective = index_results.checks(view.name).effective
    weights = dict(zip(effective["key"], effective["weight"].astype(float), strict=True))
    frame = pd.DataFrame(
        {
            words("index.indicator"): [
                weighing_name(element, words.language) for element in view.design.indicators
            ],
            words("index.year"): [
                str(view.year or years.get(element.column) or "")
                for element in view.design.indicators
            ],
            words("index.weight"): [
                hundredths(weights[element.key]) for element in view.design.indicators
            ],
        }
    )
    st.markdown(f"**{words('index.components')}**")
    language = words.language
    tables.table(
        frame, key="atlas-index-parts", language=language, on_paper=OnPaper("components", frame)
    )
    for absent in view.design.absent:
        st.caption(f"{words('index.absent')}: {absent.text(words.language)}")
    if view.design.why_not_comparable:
        why = view.design.why_not_comparable.text(words.language)
        st.caption(f"{why[:1].upper()}{why[1:]}.")
