"""What the map of the index shows: classes by area, their colours, what is hatched."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from atlas.index.facts import robust_classes, score_classes
from indicators.engine.classes import assign, diverging_breaks
from indicators.spec import Polarity
from render.style import palette
from ui.state import session
from ui.state.index import CHANGE, Shown, change
from ui.views.index.summary import few


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
