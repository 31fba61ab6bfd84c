"""What the census says of the people around the premises: zones near, schooling of the areas."""

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.premises import estate
from atlas.premises.facts import PlaceFacts
from atlas.repository import catchments
from atlas.rows import row
from atlas.wording import numbers
from data.catalogue.card import dataset
from indicators.engine.change import refusal
from ui.state import premises, session
from ui.widgets.boundary import part


def census_section(facts: PlaceFacts | None) -> None:
    """The census zones near the premises, and schooling in their neighbourhoods."""
    part(_zones, facts)
    part(_schooling)


def _zones(facts: PlaceFacts | None) -> None:
    """Two photographs of one, or all nine side by side."""
    words, table = session.words(), catchments.estate_zones()
    st.markdown(words("estate.intro"))
    if facts is None:
        lines = [
            {
                words(
                    "places.space"
                ): f"{place.area_name} · {place.row['name']}{' *' if place.estimated else ''}"
            }
            | dict(zip(estate.heads_of_nine(words), estate.of_nine(zones, words), strict=True))
            for place in premises.shown()
            for zones in [estate.zones_of(table, str(place.row["premises_id"]))]
        ]
        st.table(lines)
    else:
        zones = estate.zones_of(table, str(facts.row["premises_id"]))
        st.markdown(f"**{estate.sentence(zones, words, estimated=facts.estimated)}**")
        heads = estate.heads(zones, words)
        for column, year in zip(st.columns(2), estate.MEASURES, strict=True):
            named = [words(f"estate.year_{year}"), *heads[1:]]
            rows = estate.photograph(zones, year, words)
            column.table([dict(zip(named, row, strict=True)) for row in rows])
    st.caption(f"{words('estate.photographs')} {words('estate.range_note')}")
    st.caption(dataset_source("estate_precincts"))


def _schooling() -> None:
    """Schooling in the areas of the premises: 2021, with 2011 in the details and no difference."""
    words, places = session.words(), premises.shown()
    areas = {int(place.row["area_id"]): place.area_name for place in places}
    data = repository.indicator_data("low_education_2021")
    st.markdown(f"**{words('places.schooling')}**")
    st.table(
        [
            {words("table.area"): name}
            | {words("places.schooling_2021"): _estimate(row(data.by_year[2021], area), data)}
            for area, name in areas.items()
        ]
    )
    st.caption(words("places.schooling_note"))
    st.caption(dataset_source("census_estimates_2021"))
    st.table(
        [
            {words("table.area"): name, words("places.schooling_2011"): _in_2011(area)}
            for area, name in areas.items()
        ]
    )
    why = refusal(data.indicator, since=2011, year=2021)
    st.caption("" if why is None else why.text(words.language))


def _estimate(values: pd.Series, data: repository.IndicatorData) -> str:
    language = session.language()
    if values["reason"]:
        return session.words()(f"missing.{values['reason']}")
    value = numbers.value(values["value"], data.indicator, language=language)
    ends = values["lower"], values["upper"]
    return f"{value} ({numbers.interval(*ends, data.indicator, language=language)})"


def _in_2011(area: int) -> str:
    """The official share; where it is not known, the estimate, which says that it is one."""
    words, checks = session.words(), repository.shipped("census_checks")
    same = (checks["quantity"] == "low_education") & (checks["area_id"] == area)
    shares = checks[same].iloc[0]
    known = pd.notna(shares["official_pct"])
    share = shares["official_pct" if known else "estimate_pct"]
    value = numbers.value(share, repository.indicator_data("low_education").indicator,
                          language=words.language)  # fmt: skip
    return value if known else f"{value} ({words('places.schooling_estimate')})"


def dataset_source(key: str) -> str:
    """Title, attribution and licence of a table, in one line."""
    words, card = session.words(), dataset(key)
    title = card.title.text(words.language)
    return words(
        "places.source_line",
        title=title,
        attribution=card.attribution.text(words.language),
        licence=card.licence.name.text(words.language),
    )
