"""From what is on screen to a poster: a scene of the map, or a reading of the index."""

from datetime import date
from typing import Literal

from atlas import map_view, repository
from atlas.choropleth import Choropleth
from atlas.index import wording
from atlas.index.facts import robust_counts
from atlas.index.sentences import among, title_of, varying
from atlas.index.view import ROBUST, SCORE, IndexView, view_of
from atlas.premises.facts import nothing_open
from atlas.provenance.papers import Papers
from atlas.repository import index_results
from atlas.selection import as_query
from atlas.wording import Text, text
from indicators.index.layer import ERRORS_REDRAWN
from render.documents.live_address import live_address
from render.documents.poster import Poster
from render.figures import class_legend
from render.maps import index_map, premises_marks
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
    robust = reading == "robust"
    view = view_of(
        name, language, year=year, reading=ROBUST if robust else SCORE, errors=with_errors,
        area=area,
    )  # fmt: skip
    words, drawn = text(language), index_map.index_map(view, LIGHT)
    nine = repository.premises_facts(as_of, language)
    places = premises_marks.map_premises(as_of, language)
    title = title_of(view)
    query = _query(name, language, year, area, robust=robust, with_errors=with_errors)
    return Poster(
        language=language,
        title=f"{title}: {words('index.by_robusta').lower()}" if robust else title,
        sentence=_sentence(view),
        map=map_svg(
            drawn,
            *repository.drawing(),
            places,
            colours=drawn.colours,
            hatched=words("index.legend_hatched" if robust else "index.legend_weak"),
            with_premises_key=False,
            credit=words("basemap.credit"),
        ),
        legend=_on_paper(index_map.index_legend(view, drawn, LIGHT)),
        legend_note=_legend_note(view),
        places=places,
        sources_read=nine[0].sources_read(),
        nothing_open=nothing_open(nine),
        data=_years(name, words),
        caveat=f"{words('source.caveat')}: {words('index.own' if view.is_own else 'index.caveat')}",
        source=f"{words('index.sources')}: {wording.source_of(view.design, language)}.",
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


def _sentence(view: IndexView) -> str:
    """How many areas are always, sometimes and never among the worst fifth."""
    counts = robust_counts(view.facts)
    return text(view.language)(
        "poster.index_sentence",
        among=among(view),
        always=counts.always,
        depends=counts.depends,
        never=counts.never,
        varying=varying(view),
    )


def _legend_note(view: IndexView) -> str:
    words = text(view.language)
    note = words("index.legend_robust" if view.robust else "index.legend_score")
    uncounted = sum(not index.counts for index in view.facts.values())
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
