"""What travels with every file that is taken away: title, sentence, source, caveat, notes."""

from dataclasses import dataclass

from atlas import map_view
from atlas.choropleth import Choropleth
from atlas.wording import numbers, text


@dataclass(frozen=True, slots=True)
class Papers:
    """What travels with every file, already in the reader's language.

    ``datasets`` are the keys of the tables the file rests on, ``unit`` that of its values, and
    ``titles`` the headings of columns that only this file has, or calls otherwise.
    """

    title: str
    sentence: str
    source: str
    caveat: str
    made_on: str
    notes: tuple[tuple[str, str], ...]
    language: str
    datasets: tuple[str, ...] = ()
    year: str = ""
    unit: str = ""
    titles: tuple[tuple[str, str], ...] = ()


def papers_of(scene: Choropleth, *, made_on: str) -> Papers:
    """Source, caveat and notes that travel with every file; ``made_on`` is an ISO date."""
    language, indicator = scene.selection.language, scene.indicator
    words, unit = text(language), scene.unit()
    value = f"{indicator.short_title.text(language)}, {period_of(scene)}"
    if scene.is_change:
        value = f"{words('table.change')}: {value}"
    return Papers(
        title=f"{indicator.title_before_year(language)}, {period_of(scene)}",
        sentence=map_view.sentence_of(scene),
        source=map_view.source_words(scene),
        caveat=f"{words('source.caveat')}: {indicator.limitations.text(language)}",
        made_on=f"{words('site.title')}, {numbers.day(made_on, language=language)}",
        notes=(
            (words("map.legend_missing"), words("papers.missing")),
            (words("map.legend_low"), words("papers.low")),
        ),
        language=language,
        datasets=tuple(indicator.datasets),
        year=period_of(scene),
        unit=unit,
        titles=(("value", f"{value} ({unit})" if unit else value),),
    )


def period_of(scene: Choropleth) -> str:
    """The year, or the two years of a change."""
    chosen = scene.selection
    year, language = str(chosen.year), chosen.language
    return numbers.span(str(chosen.since), year, language=language) if scene.is_change else year
