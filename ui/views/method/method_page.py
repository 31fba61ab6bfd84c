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
from ui.views.method.papers import matches, part_of
from ui.views.method.releases import earlier_releases
from ui.widgets import page

SEARCH = "atlas-method-search"


def method_page() -> None:
    """What is sought among the papers; without that every part, closed, made when it is opened."""
    words = session.words()
    with page.content():
        st.title(words("method.title"), anchor=False)
        st.markdown(words("method.intro"))
        sought = st.text_input(words("method.search"), value="", key=SEARCH)
        if sought:
            _found(sought)
        else:
            _parts()
            st.header(words("imports.title"), anchor=False)
            st.markdown(words("imports.lead"))
            page.page_link("importa", words("imports.open"))


def _found(sought: str) -> None:
    """Indicators, datasets and sources left out whose papers hold all the words."""
    indicators = [known for known in REGISTRY if matches(sought, indicator_text(known))]
    cards = [card for card in datasets().values() if matches(sought, dataset_text(card))]
    absent = [source for source in excluded_sources() if matches(sought, absent_text(source))]
    if not indicators and not cards and not absent:
        st.info(session.words()("method.none"))
    indicator_papers(indicators)
    data_cards(cards)
    if absent:
        excluded_sources_section(absent)


def _parts() -> None:
    part_of("method.reading", _rules)
    part_of("method.indicators", lambda: indicator_papers(list(REGISTRY)))
    part_of("method.datasets", lambda: data_cards(list(datasets().values())))
    part_of("method.coverage", lambda: coverage(list(REGISTRY)))
    part_of("left_out.title", lambda: excluded_sources_section(excluded_sources()))
    part_of("census_checks.title", census_checks)
    part_of("errata.title", corrections.corrections)
    earlier_releases()


def _rules() -> None:
    """The two rules: which value is reliable, and what a rank is of."""
    words = session.words()
    for title, rule in (
        (words("method.reliability"), words("method.reliability_text")),
        (words("method.ranks"), words("method.ranks_text")),
    ):
        st.subheader(title, anchor=False)
        st.markdown(rule)
