"""What the map of the index shows: classes by area, their colours, what is hatched."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from atlas.index.facts import robust_classes, score_classes
from atlas.index.sentences import few
from atlas.index.view import CHANGE, IndexView, change
from indicators.engine.classes import assign, diverging_breaks
from indicators.spec import Polarity
from render.style import palette
from ui.state import session


@dataclass(frozen=True, slots=True)
class Painted:
    """Classes by area, their colours from lowest to highest, what is hatched."""

    classes: dict[int, int]
    colours: tuple[str, ...]
    hatched: tuple[int, ...]


def painted(view: IndexView) -> Painted:
    """What the map shows, in the colours of the browser's theme."""
    colours = palette.theme(session.theme_name())
    doubtful = {area for area, facts in view.facts.items() if facts.doubtful}
    weak = tuple(sorted(few(view) | doubtful))
    if view.reading == CHANGE:
        return _changes(view, colours, weak)
    if view.robust:
        scale = (colours.worse[0], colours.worse[2], colours.worse[4])
        classes = robust_classes(view.facts)
        return Painted(classes, scale, tuple(a for a, number in classes.items() if number == 1))
    return Painted(score_classes(view.facts), colours.worse, weak)


def _changes(view: IndexView, colours: palette.Theme, weak: tuple[int, ...]) -> Painted:
    changes, _ = change(view)
    if changes is None:
        return Painted({}, colours.worse, ())
    limits = _limits(view, changes)
    classes = {
        int(str(area)): int(number)
        for area, number in zip(changes.index, assign(changes, limits), strict=True)
        if number >= 0 and area in view.facts
    }
    scale = palette.diverging(colours, Polarity.HIGHER_IS_WORSE, len(limits) + 1)
    return Painted(classes, scale, weak)


def _limits(view: IndexView, changes: pd.Series) -> tuple[float, ...]:
    counted = {area for area, facts in view.facts.items() if facts.counts}
    grades = ["reliable" if int(str(area)) in counted else "low" for area in changes.index]
    return diverging_breaks(pd.DataFrame({"change": changes, "reliability": grades}))
