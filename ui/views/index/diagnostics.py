"""Statistical checks of a design, and its face check against what ISTAT has published."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from atlas import repository
from atlas.index.wording import short_title, weighing_name
from atlas.repository import index_results
from atlas.wording import numbers
from atlas.wording.ranks import cell
from indicators import indicator
from indicators.index.uncertainty.diagnostics import Diagnostics
from indicators.index.uncertainty.explanation import row_of
from indicators.spec import ObservationStatus
from ui.state import session
from ui.state.index import Shown
from ui.views.index.summary import hundredths, standing, why_unranked, written
from ui.widgets.boundary import part

NAMED = (57, 31)
"""San Siro and Monluè - Ponte Lambro: what the press named of ISTAT's IDISE in December 2025."""


def diagnostics(shown: Shown) -> None:
    """How the indicators hang together, and what each does to the index."""
    words, found = session.words(), index_results.checks(shown.name)
    with st.expander(words("index.checks"), key="atlas-index-checks"):
        st.markdown(_against(shown, found))
        part(_weights, shown, found)
        st.markdown(f"**{words('index.correlations')}**")
        part(_correlations, shown, found.correlations)
        st.markdown(f"**{words('index.components_title')}**")
        st.markdown(words("index.alpha", alpha=_two(found.alpha), kmo=_two(found.kmo)))
        part(_components, shown, found)
        st.caption(words("index.complete", complete=found.complete, rows=found.rows))


def _two(value: float) -> str:
    return "–" if np.isnan(value) else written(value, 2)


def _titles(shown: Shown, *, short: bool = False) -> list[str]:
    title = short_title if short else weighing_name
    return [title(one, session.language()) for one in shown.design.indicators]


def _against(shown: Shown, found: Diagnostics) -> str:
    """Which indicators pull against the index, and which against each other."""
    words, titles = (
        session.words(),
        dict(zip(_keys(shown), _titles(shown, short=True), strict=True)),
    )
    rows = found.effective.to_dict("records")
    against = [titles[row["key"]] for row in rows if row["against"]]
    pairs = [
        f"{titles[str(one)]} / {titles[str(other)]} ({written(value, 2)})"
        for place, one in enumerate(found.correlations.index)
        for other, value in list(found.correlations.loc[one].items())[:place]
        if value < 0
    ]
    first = words("index.against_some", listed=", ".join(against)) if against else words(
        "index.against_none"
    )  # fmt: skip
    return f"{first} {words('index.against_pairs', listed='; '.join(pairs)) if pairs else ''}"


def _keys(shown: Shown) -> list[str]:
    return [one.key for one in shown.design.indicators]


def _weights(shown: Shown, found: Diagnostics) -> None:
    words = session.words()
    ranked = shown.scores.rank > 0
    st.table(
        [
            {
                words("index.indicator"): title,
                words("index.with_value"): written(
                    int(np.isfinite(shown.scores.score[row["key"]][ranked]).sum()), 0
                ),
                words("index.weight"): hundredths(row["weight"]),
                words("index.influence"): (
                    "–" if np.isnan(row["influence_share"])
                    else hundredths(row["influence_share"])
                ),
                words("index.correlation"): _two(row["correlation"]),
                words("index.against"): words("index.against_yes") if row["against"] else "",
            }
            for title, row in zip(_titles(shown), found.effective.to_dict("records"), strict=True)
        ]
    )  # fmt: skip
    st.caption(words("index.influence_note"))


def _correlations(shown: Shown, matrix: pd.DataFrame) -> None:
    """Lower half of the matrix; columns are numbered as the lines are."""
    values = matrix.to_numpy()
    st.table(
        [
            {session.words()("index.indicator"): f"{place + 1} · {title}"}
            | {
                f"{column + 1}": _two(float(values[place, column])) if column < place else ""
                for column in range(len(values) - 1)
            }
            for place, title in enumerate(_titles(shown))
        ]
    )


def _components(shown: Shown, found: Diagnostics) -> None:
    """Eigenvalues, and the loadings of the components that weigh more than one indicator."""
    words = session.words()
    total = float(np.nansum(found.eigenvalues))
    if not total:
        return
    shares = "; ".join(
        words("index.eigenvalue", place=place + 1, value=_two(float(one)),
              share=written(100 * float(one) / total, 0))
        for place, one in enumerate(found.eigenvalues)
    )  # fmt: skip
    st.markdown(words("index.eigenvalues", values=shares))
    st.table(
        [
            {words("index.indicator"): title}
            | {
                words("index.component", place=place + 1): _two(float(value))
                for place, value in enumerate(found.loadings.loc[key])
            }
            for key, title in zip(_keys(shown), _titles(shown), strict=True)
        ]
    )
    st.caption(words("index.loadings_note"))


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
    titles = dict(zip(_keys(shown), _titles(shown), strict=True))
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
        indicator(one.column).status is ObservationStatus.TRANSFERRED
        for one in shown.design.indicators
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
    for element, title in zip(shown.design.indicators, _titles(shown, short=True), strict=True):
        value = float(shown.scores.score[element.key][row])
        reason = str(reasons[element.column][row])
        line[title] = words("index.unknown") if reason else written(value)
    return line
