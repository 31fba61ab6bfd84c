"""Every A4 sheet there is: one for each area and each premises, and the notices of these."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from atlas import repository
from atlas.wording import LANGUAGES, text
from render.documents.area import area_sheet
from render.documents.live_address import PUBLIC_URL, PublicAddressError, live_address
from render.documents.notice import notice_name, premises_notice
from render.documents.premises import premises_sheet
from render.files.names import file_name

SUMMARY = "write the sheet of every area and every premises, and its notice, to a folder"
Job = tuple[str, Callable[[], bytes]]
BAR = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, in which language, as of which day."""
    parser.add_argument("out", type=Path, help="folder the sheets are written to")
    parser.add_argument("--lang", choices=[*LANGUAGES, "both"], default="it")
    parser.add_argument("--date", type=date.fromisoformat, default=None,
                        help="day printed on the sheets, YYYY-MM-DD (today)")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Write the sheets, with a bar on the terminal."""
    languages = LANGUAGES if options.lang == "both" else (options.lang,)
    public = os.environ.get(PUBLIC_URL)
    try:
        live_address(public, "quartiere", {})
    except PublicAddressError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    work = list(jobs(languages, as_of=options.date or date.today(), public=public))
    for done, (name, make) in enumerate(work, start=1):
        (options.out / name).write_bytes(make())
        filled = "#" * (BAR * done // len(work))
        sys.stderr.write(f"\r[{filled:<{BAR}}] {done}/{len(work)} {name:<60.60}")
        sys.stderr.flush()
    sys.stderr.write(f"\n{len(work)} -> {options.out}\n")
    return 0


def jobs(languages: Sequence[str], *, as_of: date, public: str | None) -> Iterator[Job]:
    """File name and maker of the sheet of every area and premises, and of every notice."""
    names = {int(str(area)): str(name) for area, name in repository.areas()["short_name"].items()}
    for language in languages:
        words = text(language)
        for area, name in names.items():
            yield (
                file_name(f"{words('file.sheet')} {name}.pdf"),
                partial(area_sheet, area, language, as_of=as_of, public=public),
            )
        for premises_id, place in repository.premises()["name"].items():
            key = str(premises_id)
            make = partial(premises_sheet, key, language, as_of=as_of, public=public)
            yield file_name(f"{words('file.sheet')} {words('file.place')} {place}.pdf"), make
            hung = partial(premises_notice, key, language, as_of=as_of, public=public)
            yield notice_name(key, language), hung
