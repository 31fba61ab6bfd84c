"""The papers of the indicators by theme, and where each of them has a value."""

from __future__ import annotations

import streamlit as st

from atlas import repository
from atlas.wording import numbers
from data.catalogue.card import dataset
from indicators import THEMES
from indicators.spec import Indicator
from render.figures import coverage_matrix
from render.style import palette
from ui.state import session
from ui.views.method.papers import closed_box, fact
from ui.widgets import figure


def indicator_papers(shown: list[Indicator]) -> None:
    """Every indicator under its theme, its papers made and sent only when they are opened."""
    words = session.words()
    if shown:
        st.header(words("method.indicators"), anchor=False)
    for theme in THEMES:
        inside = [one for one in shown if one.theme is theme]
        if inside:
            st.subheader(words(f"theme.{theme.value}"), anchor=False)
        for one in inside:
            with closed_box(one.title.said(words.language), one.key) as box:
                if box.open:
                    _indicator(one)


def _indicator(one: Indicator) -> None:
    words, language = session.words(), session.language()
    valid = numbers.day(one.valid_from, language=language)
    st.markdown(one.meaning.said(language))
    st.markdown(f"*{words(f'voice.{one.speaks_of.value}')}*")
    fact("method.why", one.why_it_matters.said(language))
    fact("method.limits", one.limitations.said(language))
    fact("method.formula", one.formula.said(language))
    fact("method.years", _years(one))
    fact("method.breaks", _breaks(one))
    fact("method.base", one.base.said(language))
    fact("method.interval", words(f"interval.{one.interval.value}"))
    fact("method.reference", one.reference.said(language))
    fact("method.version", f"{one.method_version}, {words('method.valid_from')} {valid}")
    fact("method.used", ", ".join(dataset(key).title.said(language) for key in one.datasets))


def _years(one: Indicator) -> str:
    standing = session.words()(f"standing.{one.standing.value}")
    ends = (str(one.years[0]), str(one.years[-1]))
    years = numbers.span(*ends, language=session.language())
    return f"{years}, {one.support.said(session.language())}, {standing}"


def _breaks(one: Indicator) -> str:
    if not one.breaks:
        return session.words()("method.no_breaks")
    return " ".join(
        f"{broken.year}: {broken.why.said(session.language())}" for broken in one.breaks
    )


def coverage(shown: list[Indicator]) -> None:
    """For which year each indicator has how many values."""
    words = session.words()
    st.header(words("method.coverage"), anchor=False)
    figure.drawing(
        coverage_matrix.coverage_html(
            repository.coverage(),
            shown,
            language=words.language,
            theme=palette.theme(session.theme_name()),
            caption=words("method.coverage_text"),
        ),
        key="atlas-coverage",
    )


def indicator_text(one: Indicator) -> str:
    """What is searched of an indicator."""
    language = session.language()
    texts = (one.title, one.meaning, one.why_it_matters, one.limitations, one.formula)
    return " ".join([one.key, *(text.said(language) for text in texts)])
