"""From claim to row on screen: a value or a change, its formula, its numbers and its cells."""

from __future__ import annotations

import streamlit as st

from atlas import repository
from atlas.choropleth import Scene
from atlas.provenance import calculation, source_zones
from atlas.provenance.calculation import Claim
from atlas.rows import row
from atlas.wording import numbers, ranks
from ui.state import session, uploads


def evidence(shown: Scene, area: int) -> None:
    """The formula with its numbers and the cells they come from; for a change, of both years."""
    words = session.words()
    if shown.refused is not None:
        return
    with st.expander(words("claim.title"), key="atlas-claim", on_change="rerun") as box:
        if not box.open:
            return
        chosen = shown.selection
        years = (chosen.since, chosen.year) if shown.is_change else (chosen.year,)
        claims = [_claim(shown, area, year) for year in years]
        st.markdown(claims[-1].formula)
        for year, opened in zip(years, claims, strict=True):
            st.markdown(f"{year}: **{opened.arithmetic or numbers.DASH}**")
        if shown.is_change:
            st.markdown(f"{words('claim.change')}: **{_moved(shown, area)}**")
        _cells(area, claims)
        for year in years:
            _zones(shown, area, year)
        _rank_ranges(shown, area)
        st.caption(words("claim.version", version=claims[-1].version))


def _rank_ranges(shown: Scene, area: int) -> None:
    """The ranges behind what is said of the rank."""
    found = row(shown.rows, area)
    if shown.is_change or found["rank_reason"]:
        return
    if said := ranks.detail(found, language=session.language()):
        st.caption(said)


def _claim(shown: Scene, area: int, year: int) -> Claim:
    data = uploads.indicator_data(shown.indicator.key)
    found = row(data.by_year[year], area)
    language = session.language()
    return calculation.claim(shown.indicator, data.frames, found, area=area, language=language)


def _moved(shown: Scene, area: int) -> str:
    """The change as the map has it, or why there is none."""
    found = row(shown.rows, area)
    if found["reason"]:
        return session.words()(f"missing.{found['reason']}")
    return shown.write(found["value"])


def _cells(area: int, claims: list[Claim]) -> None:
    words = session.words()
    cells = list(dict.fromkeys(cell for opened in claims for cell in opened.cells))
    st.table(
        {
            words("claim.table"): [cell.dataset for cell in cells],
            words("claim.row"): [_source_row(area, cell.year) for cell in cells],
            words("claim.column"): [cell.column for cell in cells],
            words("claim.value"): [cell.value for cell in cells],
        }
    )


def _zones(shown: Scene, area: int, year: int) -> None:
    """The zones a carried value is mixed from, with their weights."""
    words, language = session.words(), session.language()
    found = source_zones.origin(shown.indicator, repository.shipped, area=area, year=year)
    if found is None:
        return
    st.markdown(words(f"claim.zones_{found.kind}", year=year))
    columns = {
        words(f"claim.zone_{found.kind}"): [zone.code for zone in found.zones],
        words("claim.weight"): [
            numbers.percent(
                numbers.number(100 * zone.weight, language=language, decimals=1), language=language
            )
            for zone in found.zones
        ],
    }
    values = [zone.value for zone in found.zones if zone.value is not None]
    if values:
        columns[words("claim.value")] = [
            numbers.value(value, shown.indicator, language=language) for value in values
        ]
    st.table(columns)
    st.caption(words("claim.zones_tables", tables=", ".join(found.tables)))


def _source_row(area: int, year: int | None) -> str:
    words = session.words()
    return words("claim.area", area=area) if year is None else f"NIL {area}, {year}"
