"""The key of the laboratory's map, in words and counts."""

from __future__ import annotations

import streamlit as st

from atlas.index.view import CHANGE, IndexView, change
from atlas.wording import numbers
from indicators.index.uncertainty.certainty import ROBUST_WORDS, Robustness
from render.style import palette
from ui.state import session
from ui.views.index.painting import Painted, painted
from ui.views.index.summary import written

ROBUST_ORDER = (Robustness.NEVER, Robustness.DEPENDS, Robustness.ALWAYS)


def legend(view: IndexView) -> None:
    """What the colours mean, in words and counts."""
    words, drawn = session.words(), painted(view)
    rows = _rows(view, drawn)
    items = "".join(
        f'<li style="display:flex;gap:.5rem;align-items:center"><span aria-hidden="true" '
        f'style="width:1.4rem;height:1rem;border:1px solid #8a93a0;'
        f'background:{_ground(drawn.colours[place], hatched=view.robust and place == 1)}"></span>'
        f"{label} · {words('index.areas', count=count)}</li>"
        for place, label, count in rows
    )
    if items:
        st.html(f'<ul style="list-style:none;padding:0;margin:0">{items}</ul>')
    note = {CHANGE: "index.legend_change"}.get(
        view.reading, "index.legend_robust" if view.robust else "index.legend_score"
    )
    if rows:
        st.caption(words(note))


def _rows(view: IndexView, drawn: Painted) -> list[tuple[int, str, int]]:
    """Class, its words, and how many areas it holds (of those that count)."""
    words, counted = session.words(), {a for a, facts in view.facts.items() if facts.counts}
    members = {
        place: [
            area for area, number in drawn.classes.items() if number == place and area in counted
        ]
        for place in range(len(drawn.colours))
    }
    if view.robust:
        return [
            (place, ROBUST_WORDS[kind].text(words.language), len(members[place]))
            for place, kind in enumerate(ROBUST_ORDER)
        ]
    changes, _ = change(view) if view.reading == CHANGE else (None, "")
    rows = []
    for place, areas in members.items():
        if not areas:
            continue
        if view.reading == CHANGE and changes is not None:
            ends = [float(changes[area]) for area in areas]
            low, high = (
                numbers.signed(end, language=words.language, decimals=1)
                for end in (min(ends), max(ends))
            )
        else:
            scores = [view.facts[area].score for area in areas]
            low, high = written(min(scores)), written(max(scores))
        rows.append((place, numbers.span(low, high, language=words.language), len(areas)))
    return rows


def _ground(colour: str, *, hatched: bool) -> str:
    """Ground of a swatch: hatched, as on the map, where it depends on the choices."""
    if not hatched:
        return colour
    ink = palette.hatch_on(palette.theme(session.theme_name()), colour)
    return f"repeating-linear-gradient(45deg,{colour} 0 4px,{ink} 4px 6px)"
