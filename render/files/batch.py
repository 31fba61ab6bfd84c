"""A list of addresses and neighbourhoods in, one comparison out. The tables are pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import pandas as pd

from atlas.neighbourhood import comparison
from atlas.neighbourhood.area_list import Line
from atlas.neighbourhood.profile import Profile, heaviest_titles, nothing_heavy
from atlas.wording import Text, numbers, text
from indicators.engine.city_test import Verdict
from render.documents.typst import pdf, typst_date
from render.files.xlsx import workbook

if TYPE_CHECKING:
    from geo.address.book import AddressBook, Answer

MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A line that is understood: the area and how it was found."""

    line: Line
    area: int
    note: str


@dataclass(frozen=True, slots=True)
class UnresolvedLine:
    """A line that is not understood, and why, in the reader's language."""

    line: Line
    why: str


def plain(name: str) -> str:
    """A name without accents, capitals, dashes and doubled spaces, to be compared."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare.casefold()).split())


def resolve(
    lines: Sequence[Line], names: Mapping[int, str], book: AddressBook, language: str
) -> tuple[tuple[Found, ...], tuple[UnresolvedLine, ...]]:
    """Find the area of each line: a neighbourhood by its name or part of it, else an address."""
    words, placed, unresolved = text(language), [], []
    for line in lines:
        areas = areas_named(line.typed, names)
        if len(areas) == 1:
            placed.append(Found(line, areas[0], words("batch.by_area")))
        elif areas:
            unresolved.append(
                UnresolvedLine(line, _ambiguous([names[area] for area in areas], words))
            )
        else:
            answer = book.find(line.typed)
            if answer.outcome in ("found", "nearest_number") and answer.area_id is not None:
                near = answer.outcome == "nearest_number"
                key = "batch.by_near" if near else "batch.by_address"
                placed.append(Found(line, answer.area_id, words(key, label=answer.label)))
            elif answer.outcome == "street" and len(answer.areas) == 1:
                note = words("batch.by_address", label=answer.label)
                placed.append(Found(line, answer.areas[0], note))
            else:
                unresolved.append(UnresolvedLine(line, _why(answer, line, names, words)))
    return tuple(placed), tuple(unresolved)


def areas_named(typed: str, names: Mapping[int, str]) -> tuple[int, ...]:
    """Areas whose whole name is ``typed``; else those of which it is one of the joined names."""
    wanted = plain(typed).removeprefix("nil ").removeprefix("quartiere ")
    whole = tuple(area for area, name in names.items() if plain(name) == wanted)
    if whole:
        return whole
    return tuple(
        area
        for area, name in names.items()
        if wanted in {plain(part) for part in re.split(r"\s[–-]\s", name)}
    )


def _ambiguous(candidates: Sequence[str], words: Text) -> str:
    return words("batch.ambiguous", list=", ".join(candidates[:MOST_NAMED]))


def _why(answer: Answer, line: Line, names: Mapping[int, str], words: Text) -> str:
    if answer.outcome in ("found", "nearest_number"):
        return words("batch.outside")
    if answer.outcome == "street":
        return words("batch.no_number", list=", ".join(names[area] for area in answer.areas))
    if answer.outcome == "unplaced":
        return words("batch.unplaced")
    labels = [candidate.label for candidate in answer.candidates]
    if answer.outcome == "ambiguous":
        return _ambiguous(labels, words)
    near = get_close_matches(line.typed, names.values(), n=2, cutoff=0.7)
    likely = [*near, *labels][:MOST_NAMED]
    return words("batch.suggested", list=", ".join(likely)) if likely else words("batch.unknown")


def summary_table(profiles: Sequence[Profile]) -> pd.DataFrame:
    """One row for each area: people, verdicts counted, what weighs most."""
    words = text(profiles[0].language)
    return pd.DataFrame(
        {
            words("batch.column_area"): [profile.name for profile in profiles],
            words("table.municipio"): [
                ", ".join(map(str, profile.municipi)) for profile in profiles
            ],
            words("reach.residents"): [profile.residents for profile in profiles],
            words("batch.heads_worse"): [profile.count(Verdict.WORSE) for profile in profiles],
            words("batch.heads_better"): [profile.count(Verdict.BETTER) for profile in profiles],
            words("batch.heads_similar"): [profile.count(Verdict.SIMILAR) for profile in profiles],
            words("batch.heads_heaviest"): [
                words("profile.few")
                if profile.few
                else heaviest_titles(profile) or nothing_heavy(profile)
                for profile in profiles
            ],
        }
    )


def written_summary(profiles: Sequence[Profile]) -> pd.DataFrame:
    """The summary for reading: people in the reader's way of writing numbers."""
    summary, language = summary_table(profiles), profiles[0].language
    people = [numbers.number(profile.residents, language=language) for profile in profiles]
    return summary.assign(**{str(summary.columns[2]): people})


def line_table(
    placed: Sequence[Found],
    unresolved: Sequence[UnresolvedLine],
    names: Mapping[int, str],
    language: str,
) -> pd.DataFrame:
    """Every line of the list in order: what it came to, or why it came to nothing."""
    words = text(language)
    rows = [
        (place.line.number, place.line.typed, names[place.area], place.note) for place in placed
    ]
    rows += [(failed.line.number, failed.line.typed, "", failed.why) for failed in unresolved]
    heads = [words(f"batch.column_{name}") for name in ("line", "typed", "area", "note")]
    return pd.DataFrame(sorted(rows), columns=heads)


def report_xlsx(lines: pd.DataFrame, profiles: Sequence[Profile], *, as_of: date) -> bytes:
    """The comparison as a workbook: lines, summary, side by side, all values, papers."""
    tables = {
        "lines": lines,
        "overview": summary_table(profiles),
        "profile": comparison.long_table(profiles),
    }
    return workbook(tables, comparison.papers(profiles, made_on=as_of.isoformat()))


def report_pdf(lines: pd.DataFrame, profiles: Sequence[Profile], *, as_of: date) -> bytes:
    """The comparison as a tagged PDF report."""
    return pdf("report", _contents(lines, profiles, as_of))


def _contents(lines: pd.DataFrame, profiles: Sequence[Profile], as_of: date) -> dict[str, Any]:
    language = profiles[0].language
    words, summary = text(language), written_summary(profiles)
    heads = [str(name) for name in summary.columns]
    title = words("batch.report_title", count=len(profiles))
    return {
        "lang": language,
        "title": title,
        "author": words("site.title"),
        "date": typst_date(as_of),
        "masthead": f"{words('site.title')} · {words('batch.report')}",
        "made_on": numbers.day(as_of.isoformat(), language=language),
        "name": title,
        "summary_title": words("batch.summary"),
        "heads": heads,
        "summary": [[str(cell) for cell in row] for row in summary.itertuples(index=False)],
        "lines_title": words("batch.lines"),
        "lines_heads": [str(name) for name in lines.columns],
        "lines": [[str(cell) for cell in row] for row in lines.itertuples(index=False)],
        "notes": [
            [words("profile.rule_title"), comparison.rule(language)],
            [words("source.limits"), words("profile.caveat")],
        ],
        "source": comparison.sources(profiles),
        "qr": None,
        "qr_alt": "",
        "address": None,
    }


def compare(placed: Sequence[Found], language: str) -> tuple[Profile, ...]:
    """A profile for each area found, in the order of the list, each once."""
    from atlas.neighbourhood.profile import profile

    return tuple(profile(area, language) for area in dict.fromkeys(place.area for place in placed))
