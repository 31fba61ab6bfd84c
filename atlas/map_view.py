"""What a selection shows on the map, and how it is said: one choropleth, its sentence, its source.

For the layers that are shipped; a layer that a person has brought is handed in by whoever holds it.
"""

from __future__ import annotations

from dataclasses import replace

from atlas import repository
from atlas.choropleth import (
    Choropleth,
    change_refusal,
    change_scene,
    city_change,
    refused_scene,
    value_scene,
)
from atlas.index import sentences as index_sentences
from atlas.index.facts import robust_counts
from atlas.index.view import leading
from atlas.premises.facts import open_count
from atlas.repository import IndicatorData, index_layer
from atlas.repository.zones import zone_rows
from atlas.rows import row
from atlas.selection import Selection
from atlas.wording import map_sentences, text, zone_sentences
from atlas.zones import zones_of
from data.catalogue.card import Dataset, dataset
from data.catalogue.licence import attribution_of, licence_of
from indicators.engine.zones import TABLE as ZONES_TABLE
from indicators.engine.zones import has_zones
from indicators.index.layer import LAYER
from indicators.index.official import IDISE
from indicators.spec import Indicator, Topic


def layer(key: str) -> IndicatorData:
    """Everything the map shows of an indicator or of the atlas's index."""
    return index_layer.layer() if key == LAYER.key else repository.indicator_data(key)


def values(selection: Selection, data: IndicatorData) -> Choropleth:
    """One indicator's values in the selected year."""
    return value_scene(
        data.indicator,
        selection,
        rows=data.by_year[selection.year],
        breaks=data.class_breaks(selection.scheme, selection.year),
        city=data.city_by_year[selection.year],
        counted=data.counted_by_year[selection.year],
    )


def choropleth(selection: Selection, data: IndicatorData) -> Choropleth:
    """Values, change, or the reason why the change cannot be shown."""
    if selection.mode == "value":
        return values(selection, data)
    rows = data.by_year[selection.year]
    refused = change_refusal(data.indicator, selection)
    if refused is not None:
        return refused_scene(data.indicator, selection, rows=rows, why=refused)
    return change_scene(
        data.indicator,
        selection,
        rows=rows,
        changes=repository.changes(selection.indicator, selection.since, selection.year),
        city=city_change(data.city_by_year, selection),
        counted=data.counted_by_year[selection.year],
    )


def with_zones(scene: Choropleth) -> Choropleth:
    """The scene with the second scale, where the selection asks for it and the indicator has it."""
    indicator, selection = scene.indicator, scene.selection
    if selection.scale != "zones" or scene.is_change or not has_zones(indicator):
        return scene
    quantity = indicator.inputs[0]
    return replace(scene, zones=zones_of(zone_rows(indicator.key), quantity, breaks=scene.breaks))


def sentence_of(scene: Choropleth) -> str:
    """The sentence on top of the screen, of the scale that is drawn."""
    by_area = _sentence_by_area(scene)
    if scene.zones is None:
        return by_area
    return zone_sentences.sentence(scene, scene.zones, by_area)


def question_of(scene: Choropleth) -> str:
    """What the opening map answers: where need is greatest; empty for any other."""
    chosen = scene.selection
    opens = _is_index(scene) and chosen.area is None and chosen.place is None
    return text(chosen.language)("map.question") if opens else ""


def sure_areas(scene: Choropleth) -> dict[int, str]:
    """On the map of the index, the areas surely among those with most need, by their short name;
    none on any other."""
    if not _is_index(scene):
        return {}
    names = repository.areas()["short_name"]
    counts = robust_counts(leading(scene.selection.language).facts)
    return {area: str(names[area]) for area in counts.always_areas}


def _is_index(scene: Choropleth) -> bool:
    return scene.indicator.key == LAYER.key and scene.refused is None


def _index_sentence(selection: Selection) -> str:
    """How sure the index is: of an area, or of the areas with most need, and of the nine."""
    language = selection.language
    sure = f"{index_sentences.headline(leading(language, selection.area))}."
    if selection.area is not None:
        return sure
    return f"{sure} {open_count(repository.premises_facts(repository.read_until(), language))}"


def _sentence_by_area(scene: Choropleth) -> str:
    selection, language = scene.selection, scene.selection.language
    if _is_index(scene):
        return _index_sentence(selection)
    names = repository.areas()["short_name"]
    name = None if selection.area is None else names[selection.area]
    chosen = None if selection.area is None else row(scene.rows, selection.area)
    if scene.refused is not None:
        return scene.refused.text(language)
    if scene.is_change:
        return map_sentences.change_sentence(
            name, chosen, scene.city, scene.indicator,
            since=selection.since, year=selection.year, language=language,
        )  # fmt: skip
    if name is None or chosen is None:
        return map_sentences.city_sentence(
            scene.rows,
            names,
            scene.city,
            scene.indicator,
            year=selection.year,
            language=language,
            counted=scene.counted,
        )
    facts = map_sentences.AreaFacts(name, chosen, scene.city, scene.counted)
    return map_sentences.area_sentence(
        facts, scene.indicator, year=selection.year, language=language
    )


def listed(indicator: Indicator, language: str) -> str:
    """An indicator as the list says it: its theme, or whose index it is, and its title."""
    words = text(language)
    if indicator.key == LAYER.key:
        return words("map.all_together")
    if indicator.key == IDISE.key:
        before = words("imports.official")
    else:
        before = words(f"theme.{Topic(indicator.topic).value}")
    return f"{before} · {indicator.title.text(language)}"


def card(key: str) -> Dataset:
    """The card of a table, shipped or brought, or of the atlas's index."""
    if key == LAYER.key:
        return index_layer.layer_card()
    return repository.idise_card() if key in IDISE.datasets else dataset(key)


def drawn_cards(scene: Choropleth) -> list[Dataset]:
    """The cards of the tables of what is drawn, the one its values are in first."""
    keys = scene.indicator.datasets if scene.zones is None else (ZONES_TABLE,)
    return [card(key) for key in keys]


def source_words(scene: Choropleth) -> str:
    """Source, licence and method version of an indicator in one line."""
    language, indicator = scene.selection.language, scene.indicator
    cards = drawn_cards(scene)
    return text(language)(
        "source.line",
        attribution=attribution_of(cards, language),
        licence=licence_of(cards, language),
        version=indicator.method_version,
    )
