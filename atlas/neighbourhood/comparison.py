"""Areas side by side, on screen and in files. Pure: profiles in, frames and papers out."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from atlas.neighbourhood.profile import Profile, headline
from atlas.provenance.papers import Papers
from atlas.wording import numbers, text
from data.catalogue.card import dataset
from data.catalogue.licence import attribution_of, licence_of
from indicators import REGISTRY, indicator
from indicators.engine.similarity import LIMIT, VARIABLES
from indicators.spec import Indicator


def long_table(profiles: Sequence[Profile]) -> pd.DataFrame:
    """One row for each area and indicator, as many decimals as the indicator has, for files.

    Columns: ``area_id, area, indicator, title, unit, year, value, lower_95, upper_95, city,
    city_areas`` (of how many areas the city's value is), ``municipio_value, rank, rank_low,
    rank_high, ranked_of, robust_distance, p, q, verdict, reliability, reason_missing,
    method_version``.
    """
    rows = []
    for profile in profiles:
        for entry in profile.entries:
            values, decimals = entry.row, entry.indicator.decimals
            rows.append(
                {
                    "area_id": profile.area,
                    "area": profile.name,
                    "indicator": entry.key,
                    "title": entry.indicator.title.text(profile.language),
                    "unit": unit_alone(entry.indicator, profile.language),
                    "year": entry.year,
                    "value": round(values["value"], decimals),
                    "lower_95": round(values["lower"], decimals),
                    "upper_95": round(values["upper"], decimals),
                    "city": round(values["city"], decimals),
                    "city_areas": entry.counted,
                    "municipio_value": round(entry.municipio, decimals),
                    **{name: values[name] for name in ("rank", "rank_low", "rank_high",
                                                      "ranked_of")},
                    "robust_distance": round(values["distance"], 2),
                    "p": round(values["p"], 4),
                    "q": round(values["q"], 4),
                    "verdict": values["verdict"],
                    "reliability": values["reliability"],
                    "reason_missing": values["reason"],
                    "method_version": entry.indicator.method_version,
                }
            )  # fmt: skip
    return pd.DataFrame(rows)


def unit_alone(indicator: Indicator, language: str) -> str:
    """The unit of an indicator without a number: ``%``, ``€``; empty for a pure number."""
    return numbers.with_unit("", indicator.unit, language=language).strip()


def written_table(profiles: Sequence[Profile]) -> pd.DataFrame:
    """One row for each indicator, a column for the city and for each area, written for reading."""
    words = text(profiles[0].language)
    columns: dict[str, list[str]] = {
        words("profile.indicator"): [
            f"{entry.title}, {entry.year}" for entry in profiles[0].entries
        ],
        words("map.legend_city"): [entry.city() for entry in profiles[0].entries],
    }
    for profile in profiles:
        columns[profile.short_name] = [
            entry.caution() if entry.row["reason"] else f"{entry.value()} · {entry.verdict_words()}"
            for entry in profile.entries
        ]
    return pd.DataFrame(columns)


def strip_table(profile: Profile) -> pd.DataFrame:
    """The twin of the strips: every indicator with value, interval, city, Municipio, verdict."""
    words = text(profile.language)
    municipio = words("profile.municipio_key", number=profile.municipi[0])
    return pd.DataFrame(
        [
            {
                words("profile.indicator"): f"{entry.title}, {entry.year}",
                profile.short_name: entry.caution() if entry.row["reason"] else entry.value(),
                words("profile.interval"): entry.interval() or numbers.DASH,
                words("map.legend_city"): entry.city(),
                municipio: entry.write(entry.municipio),
                words("profile.verdict"): entry.verdict_words(),
                words("profile.note"): "" if entry.row["reason"] else entry.caution(),
            }
            for entry in profile.entries
        ]
    )


def similarity_table(profiles: Sequence[Profile]) -> pd.DataFrame:
    """The areas most alike each profile, with distance and reasons."""
    return pd.DataFrame(
        [
            {
                "area": profile.name,
                "alike": like.name,
                "distance": like.distance,
                "closest_in": ", ".join(like.shared),
                "farthest_in": like.apart,
            }
            for profile in profiles
            for like in profile.alike
        ],
        columns=["area", "alike", "distance", "closest_in", "farthest_in"],
    )


def sources(profiles: Sequence[Profile]) -> str:
    """Producers of every table the profiles are made of and their licences, each once."""
    cards = [dataset(key) for key in _datasets(profiles)]
    language = profiles[0].language
    return text(language)(
        "profile.sources",
        sources=attribution_of(cards, language),
        licences=licence_of(cards, language),
    )


def _datasets(profiles: Sequence[Profile]) -> dict[str, None]:
    entries = profiles[0].entries
    return dict.fromkeys(key for entry in entries for key in entry.indicator.datasets)


def rule(language: str) -> str:
    """How areas are compared with the city, and which indicators are counted as one."""
    words = text(language)
    titles = {measure.key: measure.short_title.text(language) for measure in REGISTRY}
    pairs = [
        words("profile.once_pair", first=titles[first], others=", ".join(others))
        for first in titles
        if (others := [titles[known.key] for known in REGISTRY if known.repeats == first])
    ]
    return f"{words('profile.rule')} {words('profile.once', list='; '.join(pairs))}"


def similarity_rule(language: str) -> str:
    """How likeness is told: the distance, its variables and what it leaves out."""
    names = [indicator(key).short_title.text(language) for key in VARIABLES]
    return text(language)(
        "profile.alike_rule",
        count=len(names),
        variables="; ".join(names),
        limit=numbers.number(LIMIT, language=language),
    )


def papers(profiles: Sequence[Profile], *, made_on: str) -> Papers:
    """What travels with the files of one or more profiles; ``made_on`` is an ISO date."""
    words, language = text(profiles[0].language), profiles[0].language
    return Papers(
        title=", ".join(profile.name for profile in profiles),
        sentence=" ".join(headline(profile) for profile in profiles),
        source=sources(profiles),
        caveat=f"{words('source.caveat')}: {words('profile.caveat')}",
        made_on=f"{words('site.title')}, {numbers.day(made_on, language=language)}",
        notes=(
            (words("profile.rule_title"), rule(language)),
            (words("profile.alike_title"), similarity_rule(language)),
            (words("profile.municipio_title"), words("profile.municipio_rule")),
        ),
        language=language,
        datasets=tuple(_datasets(profiles)),
    )
