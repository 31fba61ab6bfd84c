"""What can be taken away of a before-and-after design: sheet, replication zip, table."""

from __future__ import annotations

from functools import partial

import streamlit as st

from atlas.evaluation.study import Results, RobustnessChecks, Study
from atlas.wording import LANGUAGES, text
from indicators.evaluation.inference.power import Power
from ui.state import clock, session
from ui.views.before_after.files import replication, table
from ui.views.before_after.sheet import sheet
from ui.widgets.downloads import Download, downloads, table_files

ICON = ":material/download:"


def study_downloads(
    study: Study, power: Power, results: Results, checked: RobustnessChecks
) -> None:
    """The files, made when they are asked for."""
    words = session.words()
    language = words.language
    export = partial(table, study, power, results, checked, language)
    downloads(
        (
            *(
                Download(
                    words(f"before.sheet_{written_in}"),
                    f"{_name(study, written_in)}.pdf",
                    partial(sheet, study, power, results, checked, written_in, as_of=clock.today()),
                    key=f"atlas-before-file-{written_in}",
                    icon=ICON,
                )
                for written_in in LANGUAGES
            ),
            *table_files(export, name=_name(study, language), key="atlas-before-file"),
            Download(
                words("before.zip"),
                f"{words('file.replication')} {_name(study, language)}.zip",
                partial(replication, study, power, language),
                key="atlas-before-file-all",
                icon=ICON,
            ),
        )
    )
    st.caption(words("before.files_help"))


def _name(study: Study, language: str) -> str:
    title = study.plan.indicator.short_title.text(language)
    return f"{text(language)('file.before')} {title}"
