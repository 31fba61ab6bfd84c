"""The method page: every indicator and dataset rendered from its own papers."""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.wording import numbers
from atlas.wording.review import review
from data.catalogue import continuity
from data.catalogue.card import Dataset, dataset, datasets
from data.catalogue.read import read_table
from data.quality.excluded_sources import LeftOut, left_out
from indicators import REGISTRY, TOPICS
from indicators.spec import Indicator
from render.figures import coverage_matrix
from render.files import datasets as packages
from render.style import palette
from ui.state import session
from ui.views.method import corrections
from ui.views.method.excluded_sources import left_out_section
from ui.widgets import cards
from ui.widgets.downloads import Download, downloads

SEARCH = "atlas-method-search"


def method_page() -> None:
    """Introduction, the two rules, then indicators by theme and datasets, searchable."""
    words = session.words()
    with cards.content():
        st.title(words("method.title"), anchor=False)
        st.markdown(words("method.intro"))
        with st.expander(words("method.reliability")):
            st.markdown(words("method.reliability_text"))
        with st.expander(words("method.ranks")):
            st.markdown(words("method.ranks_text"))
        sought = st.text_input(words("method.search"), value="", key=SEARCH)
        shown = [one for one in REGISTRY if matches(sought, _indicator_text(one))]
        cards_found = [one for one in datasets().values() if matches(sought, _dataset_text(one))]
        absent = [one for one in left_out() if matches(sought, _absent_text(one))]
        if not shown and not cards_found and not absent:
            st.info(words("method.none"))
        _indicators(shown)
        if shown:
            _coverage(shown)
        _datasets(cards_found)
        if absent:
            left_out_section(absent)
        if not sought:
            corrections.ledger()


def matches(sought: str, text: str) -> bool:
    """Whether every word sought stands in the text, whatever the case and the accents."""
    plain = _plain(text)
    return all(word in plain for word in _plain(sought).split())


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _indicators(shown: list[Indicator]) -> None:
    words = session.words()
    if shown:
        st.header(words("method.indicators"), anchor=False)
    for topic in TOPICS:
        inside = [one for one in shown if one.topic is topic]
        if inside:
            st.subheader(words(f"theme.{topic.value}"), anchor=False)
        for one in inside:
            with _closed(one.title.said(words.language), one.key) as box:
                if box.open:
                    _indicator(one)


def _closed(title: str, key: str) -> Any:
    """An expander whose content is made and sent only when it is open."""
    return st.expander(title, key=f"atlas-papers-{key}", on_change="rerun")


def _indicator(one: Indicator) -> None:
    words, language = session.words(), session.language()
    valid = numbers.day(one.valid_from, language=language)
    st.markdown(one.meaning.said(language))
    st.markdown(f"*{words(f'voice.{one.concept.value}')}*")
    _fact("method.why", one.why_it_matters.said(language))
    _fact("method.limits", one.limitations.said(language))
    _fact("method.formula", one.formula.said(language))
    _fact("method.years", _years(one))
    _fact("method.breaks", _breaks(one))
    _fact("method.base", one.base.said(language))
    _fact("method.interval", words(f"interval.{one.interval.value}"))
    _fact("method.reference", one.reference.said(language))
    _fact("method.version", f"{one.method_version}, {words('method.valid_from')} {valid}")
    _fact("method.review", review(one, today=repository.today(), language=language))
    _fact("method.used", ", ".join(dataset(key).title.said(language) for key in one.datasets))


def _years(one: Indicator) -> str:
    status = session.words()(f"standing.{one.status.value}")
    ends = (str(one.years[0]), str(one.years[-1]))
    years = numbers.span(*ends, language=session.language())
    return f"{years}, {one.support.said(session.language())}, {status}"


def _breaks(one: Indicator) -> str:
    if not one.breaks:
        return session.words()("method.no_breaks")
    return " ".join(
        f"{broken.year}: {broken.why.said(session.language())}" for broken in one.breaks
    )


