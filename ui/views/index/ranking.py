"""The ranking on screen: place, its range, how often among the first; a row chooses the area."""

from __future__ import annotations

import json
import zlib
from functools import partial
from typing import Any

import streamlit as st

from atlas import repository
from atlas.index.facts import AreaIndex
from atlas.index.sentences import among, few, first_fifth, label, written
from atlas.index.view import IndexView
from atlas.repository import index_results
from atlas.repository.index_results import FEW
from atlas.wording import numbers, text
from indicators.index.uncertainty.certainty import Robustness
from ui.component import component
from ui.state import session

KEY = "atlas-index-ranking"
ORDERS = ("rank", "sure", "width", "name")

_ranking = component("ranking", '<div class="ranking"></div>')


def ranking(view: IndexView) -> None:
    """The table twin of the map, filtered, sorted and walked in the browser."""
    words, ends = session.words(), first_fifth(view)
    title = words("index.ranking", among=among(view))
    ranked = next(iter(view.facts.values())).ranked_of
    data = {
        "rows": rows(view),
        "of": ranked,
        "first": -(-ranked // 5),
        "words": {
            "title": title,
            **{name: words(f"index.ranking_{name}") for name in ("filter", "order", "none")},
        },
        "orders": [(order, words(f"index.order_{order}", **ends)) for order in ORDERS],
        "heads": [
            words("index.rank"), words("table.area"),
            words("index.range_errors" if view.errors else "index.range"),
            words("index.score"), words("index.times", **ends), words("table.note"),
        ],
    }  # fmt: skip
    stamp = f"{zlib.crc32(json.dumps(data).encode()):x}"
    st.markdown(f"**{title}**")
    _ranking(
        key=KEY,
        data=data | {"stamp": stamp, "chosen": view.area},
        height="content",
        on_area_change=partial(session.from_drawing, KEY),
    )
    st.caption(words("index.ranking_note", few=written(view, FEW, 0)))


def rows(view: IndexView) -> list[dict[str, Any]]:
    """One row for each area, by place; those outside the ranking last, with the reason."""
    names = repository.areas()["name"]
    ranked = [_row(view, area, facts) for area, facts in view.facts.items()]
    without = index_results.unranked(view.name, view.year)
    blank = dict.fromkeys(("rank", "range", "score", "times"), numbers.DASH)
    nothing = dict.fromkeys(("at", "low", "high", "points", "sure"))
    return [
        *(row | {"name": names[row["area"]]} for row in ranked),
        *(
            {"area": area, "name": names[area], "note": label(view, area), **blank, **nothing}
            for area in without
        ),
    ]


def _row(view: IndexView, area: int, facts: AreaIndex) -> dict[str, Any]:
    counts = facts.counts
    span = numbers.span(str(facts.low), str(facts.high), language=view.language)
    return {
        "area": area,
        "rank": f"{facts.rank}" if counts else f"({facts.rank})",
        "at": facts.rank,
        "low": facts.low,
        "high": facts.high,
        "range": span,
        "score": written(view, facts.score),
        "points": facts.score,
        "times": _times(view, facts) if counts else numbers.DASH,
        "sure": facts.probability if counts and not facts.doubtful else None,
        "note": _note(view, area, facts),
    }


def _times(view: IndexView, facts: AreaIndex) -> str:
    """In how many redraws of 100 it is among the first, where a weak figure does not forbid it."""
    words = text(view.language)
    if facts.doubtful:
        return words("index.times_doubtful")
    if facts.robust is Robustness.DEPENDS:
        return str(int(100 * facts.probability))
    return words(f"index.times_{facts.robust.value}")


def _note(view: IndexView, area: int, facts: AreaIndex) -> str:
    words = text(view.language)
    percent = numbers.percent(written(view, 100 * facts.coverage, 0), language=view.language)
    part = words("index.note_present", part=percent)
    notes = [
        words("index.few_yes", count=written(view, FEW, 0)) if area in few(view) else "",
        words("index.note_doubtful") if facts.doubtful else "",
        part if facts.coverage < 1 else "",
    ]
    return "; ".join(filter(None, notes))
