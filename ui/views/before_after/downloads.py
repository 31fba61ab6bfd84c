"""What can be taken away of a before-and-after design: tables, sheet, replication zip."""

from functools import partial

import streamlit as st

from atlas.evaluation.answer import sides
from atlas.evaluation.study import Results, RobustnessChecks, Study, gap_by_year
from atlas.repository import evaluation_results
from atlas.wording import LANGUAGES, text
from ui.state import clock, session
from ui.views.before_after.figures import area_table, study_table
from ui.views.before_after.files import replication, table
from ui.views.before_after.sheet import sheet
from ui.widgets.downloads import Download, downloads, table_files

ICON = ":material/download:"


def tables_and_files(study: Study, results: Results, checked: RobustnessChecks) -> None:
    """The tables of the first drawings, and the files, made when they are asked for."""
    used = study.sample.treated | study.sample.control
    words, language = session.words(), session.language()
    names = dict(zip(("treated", "control"), sides(study, language), strict=True))
    by_year = gap_by_year(study).rename(columns={"year": words("before.year"), **names})
    left, right = st.columns(2, gap="medium")
    with left:
        study_table(study, by_year, "years").draw()
    with right:
        study_table(study, area_table(study, used), "slopes").draw()
    power = evaluation_results.before_power(study.plan)
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
