"""The profile as files to take away: sheet, tables, pictures; made when they are asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Literal

import streamlit as st

from ui import cache, export, neighbourhood, profile_drawings, side_by_side, state
from ui.downloads import Download, downloads
from ui.multiples import multiples_drawing
from ui.palette import LIGHT
from ui.profile import Profile
from ui.selection import Selection
from ui.sheets import PUBLIC_URL, area_sheet
from ui.strips import strips_drawing
from ui.text import text
from ui.workbook import workbook


def buttons(selection: Selection, shown: Profile) -> None:
    """Buttons for the sheet, the tables of all areas side by side, and the pictures."""
    words = state.words()
    compared = neighbourhood.compared(selection, shown)
    name = f"quartiere_{shown.area}"
    makers: dict[str, tuple[Callable[[], bytes], str]] = {
        "sheet": (lambda: sheet(shown), "pdf"),
        "xlsx": (lambda: xlsx_file(compared), "xlsx"),
        "csv": (lambda: csv_file(compared), "csv"),
        "strips_png": (lambda: strips_picture(shown, "png"), "png"),
        "strips_svg": (lambda: strips_picture(shown, "svg"), "svg"),
        "trends_png": (lambda: trends_picture(shown, "png"), "png"),
        "trends_svg": (lambda: trends_picture(shown, "svg"), "svg"),
    }
    with st.popover(words("download.button"), icon=":material/download:"):
        st.caption(words("download.note"))
        downloads(
            (
                Download(
                    words(f"take.{kind}"),
                    f"{name}_{kind.partition('_')[0]}.{ending}",
                    make,
                    key=f"atlas-take-{kind}",
                )
                for kind, (make, ending) in makers.items()
            ),
            stretched=True,
        )


def sheet(shown: Profile) -> bytes:
    """The printed sheet, as of today."""
    return area_sheet(
        shown.area,
        shown.language,
        as_of=cache.today(),
        public=os.environ.get(PUBLIC_URL),
        index=shown.index,
    )


def _papers(profiles: tuple[Profile, ...]) -> export.Papers:
    return side_by_side.papers(profiles, made_on=cache.today().isoformat())


def csv_file(profiles: tuple[Profile, ...]) -> bytes:
    """The areas side by side as CSV with their papers."""
    return export.csv_file(side_by_side.long_table(profiles), _papers(profiles))


def xlsx_file(profiles: tuple[Profile, ...]) -> bytes:
    """The areas side by side as a workbook with a sheet of papers."""
    tables = {
        "profile": side_by_side.long_table(profiles),
        "side_by_side": side_by_side.written_table(profiles),
        "alike": side_by_side.alike_table(profiles),
    }
    return workbook(tables, _papers(profiles))


def strips_picture(shown: Profile, kind: Literal["png", "svg"]) -> bytes:
    """The strips with title and source."""
    drawn = strips_drawing(
        profile_drawings.strips(shown), LIGHT, profile_drawings.strip_words(shown)
    )
    return export.picture(drawn, "", _papers((shown,)), kind=kind)


def trends_picture(shown: Profile, kind: Literal["png", "svg"]) -> bytes:
    """The small multiples with title and source."""
    label = text(shown.language)("profile.trends_label", area=shown.short_name)
    drawn = multiples_drawing(profile_drawings.panels(shown), LIGHT, label)
    return export.picture(drawn, "", _papers((shown,)), kind=kind)
