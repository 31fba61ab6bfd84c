"""One map as a poster for the wall."""

import argparse
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
from atlas.selection import Selection, read_selection
from atlas.wording import LANGUAGES, text
from indicators.catalogue import REGISTER_YEARS
from indicators.spec import Indicator
from render.documents.live_address import PUBLIC_URL, PublicAddressError
from render.documents.poster import SIZES, Poster, poster_pdf
from render.documents.poster_content import index_poster, scene_poster

SUMMARY = "write one map, or one reading of an index, as a poster for the wall (PDF, A3 or A0)"


class UnavailableError(ValueError):
    """What was asked for cannot be printed; the message says what is wrong and what there is."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which map, of what year, how large, in which language, and where to."""
    parser.add_argument("out", type=Path, nargs="?", default=None, help="the PDF to write")
    parser.add_argument("--size", default="a3", help="a3 (read at arm's length) or a0 (from 2 m)")
    subject = parser.add_mutually_exclusive_group()
    subject.add_argument("--indicator", default=None, help="key of an indicator")
    subject.add_argument("--index", default=None, help="name of an index of the atlas (its own)")
    parser.add_argument("--year", type=int, default=None, help="year shown (the latest)")
    parser.add_argument("--since", type=int, default=None, help="show the change since that year")
    parser.add_argument("--reading", choices=["score", "robust"], default="score",
                        help="of an index: its scores, or how sure its worst fifth is")  # fmt: skip
    parser.add_argument("--area", type=int, default=None, help="number of the area to outline")
    parser.add_argument("--lang", choices=LANGUAGES, default="it")
    parser.add_argument("--date", type=date.fromisoformat, default=None,
                        help="day the premises are told as of, YYYY-MM-DD (today)")  # fmt: skip
    parser.add_argument("--list", action="store_true", help="list indicators and indexes, and end")
    parser.set_defaults(refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Write one poster; what cannot be had is said, and nothing is written."""
    if options.list:
        sys.stdout.write(f"{_listed(options.lang)}\n")
        return 0
    if options.out is None:
        options.refuse("OUT.pdf is missing: where shall the poster be written?")
    try:
        poster = requested_poster(options, public=os.environ.get(PUBLIC_URL))
        file = poster_pdf(poster, options.size)
        options.out.write_bytes(file)
    except (UnavailableError, PublicAddressError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        words = text(options.lang)
        sys.stderr.write(f"{words('poster.bad_place', file=options.out, why=error.strerror)}\n")
        return 1
    sys.stderr.write(f"{options.out}: {len(file) / 1000:.0f} kB\n")
    return 0


def requested_poster(options: argparse.Namespace, *, public: str | None) -> Poster:
    """The poster the options ask for. Raises :class:`UnavailableError`, ``PublicAddressError``."""
    words, as_of = text(options.lang), options.date or date.today()
    if options.size not in SIZES:
        raise UnavailableError(words("poster.bad_size", found=options.size, near=", ".join(SIZES)))
    last = int(repository.areas().index.max())
    if options.area is not None and options.area not in repository.choices().areas:
        raise UnavailableError(words("poster.bad_area", found=options.area, last=last))
    if options.index is None and options.indicator is None:
        options.index = index_results.FIRST
    if options.index is not None:
        if options.since is not None:
            raise UnavailableError(words("poster.since_of_index"))
        return index_poster(
            options.index, options.lang, reading=options.reading, year=_index_year(options),
            area=options.area, as_of=as_of, public=public,
        )  # fmt: skip
    selection = _selection(options)
    view = map_view.choropleth(selection, map_view.layer(selection.indicator))
    if view.refused is not None:
        raise UnavailableError(words("poster.no_map", why=view.refused.text(options.lang)))
    return scene_poster(
        view, papers_of(view, made_on=as_of.isoformat()), as_of=as_of, public=public
    )


def _selection(options: argparse.Namespace) -> Selection:
    known = repository.choices().indicators
    if options.indicator not in known:
        raise UnavailableError(
            _no_such("poster.bad_indicator", options.indicator, list(known), options.lang)
        )
    chosen = known[options.indicator]
    selection, _ = read_selection(
        {"indicatore": chosen.key, "lingua": options.lang}, repository.choices()
    )
    year = _year(options, chosen)
    selection = replace(selection, year=year, area=options.area)
    if options.since is None:
        return selection
    if options.since not in chosen.years or options.since >= year:
        raise UnavailableError(
            text(options.lang)(
                "poster.bad_since", title=chosen.title.text(options.lang), since=options.since,
                year=year, years=_written(chosen.years),
            )
        )  # fmt: skip
    return replace(selection, mode="change", since=options.since)


def _year(options: argparse.Namespace, chosen: Indicator) -> int:
    year = chosen.latest_year if options.year is None else options.year
    if year not in chosen.years:
        raise UnavailableError(
            _no_year(chosen.title.text(options.lang), year, chosen.years, options.lang)
        )
    return int(year)


def _index_year(options: argparse.Namespace) -> int | None:
    """The year of an annual index (the latest if none is asked for); ``None`` for a snapshot."""
    if options.index not in index_results.OURS:
        known = list(index_results.OURS)
        raise UnavailableError(_no_such("poster.bad_index", options.index, known, options.lang))
    design = index_results.design_named(options.index)
    years: Sequence[int] = REGISTER_YEARS if design.year else ()
    if options.year is None:
        return index_results.last_year(design)
    if options.year not in years:
        raise UnavailableError(
            _no_year(design.name.text(options.lang), options.year, years, options.lang)
        )
    return int(options.year)


def _no_such(key: str, name: str, known: Sequence[str], language: str) -> str:
    near = get_close_matches(name, known, n=4, cutoff=0.3) or known[:6]
    return text(language)(key, found=name, near=", ".join(near))


def _no_year(title: str, year: int, years: Sequence[int], language: str) -> str:
    return text(language)("poster.bad_year", title=title, found=year, years=_written(years))


def _written(years: Sequence[int]) -> str:
    return ", ".join(map(str, years)) or "–"


def _listed(language: str) -> str:
    indicators = (
        f"{key}: {indicator.title.text(language)}"
        for key, indicator in repository.choices().indicators.items()
    )
    indexes = (
        f"--index {name}: {design.name.text(language)}"
        for name, design in index_results.OURS.items()
    )
    return "\n".join((*indicators, *indexes))
