"""``python -m render.documents OUT/ [--lang it|en|both] [--date 2026-01-31]``: every sheet there
is."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from atlas import repository
from atlas.repository import index_results
from atlas.wording import LANGUAGES
from render.documents import PUBLIC_URL, area_sheet, premises_sheet
from render.documents.typst import PublicAddressError, live_address

Job = tuple[str, Callable[[], bytes]]
BAR = 30


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Where to, in which language, as of which day."""
    parser = argparse.ArgumentParser(prog="python -m render.documents", description=__doc__)
    parser.add_argument("out", type=Path, help="folder the sheets are written to")
    parser.add_argument("--lang", choices=[*LANGUAGES, "both"], default="it")
    parser.add_argument("--date", type=date.fromisoformat, default=None,
                        help="day printed on the sheets, YYYY-MM-DD (today)")  # fmt: skip
    return parser.parse_args(arguments)


def jobs(languages: Sequence[str], *, as_of: date, public: str | None) -> Iterator[Job]:
    """File name and maker of the sheet of every area and every premises."""
    names = repository.areas()["short_name"]
    for language in languages:
        for area in repository.areas().index:
            number = int(str(area))
            name = f"area_{number:02d}_{_plain(str(names[number]))}_{language}.pdf"
            index = index_results.place_of(number, language)
            yield (
                name,
                partial(area_sheet, number, language, as_of=as_of, public=public, index=index),
            )
        for place in repository.premises().index:
            make = partial(premises_sheet, str(place), language, as_of=as_of, public=public)
            yield f"premises_{place}_{language}.pdf", make


def _plain(name: str) -> str:
    from render.files.batch import plain

    return plain(name).replace(" ", "-")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the sheets, with a bar on the terminal."""
    asked = read_arguments(arguments)
    languages = LANGUAGES if asked.lang == "both" else (asked.lang,)
    public = os.environ.get(PUBLIC_URL)
    try:
        live_address(public, "quartiere", {})
    except PublicAddressError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    asked.out.mkdir(parents=True, exist_ok=True)
    work = list(jobs(languages, as_of=asked.date or repository.today(), public=public))
    for done, (name, make) in enumerate(work, start=1):
        (asked.out / name).write_bytes(make())
        filled = "#" * (BAR * done // len(work))
        sys.stderr.write(f"\r[{filled:<{BAR}}] {done}/{len(work)} {name:<60.60}")
        sys.stderr.flush()
    sys.stderr.write(f"\n{len(work)} -> {asked.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