def _coverage(shown: list[Indicator]) -> None:
    words = session.words()
    st.header(words("method.coverage"), anchor=False)
    cards.drawing(
        coverage_matrix.coverage_html(
            repository.coverage(),
            shown,
            language=words.language,
            theme=palette.theme(session.theme_name()),
            caption=words("method.coverage_text"),
        ),
        key="atlas-coverage",
    )


def _datasets(found: list[Dataset]) -> None:
    words, language = session.words(), session.language()
    if found:
        st.header(words("method.datasets"), anchor=False)
    for card in found:
        with _closed(card.title.said(language), f"table-{card.key}") as box:
            if box.open:
                _dataset(card)


def _dataset(card: Dataset) -> None:
    words, language = session.words(), session.language()
    rows = words("method.rows", count=numbers.number(card.rows, language=language))
    _fact("method.producer", card.producer.said(language))
    _fact("method.licence", f"[{card.licence.name.said(language)}]({card.licence.url})")
    _fact("method.attribution", card.attribution.said(language))
    _fact("method.citation", card.citation.said(language))
    _fact(
        "method.years",
        f"{card.reference_years.said(language)}; {card.spatial_support.said(language)}; {rows}",
    )
    published, accessed = (
        numbers.day_or_words(said.said(language), language=language)
        for said in (card.date_published, card.date_accessed)
    )
    _fact("method.published", f"{published}; {words('method.accessed')}: {accessed}")
    _fact("method.processing", card.processing.said(language))
    _fact("method.limits", card.limitations.said(language))
    if continuity.is_yearly(card) and continuity.is_long(table := read_table(card.key)):
        _fact("method.jumps", _jumps(table, card))
    _fact("method.fingerprint", f"`{card.sha256}`")
    for change in card.changes:
        day = numbers.day(change.date, language=language)
        _fact("method.history", f"{change.version}, {day}: {change.sentence.said(language)}")
    st.table(_columns(card))
    with st.container(horizontal=True):
        downloads(
            Download(
                f"{words('method.download')} {kind.upper()}",
                f"{card.key}.{kind}",
                partial(_package, card.key, kind, language),
                key=f"atlas-file-{card.key}-{kind}",
            )
            for kind in packages.formats_of(card)
        )


def _jumps(table: pd.DataFrame, card: Dataset) -> str:
    """Years in which a column's city total jumps, or that there is none."""
    words, language = session.words(), session.language()
    found = continuity.jumps(table, card)
    if found.empty:
        return words("method.no_jumps")
    said = [
        words(
            "method.jump",
            column=f"`{column}`",
            year=year,
            percent=numbers.percent(
                numbers.signed(percent, language=language, decimals=1), language=language
            ),
        )
        for column, year, percent in found.itertuples(index=False, name=None)
    ]
    return f"{', '.join(said)}; {words('method.jumps_why')}"


def _package(key: str, kind: str, language: str) -> bytes:
    return packages.package(
        read_table(key), dataset(key), kind=kind, areas=repository.boundaries(), language=language
    )


def _columns(card: Dataset) -> dict[str, list[str]]:
    words, language = session.words(), session.language()
    return {
        words("method.columns"): [column.name for column in card.columns],
        words("method.unit"): [column.unit.said(language) for column in card.columns],
        words("method.description"): [column.description.said(language) for column in card.columns],
    }


def _fact(key: str, said: str) -> None:
    st.markdown(f"**{session.words()(key)}.** {said}")


def _indicator_text(one: Indicator) -> str:
    language = session.language()
    texts = (one.title, one.meaning, one.why_it_matters, one.limitations, one.formula)
    return " ".join([one.key, *(text.said(language) for text in texts)])


def _absent_text(one: LeftOut) -> str:
    return " ".join(said.said(session.language()) for said in (one.what, one.why))


def _dataset_text(card: Dataset) -> str:
    language = session.language()
    texts = (card.title, card.producer, card.processing, card.limitations)
    return " ".join([card.key, *(text.said(language) for text in texts)])
