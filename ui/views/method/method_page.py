"""The method page: every indicator and dataset rendered from its own papers, searchable."""

from __future__ import annotations

import streamlit as st

from data.catalogue.card import datasets
from data.quality.excluded_sources import excluded_sources
from indicators import REGISTRY
from ui.state import session
from ui.views.method import corrections
from ui.views.method.census_checks import census_checks
from ui.views.method.data_cards import data_cards, dataset_text
from ui.views.method.excluded_sources import absent_text, excluded_sources_section
from ui.views.method.indicator_papers import coverage, indicator_papers, indicator_text
from ui.views.method.papers import matches
from ui.views.method.releases import earlier_releases
from ui.widgets import page

SEARCH = "atlas-method-search"


def method_page() -> None:
    """Introduction, the two rules, then indicators by theme and datasets, searchable."""
    words = session.words()
    with page.content():
        st.title(words("method.title"), anchor=False)
        st.markdown(words("method.intro"))
        with st.expander(words("method.reliability")):
            st.markdown(words("method.reliability_text"))
        with st.expander(words("method.ranks")):
            st.markdown(words("method.ranks_text"))
        sought = st.text_input(words("method.search"), value="", key=SEARCH)
        indicators = [known for known in REGISTRY if matches(sought, indicator_text(known))]
        cards = [card for card in datasets().values() if matches(sought, dataset_text(card))]
        absent = [source for source in excluded_sources() if matches(sought, absent_text(source))]
        if not indicators and not cards and not absent:
            st.info(words("method.none"))
        indicator_papers(indicators)
        if indicators:
            coverage(indicators)
        data_cards(cards)
        if absent:
            excluded_sources_section(absent)
        if not sought:
            census_checks()
            corrections.corrections()
            earlier_releases()
        st.header(words("imports.title"), anchor=False)
        st.markdown(words("imports.lead"))
        page.page_link("importa", words("imports.open"))
