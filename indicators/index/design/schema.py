"""From a plain mapping to a :class:`IndexDesign`, strictly. docs/index-design.md in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from indicators.index.design.fields import Field, Lines, no_lines
from indicators.index.design.methods import (
    AGGREGATIONS,
    IMPUTATIONS,
    NORMALISATIONS,
    ROUND,
    SHRINKAGES,
    TIES,
    TRANSFORMS,
    TREATMENTS,
    WEIGHTINGS,
    Method,
)
from indicators.index.design.model import ALL, EACH, Base, Element, IndexDesign, MissingRule

SCHEMA = 1
TOP = (
    "schema", "name", "edition", "id", "year", "population", "rows", "missing", "base",
    "transform", "treatment", "normalisation", "aggregation", "weights", "index", "rank",
    "comparable_over_time", "why_not_comparable", "breaks",
    "absent",
)  # fmt: skip
INDICATOR = (
    "indicator", "key", "title", "direction", "weight", "denominator", "multiplier", "share_of",
    "shrinkage",
    "transform", "treatment", "normalisation",
)  # fmt: skip
COMPOSED = (
    "key", "title", "weight", "elements", "aggregation", "weights", "weights_sum", "coverage",
    "then", "passes", "direction",
)  # fmt: skip
DIRECTIONS = {1: 1, -1: -1, "positive": 1, "negative": -1, "+1": 1, "-1": -1}
TOLERANCE = 1e-6


def design_of(mapping: Any, *, lines: Lines = no_lines) -> IndexDesign:
    """Read a design. Raises :class:`~indicators.index.design.problem.DesignError` at the first
    fault."""
    top = Field(mapping, "", lines).mapping(TOP, ("schema", "name", "index"))
    if top.at("schema").value != SCHEMA:
        top.at("schema").fail(
            f"questa versione legge lo schema {SCHEMA}", f"this version reads schema {SCHEMA}"
        )
    index = _element(top.at("index"), top)
    if index.is_indicator:
        top.at("index").fail("l'indice ha bisogno di «elements»", "the index needs 'elements'")
    _unique_keys(index, top.at("index"))
    rank = top.at("rank").mapping(("first", "ties", "where", "among")) if top.has("rank") else None
    design = IndexDesign(
        name=top.at("name").words(),
        edition=_text(top, "edition", "1"),
        index=index,
        id=_text(top, "id"),
        year=_text(top, "year"),
        population=_text(top, "population"),
        rows=_where(top, "rows"),
        missing=_missing(top),
        base=_base(top),
        rank_first=_word(rank, "first", ("highest", "lowest")),
        rank_ties=_word(rank, "ties", TIES),
        rank_where=_where(rank, "where") if rank else {},
        rank_among=_where(rank, "among") if rank else {},
        comparable_over_time=_word(top, "comparable_over_time", (True, False)),
        why_not_comparable=(
            top.at("why_not_comparable").words() if top.has("why_not_comparable") else None
        ),
        breaks=(
            tuple(int(item.number()) for item in top.at("breaks").items())
            if top.has("breaks")
            else ()
        ),
        absent=(
            tuple(item.words() for item in top.at("absent").items()) if top.has("absent") else ()
        ),
    )
    _population_named(design, top)
    return design


def _element(field: Field, top: Field) -> Element:
    if isinstance(field.value, Mapping) and "elements" in field.value:
        return _composed(field, top)
    return _indicator(field, top)


def _indicator(field: Field, top: Field) -> Element:
    field.mapping(INDICATOR, ("indicator", "direction"))
    column = field.at("indicator").text()
    chosen = field if field.has("normalisation") else top
    if not chosen.has("normalisation"):
        field.fail(
            "manca «normalisation», qui o in cima al disegno",
            "'normalisation' is missing, here or at the top of the design",
        )
    normalisation = chosen.at("normalisation")
    treated = field if field.has("treatment") else top
    if field.has("shrinkage") and not field.has("denominator"):
        field.at("shrinkage").fail(
            "serve «denominator»: la colonna conta gli eventi",
            "'denominator' is needed: the column counts events",
        )
    return Element(
        shrinkage=_word(field, "shrinkage", SHRINKAGES),
        key=_text(field, "key", column),
        title=field.at("title").words() if field.has("title") else None,
        column=column,
        direction=_direction(field.at("direction")),
        weight=_weight(field),
        denominator=_text(field, "denominator"),
        multiplier=field.at("multiplier").number() if field.has("multiplier") else 1.0,
        share_of=field.at("share_of").number() if field.has("share_of") else None,
        transform=_word(field if field.has("transform") else top, "transform", TRANSFORMS),
        treatment=_method(treated, "treatment", TREATMENTS, "none"),
        normalisation=normalisation.method(NORMALISATIONS, also=("round",)),
        round=_round(normalisation),
    )


def _composed(field: Field, top: Field) -> Element:
    field.mapping(COMPOSED, ("key", "elements"))
    chosen = field if field.has("aggregation") else top
    if not chosen.has("aggregation"):
        field.fail(
            "manca «aggregation», qui o in cima al disegno",
            "'aggregation' is missing, here or at the top of the design",
        )
    weighted = field if field.has("weights") else top
    element = Element(
        key=field.at("key").text(),
        title=field.at("title").words() if field.has("title") else None,
        direction=_direction(field.at("direction")) if field.has("direction") else 1,
        weight=_weight(field),
        elements=tuple(_element(item, top) for item in field.at("elements").items()),
        aggregation=chosen.at("aggregation").method(AGGREGATIONS),
        weighting=_method(weighted, "weights", WEIGHTINGS, "given"),
        coverage=_coverage(field, top),
        then=_steps(field),
        passes=_word(field, "passes", ("score", "aggregate")),
    )
    _weights_sum(element, field)
    return element


def _steps(field: Field) -> tuple[Method, ...]:
    if not field.has("then"):
        return ()
    then = field.at("then")
    steps = then.items() if isinstance(then.value, list) else [then]
    return tuple(
        replace(method, options={**method.options, "round": _round(step)})
        for step in steps
        for method in (step.method(NORMALISATIONS, also=("round",)),)
    )


def _weights_sum(element: Element, field: Field) -> None:
    total = sum(child.weight for child in element.elements)
    if element.weighting.name == "given" and total <= 0:
        field.at("elements").fail("tutti i pesi sono zero", "all weights are zero")
    if not field.has("weights_sum"):
        return
    stated = field.at("weights_sum")
    if abs(total - stated.number()) > TOLERANCE:
        stated.fail(
            f"i pesi sommano a {total:.6g}, non a {stated.value}",
            f"the weights sum to {total:.6g}, not to {stated.value}",
        )


def _weight(field: Field) -> float:
    if not field.has("weight"):
        return 1.0
    weight = field.at("weight")
    if weight.number() < 0:
        weight.fail("un peso non può essere negativo", "a weight cannot be negative")
    return weight.number()


def _direction(field: Field) -> int:
    known = isinstance(field.value, str | int | float) and field.value in DIRECTIONS
    if isinstance(field.value, bool) or not known:
        field.fail(
            "la direzione è 1 (più = più indice) o -1",
            "direction is 1 (more of it, more of the index) or -1",
        )
    return DIRECTIONS[field.value]


def _coverage(field: Field, top: Field) -> float:
    chosen = field.at("coverage")
    if not field.has("coverage"):
        chosen = top.at("missing").at("coverage") if top.has("missing") else chosen
        if chosen.value is None:
            return 1.0
    if not 0 < chosen.number() <= 1:
        chosen.fail("la copertura va da più di 0 a 1", "coverage is above 0 and at most 1")
    return chosen.number()


def _missing(top: Field) -> MissingRule:
    if not top.has("missing"):
        return MissingRule()
    field = top.at("missing").mapping(("codes", "impute", "group", "coverage"))
    rule = MissingRule(
        codes=tuple(i.number() for i in field.at("codes").items()) if field.has("codes") else (),
        impute=_word(field, "impute", IMPUTATIONS),
        group=_text(field, "group"),
    )
    if rule.impute.startswith("group_") != bool(rule.group):
        field.fail(
            "«group» (una colonna) e «impute: group_mean» o «group_median» vanno insieme",
            "'group' (a column) and 'impute: group_mean' or 'group_median' go together",
        )
    return rule


def _base(top: Field) -> Base:
    if not top.has("base"):
        return Base()
    field = top.at("base").mapping(("years", "where", "within", "reliable"))
    years: str | tuple[int, ...] = ""
    if field.has("years"):
        stated = field.at("years")
        if isinstance(stated.value, list):
            years = tuple(int(item.number()) for item in stated.items())
        else:
            years = stated.word((EACH, ALL))
    return Base(
        years=years,
        where=_where(field, "where"),
        within=_text(field, "within"),
        reliable=_word(field, "reliable", (True, False)),
    )


def _population_named(design: IndexDesign, top: Field) -> None:
    for element in design.index.walk():
        for method in (element.normalisation, *element.then):
            options = method.options
            wanted = options.get("reference") == "population_mean" or options.get("weighted")
            if wanted and method.name != "ampi_penalty" and not design.population:
                top.fail(
                    f"«{element.key}» usa la popolazione: manca la chiave «population» con la "
                    "colonna",
                    f"{element.key!r} uses the population: key 'population' must name its column",
                )


def _unique_keys(index: Element, field: Field) -> None:
    keys = [element.key for element in index.walk()]
    for key in keys:
        if keys.count(key) > 1:
            field.fail(
                f"la chiave «{key}» è usata più volte", f"the key {key!r} is used more than once"
            )


def _where(parent: Field, key: str) -> dict[str, tuple[str, ...]]:
    if not parent.has(key):
        return {}
    field = parent.at(key)
    if not isinstance(field.value, Mapping) or not field.value:
        field.fail("serve un blocco colonna: [valori]", "a mapping of column: [values] is needed")
    return {str(column): field.at(column).texts() for column in field.value}


def _text(field: Field, key: str, default: str = "") -> str:
    return field.at(key).text() if field.has(key) else default


def _word(field: Field | None, key: str, known: tuple[Any, ...]) -> Any:
    return field.at(key).word(known) if field is not None and field.has(key) else known[0]


def _method(field: Field, key: str, table: Any, default: str) -> Method:
    return field.at(key).method(table) if field.has(key) else Method(default, {})


def _round(field: Field) -> int | None:
    if not isinstance(field.value, Mapping) or not field.has("round"):
        return None
    number: int | None = field.at("round").choice(ROUND)
    return number
