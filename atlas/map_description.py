"""The map in words, pure: what it shows of each area, for those who do not see it.

Values and classes are those the map is painted with (:meth:`atlas.choropleth.Choropleth.labels` and
``classes``), so that the map and its twin cannot disagree.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import pandas as pd

from atlas.choropleth import Choropleth
from atlas.neighbourhood.adjacency import ARROWS, Adjacency
from atlas.premises.facts import PlaceFacts
from atlas.rows import row
from atlas.wording import Text, map_sentences, numbers, ranks, text
from base.text import stamp_of
from indicators.engine.reliability import is_doubtful
from indicators.spec import Interval, Polarity

NO_INTERVAL = {Interval.NOT_ESTIMATED: "area.not_estimated", Interval.TRANSFER: "area.one_zone"}
"""Why a value has no interval, by kind; of the other kinds, that it is a complete count."""


@dataclass(frozen=True, slots=True)
class AreaDescription:
    """One area in words.

    ``value`` is what the map says of it, ``brief`` the same without the reason a value is
    missing; ``grade`` is its class (-1: none) and ``graded`` that class in words; ``lines`` tell
    the rest; ``ways`` are arrow, direction with name, and id of each neighbour, clockwise from
    north.
    """

    id: int
    name: str
    value: str
    brief: str
    grade: int
    graded: str
    lines: tuple[str, ...]
    ways: tuple[tuple[str, str, int], ...]


def spots(
    scene: Choropleth,
    areas: pd.DataFrame,
    compass: Mapping[int, Adjacency],
    premises: Sequence[PlaceFacts],
) -> tuple[AreaDescription, ...]:
    """Every area of a scene in words, in the order of its rows.

    ``areas`` is indexed by ``area_id`` with ``name, short_name, municipi``.
    """
    words = text(scene.selection.language)
    rows = zip(scene.rows.index, scene.labels(), scene.classes, strict=True)
    return tuple(
        AreaDescription(
            id=int(area),
            name=str(areas["name"][area]),
            value=value,
            brief=value if grade >= 0 else words("map.no_value"),
            grade=int(grade),
            graded=graded(scene, int(grade)),
            lines=_lines(scene, int(area), row(areas, int(area)), premises),
            ways=_adjacent(compass.get(int(area), {}), areas["short_name"], words),
        )
        for area, value, grade in rows
    )


def graded(scene: Choropleth, grade: int) -> str:
    """``classe 2 di 5: da 12,1 % a 18,4 %``; empty where there is no class."""
    if grade < 0:
        return ""
    words, breaks = text(scene.selection.language), scene.breaks
    numbered = words("twin.class", number=grade + 1, of=scene.class_count)
    if not breaks:
        return numbered
    if grade == 0:
        return f"{numbered}: {words('twin.up_to', high=scene.write(breaks[0]))}"
    low = scene.write(breaks[grade - 1])
    if grade == len(breaks):
        return f"{numbered}: {words('twin.over', low=low)}"
    return f"{numbered}: {words('twin.between', low=low, high=scene.write(breaks[grade]))}"


def interval_words(scene: Choropleth, area: int) -> str:
    """The interval of an area's value, why there is none, or why there is no value."""
    words, reason = text(scene.selection.language), row(scene.rows, area)["reason"]
    if reason:
        return words("area.no_value", why=words(f"missing.{reason}"))
    interval = scene.interval(area)
    if interval is not None:
        return words("area.interval", interval=interval)
    return words(NO_INTERVAL.get(scene.indicator.interval, "area.complete"))


def rank_words(scene: Choropleth, values: pd.Series) -> str:
    """``sicuramente fra i 12 valori più alti su 67``; empty where there is no value."""
    words = text(scene.selection.language)
    if scene.is_change or values["reason"]:
        return ""
    if values["rank_reason"]:
        return words("area.unranked")
    return ranks.said(values, scene.indicator, language=words.language)


def few_words(scene: Choropleth, values: pd.Series) -> str:
    """How few people a value rests on, or that its estimate is weak; empty where neither is so."""
    if values["reliability"] != "low" or scene.is_change or scene.refused is not None:
        return ""
    words = text(scene.selection.language)
    if is_doubtful(scene.indicator, values):
        return words("area.caution_source")
    count = numbers.number(values["base"], language=words.language)
    return words("area.caution", count=count, base=scene.indicator.base.text(words.language))


def _lines(
    scene: Choropleth, area: int, about: pd.Series, premises: Sequence[PlaceFacts]
) -> tuple[str, ...]:
    words, values = text(scene.selection.language), row(scene.rows, area)
    standing = [] if scene.refused is not None else _rank_lines(scene, area, values, words)
    many = str(about["municipi"]).split(";")
    kind = "area.municipi" if len(many) > 1 else "area.municipio"
    inside = [place for place in premises if int(place.row["area_id"]) == area]
    told = [_premises(place, words) for place in inside] or [words("area.premises_none")]
    return (*standing, words(kind, number=many[0], numbers=", ".join(many)) + ".", *told)


def _rank_lines(scene: Choropleth, area: int, values: pd.Series, words: Text) -> list[str]:
    """Rank, interval, cautions, and the city's value."""
    rank, few = rank_words(scene, values), few_words(scene, values)
    lines = [f"{words('area.rank')}: {rank}."] if rank else []
    lines += [_ended(interval_words(scene, area)), few]
    if values["marked"]:
        out = values["reliability"] == "excluded"
        lines.append(words("area.marked" if out else "area.marked_base"))
    city = map_sentences.whole(scene.counted, language=words.language)
    return [line for line in (*lines, f"{city}: {scene.write(scene.city)}.") if line]


def _ended(line: str) -> str:
    """A line as a sentence: a capital and a full stop."""
    return f"{line[:1].upper()}{line[1:].removesuffix('.')}."


def _premises(place: PlaceFacts, words: Text) -> str:
    return words(
        "twin.premises",
        name=place.row["name"],
        address=place.row["address"],
        works=place.works(),
        service=place.service(),
    ) + "".join(f" {caution}." for caution in place.cautions())


def _adjacent(ways: Adjacency, names: pd.Series, words: Text) -> tuple[tuple[str, str, int], ...]:
    return tuple(
        (ARROWS[where], words(f"direction.{where}", area=names[other]), other)
        for where, others in ways.items()
        for other in others
    )


def by_value(scene: Choropleth) -> tuple[int, ...]:
    """Areas from the worse end of the scale on (from the highest, where neither is worse)."""
    ascending = scene.indicator.polarity is Polarity.LOWER_IS_WORSE
    ordered = scene.rows["value"].sort_values(ascending=ascending, kind="stable")
    return tuple(int(str(area)) for area in ordered.index)


def message(
    scene: Choropleth, told: Sequence[AreaDescription], colours: Sequence[str]
) -> dict[str, object]:
    """What the twin's component is sent; ``stamp`` changes only when something said changes."""
    words = text(scene.selection.language)
    content: dict[str, object] = {
        "language": words.language,
        "title": scene.indicator.title.text(words.language),
        "spots": [asdict(spot) for spot in told],
        "by_value": by_value(scene),
        "by_name": [spot.id for spot in sorted(told, key=lambda spot: spot.name)],
        "colours": colours,
        "words": {
            name: words(f"twin.{name}")
            for name in ("help", "list", "order", "order_value", "order_name", "ways", "ways_help",
                         "show", "shown")
        },
    }  # fmt: skip
    stamp = stamp_of(json.dumps(content, sort_keys=True))
    return content | {"stamp": stamp, "chosen": scene.selection.area}
