"""The map of a scene: what it shows and how it is drawn where it stands alone. Pure but for data.

The player draws the same :class:`CityView` on one map that is never rebuilt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

from atlas import repository
from atlas.index.facts import robust_classes
from atlas.premises.facts import PlaceFacts
from atlas.repository import index_results
from atlas.stories.model import SceneSpec
from atlas.wording import map_sentences, numbers, text
from data.catalogue.card import dataset
from data.catalogue.licence import attribution_of, share_alike
from indicators import indicator
from indicators.engine.classes import assign
from indicators.index.uncertainty.certainty import Robustness
from render.figures.svg import hatch
from render.maps import basemap, locator, premises_marks
from render.maps.labels import HALL_LETTER_WIDTH, Box, label_places
from render.maps.locator import WIDTH
from render.maps.outlines import MAP_WIDTH, projection
from render.maps.premises_marks import PremisesMark
from render.stories.scene import CityView, ListEntry
from render.style import palette
from render.style.palette import DARK, LIGHT, Theme
from render.style.premises_symbols import mark

CITY_MARGIN = 8.0
AREA_MARGIN = 0.55
"""Room around a chosen area, as a share of its size."""
PLACE_VIEW = 100.0
"""Width of the view around a premises: some three and a half kilometres."""
RING_M = 500
NAME_SIZE = 19.0
"""Size of the names one finds the way by, in pixels of a slide; those of the scene are larger."""
POINT = re.compile(r"-?\d*\.?\d+")


def base(spec: SceneSpec) -> dict[str, Any]:
    """View, outlines, names and marks a scene of any kind of map asks for."""
    options = spec.options
    kind, what = options.get("zoom") or ("city", "")
    with_marks = options.get("premises", spec.kind == "premises_map")
    home = (repository.premises_points()[what][2],) if kind == "premises" else ()
    return {
        "view": view_of(kind, what),
        "outlined": tuple(dict.fromkeys((*options.get("outline", ()), *home))),
        "names": tuple(options.get("names", ())),
        "marks": marks() if with_marks else (),
        "chosen": what if kind == "premises" else None,
        "ring": ring(what) if kind == "premises" else None,
    }


def ring(place: str) -> tuple[float, float, float]:
    """The circle of :data:`RING_M` around a premises, in units of the map."""
    lon, lat, _ = repository.premises_points()[place]
    kilometre = projection(repository.drawing()[0].total_bounds)[2] * WIDTH / MAP_WIDTH
    return *locator.city_outlines().place(lon, lat), kilometre * RING_M / 1000


def marks() -> tuple[PremisesMark, ...]:
    """The premises as last known; their words are told in the scene, not here."""
    return premises_marks.map_premises(repository.read_until(), "it")


def quiet(spec: SceneSpec) -> CityView:
    """The city alone."""
    plain = {theme.name: (theme.paper, theme.neutral[0]) for theme in (LIGHT, DARK)}
    return CityView(classes={}, colours=plain, quiet=True, **base(spec))


def of_indicator(spec: SceneSpec) -> CityView:
    """The values of an indicator's latest year, in the classes the map page uses."""
    layer = indicator(spec.options["indicator"])
    data = repository.indicator_data(layer.key)
    rows, breaks = data.by_year[layer.latest_year], data.class_breaks("quantile", layer.latest_year)
    classes = assign(rows["value"], breaks)
    weak = rows.index[rows["reliability"].isin(["low", "excluded"])]
    return CityView(
        classes={
            int(str(area)): int(number)
            for area, number in zip(rows.index, classes, strict=True)
            if number >= 0
        },
        colours={
            theme.name: palette.sequential(theme, layer.polarity, len(breaks) + 1)
            for theme in (LIGHT, DARK)
        },
        hatched=frozenset(int(str(area)) for area in weak),
        **base(spec),
    )


