"""From a scene as written to a scene as shown: words filled in, picture drawn, source named."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from indicators import indicator
from ui import cache, index_cache, sentence
from ui.index_facts import robust_counts
from ui.stories import city, comparing, programme
from ui.stories.facts import filled
from ui.stories.scene import Parts, Scene, WordList, address
from ui.stories.story import SceneSpec, Story
from ui.text import text


def drawn(story: Story, language: str) -> tuple[Scene, ...]:
    """Every scene of a story in a language, from the data of today."""
    return tuple(
        _scene(spec, number, story, language) for number, spec in enumerate(story.scenes, start=1)
    )


def _scene(spec: SceneSpec, number: int, story: Story, language: str) -> Scene:
    parts = DRAWERS[spec.kind](spec, language)
    picture = parts.get("picture")
    parts.setdefault("alt", picture.alt if picture else "")
    parts.setdefault("live", address("presentazione", storia=story.name, scena=str(number)))
    return Scene(
        kind=spec.kind,
        number=number,
        of=len(story.scenes),
        language=language,
        headline=filled(spec.headline.said(language), language),
        lines=tuple(filled(one.said(language), language) for one in spec.lines),
        notes=filled(spec.notes.said(language), language),
        **parts,
    )


# Words


def _title(spec: SceneSpec, language: str) -> Parts:
    words = text(language)
    return {
        "city": city.quiet(spec),
        "alt": words("story.alt_city"),
        "source": words("story.source_title", sources=_sources_read(language)),
    }


def _sources_read(language: str) -> str:
    """Which reading of the sources the premises' states are told of."""
    return cache.premises_facts(cache.read_until(), language)[0].sources_read()


def _lists(spec: SceneSpec, language: str) -> Parts:
    lists = tuple(
        WordList(
            filled(one.title.said(language), language),
            tuple(filled(item.said(language), language) for item in one.items),
        )
        for one in spec.options["columns"]
    )
    source = spec.options.get("source")
    own = text(language)("story.source_words")
    return {"lists": lists, "source": filled(source.said(language), language) if source else own}


# Maps


def _map(spec: SceneSpec, language: str) -> Parts:
    one, words = indicator(spec.options["indicator"]), text(language)
    view = city.of_indicator(spec)
    data = cache.indicator_data(one.key)
    title, entries = city.indicator_key(spec, view, language)
    said = sentence.city_sentence(
        data.by_year[one.latest_year],
        cache.areas()["short_name"],
        data.city_by_year[one.latest_year],
        one,
        year=one.latest_year,
        language=language,
        counted=data.counted_by_year[one.latest_year],
    )
    missing = sentence.AREAS - len(view.classes)
    return {
        "city": view,
        "key": tuple(entries),
        "key_title": title,
        "labels": city.indicator_labels(one.key, language),
        "alt": f"{said} {words('story.alt_missing', missing=missing, areas=sentence.AREAS)}",
        "source": city.indicator_source(one.key, language),
        "live": address("mappa", indicatore=one.key, anno=str(one.latest_year)),
    }


def _index_map(spec: SceneSpec, language: str) -> Parts:
    words = text(language)
    title, entries = city.index_key(language)
    counts, names = robust_counts(index_cache.leading()), cache.areas()["short_name"]
    always = [str(names[area]) for area in counts.always_areas]
    used = index_cache.design_named(index_cache.FIRST).indicators
    years = index_cache.inputs(False).years
    listed = "; ".join(
        f"{indicator(one.column).short_title.said(language)} {years.get(one.column) or ''}".strip()
        for one in used
    )
    return {
        "city": city.of_index(spec),
        "key": tuple(entries),
        "key_title": title,
        "labels": city.index_labels(language),
        "alt": words(
            "story.alt_index", always=counts.always, names=", ".join(always), of=counts.of,
            depends=counts.depends, never=counts.never,
        ),
        "source": words("story.source_index", listed=listed),
        "live": address("indice", lettura="robusta"),
    }  # fmt: skip


def _premises_map(spec: SceneSpec, language: str) -> Parts:
    nine = cache.premises_facts(cache.read_until(), language)
    title, entries = city.premises_key(language)
    place = city.base(spec)["chosen"]
    return {
        "city": city.quiet(spec),
        "key": tuple(entries),
        "key_title": title,
        "alt": city.states_said(nine, language),
        "source": text(language)("story.source_premises"),
        "live": address("spazi", spazio=place) if place else "spazi",
    }


DRAWERS: Mapping[str, Callable[[SceneSpec, str], Parts]] = {
    "title": _title,
    "lists": _lists,
    "map": _map,
    "index_map": _index_map,
    "premises_map": _premises_map,
    "timeline": programme.timeline,
    "money": programme.money,
    "around": programme.around,
    "before_after": comparing.before_after,
    "line_up": comparing.line_up,
    "strips": comparing.strips,
    "trend": comparing.trend,
}
"""What draws each kind of :data:`ui.stories.story.KINDS`."""
