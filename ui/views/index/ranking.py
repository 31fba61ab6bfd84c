"""The ranking on screen: rank, range, certainty; picking a row chooses the area."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from atlas.index.sentences import among
from atlas.index.view import IndexView
from atlas.repository.index_results import FEW
from atlas.wording import numbers
from ui.state import session
from ui.views.index.ranking_frame import frame_of
from ui.views.index.summary import hundredths, written
from ui.widgets import tables
from ui.widgets.tables import OnPaper

TABLE = "atlas-index-table"


def ranking(view: IndexView) -> None:
    """The table twin: rank, range, certainty; picking a row chooses the area."""
    words, frame = session.words(), frame_of(view)
    ranked = frame["rank_reason"] == ""
    readable = pd.DataFrame(
        {
            words("index.rank"): [_rank(row) for row in frame.to_dict("records")],
            words("index.range_errors" if view.errors else "index.range"): [
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
    st.markdown(f"**{words('index.ranking', among=among(view))}**")
    st.caption(words("index.ranking_note", few=written(FEW, 0)))
    areas = frame["area_id"].tolist()
    tables.table(
        readable, key=TABLE, language=words.language, height=380,
        selection_mode="single-row", on_select=lambda: _pick(areas),
        on_paper=OnPaper("ranking", readable),
    )  # fmt: skip


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
