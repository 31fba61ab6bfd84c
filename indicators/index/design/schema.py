"""A design as a file or a link holds it, checked, made into a :class:`IndexDesign`.

docs/index-design.md in code. What an element leaves out stands at the top of the design.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, Tag, ValidationInfo

from base.plain_text import Plain
from base.problem import Problem
from base.text import LocalizedText
from base.yaml_model import FORBID, Name, checked, unfit
from indicators.index.design.fields import (
    Aggregation,
    Coverage,
    Direction,
    Normalisation,
    Number,
    OneOf,
    Several,
    Treatment,
    Truth,
    Weight,
    Weighting,
    Where,
    Written,
)
from indicators.index.design.methods import (
    IMPUTATIONS,
    SCHEMA,
    SHRINKAGES,
    TIES,
    TRANSFORMS,
    Method,
)
from indicators.index.design.model import (
    ALL,
    EACH,
    GIVEN,
    NONE,
    Base,
    Element,
    IndexDesign,
    MissingRule,
)
from indicators.index.design.problem import IndexDesignError

TOLERANCE = 1e-6


def _version(given: int) -> int:
    if given != SCHEMA:
        it, en = "questa versione legge lo schema", "this version reads schema"
        raise unfit("schema", f"{it} {SCHEMA}", f"{en} {SCHEMA}")
    return given


def _stated(method: Method | None, info: ValidationInfo) -> Method | None:
    name = info.field_name
    if method is None and name not in (info.context or {}):
        it = f"manca «{name}», qui o in cima al disegno"
        en = f"{name!r} is missing, here or at the top of the design"
        raise unfit("not_stated", it, en)
    return method


def _of_events(shrinkage: str, info: ValidationInfo) -> str:
    if not info.data.get("denominator"):
        it = "serve «denominator»: la colonna conta gli eventi"
        en = "'denominator' is needed: the column counts events"
        raise unfit("no_denominator", it, en)
    return shrinkage


def _weighed(elements: tuple[Any, ...], info: ValidationInfo) -> tuple[Any, ...]:
    """Elements whose weights are not all zero, where given weights count."""
    weights = info.data.get("weights") or (info.context or {}).get("weights")
    name = weights.get("method") if isinstance(weights, Mapping) else weights
    given = name in (None, "given") or (isinstance(name, Method) and name.name == "given")
    if given and sum(element.weight for element in elements) <= 0:
        raise unfit("no_weight", "tutti i pesi sono zero", "all weights are zero")
    return elements


def _summed(stated: float, info: ValidationInfo) -> float:
    total = sum(element.weight for element in info.data.get("elements", ()))
    if abs(total - stated) > TOLERANCE:
        it = f"i pesi sommano a {total:.6g}, non a {stated:g}"
        en = f"the weights sum to {total:.6g}, not to {stated:g}"
        raise unfit("weights_sum", it, en)
    return stated


def _grouped(missing: WrittenMissing) -> WrittenMissing:
    if missing.impute.startswith("group_") != bool(missing.group):
        it = "«group» (una colonna) e «impute: group_mean» o «group_median» vanno insieme"
        en = "'group' (a column) and 'impute: group_mean' or 'group_median' go together"
        raise unfit("group", it, en)
    return missing


def _kind_of_element(value: Any) -> str:
    fields = value if isinstance(value, Mapping) else {}
    return "of elements" if "elements" in fields else "of a column"


def _kind_of_years(value: Any) -> str:
    return "each" if isinstance(value, list | tuple) else "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenIndicator:
    """An indicator in the list of an index."""

    indicator: Written
    direction: Direction
    key: Written = ""
    title: Name | None = None
    weight: Weight = 1.0
    denominator: Written = ""
    multiplier: Number = 1.0
    share_of: Number | None = None
    shrinkage: Annotated[str, OneOf(SHRINKAGES), AfterValidator(_of_events)] = "none"
    transform: Annotated[str, OneOf(TRANSFORMS)] | None = None
    treatment: Treatment | None = None
    normalisation: Annotated[
        Normalisation | None, AfterValidator(_stated), Field(validate_default=True)
    ] = None

    def element(self, top: WrittenDesign) -> Element:
        """The element, with what stands at the top for what is left out."""
        chosen = self.normalisation or top.normalisation or NONE
        options = dict(chosen.options)
        own = _shared(self, Element) | {"key": self.key or self.indicator}
        own["round"] = options.pop("round", None)
        own["transform"] = self.transform or top.transform
        own["treatment"] = self.treatment or top.treatment
        own["normalisation"] = Method(chosen.name, options)
        return Element(**own, column=self.indicator)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenElement:
    """What is made of elements: the index itself, or a part of it."""

    key: Written
    title: Name | None = None
    direction: Direction = 1
    weight: Weight = 1.0
    aggregation: Annotated[
        Aggregation | None, AfterValidator(_stated), Field(validate_default=True)
    ] = None
    weights: Weighting | None = None
    elements: Annotated[
        tuple[
            Annotated[
                Annotated[WrittenIndicator, Tag("of a column")]
                | Annotated[WrittenElement, Tag("of elements")],
                Discriminator(_kind_of_element),
            ],
            ...,
        ],
        Field(min_length=1),
        AfterValidator(_weighed),
    ]
    weights_sum: Annotated[Number, AfterValidator(_summed)] | None = None
    coverage: Coverage | None = None
    then: Annotated[tuple[Normalisation, ...], Several] = ()
    passes: Annotated[str, OneOf(("score", "aggregate"))] = "score"

    def element(self, top: WrittenDesign) -> Element:
        """The element, with what stands at the top for what is left out."""
        own = _shared(self, Element)
        own["elements"] = tuple(element.element(top) for element in self.elements)
        own["aggregation"] = self.aggregation or top.aggregation or NONE
        own["coverage"] = self.coverage or top.missing.coverage
        return Element(**own, weighting=self.weights or top.weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMissing:
    """What stands for missing, and what is put in its place."""

    codes: tuple[Number, ...] = ()
    impute: Annotated[str, OneOf(IMPUTATIONS)] = "none"
    group: Written = ""
    coverage: Coverage = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBase:
    """Which rows set the parameters of the scores."""

    years: Annotated[
        Annotated[str, OneOf((EACH, ALL)), Tag("word")] | Annotated[tuple[int, ...], Tag("each")],
        Discriminator(_kind_of_years),
    ] = ""
    where: Where = field(default_factory=dict)
    within: Written = ""
    reliable: Truth = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRank:
    """How areas are ranked, and which of them."""

    first: Annotated[str, OneOf(("highest", "lowest"))] = "highest"
    ties: Annotated[str, OneOf(TIES)] = TIES[0]
    where: Where = field(default_factory=dict)
    among: Where = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDesign:
    """The file of a design."""

    __pydantic_config__ = FORBID

    schema: Annotated[int, AfterValidator(_version)]
    name: Name
    edition: Written = "1"
    id: Written = ""
    year: Written = ""
    population: Written = ""
    rows: Where = field(default_factory=dict)
    missing: Annotated[WrittenMissing, AfterValidator(_grouped)] = WrittenMissing()
    base: WrittenBase = WrittenBase()
    transform: Annotated[str, OneOf(TRANSFORMS)] = "none"
    treatment: Treatment = NONE
    normalisation: Normalisation | None = None
    aggregation: Aggregation | None = None
    weights: Weighting = GIVEN
    index: WrittenElement
    rank: WrittenRank = WrittenRank()
    comparable_over_time: Truth = True
    why_not_comparable: Name | None = None
    breaks: tuple[int, ...] = ()
    absent: tuple[Name, ...] = ()

    def design(self) -> IndexDesign:
        """The design that the file describes."""
        own = _shared(self, IndexDesign)
        own["index"] = self.index.element(self)
        own["missing"] = MissingRule(**_shared(self.missing, MissingRule))
        own["base"] = Base(**_shared(self.base, Base))
        rank = _shared(self.rank, WrittenRank)
        return IndexDesign(**own, **{f"rank_{name}": value for name, value in rank.items()})


def _shared(written: Any, model: type[Any]) -> dict[str, Any]:
    """What is written under the names that the fields of the model have."""
    names = [part.name for part in fields(model)]
    return {name: getattr(written, name) for name in names if hasattr(written, name)}


def design_of(mapping: Any) -> IndexDesign:
    """The design that plain values describe, or :class:`IndexDesignError` with every problem."""
    return design_read(Plain(mapping, {}))


def design_read(plain: Plain, source: str = "") -> IndexDesign:
    """As :func:`design_of`, with the file and the line in front of each problem."""
    design = checked(WrittenDesign, plain, file=source, refusal=IndexDesignError).design()
    problems = [*_repeated(design), *_population(design)]
    if problems:
        raise IndexDesignError(problems, source=source)
    return design


def _repeated(design: IndexDesign) -> list[Problem]:
    keys = [element.key for element in design.index.walk()]
    it, en = "la chiave «{}» è usata più volte", "the key {!r} is used more than once"
    return [
        Problem("key_twice", LocalizedText(it.format(key), en.format(key)))
        for key in dict.fromkeys(keys)
        if keys.count(key) > 1
    ]


def _population(design: IndexDesign) -> list[Problem]:
    """Elements that use the population of a design that does not name its column."""
    it = "«{}» usa la popolazione: manca la chiave «population» con la colonna"
    en = "{!r} uses the population: key 'population' must name its column"
    users = [
        element.key
        for element in design.index.walk()
        for method in (element.normalisation, *element.then)
        if method.options.get("reference") == "population_mean" or method.options.get("weighted")
    ]
    return [
        Problem("population", LocalizedText(it.format(key), en.format(key)))
        for key in dict.fromkeys(users)
        if not design.population
    ]
