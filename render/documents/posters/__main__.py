"""``python -m render.documents.posters OUT.pdf [--size a3|a0] [--indicator KEY | --index NAME]
[--lang en]``."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from atlas import map_view, repository
from atlas.provenance.papers import papers_of
from atlas.repository import index_results
from atlas.selection import OPENING_INDICATOR, Selection, read_selection
from atlas.wording import LANGUAGES, text
from indicators.index.atlas import REGISTER_YEARS
from indicators.spec import Indicator
from render.documents import PUBLIC_URL
from render.documents.posters.content import index_poster, scene_poster
from render.documents.posters.paper import SIZES, Poster, poster_pdf
from render.documents.typst import PublicAddressError


class AskedError(ValueError):
    """What was asked for cannot be printed; the message says what is wrong and what there is."""


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Which map, of what year, how large, in which language, and where to."""
    parser = argparse.ArgumentParser(prog="python -m render.documents.posters", description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=None, help="the PDF to write")
    parser.add_argument("--size", default="a3", help="a3 (read at arm's length) or a0 (from 2 m)")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--indicator", default=OPENING_INDICATOR, help="key of an indicator")
    shown.add_argument("--index", default=None, help="name of an index of the atlas")
    parser.add_argument("--year", type=int, default=None, help="year shown (the latest)")
    parser.add_argument("--since", type=int, default=None, help="show the change since that year")
    parser.add_argument("--reading", choices=["score", "robust"], default="score",
                        help="of an index: its scores, or how sure its worst fifth is")  # fmt: skip
    parser.add_argument("--area", type=int, default=None, help="number of the area to outline")
    parser.add_argument("--lang", choices=LANGUAGES, default="it")
    parser.add_argument("--date", type=date.fromisoformat, default=None,
                        help="day the premises are told as of, YYYY-MM-DD (today)")  # fmt: skip
    parser.add_argument("--list", action="store_true", help="list indicators and indexes, and end")
    read = parser.parse_args(arguments)
    if read.out is None and not read.list:
        parser.error("OUT.pdf is missing: where shall the poster be written?")
    return read


def asked_poster(asked: argparse.Namespace, *, public: str | None) -> Poster:
    """The poster the arguments ask for. Raises :class:`AskedError`, ``PublicAddressError``."""
    words, as_of = text(asked.lang), asked.date or repository.today()
    if asked.size not in SIZES:
        raise AskedError(words("poster.bad_size", found=asked.size, near=", ".join(SIZES)))
    last = int(repository.areas().index.max())
    if asked.area is not None and asked.area not in repository.choices().areas:
        raise AskedError(words("poster.bad_area", found=asked.area, last=last))
    if asked.index is not None:
        return index_poster(
            asked.index, asked.lang, reading=asked.reading, year=_index_year(asked),
            area=asked.area, as_of=as_of, public=public,
        )  # fmt: skip
    selection = _selection(asked)
    shown = map_view.choropleth(selection, map_view.layer(selection.indicator))
    if shown.refused is not None:
        raise AskedError(words("poster.no_map", why=shown.refused.said(asked.lang)))
    return scene_poster(shown, papers_of(shown), as_of=as_of, public=public)


def _selection(asked: argparse.Namespace) -> Selection:
    known = repository.choices().indicators
    if asked.indicator not in known:
        raise AskedError(_no_such("poster.bad_indicator", asked.indicator, list(known), asked.lang))
    chosen = known[asked.indicator]
    selection, _ = read_selection(
        {"indicatore": chosen.key, "lingua": asked.lang}, repository.choices()
    )
    year = _year(asked, chosen)
    selection = replace(selection, year=year, area=asked.area)
    if asked.since is None:
        return selection
    if asked.since not in chosen.years or asked.since >= year:
        raise AskedError(
            text(asked.lang)(
                "poster.bad_since", title=chosen.title.said(asked.lang), since=asked.since,
                year=year, years=_written(chosen.years),
            )
        )  # fmt: skip
    return replace(selection, mode="change", since=asked.since)


def _year(asked: argparse.Namespace, chosen: Indicator) -> int:
    year = chosen.latest_year if asked.year is None else asked.year
    if year not in chosen.years:
        raise AskedError(_no_year(chosen.title.said(asked.lang), year, chosen.years, asked.lang))
    return int(year)


def _index_year(asked: argparse.Namespace) -> int | None:
    """The year of an annual index (the latest if none is asked for); ``None`` for a snapshot."""
    if asked.index not in index_results.OURS:
        known = list(index_results.OURS)
        raise AskedError(_no_such("poster.bad_index", asked.index, known, asked.lang))
    design = index_results.design_named(asked.index)
    years: Sequence[int] = REGISTER_YEARS if design.year else ()
    if asked.year is None:
        return index_results.last_year(design)
    if asked.year not in years:
        raise AskedError(_no_year(design.name.said(asked.lang), asked.year, years, asked.lang))
    return int(asked.year)


def _no_such(key: str, found: str, known: Sequence[str], language: str) -> str:
    near = get_close_matches(found, known, n=4, cutoff=0.3) or known[:6]
    return text(language)(key, found=found, near=", ".join(near))


def _no_year(title: str, found: int, years: Sequence[int], language: str) -> str:
    return text(language)("poster.bad_year", title=title, found=found, years=_written(years))


def _written(years: Sequence[int]) -> str:
    return ", ".join(map(str, years)) or "–"


def _listed(language: str) -> str:
    indicators = (
        f"{k}: {one.title.said(language)}" for k, one in repository.choices().indicators.items()
    )
    indexes = (f"--index {k}: {one.name.said(language)}" for k, one in index_results.OURS.items())
    return "\n".join((*indicators, *indexes))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one poster; what cannot be had is said, and nothing is written."""
    asked = read_arguments(arguments)
    if asked.list:
        sys.stdout.write(f"{_listed(asked.lang)}\n")
        return 0
    try:
        made = poster_pdf(asked_poster(asked, public=os.environ.get(PUBLIC_URL)), asked.size)
        asked.out.write_bytes(made)
    except (AskedError, PublicAddressError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        words = text(asked.lang)
        sys.stderr.write(f"{words('poster.bad_place', file=asked.out, why=error.strerror)}\n")
        return 1
    sys.stderr.write(f"{asked.out}: {len(made) / 1000:.0f} kB\n")
    return 0


if __name__ == "__main__":
    logging.disable(logging.WARNING)  # Streamlit's, that nobody is looking at a page: nobody is
    sys.exit(main())
