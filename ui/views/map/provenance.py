"""From claim to row on screen: a value or a change, its formula, its numbers and its cells."""

import streamlit as st

from atlas import repository
from atlas.choropleth import Choropleth
from atlas.provenance import calculation, source_zones
from atlas.provenance.calculation import Calculation
from atlas.rows import row
from atlas.wording import numbers, ranks
from ui.state import session, uploads


def provenance(scene: Choropleth, area: int) -> None:
    """The formula with its numbers and the cells they come from; for a change, of both years."""
    words = session.words()
    if scene.refused is not None:
        return
    with st.expander(words("claim.title"), key="atlas-claim", on_change="rerun") as box:
        if not box.open:
            return
        chosen = scene.selection
        years = (chosen.since, chosen.year) if scene.is_change else (chosen.year,)
        claims = [_calculation(scene, area, year) for year in years]
        st.markdown(claims[-1].formula)
        for year, opened in zip(years, claims, strict=True):
            st.markdown(f"{year}: **{opened.arithmetic or numbers.DASH}**")
        if scene.is_change:
            st.markdown(f"{words('claim.change')}: **{_moved(scene, area)}**")
        _cells(area, claims)
        for year in years:
            _zones(scene, area, year)
        _rank_ranges(scene, area)
        st.caption(words("claim.version", version=claims[-1].version))


def _rank_ranges(scene: Choropleth, area: int) -> None:
    """The ranges behind what is said of the rank."""
    values = row(scene.rows, area)
    if scene.is_change or values["rank_reason"]:
        return
    if detail := ranks.detail(values, language=session.language()):
        st.caption(detail)


def _calculation(scene: Choropleth, area: int, year: int) -> Calculation:
    data = uploads.indicator_data(scene.indicator.key)
    values = row(data.by_year[year], area)
    language = session.language()
    return calculation.calculation(
        scene.indicator, data.frames, values, area=area, language=language
    )


def _moved(scene: Choropleth, area: int) -> str:
    """The change as the map has it, or why there is none."""
    values = row(scene.rows, area)
    if values["reason"]:
        return session.words()(f"missing.{values['reason']}")
    return scene.write(values["value"])


def _cells(area: int, claims: list[Calculation]) -> None:
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


def _zones(scene: Choropleth, area: int, year: int) -> None:
    """The zones a carried value is mixed from, with their weights."""
    words, language = session.words(), session.language()
    origin = source_zones.source_zones(scene.indicator, repository.shipped, area=area, year=year)
    if origin is None:
        return
    st.markdown(words(f"claim.zones_{origin.kind}", year=year))
    columns = {
        words(f"claim.zone_{origin.kind}"): [zone.code for zone in origin.zones],
        words(f"claim.weight_{origin.kind}"): [
            numbers.percent(
                numbers.number(100 * zone.weight, language=language, decimals=1), language=language
            )
            for zone in origin.zones
        ],
    }
    values = [zone.value for zone in origin.zones if zone.value is not None]
    if values:
        columns[words("claim.value")] = [
            numbers.value(value, scene.indicator, language=language) for value in values
        ]
    st.table(columns)
    st.caption(words("claim.zones_tables", tables=", ".join(origin.tables)))


def _source_row(area: int, year: int | None) -> str:
    words = session.words()
    return words("claim.area", area=area) if year is None else f"NIL {area}, {year}"