def indicator_key(spec: SceneSpec, view: CityView, language: str) -> tuple[str, list[ListEntry]]:
    """Title of the key, and an entry for each class and each pattern that is there."""
    layer, words = indicator(spec.options["indicator"]), text(language)
    limits = repository.indicator_data(layer.key).class_breaks("quantile", layer.latest_year)
    ends = [numbers.value(limit, layer, language=language) for limit in limits]
    labels = [words("story.key_up_to", value=ends[0])]
    labels += [numbers.span(a, b, language=language) for a, b in pairwise(ends)]
    labels.append(words("story.key_over", value=ends[-1]))
    entries = [ListEntry("fill", label, class_=number) for number, label in enumerate(labels)]
    if view.hatched & view.classes.keys():
        entries.append(ListEntry("hatched", words("map.legend_low"), class_=len(labels) // 2))
    if len(view.classes) < map_sentences.AREAS:
        entries.append(ListEntry("missing", words("map.legend_missing")))
    return f"{layer.short_title.text(language)}, {layer.latest_year}", entries


def indicator_labels(key: str, language: str) -> Mapping[int, str]:
    """The value of each area, or that there is none."""
    data = repository.indicator_data(key)
    rows, words = data.by_year[data.indicator.latest_year], text(language)
    return {
        int(str(area)): words("map.no_value")
        if reason
        else numbers.value(float(value), data.indicator, language=language)
        for area, value, reason in zip(rows.index, rows["value"], rows["reason"], strict=True)
    }


def of_index(spec: SceneSpec) -> CityView:
    """Who is always, sometimes or never among the worst fifth, however one counts."""
    facts = index_results.leading()
    classes = robust_classes(facts)
    depends = [area for area in classes if facts[area].robust is Robustness.DEPENDS]
    return CityView(
        classes=classes,
        colours={t.name: (t.worse[0], t.worse[2], t.worse[4]) for t in (LIGHT, DARK)},
        hatched=frozenset(depends),
        **base(spec),
    )


def index_key(language: str) -> tuple[str, list[ListEntry]]:
    """The three robust classes, and no value."""
    words = text(language)
    order = (Robustness.ALWAYS, Robustness.DEPENDS, Robustness.NEVER)
    kinds = ("fill", "hatched", "fill")
    entries = [
        ListEntry(kind, words(f"story.key_{robustness.value}"), class_=2 - number)
        for number, (robustness, kind) in enumerate(zip(order, kinds, strict=True))
    ]
    return words("story.key_index"), [*entries, ListEntry("missing", words("map.legend_missing"))]


def index_labels(language: str) -> Mapping[int, str]:
    """The robust class of each area that counts in the ranks."""
    facts = index_results.leading()
    few = text(language)("index.not_counted")
    return {
        area: index.robust_word(language) if index.counts else few for area, index in facts.items()
    }


def premises_key(language: str) -> tuple[str, list[ListEntry]]:
    """The states of the works that occur, and what a broken outline means."""
    words, nine = text(language), repository.premises_facts(repository.read_until(), language)
    states = [place.status.works.state for place in nine]
    entries = [
        ListEntry("mark", words("story.key_works", state=words(f"works.{state}"),
                            count=states.count(state)), works=state)
        for state in dict.fromkeys(sorted(states, key=states.count, reverse=True))
    ]  # fmt: skip
    if any(place.estimated for place in nine):
        entries.append(ListEntry("mark", words("map.legend_estimated"), works="estimated"))
    return words("place.works"), entries


def view_of(kind: str, what: Any) -> tuple[float, float, float, float]:
    """The part of the map to be seen: the city, an area with its surroundings, a premises."""
    outlines = locator.city_outlines()
    if kind == "area":
        x, y, width, height = bounds(outlines.areas[what])
        room = AREA_MARGIN * max(width, height)
        return x - room, y - room, width + 2 * room, height + 2 * room
    if kind == "premises":
        lon, lat, _ = repository.premises_points()[what]
        x, y = outlines.place(lon, lat)
        return x - PLACE_VIEW / 2, y - PLACE_VIEW / 2, PLACE_VIEW, PLACE_VIEW
    width, height = float(WIDTH), float(outlines.height)
    return -CITY_MARGIN, -CITY_MARGIN, width + 2 * CITY_MARGIN, height + 2 * CITY_MARGIN


def bounds(path: str) -> tuple[float, float, float, float]:
    """Left, top, width and height of a path of relative lines
    (:func:`render.maps.locator.outlines`)."""
    points = [point for ring in path.split("M")[1:] for point in _points(ring)]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _points(ring: str) -> Iterable[tuple[float, float]]:
    steps = [float(number) for number in POINT.findall(ring)]
    x, y = steps[0], steps[1]
    yield x, y
    for dx, dy in zip(steps[2::2], steps[3::2], strict=True):
        x, y = x + dx, y + dy
        yield x, y


def centres() -> Mapping[int, tuple[float, float]]:
    """A point inside each area, where its name is written."""
    nil, _ = repository.drawing()
    place = locator.city_outlines().place
    inside = nil.geometry.representative_point()
    return {
        int(area): place(point.x, point.y)
        for area, point in zip(nil["area_id"], inside, strict=True)
    }


# The map where it stands alone


def city_svg(view: CityView, theme: Theme, *, width: float, height: float, credit: str) -> str:
    """The map as SVG of that size, with its marks and names at a size to be read.

    ``credit`` is that of what one finds the way by.
    """
    outlines, names = locator.city_outlines(), repository.areas()["short_name"]
    x, y, wide, tall = view.view
    unit = max(wide / width, tall / height)
    colours = view.colours[theme.name]
    parts = [f"<defs>{_patterns(view, theme, unit)}</defs>"]
    edge = theme.quiet if view.quiet else theme.ground
    for area, path in outlines.areas.items():
        fill = _fill(view, area, colours)
        parts.append(f'<path d="{path}" fill="{fill}" stroke="{edge}" '
                     f'stroke-width="{1.2 * unit:.2f}"/>')  # fmt: skip
        if area in view.hatched and area in view.classes:
            parts.append(f'<path d="{path}" fill="url(#hatch{view.classes[area]})"/>')
    around = basemap.Canvas(
        outlines.place, view.view, unit, theme, size=NAME_SIZE, near=wide < WIDTH / 2
    )
    parts.append(basemap.lines(around))
    for area in view.outlined:
        parts += [
            f'<path d="{outlines.areas[area]}" fill="none" stroke="{colour}" '
            f'stroke-width="{thick * unit:.2f}" stroke-linejoin="round"/>'
            for colour, thick in ((theme.ground, 9), (theme.ink, 5))
        ]
    if view.ring:
        x0, y0, radius = view.ring
        parts.append(f'<circle cx="{x0:.1f}" cy="{y0:.1f}" r="{radius:.1f}" fill="none" '
                     f'stroke="{theme.accent}" stroke-width="{4 * unit:.2f}" '
                     f'stroke-dasharray="{12 * unit:.1f} {9 * unit:.1f}"/>')  # fmt: skip
    parts += [_mark(premises, view, outlines, theme, unit) for premises in view.marks]
    points = centres()
    named = {area: (str(names[area]), *points[area]) for area in view.names}
    taken = _taken(view, unit)
    places = label_places(named, taken, view.view, unit)
    taken += [_label_box(name, at, base, unit) for name, at, base in places.values()]
    taken.append(_credit_box(credit, view.view, unit))
    own = {name for name, _, _ in places.values()}
    parts.append(basemap.names(around, taken, without=own))
    for name, label_x, label_y in places.values():
        parts.append(_label(label_x, label_y, name, theme, unit, anchor="middle"))
    parts.append(basemap.credit(around, credit))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:.1f} {y:.1f} {wide:.1f} {tall:.1f}" '
        f'width="{width:g}" height="{height:g}">{"".join(parts)}</svg>'
    )


