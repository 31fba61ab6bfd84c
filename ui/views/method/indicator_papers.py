"""The papers of the indicators by theme, and where each of them has a value."""

from __future__ import annotations

import streamlit as st

from atlas import repository
from atlas.wording import numbers
from atlas.wording.review import review
from data.catalogue.card import dataset
from indicators import TOPICS
from indicators.spec import Indicator
from render.figures import coverage_matrix
from render.style import palette
from ui.state import clock, session
from ui.views.method.papers import closed_box, fact
from ui.widgets import figure


def indicator_papers(indicators: list[Indicator]) -> None:
    """Every indicator under its theme, its papers made and sent only when they are opened."""
    words = session.words()
    for topic in TOPICS:
        inside = [indicator for indicator in indicators if indicator.topic is topic]
        if inside:
            st.subheader(words(f"theme.{topic.value}"), anchor=False)
        for indicator in inside:
            with closed_box(indicator.title.text(words.language), indicator.key) as box:
                if box.open:
                    _indicator(indicator)


def _indicator(indicator: Indicator) -> None:
    words, language = session.words(), session.language()
    valid = numbers.day(indicator.valid_from, language=language)
    st.markdown(indicator.meaning.text(language))
    st.markdown(f"*{words(f'voice.{indicator.concept.value}')}*")
    fact("method.why", indicator.why_it_matters.text(language))
    fact("method.limits", indicator.limitations.text(language))
    fact("method.formula", indicator.formula.text(language))
    fact("method.years", _years(indicator))
    fact("method.breaks", _breaks(indicator))
    fact("method.base", indicator.base.text(language))
    fact("method.interval", words(f"interval.{indicator.interval.value}"))
    fact("method.reference", indicator.reference.text(language))
    fact("method.version", f"{indicator.method_version}, {words('method.valid_from')} {valid}")
    fact("method.review", review(indicator, today=clock.today(), language=language))
    fact("method.used", ", ".join(dataset(key).title.text(language) for key in indicator.datasets))


def _years(indicator: Indicator) -> str:
    status = session.words()(f"standing.{indicator.status.value}")
    ends = (str(indicator.years[0]), str(indicator.years[-1]))
    years = numbers.span(*ends, language=session.language())
    return f"{years}, {indicator.support.text(session.language())}, {status}"


def _breaks(indicator: Indicator) -> str:
    if not indicator.breaks:
        return session.words()("method.no_breaks")
    return " ".join(
        f"{broken.year}: {broken.why.text(session.language())}" for broken in indicator.breaks
    )


def coverage(indicators: list[Indicator]) -> None:
    """For which year each indicator has how many values."""
    words = session.words()
    figure.drawing(
        coverage_matrix.coverage_html(
            repository.coverage(),
            indicators,
            language=words.language,
            theme=palette.theme(session.theme_name()),
            caption=words("method.coverage_text"),
        ),
        key="atlas-coverage",
    )


def indicator_text(indicator: Indicator) -> str:
    """What is searched of an indicator."""
    language = session.language()
    texts = (
        indicator.title,
        indicator.meaning,
        indicator.why_it_matters,
        indicator.limitations,
        indicator.formula,
    )
    return " ".join([indicator.key, *(text.text(language) for text in texts)])
