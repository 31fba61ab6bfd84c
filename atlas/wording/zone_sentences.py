"""What is said of zones of about a thousand residents, in both languages. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atlas.wording import map_sentences, numbers, text

if TYPE_CHECKING:
    import pandas as pd

    from atlas.choropleth import Choropleth
    from atlas.zones import ZoneLayer

PUBLIC_HOMES = {"all": 61_000, "mm": 27_000, "aler": 34_000}
"""Public homes of the city, MM's and ALER's: Comune and Regione, in Il Foglio (2023)."""


def sentence(scene: Choropleth, zones: ZoneLayer, by_area: str) -> str:
    """The sentence on top: the zones from end to end, or the chosen area and then its zones.

    The ends of the city are of zones drawn in full; ``by_area`` is the sentence of the areas.
    """
    area, words = scene.selection.area, text(scene.selection.language)
    if area is not None:
        return f"{by_area} {_of_area(scene, zones.of_area(area))}"
    clean = zones.clean["value"]
    return words(
        "zones.sentence",
        title=scene.indicator.title.text(words.language),
        count=numbers.number(len(clean), language=words.language),
        whole=map_sentences.whole(scene.counted, language=words.language),
        city=scene.write(scene.city),
        **_ends(scene, clean),
    )


def alt(scene: Choropleth, zones: ZoneLayer) -> str:
    """The drawing in words: how many zones, their ends, what is hatched and what has no value."""
    words = text(scene.selection.language)
    return words(
        "zones.alt", every=_number(len(zones.rows), words.language), **counts(scene, zones),
        **_ends(scene, zones.clean["value"]),
    )  # fmt: skip


def counts(scene: Choropleth, zones: ZoneLayer) -> dict[str, str]:
    """``clean``, ``hatched`` and ``refused`` as written numbers."""
    language = scene.selection.language
    return {name: _number(count, language) for name, count in zones.counts.items()}


def rented(scene: Choropleth, zones: ZoneLayer) -> str:
    """What the outlined zones are, how many of the city's public homes they can hold, and what
    they do not tell; empty where none is outlined."""
    if zones.outlined is None:
        return ""
    language = scene.selection.language
    homes = {name: _number(count, language) for name, count in PUBLIC_HOMES.items()}
    return text(language)(
        "zones.rented_note",
        zones=_number(int(zones.outlined.sum()), language),
        renters=_number(zones.renters, language),
        **homes,
    )


def _of_area(scene: Choropleth, values: pd.Series) -> str:
    words = text(scene.selection.language)
    if values.empty:
        return words("zones.sentence_none")
    if len(values) == 1:
        return words("zones.sentence_one", value=scene.write(float(values.iloc[0])))
    return words("zones.sentence_area", count=len(values), **_ends(scene, values))


def _ends(scene: Choropleth, values: pd.Series) -> dict[str, str]:
    language = scene.selection.language
    ends = {"low": ("da", values.min()), "high": ("a", values.max())}
    return {
        name: numbers.value_after(before, float(end), scene.indicator, language=language)
        for name, (before, end) in ends.items()
    }


def _number(count: int, language: str) -> str:
    return numbers.number(count, language=language)
