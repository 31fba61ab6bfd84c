"""Estimates of the census beside official values, where both are known, on screen."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.wording import numbers
from ui.state import session
from ui.widgets import tables


def census_checks() -> None:
    """One line a share: neighbourhoods compared, typical and largest difference, what it is for."""
    words = session.words()
    st.markdown(words("census_checks.intro"))
    checks = repository.shipped("census_checks")
    estimates = repository.shipped("census_estimates_2021").dropna(subset=["low_education_pct"])
    both = checks[checks["area_id"].isin(estimates["area_id"])].dropna(subset=["difference"])
    lines = pd.DataFrame([_line(rows) for _, rows in both.groupby(["year", "quantity"])])
    tables.table(
        lines,
        key="atlas-census-checks",
        language=words.language,
        on_paper=tables.OnPaper("census-checks", lines),
    )
    st.caption(words("census_checks.note"))


def _line(rows: pd.DataFrame) -> dict[str, str]:
    words, first = session.words(), rows.iloc[0]
    worst = rows.iloc[int(rows["difference"].abs().to_numpy().argmax())]
    name = str(repository.areas()["short_name"][int(worst["area_id"])])
    mean = numbers.number(rows["difference"].abs().mean(), language=words.language, decimals=2)
    most = numbers.signed(worst["difference"], language=words.language, decimals=1)
    return {
        words("census_checks.share"): words(f"census_share.{first['quantity']}"),
        words("census_checks.year"): str(int(first["year"])),
        words("census_checks.areas"): str(len(rows)),
        words("census_checks.mean"): mean,
        words("census_checks.most"): f"{most} ({name})",
        words("census_checks.use"): words(f"census_use.{first['use']}"),
    }
