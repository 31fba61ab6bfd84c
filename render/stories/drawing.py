"""From a scene as written to a scene as shown: words filled in, picture drawn, source named."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from atlas import repository
from atlas.index.facts import robust_counts
from atlas.repository import index_results
from atlas.stories.facts import filled
from atlas.stories.model import SceneSpec, Story
from atlas.wording import map_sentences, text
from indicators import indicator
from render.stories import city_map, scenes_comparison, scenes_programme
from render.stories.scene import Parts, StoryScene, WordList, address


def drawn(story: Story, language: str) -> tuple[StoryScene, ...]:
    """Every scene of a story in a language, from the data of today."""
    return tuple(
        _scene(spec, number, story, language) for number, spec in enumerate(story.scenes, start=1)
    )


def _scene(spec: SceneSpec, number: int, story: Story, language: str) -> StoryScene:
    parts = DRAWERS[spec.kind](spec, language)
    picture = parts.get("picture")
    parts.setdefault("alt", picture.alt if picture else "")
    parts.setdefault("live", address("presentazione", storia=story.name, scena=str(number)))
    return StoryScene(
        kind=spec.kind,
        number=number,
        of=len(story.scenes),
        language=language,
        headline=filled(spec.headline.text(language), language, spec.day),
        lines=tuple(filled(line.text(language), language, spec.day) for line in spec.lines),
        notes=filled(spec.notes.text(language), language, spec.day),
        **parts,
    )


# Words


def _title(spec: SceneSpec, language: str) -> Parts:
    words = text(language)
    return {
        "city": city_map.quiet(spec),
        "alt": words("story.alt_city"),
        "source": words("story.source_title", sources=_sources_read(language)),
    }


def _sources_read(language: str) -> str:
    """Which reading of the sources the premises' states are told of."""
    return repository.premises_facts(repository.read_until(), language)[0].sources_read()


def _lists(spec: SceneSpec, language: str) -> Parts:
    lists = tuple(
        WordList(
            filled(column.title.text(language), language, spec.day),
            tuple(filled(item.text(language), language, spec.day) for item in column.items),
        )
        for column in spec.options["columns"]
    )
    source = spec.options.get("source")
    if source is None:
        source_title = text(language)("story.source_title", sources=_sources_read(language))
        return {"lists": lists, "source": source_title}
    return {"lists": lists, "source": filled(source.text(language), language, spec.day)}


# Maps


def _map(spec: SceneSpec, language: str) -> Parts:
    definition, words = indicator(spec.options["indicator"]), text(language)
    view = city_map.of_indicator(spec)
    data = repository.indicator_data(definition.key)
    title, entries = city_map.indicator_key(spec, view, language)
    sentence = map_sentences.city_sentence(
        data.by_year[definition.latest_year],
        repository.areas()["short_name"],
        data.city_by_year[definition.latest_year],
        definition,
        year=definition.latest_year,
        language=language,
        counted=data.counted_by_year[definition.latest_year],
    )
    missing = map_sentences.AREAS - len(view.classes)
    return {
        "city": view,
        "key": tuple(entries),
        "key_title": title,
        "labels": city_map.indicator_labels(definition.key, language),
        "alt": f"{sentence} "
        + words("story.alt_missing", missing=missing, areas=map_sentences.AREAS),
        "source": city_map.indicator_source(definition.key, language),
        "live": address("mappa", indicatore=definition.key, anno=str(definition.latest_year)),
    }


def _index_map(spec: SceneSpec, language: str) -> Parts:
    words = text(language)
    title, entries = city_map.index_key(language)
    counts, names = robust_counts(index_results.leading()), repository.areas()["short_name"]
    always = [str(names[area]) for area in counts.always_areas]
    used = index_results.design_named(index_results.FIRST).indicators
    years = index_results.inputs(False).years
    datasets = dict.fromkeys(key for element in used for key in indicator(element.column).datasets)
    listed = "; ".join(
        f"{indicator(key).short_title.text(language)} {years.get(key) or ''}".strip()
        for key in (element.column for element in used)
    )
    return {
        "city": city_map.of_index(spec),
        "key": tuple(entries),
        "key_title": title,
        "labels": city_map.index_labels(language),
        "alt": words(
            "story.alt_index", always=counts.always, names=", ".join(always), of=counts.of,
            depends=counts.depends, never=counts.never,
        ),
        "source": words(
            "story.source_index", listed=listed, source=city_map.producers(datasets, language)
        ),
        "live": address("indice", lettura="robusta"),
    }  # fmt: skip


def _premises_map(spec: SceneSpec, language: str) -> Parts:
    nine = repository.premises_facts(repository.read_until(), language)
    title, entries = city_map.premises_key(language)
    place = city_map.base(spec)["chosen"]
    return {
        "city": city_map.quiet(spec),
        "key": tuple(entries),
        "key_title": title,
        "alt": city_map.states_said(nine, language),
        "source": text(language)("story.source_premises", sources=_sources_read(language)),
        "live": address("spazi", spazio=place) if place else "spazi",
    }


DRAWERS: Mapping[str, Callable[[SceneSpec, str], Parts]] = {
    "title": _title,
    "lists": _lists,
    "map": _map,
    "index_map": _index_map,
    "premises_map": _premises_map,
    "timeline": scenes_programme.timeline,
    "money": scenes_programme.money,
    "around": scenes_programme.surroundings,
    "before_after": scenes_comparison.before_after,
    "line_up": scenes_comparison.line_up,
    "strips": scenes_comparison.strips,
    "trend": scenes_comparison.trend,
}
"""What draws each kind of :data:`atlas.stories.model.KINDS`."""
