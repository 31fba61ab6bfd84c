"""The second scale of the map: what its zones are, and all of them as a table to take away."""

from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from atlas import map_view, repository
from atlas.choropleth import Choropleth
from atlas.provenance.papers import papers_of, period_of
from atlas.wording import zone_sentences
from atlas.zones import ZoneLayer, base_of
from render.files.export import Export
from ui.state import clock, session
from ui.widgets import tables
from ui.widgets.downloads import downloads, table_files

TABLE = "atlas-zones-table"


def notes(scene: Choropleth) -> None:
    """How many zones are drawn and how, and what those outlined say; nothing for areas."""
    if scene.zones is None:
        return
    st.caption(session.words()("zones.counts", **zone_sentences.counts(scene, scene.zones)))
    if rented := zone_sentences.rented(scene, scene.zones):
        st.caption(rented)


def table(scene: Choropleth, zones: ZoneLayer) -> None:
    """Every zone with its counts; picking a row selects the area most of it lives in."""
    words = session.words()
    rows = _readable(scene, zones).sort_values("value", ascending=False, ignore_index=True)
    quantity = scene.indicator.inputs[0]
    st.caption(words("zones.table_open"))
    st.caption(words("zones.counted", base=words(base_of(quantity))))
    tables.table(
        rows.drop(columns="area_id").rename(columns=_headings(scene)),
        key=TABLE,
        language=words.language,
        decimals=scene.indicator.decimals,
        height=420,
        on_select=partial(_pick, rows["area_id"].tolist()),
        selection_mode="single-row",
    )
    card, *_ = map_view.drawn_cards(scene)
    papers = papers_of(scene, made_on=clock.today().isoformat())
    papers = replace(
        papers,
        caveat=card.limitations.text(words.language),
        notes=((words("zones.whole"), words(base_of(quantity))),),
        datasets=(card.key,),
        titles=(*_headings(scene).items(), *papers.titles),
    )
    title = scene.indicator.short_title.text(words.language)
    name = f"{words('file.zones')} {title} {period_of(scene)}"
    content = rows.rename(columns={"lower": "lower_95", "upper": "upper_95"})
    downloads(table_files(partial(Export, content, papers), name=name, key="atlas-zones"))


def _readable(scene: Choropleth, zones: ZoneLayer) -> pd.DataFrame:
    words, rows = session.words(), zones.rows
    marks = (words("zones.key_faint"), words("missing.too_uncertain"))
    counts = {name: rows[name].astype("Int64") for name in ("part", "whole", "residents")}
    values = {
        name: rows[name].round(scene.indicator.decimals) for name in ("value", "lower", "upper")
    }
    return pd.DataFrame({
        "zone": rows.index,
        "area_id": rows["area_id"],
        "area": rows["area_id"].map(repository.areas()["name"]),
        **values, **counts,
        "note": np.select([rows["faint"], rows["reason"] != ""], marks, words("zones.clean")),
    })  # fmt: skip


def _headings(scene: Choropleth) -> dict[str, str]:
    words = session.words()
    return {
        "zone": words("zones.zone"),
        "area": words("table.area"),
        "value": f"{words('table.value')} ({scene.unit()})",
        "lower": words("table.low"),
        "upper": words("table.high"),
        **{name: words(f"zones.{name}") for name in ("part", "whole", "residents")},
        "note": words("table.note"),
    }


def _pick(areas: list[int]) -> None:
    rows = st.session_state[TABLE]["selection"]["rows"]
    if rows:
        session.choose(area=int(areas[rows[0]]), place=None)
