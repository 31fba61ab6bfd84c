"""The ranking as data: score, rank, its range, the values behind, and why an area has none."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from atlas import repository
from atlas.index.sentences import few
from atlas.index.view import CHANGE, IndexView, change
from atlas.index.wording import element_title
from atlas.repository import index_results
from atlas.wording.readers_words import quoted
from indicators import indicator
from indicators.index.design.model import Element
from indicators.index.uncertainty.explanation import row_of
from ui.state import session


def frame_of(view: IndexView) -> pd.DataFrame:
    """The ranking as a table to take away, worst first; areas without a rank come last, each with
    its typed reason. Scores have two decimals, shares three, values as many as their indicator."""
    words, language, names = session.words(), session.language(), repository.areas()["name"]
    ranked = [
        {
            "area_id": area,
            "area": names[area],
            "score": round(facts.score, 2),
            "rank": facts.rank,
            "rank_p05": facts.low,
            "rank_p95": facts.high,
            "ranked_of": facts.ranked_of,
            "p_worst_fifth": round(facts.probability, 3),
            "certainty": facts.word(language),
            "robust": facts.robust_word(language) if facts.counts else words("index.not_counted"),
            "coverage": round(facts.coverage, 3),
            "few_residents": area in few(view),
            "counts_in_ranks": facts.counts,
            "doubtful": facts.doubtful,
            "rank_reason": "",
            "lacking": _lacking(view, area),
        }
        for area, facts in view.facts.items()
    ]
    without = [
        {"area_id": area, "area": names[area], "rank_reason": facts.reason,
         "few_residents": area in few(view), "counts_in_ranks": False, "doubtful": False,
         "lacking": _listed(facts.lacking)}
        for area, facts in index_results.unranked(view.name, view.year).items()
    ]  # fmt: skip
    frame = pd.DataFrame([*ranked, *without])
    whole = dict.fromkeys(("rank", "rank_p05", "rank_p95", "ranked_of"), "Int64")
    frame = frame.astype(whole).merge(_parts(view), on="area_id", how="left")
    changes = change(view)[0] if view.reading == CHANGE else None
    if changes is None:
        return frame
    return frame.assign(score_change=frame["area_id"].map(changes).round(2))


def part_titles(view: IndexView) -> tuple[tuple[str, str], ...]:
    """Headings in words of the columns that only this design has."""
    words = session.words()
    return (
        *((_value(each), words("index.file_value", title=_named(view, each)))
          for each in view.design.indicators),
        *((_score(each), words("index.file_score", title=_named(view, each)))
          for each in _parted(view)),
        ("score_change", words("index.file_change", since=view.since)),
    )  # fmt: skip


def _value(element: Element) -> str:
    return f"value_{element.key}"


def _score(element: Element) -> str:
    return f"score_{element.key}"


def _parted(view: IndexView) -> list[Element]:
    """Every indicator and theme of the design, not the index itself."""
    index = view.design.index
    return [element for element in index.walk() if element.key != index.key]


def _parts(view: IndexView) -> pd.DataFrame:
    """Value and score of every indicator, and the score of every theme."""
    scores, columns = view.scores, {}
    for element in view.design.indicators:
        decimals = indicator(element.column).decimals
        columns[_value(element)] = scores.raw[element.key].round(decimals)
    for element in _parted(view):
        columns[_score(element)] = scores.score[element.key].round(2)
    here = np.ones(len(scores.table), dtype=bool)
    if view.year is not None and scores.table.years is not None:
        here = scores.table.years == view.year
    frame = pd.DataFrame(columns)[here]
    return frame.assign(area_id=scores.table.ids[here].astype(int))


def _named(view: IndexView, element: Element) -> str:
    """Title of an element, with its key where another has the same title."""
    language = session.language()
    titles = [element_title(other, language) for other in view.design.index.walk()]
    title = element_title(element, language)
    return title if titles.count(title) == 1 else f"{title} ({quoted(element.key)})"


def _lacking(view: IndexView, area: int) -> str:
    row = row_of(view.scores, area, year=view.year)
    reasons = index_results.inputs(bool(view.design.year)).reasons
    return _listed(
        {
            element.column: str(reasons[element.column][row])
            for element in view.design.indicators
            if not np.isfinite(view.scores.score[element.key][row])
        }
    )


def _listed(lacking: Mapping[str, str]) -> str:
    """Each indicator an area lacks, with the reason in words where one is told."""
    words = session.words()
    return "; ".join(
        f"{indicator(column).title.text(words.language)}"
        + (f": {words(f'missing.{reason}')}" if reason else "")
        for column, reason in lacking.items()
    )
