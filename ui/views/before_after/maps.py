"""Before, after and change of a study's outcome, on three maps of the same areas."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import streamlit as st

from atlas import repository
from atlas.evaluation.answer import window
from atlas.evaluation.study import Study
from atlas.wording import numbers
from render.figures import evaluation
from render.maps import static_map
from render.style import palette
from ui.state import session
from ui.views.before_after.figures import area_table, look, study_figure

CLASSES = 5


def maps(study: Study) -> None:
    """The three maps, the treated areas marked."""
    words, plan, sample = session.words(), study.plan, study.sample
    outcome, language = plan.indicator, session.language()
    st.subheader(words("before.maps_title"), anchor=False)
    before, after = sample.before[plan.outcome], sample.after[plan.outcome]
    inner = np.quantile(np.concatenate([before, after]), [0.2, 0.4, 0.6, 0.8])
    colours = palette.sequential(palette.LIGHT, outcome.polarity, CLASSES)
    change = after - before
    steps = _steps(change)
    moving = palette.diverging(palette.LIGHT, outcome.polarity, 6)
    nil = repository.drawing()[0]
    panels = []
    for key, values, limits, scale in (
        ("before", before, inner, colours),
        ("after", after, inner, colours),
        ("change", change, steps, moving),
    ):
        fills = dict.fromkeys((int(a) for a in nil["area_id"]), look().missing[0])
        classes = np.searchsorted(limits, values, side="right")
        fills |= {int(u): scale[n] for u, n in zip(sample.units, classes, strict=True)}
        title = words(f"before.map_{key}", before=window(plan, "before", language),
                      after=window(plan, "after", language))  # fmt: skip
        panels.append(
            evaluation.captioned(
                static_map.plain_map(nil, fills, marked=study.ids("treated"), alt=title), title
            )
            + evaluation.legend_html(_entries(limits, scale, study, signed=key == "change"))
        )
    alt = words("before.maps_alt", outcome=outcome.title.text(language))
    study_figure(
        study, evaluation.grid(panels, least="250px", alt=alt), key="maps", table_key="areas",
        caption=words("before.maps_help"),
        table=area_table(study, np.ones(len(sample.units), dtype=bool)),
    )  # fmt: skip


def _steps(change: np.ndarray) -> np.ndarray:
    """Limits of six classes around zero, the same size up and down."""
    far = float(np.quantile(np.abs(change), 0.9)) or 1.0
    return np.array([-2 * far / 3, -far / 3, 0, far / 3, 2 * far / 3])


def _entries(
    limits: np.ndarray, scale: Sequence[str], study: Study, *, signed: bool
) -> Mapping[str, str]:
    decimals, language, words = (
        study.plan.indicator.decimals, session.language(), session.words(),
    )  # fmt: skip
    write = numbers.signed if signed else numbers.number
    written = [write(float(v), language=language, decimals=decimals) for v in limits]
    labels = [words("before.up_to", value=written[0])]
    labels += [numbers.span(a, b, language=language) for a, b in pairwise(written)]
    labels.append(words("before.beyond", value=written[-1]))
    return dict(zip(labels, scale, strict=True))
