"""The map of the laboratory and its key: the score, how sure it is, or what has changed."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.index.facts import robust_classes, score_classes
from atlas.wording import alt_text, numbers
from indicators.engine.classes import assign, diverging_breaks
from indicators.index.uncertainty.certainty import ROBUST_WORDS, Robustness
from indicators.spec import Polarity
from render.maps import folium_map, premises_marks
from render.style import palette
from ui.state import session
from ui.state.index import CHANGE, Shown, change
from ui.views.index.summary import among, few, label, title_of, written
from ui.widgets.map import panel, textures

ROBUST_ORDER = (Robustness.NEVER, Robustness.DEPENDS, Robustness.ALWAYS)


@dataclass(frozen=True, slots=True)
class Painted:
    """Classes by area, their colours from lowest to highest, what is hatched."""

    classes: dict[int, int]
    colours: tuple[str, ...]
    hatched: tuple[int, ...]


def painted(shown: Shown) -> Painted:
    """What the map shows, in the colours of the browser's theme."""
    colours = palette.theme(session.theme_name())
    weak = tuple(sorted(few(shown)))
    if shown.reading == CHANGE:
        return _changes(shown, colours, weak)
    if shown.robust:
        scale = (colours.worse[0], colours.worse[2], colours.worse[4])
        classes = robust_classes(shown.facts)
        return Painted(classes, scale, tuple(a for a, number in classes.items() if number == 1))
    return Painted(score_classes(shown.facts), colours.worse, weak)


def _changes(shown: Shown, colours: palette.Theme, weak: tuple[int, ...]) -> Painted:
    found, _ = change(shown)
    if found is None:
        return Painted({}, colours.worse, ())
    limits = _limits(shown, found)
    classes = {
        int(str(area)): int(number)
        for area, number in zip(found.index, assign(found, limits), strict=True)
        if number >= 0 and area in shown.facts
    }
    scale = palette.diverging(colours, Polarity.HIGHER_IS_WORSE, len(limits) + 1)
    return Painted(classes, scale, weak)


def _limits(shown: Shown, found: pd.Series) -> tuple[float, ...]:
    counted = {area for area, one in shown.facts.items() if one.counts}
    grades = ["reliable" if int(str(area)) in counted else "low" for area in found.index]
    return diverging_breaks(pd.DataFrame({"change": found, "reliability": grades}))


def _said(shown: Shown, area: int) -> str:
    """What the map says of an area in a few words."""
    if shown.reading != CHANGE:
        return label(shown, area)
    found, _ = change(shown)
    if found is None or area not in shown.facts or pd.isna(found.get(area)):
        return session.words()("index.no_value")
    return numbers.signed(float(found[area]), language=session.language(), decimals=1)


def draw_map(shown: Shown) -> None:
    """The map: kept in place when the design changes."""
    words, drawn = session.words(), painted(shown)
    ids = tuple(int(area) for area in repository.areas().index)
    panel.draw_view(
        folium_map.View(
            ids=ids,
            classes="".join(str(drawn.classes.get(area, folium_map.NO_CLASS)) for area in ids),
            values=tuple(_said(shown, area) for area in ids),
            hatched=drawn.hatched,
            palette=drawn.colours,
            textures=textures.of(drawn.colours),
            theme=palette.theme(session.theme_name()),
            words={
                "language": words.language,
                "map": words("index.map_label"),
                "described": _described(shown),
                "zoom_in": words("map.zoom_in"),
                "zoom_out": words("map.zoom_out"),
            },
            selected=shown.area,
            place=None,
            premises=premises_marks.map_premises(repository.read_until(), words.language),
            rings=(),
            perimeters=repository.perimeters(),
            dots=(),
            tiles=None,
            focus=None,
        )
    )


def _described(shown: Shown) -> str:
    """The map in words: both ends of the ranking and how many areas have no score."""
    names = repository.areas()["short_name"]
    ranked = [
        (str(names[area]), written(one.score)) for area, one in shown.facts.items() if one.counts
    ]
    without = len(names) - len(shown.facts)
    return alt_text.scores_alt(
        title_of(shown),
        ranked,
        among=among(shown),
        without=without,
        areas=len(names),
        words=session.words(),
    )


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
