"""The map of an index and its legend: scores in five classes, how sure they are, what changed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd

from atlas import repository
from atlas.index.facts import robust_classes, score_classes, score_limits
from atlas.index.sentences import few
from atlas.index.view import CHANGE, IndexView, change
from atlas.query import INDICATOR
from atlas.selection import Selection
from atlas.wording import numbers, text
from indicators.engine.classes import assign, diverging_breaks
from indicators.index.uncertainty.certainty import ALWAYS_FROM, NEVER_TO, Robustness
from indicators.spec import Polarity
from render.figures.class_legend import LegendWords, legend_svg
from render.style.palette import Theme, diverging

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class IndexMap:
    """A reading of the index as a map takes it (see :class:`render.maps.static_map.Drawable`).

    ``rows`` is by ``area_id``: ``reliability`` (``low``: drawn with lines) and ``value``, the
    number that is drawn (a score, a probability in per cent, a change).
    """

    rows: pd.DataFrame
    classes: npt.NDArray[np.int64]
    breaks: tuple[float, ...]
    colours: tuple[str, ...]
    selection: Selection


def index_map(view: IndexView, colours: Theme) -> IndexMap:
    """What the map of a view shows, in the colours of a theme."""
    ids = [int(area) for area in repository.areas().index]
    draw = _changes if view.reading == CHANGE else _robust if view.robust else _scores
    values, classes, breaks, lined = draw(view)
    scale = colours.worse[::2] if view.robust else colours.worse
    if view.reading == CHANGE:
        scale = diverging(colours, Polarity.HIGHER_IS_WORSE, len(breaks) + 1)
    latest = repository.LAST_REGISTER
    return IndexMap(
        rows=pd.DataFrame(
            {
                "reliability": ["low" if area in lined else "reliable" for area in ids],
                "value": [values.get(area, np.nan) for area in ids],
            },
            index=ids,
        ),
        classes=np.array([classes.get(area, -1) for area in ids], dtype=np.int64),
        breaks=breaks,
        colours=scale,
        selection=Selection(
            view.language, INDICATOR.default, latest, "value", latest, "quantile", view.area, None
        ),
    )


Drawn = tuple[dict[int, float], dict[int, int], tuple[float, ...], set[int]]
"""Values and classes by area, the limits of the classes, the areas drawn with lines."""


def _scores(view: IndexView) -> Drawn:
    values = {area: facts.score for area, facts in view.facts.items()}
    classes = score_classes(view.facts)
    return values, classes, score_limits(view.facts), _weak(view)


def _robust(view: IndexView) -> Drawn:
    classes = robust_classes(view.facts)
    unsure = {area for area in classes if view.facts[area].robust is Robustness.DEPENDS}
    values = {area: 100 * view.facts[area].probability for area in classes}
    return values, classes, (100 * NEVER_TO, 100 * ALWAYS_FROM), unsure


def _changes(view: IndexView) -> Drawn:
    changes, _ = change(view)
    if changes is None:
        return {}, {}, (), set()
    known = changes[[area for area in changes.index if area in view.facts]].dropna()
    counted = [view.facts[int(str(area))].counts for area in known.index]
    grades = np.where(counted, "reliable", "low")
    breaks = diverging_breaks(pd.DataFrame({"change": known, "reliability": grades}))
    values = {int(str(area)): float(value) for area, value in known.items()}
    classes = dict(zip(values, map(int, assign(known, breaks)), strict=True))
    return values, classes, breaks, _weak(view)


def _weak(view: IndexView) -> set[int]:
    return {*few(view), *(area for area, facts in view.facts.items() if facts.doubtful)}


def index_legend(
    view: IndexView, drawn: IndexMap, colours: Theme, *, textures: tuple[str, ...] = ()
) -> str:
    """The legend of the map, which is the histogram of what it draws; empty without a value."""
    words, known = text(view.language), drawn.classes >= 0
    areas = drawn.rows.index[known].tolist()
    return legend_svg(
        drawn.rows["value"].to_numpy(dtype=np.float64)[known],
        drawn.classes[known],
        breaks=drawn.breaks,
        palette=drawn.colours,
        theme=colours,
        city=float("nan"),
        selected=areas.index(view.area) if view.area in areas else None,
        write=(write := _writer(view)),
        write_limit=write,
        words=LegendWords(
            title=words("map.legend"), city="", square=words(f"index.square_{view.reading}")
        ),
        textures=textures,
        areas=areas,
    )


def _writer(view: IndexView) -> Callable[[float], str]:
    form = numbers.signed if view.reading == CHANGE else numbers.number
    return partial(form, language=view.language, decimals=0 if view.robust else 1)
