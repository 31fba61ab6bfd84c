"""Names of what the laboratory shows, in both languages. Pure."""

from collections.abc import Callable

from atlas.wording import Text, numbers, text
from data.catalogue.card import Dataset, dataset
from data.catalogue.licence import attribution_of, licence_of
from indicators import REGISTRY, indicator
from indicators.engine.reliability import RELIABLE_BASE
from indicators.index.design.model import Element, IndexDesign

KNOWN = frozenset(indicator.key for indicator in REGISTRY)


def element_title(element: Element, language: str) -> str:
    """Title of an element: the atlas's for its indicators, else the design's, else its key."""
    if element.column in KNOWN:
        return indicator(element.column).title.text(language)
    return element.title.text(language) if element.title else element.key


def weighing_name(element: Element, language: str) -> str:
    """The name of an element that is said to weigh: of the atlas's indicators, of the end the
    design reads as more, whichever that is."""
    if element.column in KNOWN:
        return indicator(element.column).end_name(element.direction).text(language)
    return element_title(element, language)


def short_title(element: Element, language: str) -> str:
    """A title of a few words, for the heads of narrow columns."""
    if element.column in KNOWN:
        return indicator(element.column).short_title.text(language)
    return element_title(element, language)


def among(design: IndexDesign, of: int, words: Text) -> str:
    """``72 neighbourhoods with at least 1,200 residents``: whom a design's ranks are of."""
    key = "index.among_reliable" if design.rank_among else "index.among_all"
    return words(key, of=of, few=numbers.number(RELIABLE_BASE, language=words.language))


def variant_title(design: IndexDesign, choice: str, variant: str, language: str) -> str:
    """``without Low incomes``, ``Normalisation: Percentile rank``: one other choice in words."""
    words = text(language)
    if choice == "without":
        titles = {element.key: short_title(element, language) for element in design.indicators}
        return words("index.without", of=titles.get(variant, variant))
    writers: dict[str, Callable[[], str]] = {
        "treatment": lambda: words(f"index.bent_treatment_{variant}"),
        "normalisation": lambda: words(f"index.bent_normalisation_{variant}"),
        "aggregation": lambda: words(f"index.bent_aggregation_{variant}"),
    }
    return f"{words(f'index.choice_{choice}')}: {writers[choice]()}"


def moved(shift: int, words: Text) -> str:
    """``3 places up the ranking``; nothing moved is said too."""
    if shift == 0:
        return words("index.unmoved")
    return words("index.better" if shift > 0 else "index.worse", count=abs(shift))


def cards_of(design: IndexDesign) -> list[Dataset]:
    """The cards of every table a design's indicators are made of, in their order, each once."""
    keys = (key for element in design.indicators for key in indicator(element.column).datasets)
    return [dataset(key) for key in dict.fromkeys(keys)]


def source_of(design: IndexDesign, language: str) -> str:
    """Who is to be credited for an index, and the licence of the whole."""
    cards = cards_of(design)
    return text(language)(
        "source.whole",
        attribution=attribution_of(cards, language),
        licence=licence_of(cards, language),
    )
