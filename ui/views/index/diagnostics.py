"""Statistical checks of a design: how its indicators hang together."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from atlas.index.wording import short_title, weighing_name
from atlas.repository import index_results
from indicators.index.uncertainty.diagnostics import Diagnostics
from ui.state import session
from ui.state.index import Shown
from ui.views.index.summary import hundredths, written
from ui.widgets.boundary import part


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


def titles_of(shown: Shown, *, short: bool = False) -> list[str]:
    """Titles of the design's indicators, in its order."""
    title = short_title if short else weighing_name
    return [title(one, session.language()) for one in shown.design.indicators]


def _against(shown: Shown, found: Diagnostics) -> str:
    """Which indicators pull against the index, and which against each other."""
    words, titles = (
        session.words(),
        dict(zip(keys_of(shown), titles_of(shown, short=True), strict=True)),
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


def keys_of(shown: Shown) -> list[str]:
    """Keys of the design's indicators, in its order."""
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
            for title, row in zip(titles_of(shown), found.effective.to_dict("records"), strict=True)
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
            for place, title in enumerate(titles_of(shown))
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
            for key, title in zip(keys_of(shown), titles_of(shown), strict=True)
        ]
    )
    st.caption(words("index.loadings_note"))
