"""The profile as files to take away, made when they are asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial

from atlas.neighbourhood import comparison
from atlas.neighbourhood.profile import Profile
from atlas.selection import Selection
from render.documents import area_sheet
from render.documents.live_address import PUBLIC_URL
from render.files.export import Export
from ui.state import clock, session
from ui.views.neighbourhood import surroundings
from ui.views.neighbourhood.pictures import papers_of, strips_picture, trends_picture
from ui.widgets.downloads import Download, menu, table_files


def buttons(selection: Selection, profile: Profile) -> None:
    """Buttons for the sheet, the tables of all areas side by side, and the pictures."""
    menu(partial(_files, surroundings.compared(selection, profile), profile), note=True)


def _files(compared: tuple[Profile, ...], profile: Profile) -> Iterator[Download]:
    words, area = session.words(), profile.short_name
    yield Download(
        words("take.sheet"),
        f"{words('file.sheet')} {area}.pdf",
        partial(sheet, profile),
        key="atlas-take-sheet",
    )
    names = " ".join(other.short_name for other in compared)
    name = f"{words('file.profile')} {names}"
    yield from table_files(partial(export, compared), name=name, key="atlas-take")
    for figure, draw in (("strips", strips_picture), ("trends", trends_picture)):
        for kind in ("png", "svg"):
            yield Download(
                words(f"take.{figure}_{kind}"),
                f"{words(f'file.{figure}')} {area}.{kind}",
                partial(draw, profile, kind),
                key=f"atlas-take-{figure}_{kind}",
                other=kind == "svg",
            )


def sheet(profile: Profile) -> bytes:
    """The printed sheet, as of today."""
    return area_sheet(
        profile.area,
        profile.language,
        as_of=clock.today(),
        public=os.environ.get(PUBLIC_URL),
        index=profile.index,
    )


def export(profiles: tuple[Profile, ...]) -> Export:
    """The areas side by side, with what is written for reading and the areas most alike."""
    rows = comparison.long_table(profiles)
    sheets = {
        "profile": rows,
        "side_by_side": comparison.written_table(profiles),
        "alike": comparison.similarity_table(profiles),
    }
    return Export(rows, papers_of(profiles), sheets=sheets)
