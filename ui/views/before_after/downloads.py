"""What can be taken away of a before-and-after design: sheet, replication zip, table."""

from __future__ import annotations

from functools import partial

import streamlit as st

from atlas.evaluation.study import Results, RobustnessChecks, Study
from atlas.wording import LANGUAGES
from indicators.evaluation.inference.power import Power
from ui.state import clock, session
from ui.views.before_after.files import replication, table
from ui.views.before_after.sheet import sheet
from ui.widgets.downloads import Download, downloads

ICON = ":material/download:"


def study_downloads(
    study: Study, power: Power, results: Results, checked: RobustnessChecks
) -> None:
    """The files, made when they are asked for."""
    words = session.words()
    language, name = words.language, f"prima-dopo_{study.plan.outcome}"
    makers = {
        f"{name}_{written_in}.pdf": (
            words(f"before.sheet_{written_in}"),
            partial(sheet, study, power, results, checked, written_in, as_of=clock.today()),
        )
        for written_in in LANGUAGES
    } | {
        f"{name}.zip": (words("before.zip"), partial(replication, study, power, language)),
        f"{name}.csv": (
            words("before.csv"),
            partial(table, study, power, results, checked, language),
        ),
    }
    with st.container(horizontal=True):
        downloads(
            Download(label, file, make, key=f"atlas-before-file-{file[-6:]}", icon=ICON)
            for file, (label, make) in makers.items()
        )
    st.caption(words("before.files_help"))
