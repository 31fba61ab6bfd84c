"""A design beside what ISTAT has published: where both agree, where not, and why."""

import streamlit as st

from atlas import repository
from atlas.index.sentences import caution, rank_words, why_unranked
from atlas.index.view import IndexView
from atlas.repository import index_results
from atlas.wording import numbers
from atlas.wording.ranks import cell
from indicators import indicator
from indicators.index.uncertainty.explanation import row_of
from indicators.spec import ObservationStatus
from ui.state import session
from ui.views.index.checks.diagnostics import keys_of, titles_of
from ui.views.index.summary import written

NAMED = (57, 31)
"""San Siro and Monluè - Ponte Lambro: what the press named of ISTAT's IDISE in December 2025."""


def face(view: IndexView) -> None:
    """Where ours agrees with what is published, where it differs, which component and why."""
    words = session.words()
    st.header(words("index.face"), anchor=False)
    names = repository.areas()["short_name"]
    named = [str(names[area]) for area in NAMED]
    st.markdown(words("index.face_source", first=named[0], second=named[1]))
    for area in NAMED:
        st.markdown(_said(view, area))
    st.table([_face_line(view, area) for area in NAMED])
    st.caption(words("index.face_note"))


def _said(view: IndexView, area: int) -> str:
    """One neighbourhood: its place, and the components that keep it from a higher one."""
    words, name = session.words(), repository.areas()["short_name"][area]
    facts = view.facts.get(area)
    if facts is None:
        return words("index.face_none", area=name, why=why_unranked(view, area))
    fifth = -(-facts.ranked_of // 5)
    key = "index.face_agrees" if facts.rank <= fifth else "index.face_differs"
    sentence = words(
        key, area=name, standing=rank_words(view, facts), word=facts.word(words.language)
    )
    sentence = f"{sentence}{caution(view, facts)}"
    return f"{sentence} {_because(view, area)}" if facts.rank > fifth else sentence


def _because(view: IndexView, area: int) -> str:
    """The component that lowers it most, those it lacks, and whether its income is shared."""
    words, row = session.words(), row_of(view.scores, area)
    parts = []
    pulls = index_results.choices_of(view.name, view.year)
    own = pulls[(pulls["id"] == area) & (pulls["choice"] == "without") & (pulls["shift"] < 0)]
    titles = dict(zip(keys_of(view), titles_of(view), strict=True))
    if len(own):
        worst = own.sort_values("shift").iloc[0]
        parts.append(
            words("index.face_lowers", title=titles[str(worst["variant"])], rank=int(worst["rank"]))
        )
    reasons = index_results.inputs(bool(view.design.year)).reasons
    lacking = [
        f"{titles[element.key]} ({words(f'missing.{reasons[element.column][row]}')})"
        for element in view.design.indicators
        if str(reasons[element.column][row])
    ]
    if lacking:
        parts.append(words("index.face_lacks", listed="; ".join(lacking)))
    known = (indicator(element.column) for element in view.design.indicators)
    if any(of_source.status is ObservationStatus.TRANSFERRED for of_source in known):
        parts.append(words("index.face_postcode"))
    return " ".join(parts)


def _face_line(view: IndexView, area: int) -> dict[str, str]:
    words, row = session.words(), row_of(view.scores, area)
    reasons = index_results.inputs(bool(view.design.year)).reasons
    facts = view.facts.get(area)
    line = {
        words("table.area"): str(repository.areas()["short_name"][area]),
        words("index.rank"): (
            cell(facts.rank_range, language=words.language) if facts else numbers.DASH
        ),
        words("index.score"): written(facts.score) if facts else "–",
    }
    for element, title in zip(view.design.indicators, titles_of(view, short=True), strict=True):
        value = float(view.scores.score[element.key][row])
        reason = str(reasons[element.column][row])
        line[title] = words("index.unknown") if reason else written(value)
    return line
