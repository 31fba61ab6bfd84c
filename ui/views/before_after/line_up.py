"""The line-up: the treated areas among others drawn by lot, to be picked out by eye."""

from __future__ import annotations

import numpy as np
import streamlit as st

from atlas.evaluation import sentences
from atlas.evaluation.study import Study
from atlas.wording import numbers
from indicators.evaluation.inference.placebo import LineUp
from render.figures import evaluation
from ui.state import session
from ui.views.before_after.figures import look, study_table
from ui.views.before_after.sources import source_line
from ui.widgets.figure import drawing, twin

REVEALED = "atlas-before-revealed"


def line_up(study: Study, line: LineUp) -> None:
    """The drawings, numbered, and which of them is the real one once it is asked for."""
    words, language, plan = session.words(), session.language(), study.plan
    st.markdown(f"#### {words('before.line_title')}")
    st.markdown(words("before.line_intro"))
    reach = max(float(np.nanmax(np.abs(panel.gap))) for panel in line.panels) or 1.0
    first = int(np.searchsorted(line.times, plan.after[0]))
    drawn = [
        evaluation.small_svg(panel.gap, number=n + 1, reach=reach, theme=look(), first=first)
        for n, panel in enumerate(line.panels)
    ]
    alt = words("before.line_alt", count=len(drawn))
    drawing(evaluation.grid(drawn, least="max(96px,9%)", alt=alt), key="atlas-before-line-up")
    stamp = f"{hash(plan):x}"
    picked = st.radio(
        words("before.line_pick"), list(range(1, len(drawn) + 1)), index=None, horizontal=True,
        key=f"atlas-before-pick-{stamp}",
    )  # fmt: skip
    st.button(
        words("before.line_reveal"), key="atlas-before-reveal",
        on_click=lambda: st.session_state.update({REVEALED: plan}),
    )  # fmt: skip
    if st.session_state.get(REVEALED) == plan:
        hit = words("before.line_hit" if picked == line.real + 1 else "before.line_missed")
        told = words("before.line_told", number=line.real + 1, count=len(drawn),
                     chance=numbers.number(100 * line.chance, language=language),
                     p=sentences.p_value(line.p, language))  # fmt: skip
        st.success(f"{hit} {told}" if picked else told)
    st.caption(source_line(plan, language))
    columns = {str(year): [float(panel.gap[n]) for panel in line.panels]
               for n, year in enumerate(line.times)}  # fmt: skip
    first_column = {words("before.line_number"): list(range(1, len(drawn) + 1))}
    twin(study_table(study, first_column | columns, "line-up"))
