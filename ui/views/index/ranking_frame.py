"""The ranking as data: score, rank, its range, the values behind, and why an area has none."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from atlas import repository
from atlas.index.wording import element_title
from atlas.repository import index_results
from atlas.wording.readers_words import quoted
from indicators import indicator
from indicators.index.design.model import Element
from indicators.index.uncertainty.explanation import row_of
from ui.state import session
from ui.state.index import CHANGE, Shown, change
from ui.views.index.summary import few


def frame_of(shown: Shown) -> pd.DataFrame:
    """The ranking as a table to take away, worst first; areas without a rank come last, each with
    its typed reason. Scores have two decimals, shares three, values as many as their indicator."""
    words, language, names = session.words(), session.language(), repository.areas()["name"]
    ranked = [
        {
            "area_id": area,
            "area": names[area],
            "score": round(one.score, 2),
            "rank": one.rank,
            "rank_p05": one.low,
            "rank_p95": one.high,
            "ranked_of": one.ranked_of,
            "p_worst_fifth": round(one.probability, 3),
            "certainty": one.word(language),
            "robust": one.robust_word(language) if one.counts else words("index.not_counted"),
            "coverage": round(one.coverage, 3),
            "few_residents": area in few(shown),
            "counts_in_ranks": one.counts,
            "rank_reason": "",
            "lacking": _lacking(shown, area),
        }
        for area, one in shown.facts.items()
    ]
    without = [
        {"area_id": area, "area": names[area], "rank_reason": one.reason,
         "few_residents": area in few(shown), "counts_in_ranks": False,
         "lacking": _listed(one.lacking)}
        for area, one in index_results.unranked(shown.name, shown.year).items()
    ]  # fmt: skip
    frame = pd.DataFrame([*ranked, *without])
    whole = dict.fromkeys(("rank", "rank_p05", "rank_p95", "ranked_of"), "Int64")
    frame = frame.astype(whole).merge(_parts(shown), on="area_id", how="left")
    found = change(shown)[0] if shown.reading == CHANGE else None
    if found is None:
        return frame
    since = session.words()("index.file_change", since=shown.since)
    return frame.assign(**{since: frame["area_id"].map(found).round(2)})


def _parts(shown: Shown) -> pd.DataFrame:
    """Value and score of every indicator, and the score of every theme."""
    words, scores, columns = session.words(), shown.scores, {}
    for one in shown.design.indicators:
        name = words("index.file_value", title=_named(shown, one))
        columns[name] = scores.raw[one.key].round(indicator(one.column).decimals)
    for one in shown.design.index.walk():
        if one.key != shown.design.index.key:
            name = words("index.file_score", title=_named(shown, one))
            columns[name] = scores.score[one.key].round(2)
    here = np.ones(len(scores.table), dtype=bool)
    if shown.year is not None and scores.table.years is not None:
        here = scores.table.years == shown.year
    frame = pd.DataFrame(columns)[here]
    return frame.assign(area_id=scores.table.ids[here].astype(int))


def _named(shown: Shown, one: Element) -> str:
    """Title of an element, with its key where another has the same title."""
    language = session.language()
    titles = [element_title(other, language) for other in shown.design.index.walk()]
    title = element_title(one, language)
    return title if titles.count(title) == 1 else f"{title} ({quoted(one.key)})"


def _lacking(shown: Shown, area: int) -> str:
    row = row_of(shown.scores, area, year=shown.year)
    reasons = index_results.inputs(bool(shown.design.year)).reasons
    return _listed(
        {
            one.column: str(reasons[one.column][row])
            for one in shown.design.indicators
            if not np.isfinite(shown.scores.score[one.key][row])
        }
    )


def _listed(lacking: Mapping[str, str]) -> str:
    """Each indicator an area lacks, with the reason in words where one is told."""
    words = session.words()
    return "; ".join(
        f"{indicator(column).title.said(words.language)}"
        + (f": {words(f'missing.{reason}')}" if reason else "")
        for column, reason in lacking.items()
    )
