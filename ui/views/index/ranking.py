"""The ranking as a table, a score opened down to its source rows, and the files to take away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from atlas import repository
from atlas.index.wording import element_title, short_title, weighing_name
from atlas.provenance.papers import Papers
from atlas.provenance.source_cells import source_cells
from atlas.repository import index_results
from atlas.repository.index_results import FEW
from atlas.wording import numbers
from atlas.wording.readers_words import quoted
from data.catalogue.card import dataset
from indicators import indicator
from indicators.index.design.model import Element
from indicators.index.uncertainty.explanation import ScorePart, explained, row_of
from render.files import tables as export
from ui.state import session
from ui.state.index import CHANGE, Shown, change
from ui.views.index.summary import among, few, hundredths, sentence, title_of, why_unranked, written
from ui.widgets import posters, printable_table, tables
from ui.widgets.downloads import Download, downloads

TABLE = "atlas-index-table"
INDENT = "\u2003"


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


def ranking(shown: Shown) -> None:
    """The table twin: rank, range, certainty; picking a row chooses the area."""
    words, frame = session.words(), frame_of(shown)
    ranked = frame["rank_reason"] == ""
    readable = pd.DataFrame(
        {
            words("index.rank"): [_rank(row) for row in frame.to_dict("records")],
            words("index.range_errors" if shown.errors else "index.range"): [
                numbers.span(str(low), str(high), language=words.language) if there else "–"
                for low, high, there in zip(
                    frame["rank_p05"], frame["rank_p95"], ranked, strict=True
                )
            ],
            words("table.area"): frame["area"],
            words("index.score"): [
                written(score) if there else "–"
                for score, there in zip(frame["score"], ranked, strict=True)
            ],
            words("index.in_fifth"): frame["certainty"].fillna("–"),
            words("index.robust"): [_robust(row) for row in frame.to_dict("records")],
            words("index.present"): [
                hundredths(part) if there else "–"
                for part, there in zip(frame["coverage"], ranked, strict=True)
            ],
            words("index.few"): np.where(
                frame["few_residents"], words("index.few_yes", count=written(FEW, 0)), ""
            ),
        }
    )
    st.markdown(f"**{words('index.ranking', among=among(shown))}**")
    st.caption(words("index.ranking_note", few=written(FEW, 0)))
    areas = frame["area_id"].tolist()

    def draw() -> None:
        tables.table(
            readable, key=TABLE, language=words.language, height=380,
            selection_mode="single-row", on_select=lambda: _pick(areas),
        )  # fmt: skip

    printable_table.whole(draw, readable, key="ranking")


def _robust(row: dict[Any, Any]) -> str:
    reason = row["rank_reason"]
    return session.words()(f"index.why_{reason}") if reason else str(row["robust"])


def _rank(row: dict[Any, Any]) -> str:
    if row["rank_reason"] != "":
        return "–"
    return f"{row['rank']}" if row["counts_in_ranks"] else f"({row['rank']})"


def _pick(areas: list[int]) -> None:
    rows = st.session_state[TABLE]["selection"]["rows"]
    if rows:
        session.choose(area=int(areas[rows[0]]), place=None)


def opened(shown: Shown) -> None:
    """The chosen area's score, with the numbers filled in, down to the rows of the sources."""
    words = session.words()
    if shown.area is None:
        return
    with st.expander(words("index.opened"), key="atlas-index-opened"):
        if shown.area not in shown.facts:
            st.markdown(why_unranked(shown, shown.area))
        row = row_of(shown.scores, shown.area, year=shown.year)
        parts = explained(shown.scores, row, written=lambda found: written(found, 2))
        st.table([_line(shown, part) for part in parts])
        st.markdown(f"**{words('index.source_rows')}**")
        lines = [line for part in parts for line in _source_lines(shown, part, row)]
        st.table(lines)
        st.caption(words("index.version", edition=shown.design.edition))


