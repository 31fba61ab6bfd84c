"""The profile as files to take away, made when they are asked for."""

from __future__ import annotations

import os
from collections.abc import Callable

from atlas.neighbourhood import comparison
from atlas.neighbourhood.profile import Profile
from atlas.selection import Selection
from render.documents import area_sheet
from render.documents.live_address import PUBLIC_URL
from render.files import csv
from render.files.xlsx import workbook
from ui.state import clock, session
from ui.views.neighbourhood import surroundings
from ui.views.neighbourhood.pictures import papers_of, strips_picture, trends_picture
from ui.widgets.downloads import Download, menu


def buttons(selection: Selection, profile: Profile) -> None:
    """Buttons for the sheet, the tables of all areas side by side, and the pictures."""
    words = session.words()
    compared = surroundings.compared(selection, profile)
    name = f"quartiere_{profile.area}"
    makers: dict[str, tuple[Callable[[], bytes], str]] = {
        "sheet": (lambda: sheet(profile), "pdf"),
        "xlsx": (lambda: xlsx_file(compared), "xlsx"),
        "csv": (lambda: csv_file(compared), "csv"),
        "strips_png": (lambda: strips_picture(profile, "png"), "png"),
        "strips_svg": (lambda: strips_picture(profile, "svg"), "svg"),
        "trends_png": (lambda: trends_picture(profile, "png"), "png"),
        "trends_svg": (lambda: trends_picture(profile, "svg"), "svg"),
    }
    files = [
        Download(
            words(f"take.{kind}"),
            f"{name}_{kind.partition('_')[0]}.{ending}",
            make,
            key=f"atlas-take-{kind}",
        )
        for kind, (make, ending) in makers.items()
    ]
    menu(lambda: files, note=True)


def sheet(profile: Profile) -> bytes:
    """The printed sheet, as of today."""
    return area_sheet(
        profile.area,
        profile.language,
        as_of=clock.today(),
        public=os.environ.get(PUBLIC_URL),
        index=profile.index,
    )


def csv_file(profiles: tuple[Profile, ...]) -> bytes:
    """The areas side by side as CSV with their papers."""
    return csv.csv_file(comparison.long_table(profiles), papers_of(profiles))


def xlsx_file(profiles: tuple[Profile, ...]) -> bytes:
    """The areas side by side as a workbook with a sheet of papers."""
    tables = {
        "profile": comparison.long_table(profiles),
        "side_by_side": comparison.written_table(profiles),
        "alike": comparison.similarity_table(profiles),
    }
    return workbook(tables, papers_of(profiles))
