"""The key of the laboratory's map, in words and counts."""

from __future__ import annotations

import streamlit as st

from atlas.wording import numbers
from indicators.index.uncertainty.certainty import ROBUST_WORDS, Robustness
from render.style import palette
from ui.state import session
from ui.state.index import CHANGE, Shown, change
from ui.views.index.painting import Painted, painted
from ui.views.index.summary import written

ROBUST_ORDER = (Robustness.NEVER, Robustness.DEPENDS, Robustness.ALWAYS)


def legend(shown: Shown) -> None:
    """What the colours mean, in words and counts."""
    words, drawn = session.words(), painted(shown)
    rows = _rows(shown, drawn)
    items = "".join(
        f'<li style="display:flex;gap:.5rem;align-items:center"><span aria-hidden="true" '
        f'style="width:1.4rem;height:1rem;border:1px solid #8a93a0;'
        f'background:{_ground(drawn.colours[place], hatched=shown.robust and place == 1)}"></span>'
        f"{said} · {words('index.areas', count=count)}</li>"
        for place, said, count in rows
    )
    if items:
        st.html(f'<ul style="list-style:none;padding:0;margin:0">{items}</ul>')
    note = {CHANGE: "index.legend_change"}.get(
        shown.reading, "index.legend_robust" if shown.robust else "index.legend_score"
    )
    if rows:
        st.caption(words(note))


def _rows(shown: Shown, drawn: Painted) -> list[tuple[int, str, int]]:
    """Class, its words, and how many areas it holds (of those that count)."""
    words, counted = session.words(), {a for a, one in shown.facts.items() if one.counts}
    members = {
        place: [
            area for area, number in drawn.classes.items() if number == place and area in counted
        ]
        for place in range(len(drawn.colours))
    }
    if shown.robust:
        return [
            (place, ROBUST_WORDS[kind].said(words.language), len(members[place]))
            for place, kind in enumerate(ROBUST_ORDER)
        ]
    found, _ = change(shown) if shown.reading == CHANGE else (None, "")
    rows = []
    for place, areas in members.items():
        if not areas:
            continue
        if shown.reading == CHANGE and found is not None:
            ends = [float(found[area]) for area in areas]
            low, high = (
                numbers.signed(end, language=words.language, decimals=1)
                for end in (min(ends), max(ends))
            )
        else:
            scores = [shown.facts[area].score for area in areas]
            low, high = written(min(scores)), written(max(scores))
        rows.append((place, numbers.span(low, high, language=words.language), len(areas)))
    return rows


def _ground(colour: str, *, hatched: bool) -> str:
    """Ground of a swatch: hatched, as on the map, where it depends on the choices."""
    if not hatched:
        return colour
    ink = palette.hatch_on(palette.theme(session.theme_name()), colour)
    return f"repeating-linear-gradient(45deg,{colour} 0 4px,{ink} 4px 6px)"
