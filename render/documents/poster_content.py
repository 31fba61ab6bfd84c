"""From what is on screen to a poster: a scene of the map, or a reading of the index."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from atlas import map_view, repository
from atlas.choropleth import Choropleth
from atlas.index import wording
from atlas.index.facts import AreaIndex, robust_classes, robust_counts, score_classes
from atlas.premises.facts import nothing_open
from atlas.provenance.papers import Papers
from atlas.query import INDICATOR
from atlas.repository import index_results
from atlas.selection import Selection, as_query
from atlas.wording import Text, numbers, text
from indicators.index.design.model import IndexDesign
from indicators.index.layer import ERRORS_REDRAWN
from indicators.index.uncertainty.certainty import ALWAYS_FROM, NEVER_TO, Robustness
from render.documents.live_address import live_address
from render.documents.poster import Poster
from render.figures import class_legend
from render.maps import premises_marks
from render.maps.static_map import map_svg
from render.style.palette import LIGHT, class_colours

Reading = Literal["score", "robust"]


def scene_poster(
    scene: Choropleth, papers: Papers, *, as_of: date, public: str | None = None
) -> Poster:
    """The poster of a map of values or of change with its papers; ``scene`` is in the light theme.

    Raises ``PublicAddressError`` if ``public`` is no http(s) address.
    """
    chosen = scene.selection
    nine = repository.premises_facts(as_of, chosen.language)
    places = premises_marks.map_premises(as_of, chosen.language)
    key = "poster.data_change" if scene.is_change else "poster.data_value"
    return Poster(
        language=chosen.language,
        title=papers.title,
        sentence=papers.sentence,
        map=map_svg(
            scene,
            *repository.drawing(),
            places,
            colours=class_colours(scene, LIGHT),
            with_premises_key=False,
            credit=text(chosen.language)("basemap.credit"),
        ),
        legend=_on_paper(class_legend.legend_of(scene, LIGHT, title=map_view.sentence_of(scene))),
        legend_note="",
        places=places,
        sources_read=nine[0].sources_read(),
        nothing_open=nothing_open(nine),
        data=text(chosen.language)(key, since=chosen.since, year=chosen.year),
        caveat=papers.caveat,
        source=papers.source,
        as_of=as_of,
        address=live_address(public, "mappa", as_query(chosen, scene.indicator)),
    )


@dataclass(frozen=True, slots=True)
class IndexMap:
    """A reading of the index as the map takes it (see :class:`render.maps.static_map.Drawable`)."""

    rows: pd.DataFrame
    classes: npt.NDArray[np.int64]
    colours: tuple[str, ...]
    selection: Selection


def index_poster(  # noqa: PLR0913 - plain inputs, most by name
    name: str,
    language: str,
    *,
    reading: Reading,
    year: int | None,
    area: int | None = None,
    with_errors: bool = ERRORS_REDRAWN,
    as_of: date,
    public: str | None = None,
) -> Poster:
    """The poster of an index: its scores in five classes, or how sure its worst fifth is.

    ``name`` is one of ours or a design as it stands in the address; ``year`` is that of an annual
    design, ``None`` for a snapshot. Raises ``DesignError`` and ``PublicAddressError``.
    """
    words, design = text(language), index_results.design_named(name)
    facts = index_results.facts(name, year, with_errors)
    few = index_results.few_residents(year or repository.LAST_REGISTER)
    robust = reading == "robust"
    nine = repository.premises_facts(as_of, language)
    places = premises_marks.map_premises(as_of, language)
    drawn = _index_map(facts, few, reading=reading, language=language, area=area)
    title = f"{design.name.text(language)}, {year}" if year else design.name.text(language)
    query = _query(name, language, year, area, robust=robust, with_errors=with_errors)
    own = name not in index_results.OURS
    return Poster(
        language=language,
        title=f"{title}: {words('index.by_robusta').lower()}" if robust else title,
        sentence=_sentence(facts, design, words, with_errors=with_errors),
        map=map_svg(
            drawn,
            *repository.drawing(),
            places,
            colours=drawn.colours,
            hatched=words("index.legend_hatched" if robust else "index.legend_weak"),
            with_premises_key=False,
            credit=words("basemap.credit"),
        ),
        legend=_on_paper(_index_legend(facts, drawn, words, reading=reading)),
        legend_note=_legend_note(facts, words, reading=reading),
        places=places,
        sources_read=nine[0].sources_read(),
        nothing_open=nothing_open(nine),
        data=_years(name, words),
        caveat=f"{words('source.caveat')}: {words('index.own' if own else 'index.caveat')}",
        source=f"{words('index.sources')}: {wording.source_of(design, language)}.",
        as_of=as_of,
        address=live_address(public, "indice", query),
    )


def _query(  # noqa: PLR0913 - plain inputs, two by name
    name: str, language: str, year: int | None, area: int | None, *, robust: bool, with_errors: bool
) -> dict[str, str]:
    """What the address of this index says, without what is as at the opening."""
    query = {
        "disegno": "" if name == index_results.FIRST else name,
        "lettura": "robusta" if robust else "",
        "passo": "" if with_errors else "scelte",
        "anno_indice": str(year or ""),
        "area": str(area or ""),
        "lingua": "" if language == "it" else language,
    }
    return {key: value for key, value in query.items() if value}


def _index_map(
    facts: Mapping[int, AreaIndex],
    few: frozenset[int],
    *,
    reading: Reading,
    language: str,
    area: int | None,
) -> IndexMap:
    ids = [int(key) for key in repository.areas().index]
    robust = reading == "robust"
    classes = robust_classes(facts) if robust else score_classes(facts)
    unsure = {key for key, index in facts.items() if index.robust is Robustness.DEPENDS}
    unsure &= set(classes)
    lined = unsure if robust else few | {key for key, index in facts.items() if index.doubtful}
    return IndexMap(
        rows=pd.DataFrame(
            {"reliability": ["low" if key in lined else "reliable" for key in ids]}, index=ids
        ),
        classes=np.array([classes.get(key, -1) for key in ids], dtype=np.int64),
        colours=LIGHT.worse[::2] if robust else LIGHT.worse,
        selection=Selection(
            language, INDICATOR.default, repository.LAST_REGISTER, "value",
            repository.LAST_REGISTER, "quantile", area, None,
        ),
    )  # fmt: skip


def _index_legend(
    facts: Mapping[int, AreaIndex], drawn: IndexMap, words: Text, *, reading: Reading
) -> str:
    robust = reading == "robust"
    counted = {area: index for area, index in facts.items() if index.counts or not robust}
    ids = list(counted)
    classes = drawn.classes[drawn.rows.index.get_indexer(pd.Index(ids))]
    values = np.array(
        [100 * index.probability if robust else index.score for index in counted.values()]
    )
    breaks = (100 * NEVER_TO, 100 * ALWAYS_FROM) if robust else _limits(values, classes)
    area = drawn.selection.area

    def write(value: float) -> str:
        decimals = 0 if robust else 1
        return numbers.number(value, language=words.language, decimals=decimals)

    return class_legend.legend_svg(
        values,
        classes,
        breaks=breaks,
        palette=drawn.colours,
        theme=LIGHT,
        city=float("nan"),
        selected=None if area is None or area not in counted else ids.index(area),
        write=write,
        write_limit=write,
        words=class_legend.LegendWords(
            title=words("map.legend"),
            city="",
            square=words("poster.square_robust" if robust else "poster.square_score"),
        ),
    )


def _limits(values: npt.NDArray[np.float64], classes: npt.NDArray[np.int64]) -> tuple[float, ...]:
    """Half-way between the highest score of a class and the lowest of the next."""
    known = sorted({int(number) for number in classes})
    return tuple(
        float(values[classes == low].max() + values[classes == high].min()) / 2
        for low, high in pairwise(known)
    )


def _sentence(
    facts: Mapping[int, AreaIndex], design: IndexDesign, words: Text, *, with_errors: bool
) -> str:
    """How many areas are always, sometimes and never among the worst fifth."""
    counts = robust_counts(facts)
    return words(
        "poster.index_sentence",
        among=wording.among(design, counts.of, words),
        always=counts.always,
        depends=counts.depends,
        never=counts.never,
        varying=words("index.varying_errors" if with_errors else "index.varying_choices"),
    )


def _legend_note(facts: Mapping[int, AreaIndex], words: Text, *, reading: Reading) -> str:
    key = "index.legend_robust" if reading == "robust" else "index.legend_score"
    note, uncounted = words(key), sum(not index.counts for index in facts.values())
    return f"{note} {words('poster.index_few', count=uncounted)}" if uncounted else note


def _years(name: str, words: Text) -> str:
    design = index_results.design_named(name)
    if design.year:
        return words("poster.data_annual")
    known = index_results.inputs(False).years
    years = sorted({year for element in design.indicators if (year := known.get(element.column))})
    return words("poster.data_snapshot", since=years[0], year=years[-1])


def _on_paper(legend: str) -> str:
    return legend.replace("currentColor", LIGHT.ink).replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" font-family="Source Sans Pro" ', 1
    )
