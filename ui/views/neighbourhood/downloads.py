"""The profiles as files to take away, made when they are asked for."""

import os
from collections.abc import Iterator
from functools import partial

from atlas.neighbourhood import comparison
from atlas.neighbourhood.profile import Profile
from render.documents import area_sheet
from render.documents.live_address import PUBLIC_URL
from render.files.export import Export
from ui.state import clock, session
from ui.views.neighbourhood.pictures import papers_of, strips_picture, trends_picture
from ui.widgets.downloads import Download, downloads, menu, table_files

Profiles = tuple[Profile, ...]


def buttons(profiles: Profiles) -> None:
    """The sheet at one press; the tables of all areas side by side and the pictures behind one."""
    words, first = session.words(), profiles[0]
    name = f"{words('file.sheet')} {first.short_name}.pdf"
    downloads([Download(words("take.sheet"), name, partial(sheet, first), key="atlas-take-sheet")])
    menu(partial(_files, profiles), note=True, key="atlas-take-menu")


def _files(profiles: Profiles) -> Iterator[Download]:
    words = session.words()
    names = " ".join(profile.short_name for profile in profiles)
    name = f"{words('file.profile')} {names}"
    yield from table_files(partial(export, profiles), name=name, key="atlas-take")
    for figure, draw in (("strips", strips_picture), ("trends", trends_picture)):
        for kind in ("png", "svg"):
            yield Download(
                words(f"take.{figure}_{kind}"),
                f"{words(f'file.{figure}')} {names}.{kind}",
                partial(draw, profiles, kind),
                key=f"atlas-take-{figure}_{kind}",
                other=kind == "svg",
            )


def sheet(profile: Profile) -> bytes:
    """The printed sheet, as of today."""
    return area_sheet(
        profile.area, profile.language, as_of=clock.today(), public=os.environ.get(PUBLIC_URL)
    )


def export(profiles: Profiles) -> Export:
    """The areas side by side: for machines, for reading, their differences, the areas alike."""
    rows = comparison.long_table(profiles)
    sheets = {
        "profile": rows,
        "side_by_side": comparison.table(profiles),
        "differences": comparison.differences(profiles),
        "alike": comparison.similarity_table(profiles),
    }
    filled = {name: table for name, table in sheets.items() if len(table.columns)}
    return Export(rows, papers_of(profiles), sheets=filled)
