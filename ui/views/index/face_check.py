"""A design beside what ISTAT has published: where both agree, where not, and why."""

from __future__ import annotations

import streamlit as st

from atlas import repository
from atlas.repository import index_results
from atlas.wording import numbers
from atlas.wording.ranks import cell
from indicators import indicator
from indicators.index.uncertainty.explanation import row_of
from indicators.spec import Standing
from ui.state import session
from ui.state.index import Shown
from ui.views.index.diagnostics import keys_of, titles_of
from ui.views.index.summary import standing, why_unranked, written

NAMED = (57, 31)
"""San Siro and Monluè - Ponte Lambro: what the press named of ISTAT's IDISE in December 2025."""


def face(shown: Shown) -> None:
    """Where ours agrees with what is published, where it differs, which component and why."""
    words = session.words()
    if shown.design.year:
        return
    with st.expander(words("index.face"), key="atlas-index-face"):
        names = repository.areas()["short_name"]
        named = [str(names[area]) for area in NAMED]
        st.markdown(words("index.face_source", first=named[0], second=named[1]))
        for area in NAMED:
            st.markdown(_said(shown, area))
        st.table([_face_line(shown, area) for area in NAMED])
        st.caption(words("index.face_note"))


def _said(shown: Shown, area: int) -> str:
    """One neighbourhood: its place, and the components that keep it from a higher one."""
    words, name = session.words(), repository.areas()["short_name"][area]
    one = shown.facts.get(area)
    if one is None:
        return words("index.face_none", area=name, why=why_unranked(shown, area))
    fifth = -(-one.ranked_of // 5)
    key = "index.face_agrees" if one.rank <= fifth else "index.face_differs"
    said = words(
        key, area=name, standing=standing(shown, one), word=one.word(words.language),
    )  # fmt: skip
    return f"{said} {_because(shown, area)}" if one.rank > fifth else said


def _because(shown: Shown, area: int) -> str:
    """The component that lowers it most, those it lacks, and whether its income is shared."""
    words, row = session.words(), row_of(shown.scores, area)
    parts = []
    pulls = index_results.choices_of(shown.name, shown.year)
    own = pulls[(pulls["id"] == area) & (pulls["choice"] == "without") & (pulls["shift"] < 0)]
    titles = dict(zip(keys_of(shown), titles_of(shown), strict=True))
    if len(own):
        worst = own.sort_values("shift").iloc[0]
        parts.append(
            words("index.face_lowers", title=titles[str(worst["variant"])], rank=int(worst["rank"]))
        )
    reasons = index_results.inputs(bool(shown.design.year)).reasons
    lacking = [
        f"{titles[one.key]} ({words(f'missing.{reasons[one.column][row]}')})"
        for one in shown.design.indicators
        if str(reasons[one.column][row])
    ]
    if lacking:
        parts.append(words("index.face_lacks", listed="; ".join(lacking)))
    if any(
        indicator(one.column).standing is Standing.TRANSFERRED for one in shown.design.indicators
    ):
        parts.append(words("index.face_postcode"))
    return " ".join(parts)


def _face_line(shown: Shown, area: int) -> dict[str, str]:
    words, row = session.words(), row_of(shown.scores, area)
    reasons = index_results.inputs(bool(shown.design.year)).reasons
    one = shown.facts.get(area)
    line = {
        words("table.area"): str(repository.areas()["short_name"][area]),
        words("index.rank"): cell(one.standing, language=words.language) if one else numbers.DASH,
        words("index.score"): written(one.score) if one else "–",
    }
    for element, title in zip(shown.design.indicators, titles_of(shown, short=True), strict=True):
        value = float(shown.scores.score[element.key][row])
        reason = str(reasons[element.column][row])
        line[title] = words("index.unknown") if reason else written(value)
    return line
