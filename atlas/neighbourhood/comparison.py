"""Areas side by side, on screen and in files: profiles in, frames, sentences and papers out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pandas as pd

from atlas import repository
from atlas.neighbourhood.profile import Profile, ProfileEntry, headline, lower
from atlas.provenance.papers import Papers
from atlas.rows import row
from atlas.wording import numbers, text
from data.catalogue.card import dataset
from data.catalogue.licence import attribution_of, licence_of
from indicators import REGISTRY, indicator
from indicators.engine.difference import CARRIED, sure
from indicators.engine.difference import differences as between
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


def table(profiles: Sequence[Profile]) -> pd.DataFrame:
    """The twin of the strips: every measure with value, interval and verdict of each area, the
    city's and the Municipio's values, written for reading."""
    first, words = profiles[0], text(profiles[0].language)
    municipio = words("profile.municipio_key", number=first.municipi[0])
    rows = []
    for number, entry in enumerate(first.entries):
        cells = {words("profile.indicator"): f"{entry.title}, {entry.year}"}
        for profile in profiles:
            own = profile.entries[number]
            cells[profile.short_name] = own.caution() if own.row["reason"] else own.value()
            interval = words("profile.interval_of", area=profile.short_name)
            cells[interval] = own.interval() or numbers.DASH
            cells[words("profile.goes", area=profile.short_name)] = own.verdict_words()
        cells[words("map.legend_city")] = entry.city()
        cells[municipio] = entry.write(entry.municipio)
        cells[words("profile.note")] = "" if entry.row["reason"] else entry.caution()
        rows.append(cells)
    return pd.DataFrame(rows)


def differences(profiles: Sequence[Profile]) -> pd.DataFrame:
    """The first area minus each other one on every measure, for files and sentences.

    Columns: ``area_id, other_id, other, indicator, title, unit, year, difference, lower_95,
    upper_95, p, sure``; ``sure`` after the correction of all rows together (see
    :mod:`indicators.engine.difference`).
    """
    first, parts = profiles[0], []
    carried = pd.Series({known.key: known.interval in CARRIED for known in REGISTRY})
    for other in profiles[1:]:
        gaps = between(_rows(first), _rows(other), carried)
        parts.append(gaps.assign(other_id=other.area, other=other.short_name))
    if not parts:
        return pd.DataFrame()
    gaps = pd.concat(parts).rename_axis("indicator").reset_index()
    gaps["sure"] = sure(gaps["p"])
    entries = [first.entry(key) for key in gaps["indicator"]]
    gaps = gaps.assign(
        area_id=first.area,
        title=[entry.title for entry in entries],
        unit=[unit_alone(entry.indicator, entry.language) for entry in entries],
        year=[entry.year for entry in entries],
    ).rename(columns={"lower": "lower_95", "upper": "upper_95"})
    return gaps[["area_id", "other_id", "other", "indicator", "title", "unit", "year",
                 "difference", "lower_95", "upper_95", "p", "sure"]]  # fmt: skip


def _rows(profile: Profile) -> pd.DataFrame:
    rows = cast("pd.DataFrame", repository.comparison().xs(profile.area, level="area_id"))
    return rows.loc[[known.key for known in REGISTRY]]


def difference_words(profiles: Sequence[Profile], keys: Sequence[str]) -> list[str]:
    """For each area set beside the first: what differs for sure, by how much, and what cannot be
    told, of the measures ``keys``."""
    first, words, lines = profiles[0], text(profiles[0].language), []
    gaps = differences(profiles)
    for other in profiles[1:]:
        own = gaps[gaps["other_id"] == other.area].set_index("indicator").loc[[*keys]]
        certain = [_difference(first.entry(k), row(own, k)) for k in keys if own.at[k, "sure"]]
        unsure = [lower(first.entry(k).name) for k in keys if not own.at[k, "sure"]]
        line = words("profile.against", area=first.short_name, other=other.short_name)
        if certain:
            line += " " + words("profile.difference_sure", list="; ".join(certain))
        if unsure:
            line += " " + words("profile.difference_unsure", list=", ".join(unsure))
        lines.append(line)
    return lines


def _difference(entry: ProfileEntry, gap: pd.Series) -> str:
    low, high = (
        numbers.signed(float(gap[end]), language=entry.language, decimals=entry.indicator.decimals)
        for end in ("lower_95", "upper_95")
    )
    return text(entry.language)(
        "profile.difference",
        title=lower(entry.name),
        change=numbers.change(float(gap["difference"]), entry.indicator, language=entry.language),
        low=low,
        high=high,
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
