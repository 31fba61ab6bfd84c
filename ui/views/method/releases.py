"""Earlier releases on screen: what was published, and what has moved since."""

from __future__ import annotations

import streamlit as st

from atlas import releases as atlas_releases
from atlas import repository
from atlas.releases import Pair
from atlas.wording import numbers
from data.releases import Release, listed, releases
from ui.state import session
from ui.views.method.papers import closed_box
from ui.widgets import tables


def earlier_releases() -> None:
    """Dated corrections; with two releases or more, each of the earlier ones beside the latest."""
    published = releases()
    if len(published) < 2 and not any(release.corrections for release in published):
        return
    words = session.words()
    with closed_box(f"**{words('releases.title')}**", "releases") as box:
        if not box.open:
            return
        for release in published:
            for correction in release.corrections:
                told = _day(correction.told_on.isoformat())
                st.markdown(words("releases.correction", day=told, version=release.version))
                st.markdown(correction.sentence.text(words.language))
        if len(published) > 1:
            _comparison(published[:-1])


def _comparison(earlier: tuple[Release, ...]) -> None:
    words = session.words()
    by_version = {release.version: release for release in reversed(earlier)}
    version = st.selectbox(
        words("releases.choose"),
        list(by_version),
        index=0,
        format_func=lambda name: _named(by_version[name]),
        key="atlas-releases-version",
    )
    two = atlas_releases.pair(by_version[version])
    count, measures = len(two.moved), two.moved["measure"].nunique()
    st.markdown(words("releases.moved", count=count, measures=measures))
    papers = listed()
    st.caption(
        words(
            "releases.licence",
            licence=papers.licence,
            attribution=papers.attribution.text(words.language),
        )
    )
    _measure(two)


def _measure(two: Pair) -> None:
    words = session.words()
    language = words.language
    measure = st.selectbox(
        words("releases.measure"),
        two.measures,
        index=0,
        format_func=lambda key: atlas_releases.title(key, language),
        key="atlas-releases-measure",
    )
    years = two.years(measure)
    if not years:
        st.markdown(words("releases.not_there"))
        return
    names = repository.areas()["short_name"]
    rows = atlas_releases.table(two, measure, years[0], names, language)
    tables.table(rows, key="atlas-releases-table", language=language)


def _named(release: Release) -> str:
    day = _day(release.released_on.isoformat())
    return session.words()("releases.as_published", day=day, version=release.version)


def _day(day: str) -> str:
    return numbers.day(day, language=session.language())