def _label_box(name: str, middle: float, base: float, unit: float) -> Box:
    """Room of a name that the scene asks for."""
    half, tall = len(name) * HALL_LETTER_WIDTH * unit / 2, 30 * unit
    return middle - half, base - tall, middle + half, base + 0.2 * tall


def _credit_box(credit: str, view: tuple[float, float, float, float], unit: float) -> Box:
    x, y, wide, tall = view
    long = len(credit) * basemap.LETTER * NAME_SIZE * unit
    return x + wide - long, y + tall - 1.6 * NAME_SIZE * unit, x + wide, y + tall


def _fill(view: CityView, area: int, colours: tuple[str, ...]) -> str:
    if view.quiet:
        return colours[1 if area in view.outlined else 0]
    return colours[view.classes[area]] if area in view.classes else "url(#missing)"


def _taken(view: CityView, unit: float) -> list[Box]:
    """Room that marks and their own labels take."""
    boxes = []
    for premises in view.marks:
        x, y = locator.city_outlines().place(premises.lon, premises.lat)
        long = (len(premises.name) * HALL_LETTER_WIDTH + 40) * unit
        ends = (x - long, x + 24 * unit) if premises.side == "left" else (x - 24 * unit, x + long)
        boxes.append((ends[0], y - 24 * unit, ends[1], y + 24 * unit))
    return boxes


