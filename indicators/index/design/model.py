"""A design: every choice that makes an index, as one frozen value.

Read from a mapping by :func:`indicators.index.design.schema.design_of`, from a file or a link by
:mod:`indicators.index.design.design_file`. docs/index-design.md is its documented form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from base.text import LocalizedText
from indicators.index.design.methods import Method

NONE = Method("none", {})
GIVEN = Method("given", {})
EACH, ALL = "each", "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An indicator (``column`` set, no ``elements``) or what is made of ``elements``.

    ``direction`` is +1 if more of it means more of what it enters, else -1. ``normalisation``
    is, for an indicator, how its values become scores; for the others it is empty. ``then`` are
    normalisations applied one after the other to what was aggregated; ``passes`` says whether the
    element above gets the result of them (``score``) or what was aggregated (``aggregate``).
    """

    key: str
    direction: int = 1
    weight: float = 1.0
    column: str = ""
    denominator: str = ""
    multiplier: float = 1.0
    transform: str = "none"
    treatment: Method = NONE
    normalisation: Method = NONE
    round: int | None = None
    share_of: float | None = None
    shrinkage: str = "none"
    elements: tuple[Element, ...] = ()
    aggregation: Method = NONE
    weighting: Method = GIVEN
    then: tuple[Method, ...] = ()
    passes: str = "score"
    coverage: float = 1.0
    title: LocalizedText | None = None

    @property
    def is_indicator(self) -> bool:
        """Whether it is read from the table, not made of others."""
        return not self.elements

    def walk(self) -> Iterator[Element]:
        """This element and all below it, itself last."""
        for element in self.elements:
            yield from element.walk()
        yield self

    def indicators(self) -> tuple[Element, ...]:
        """The indicators below it, in the order of the design."""
        return tuple(element for element in self.walk() if element.is_indicator)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingRule:
    """What stands for missing in the table, and what is put in its place."""

    codes: tuple[float, ...] = ()
    impute: str = "none"
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """Which rows set minimum, maximum, mean, spread and rank positions.

    ``years``: ``EACH`` (each year by itself), ``ALL`` (all years together), or the years of a base
    period; ``""`` for a table without years. ``where`` keeps the rows whose column has one of the
    values; ``within`` computes everything separately in each group of a column. ``reliable``: where
    the table says which values of an indicator carry, only those set its parameters.
    """

    years: str | tuple[int, ...] = ""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    within: str = ""
    reliable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexDesign:
    """Every choice that makes an index.

    Rows outside ``rank_where`` have no rank. Rows outside ``rank_among`` are ranked but do not
    count: each gets the rank it would take among those that do, and moves nobody.
    """

    name: LocalizedText
    edition: str
    index: Element
    id: str = ""
    year: str = ""
    population: str = ""
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    missing: MissingRule = MissingRule()
    base: Base = Base()
    rank_first: str = "highest"
    rank_ties: str = "min"
    rank_where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rank_among: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    comparable_over_time: bool = True
    why_not_comparable: LocalizedText | None = None
    breaks: tuple[int, ...] = ()
    absent: tuple[LocalizedText, ...] = ()

    @property
    def indicators(self) -> tuple[Element, ...]:
        """The indicators, in the order of the design."""
        return self.index.indicators()

    def element(self, key: str) -> Element:
        """The element ``key``. Raises ``KeyError`` if there is none."""
        for element in self.index.walk():
            if element.key == key:
                return element
        raise KeyError(key)

    def parent(self, key: str) -> Element | None:
        """The element that ``key`` enters; ``None`` for the index itself."""
        for element in self.index.walk():
            if any(child.key == key for child in element.elements):
                return element
        return None

    def without(self, key: str) -> IndexDesign | None:
        """The design with one indicator left out (and what only held it); ``None`` if nothing
        is left."""
        left = _without(self.index, key)
        return replace(self, index=left) if left else None


def _without(element: Element, key: str) -> Element | None:
    if element.key == key:
        return None
    if element.is_indicator:
        return element
    elements = tuple(left for child in element.elements if (left := _without(child, key)))
    return replace(element, elements=elements) if elements else None