def _line(shown: Shown, part: ScorePart) -> dict[str, str]:
    words = session.words()
    element = shown.design.element(part.key)
    return {
        words("index.part"): INDENT * part.depth + weighing_name(element, words.language),
        words("index.raw"): _known(part.raw),
        words("index.score"): written(part.score, 2) if part.present else "–",
        words("index.weight"): hundredths(part.weight),
        words("index.formula"): part.formula,
    }


def _known(value: float | None) -> str:
    if value is None:
        return ""
    return "–" if np.isnan(value) else written(value, 2)


def _source_lines(shown: Shown, part: ScorePart, row: int) -> list[dict[str, str]]:
    """The cells an indicator was read from, or the typed reason why it has no value."""
    words, element = session.words(), shown.design.element(part.key)
    if not element.column or shown.area is None:
        return []
    known, inputs = indicator(element.column), index_results.inputs(bool(shown.design.year))
    title, language = short_title(element, words.language), words.language
    year = shown.year or known.latest_year
    if reason := str(inputs.reasons[element.column][row]):
        return [_source_line(title, words(f"missing.{reason}"), "", "")]
    table = repository.indicator_data(known.key).by_year[year]
    pooled = int(table.loc[[shown.area], "pooled_years"].iloc[0])
    cells = [
        cell
        for one in range(year - pooled + 1, year + 1)
        for cell in source_cells(known, repository.panel().frames, shown.area, one)
    ]
    return [
        _source_line(
            title,
            one.meaning.said(language),
            numbers.number(one.value, language=language, decimals=0 if one.value % 1 == 0 else 4),
            f"{one.file}: area_id {one.area}"
            + (f", year {one.year}" if one.year else "")
            + f", {one.column}",
        )
        for one in cells
    ]


def _source_line(title: str, what: str, value: str, where: str) -> dict[str, str]:
    words = session.words()
    return {
        words("index.indicator"): title,
        words("index.source_what"): what,
        words("index.raw"): value,
        words("index.source_where"): where,
    }


def papers(shown: Shown) -> Papers:
    """What travels with every file."""
    words = session.words()
    keys = {key for one in shown.design.indicators for key in indicator(one.column).datasets}
    named = sorted({dataset(key).attribution.said(words.language) for key in keys})
    return Papers(
        title=title_of(shown),
        sentence=sentence(shown),
        source="; ".join(dict.fromkeys(source for one in named for source in one.split("; "))),
        caveat=words("index.own") if shown.is_own else words("index.caveat"),
        made_on=numbers.day(repository.today().isoformat(), language=words.language),
        notes=((words("index.method"), convergence(shown)),),
        language=words.language,
    )


def convergence(shown: Shown) -> str:
    """Draws, seed, and how far the draws have settled."""
    words = session.words()
    found = index_results.unsure(shown.name, shown.year, shown.errors)
    return words(
        "index.convergence_errors" if shown.errors else "index.convergence",
        draws=written(found.draws, 0), seed=found.seed,
        error=written(100 * found.standard_error, 1), half=written(found.half_difference, 0),
    )  # fmt: skip


def takeaway(shown: Shown) -> None:
    """Source line, and the files."""
    words, own = session.words(), papers(shown)
    st.caption(f"{words('index.sources')}: {own.source}. {own.caveat} {convergence(shown)}")
    frame, language = frame_of(shown), words.language
    makers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: export.csv_file(frame, own),
        "geojson": lambda: export.geojson_file(repository.drawing()[0], frame, own),
    }
    with st.popover(words("download.button"), icon=":material/download:"):
        downloads(
            (
                Download(
                    words(f"download.{kind}"), f"scores.{kind}", make, key=f"atlas-index-{kind}"
                )
                for kind, make in makers.items()
            ),
            stretched=True,
        )
        posters.buttons(lambda: posters.of_index(shown, language), name="index", key="atlas-index")
