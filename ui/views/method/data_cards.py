"""The cards of the datasets: producer, licence, processing, columns, files."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.wording import numbers
from data.catalogue import continuity
from data.catalogue.card import Dataset, dataset
from data.catalogue.read import read_table
from render.files import datasets as packages
from render.files.export import FOR_PEOPLE
from ui.state import session
from ui.views.method.papers import closed_box, fact
from ui.widgets.downloads import Download, downloads


def data_cards(cards: list[Dataset]) -> None:
    """Every card under its title, made and sent only when it is opened."""
    for card in cards:
        with closed_box(card.title.text(session.language()), f"table-{card.key}") as box:
            if box.open:
                _dataset(card)


def _dataset(card: Dataset) -> None:
    words, language = session.words(), session.language()
    rows = words("method.rows", count=numbers.number(card.rows, language=language))
    fact("method.producer", card.producer.text(language))
    fact("method.licence", f"[{card.licence.name.text(language)}]({card.licence.url})")
    fact("method.attribution", card.attribution.text(language))
    fact("method.citation", card.citation.text(language))
    fact(
        "method.years",
        f"{card.reference_years.text(language)}; {card.spatial_support.text(language)}; {rows}",
    )
    published, accessed = (
        numbers.day_or_words(date.text(language), language=language)
        for date in (card.date_published, card.date_accessed)
    )
    fact("method.published", f"{published}; {words('method.accessed')}: {accessed}")
    fact("method.processing", card.processing.text(language))
    fact("method.limits", card.limitations.text(language))
    if continuity.is_yearly(card) and continuity.is_long(table := read_table(card.key)):
        fact("method.jumps", _jumps(table, card))
    fact("method.fingerprint", f"`{card.sha256}`")
    for change in card.changes:
        day = numbers.day(change.date, language=language)
        fact("method.history", f"{change.version}, {day}: {change.sentence.text(language)}")
    st.table(_columns(card))
    name = packages.name_of(card, language)
    downloads(
        Download(
            words(f"download.{kind}"),
            f"{name}.{kind}",
            partial(_package, card.key, kind, language),
            key=f"atlas-file-{card.key}-{kind}",
            other=kind not in FOR_PEOPLE,
        )
        for kind in packages.formats_of(card)
    )


def _jumps(table: pd.DataFrame, card: Dataset) -> str:
    """Years in which a column's city total jumps, or that there is none."""
    words, language = session.words(), session.language()
    jumps = continuity.jumps(table, card)
    if jumps.empty:
        return words("method.no_jumps")
    sentences = [
        words(
            "method.jump",
            column=f"`{column}`",
            year=year,
            percent=numbers.percent(
                numbers.signed(percent, language=language, decimals=1), language=language
            ),
        )
        for column, year, percent in jumps.itertuples(index=False, name=None)
    ]
    return f"{', '.join(sentences)}; {words('method.jumps_why')}"


def _package(key: str, kind: str, language: str) -> bytes:
    return packages.package(
        read_table(key), dataset(key), kind=kind, areas=repository.boundaries(), language=language
    )


def _columns(card: Dataset) -> dict[str, list[str]]:
    words, language = session.words(), session.language()
    return {
        words("method.columns"): [column.name for column in card.columns],
        words("method.unit"): [column.unit.text(language) for column in card.columns],
        words("method.description"): [column.description.text(language) for column in card.columns],
    }


def dataset_text(card: Dataset) -> str:
    """What is searched of a card."""
    language = session.language()
    texts = (card.title, card.producer, card.processing, card.limitations)
    return " ".join([card.key, *(text.text(language) for text in texts)])
