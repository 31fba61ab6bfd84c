"""Statistical checks of a design: how its indicators hang together."""

import numpy as np
import pandas as pd
import streamlit as st

from atlas.index.view import IndexView
from atlas.index.wording import short_title, weighing_name
from atlas.repository import index_results
from indicators.index.uncertainty.diagnostics import Diagnostics
from ui.state import session
from ui.views.index.summary import hundredths, written
from ui.widgets.boundary import part


def diagnostics(view: IndexView) -> None:
    """How the indicators hang together, and what each does to the index."""
    words, checks = session.words(), index_results.checks(view.name)
    st.header(words("index.checks"), anchor=False)
    st.markdown(_against(view, checks))
    part(_weights, view, checks)
    st.markdown(f"**{words('index.correlations')}**")
    part(_correlations, view, checks.correlations)
    st.markdown(f"**{words('index.components_title')}**")
    st.markdown(words("index.alpha", alpha=_two(checks.alpha), kmo=_two(checks.kmo)))
    part(_components, view, checks)
    st.caption(words("index.complete", complete=checks.complete, rows=checks.rows))


def _two(value: float) -> str:
    return "–" if np.isnan(value) else written(value, 2)


def titles_of(view: IndexView, *, short: bool = False) -> list[str]:
    """Titles of the design's indicators, in its order."""
    title = short_title if short else weighing_name
    return [title(element, session.language()) for element in view.design.indicators]


def _against(view: IndexView, checks: Diagnostics) -> str:
    """Which indicators pull against the index, and which against each other."""
    words, titles = (
        session.words(),
        dict(zip(keys_of(view), titles_of(view, short=True), strict=True)),
    )
    rows = checks.effective.to_dict("records")
    against = [titles[row["key"]] for row in rows if row["against"]]
    pairs = [
        f"{titles[str(first_key)]} / {titles[str(other)]} ({written(value, 2)})"
        for place, first_key in enumerate(checks.correlations.index)
        for other, value in list(checks.correlations.loc[first_key].items())[:place]
        if value < 0
    ]
    first = words("index.against_some", listed=", ".join(against)) if against else words(
        "index.against_none"
    )  # fmt: skip
    return f"{first} {words('index.against_pairs', listed='; '.join(pairs)) if pairs else ''}"


def keys_of(view: IndexView) -> list[str]:
    """Keys of the design's indicators, in its order."""
    return [element.key for element in view.design.indicators]


def _weights(view: IndexView, checks: Diagnostics) -> None:
    words = session.words()
    ranked = view.scores.rank > 0
    st.table(
        [
            {
                words("index.indicator"): title,
                words("index.with_value"): written(
                    int(np.isfinite(view.scores.score[row["key"]][ranked]).sum()), 0
                ),
                words("index.weight"): hundredths(row["weight"]),
                words("index.influence"): (
                    "–" if np.isnan(row["influence_share"])
                    else hundredths(row["influence_share"])
                ),
                words("index.correlation"): _two(row["correlation"]),
                words("index.against"): words("index.against_yes") if row["against"] else "",
            }
            for title, row in zip(titles_of(view), checks.effective.to_dict("records"), strict=True)
        ]
    )  # fmt: skip
    st.caption(words("index.influence_note"))


def _correlations(view: IndexView, matrix: pd.DataFrame) -> None:
    """Lower half of the matrix; columns are numbered as the lines are."""
    values = matrix.to_numpy()
    st.table(
        [
            {session.words()("index.indicator"): f"{place + 1} · {title}"}
            | {
                f"{column + 1}": _two(float(values[place, column])) if column < place else ""
                for column in range(len(values) - 1)
            }
            for place, title in enumerate(titles_of(view))
        ]
    )


def _components(view: IndexView, checks: Diagnostics) -> None:
    """Eigenvalues, and the loadings of the components that weigh more than one indicator."""
    words = session.words()
    total = float(np.nansum(checks.eigenvalues))
    if not total:
        return
    shares = "; ".join(
        words("index.eigenvalue", place=place + 1, value=_two(float(eigenvalue)),
              share=written(100 * float(eigenvalue) / total, 0))
        for place, eigenvalue in enumerate(checks.eigenvalues)
    )  # fmt: skip
    st.markdown(words("index.eigenvalues", values=shares))
    st.table(
        [
            {words("index.indicator"): title}
            | {
                words("index.component", place=place + 1): _two(float(value))
                for place, value in enumerate(checks.loadings.loc[key])
            }
            for key, title in zip(keys_of(view), titles_of(view), strict=True)
        ]
    )
    st.caption(words("index.loadings_note"))