def _patterns(view: CityView, theme: Theme, unit: float) -> str:
    kinds = [("missing", theme.missing[0], theme.missing[1])]
    kinds += [
        (f"hatch{number}", "none", palette.hatch_on(theme, colour))
        for number, colour in enumerate(view.colours[theme.name])
    ]
    return "".join(hatch(*kind, side=9 * unit, thick=2.2 * unit) for kind in kinds)


def _mark(premises: PremisesMark, view: CityView, outlines: Any, theme: Theme, unit: float) -> str:
    x, y = outlines.place(premises.lon, premises.lat)
    scale = (2.4 if premises.id == view.chosen else 1.8) * unit
    left = premises.side == "left"
    label = _label(x + (-1 if left else 1) * 17 * scale, y + 7 * unit, premises.name, theme, unit,
                   anchor="end" if left else "start")  # fmt: skip
    return (
        f'<g transform="translate({x:.1f} {y:.1f}) scale({scale:.3f})">'
        f"{mark(premises.works, estimated=premises.estimated)}</g>{label}"
    )


def _label(  # noqa: PLR0913 - a drawing has many plain inputs
    x: float, y: float, name: str, theme: Theme, unit: float, *, anchor: str
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{26 * unit:.2f}" font-weight="700" '
        f'text-anchor="{anchor}" fill="{theme.ink}" stroke="{theme.ground}" '
        f'stroke-width="{8 * unit:.2f}" stroke-linejoin="round" paint-order="stroke">'
        f"{escape(name)}</text>"
    )


def producers(datasets: Iterable[str], language: str) -> str:
    """Who is to be credited for some datasets, each named once, and a licence that claims all."""
    cards = [dataset(key) for key in datasets]
    named, whole = attribution_of(cards, language), share_alike(cards)
    return named if whole is None else f"{named} ({whole.name.text(language)})"


def indicator_source(key: str, language: str, years: Sequence[int] = ()) -> str:
    """Title, year and producers of an indicator; first and last of the ``years`` drawn."""
    definition = indicator(key)
    who = producers(definition.datasets, language)
    title, year = definition.title_before_year(language), str(definition.latest_year)
    if years:
        year = numbers.span(str(years[0]), str(years[-1]), language=language)
    return text(language)("story.source", title=title, year=year, source=who)


def states_said(nine: tuple[PlaceFacts, ...], language: str) -> str:
    """How many premises are in each state of the works, and where they are."""
    words = text(language)
    where = ", ".join(f"{place.row['name']} ({place.area_name})" for place in nine)
    states = [place.status.works.state for place in nine]
    counts = "; ".join(
        words("story.key_works", state=words(f"works.{state}"), count=states.count(state))
        for state in dict.fromkeys(states)
    )
    return words("story.alt_premises", where=where, counts=counts)
