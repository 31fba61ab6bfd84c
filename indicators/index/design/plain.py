"""From a :class:`IndexDesign` to the plain mapping a file or a link holds, in its shortest form."""

from typing import Any

from base.text import LocalizedText
from indicators.index.design.methods import (
    AGGREGATIONS,
    NORMALISATIONS,
    SCHEMA,
    TREATMENTS,
    WEIGHTINGS,
    Method,
    Option,
)
from indicators.index.design.model import Base, Element, IndexDesign, MissingRule

Table = dict[str, dict[str, Option]]


def mapping_of(design: IndexDesign) -> dict[str, Any]:
    """The mapping that :func:`~indicators.index.design.schema.design_of` reads back as ``design``.

    Whatever is the default is left out; nothing is moved to the top of the design.
    """
    rank: dict[str, Any] = {}
    _put(rank, "first", design.rank_first, "highest")
    _put(rank, "ties", design.rank_ties, "min")
    _put(rank, "where", _where(design.rank_where), {})
    _put(rank, "among", _where(design.rank_among), {})
    plain: dict[str, Any] = {"schema": SCHEMA, "name": _words(design.name)}
    _put(plain, "edition", design.edition, "1")
    _put(plain, "id", design.id, "")
    _put(plain, "year", design.year, "")
    _put(plain, "population", design.population, "")
    _put(plain, "rows", _where(design.rows), {})
    _put(plain, "missing", _missing(design.missing), {})
    _put(plain, "base", _base(design.base), {})
    _put(plain, "rank", rank, {})
    _put(plain, "comparable_over_time", design.comparable_over_time, True)
    if design.why_not_comparable:
        plain["why_not_comparable"] = _words(design.why_not_comparable)
    _put(plain, "breaks", list(design.breaks), [])
    _put(plain, "absent", [_words(sentence) for sentence in design.absent], [])
    plain["index"] = _element(design.index)
    return plain


def _element(element: Element) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    if element.is_indicator:
        plain["indicator"] = element.column
        _put(plain, "key", element.key, element.column)
        plain["direction"] = element.direction
        _put(plain, "denominator", element.denominator, "")
        _put(plain, "multiplier", element.multiplier, 1.0)
        _put(plain, "share_of", element.share_of, None)
        _put(plain, "shrinkage", element.shrinkage, "none")
        _put(plain, "transform", element.transform, "none")
        _put(plain, "treatment", _method(element.treatment, TREATMENTS), "none")
        plain["normalisation"] = _method(element.normalisation, NORMALISATIONS, element.round)
    else:
        plain["key"] = element.key
        _put(plain, "direction", element.direction, 1)
        plain["aggregation"] = _method(element.aggregation, AGGREGATIONS)
        _put(plain, "weights", _method(element.weighting, WEIGHTINGS), "given")
        _put(plain, "coverage", element.coverage, 1.0)
        _put(plain, "then", [_step(step) for step in element.then], [])
        _put(plain, "passes", element.passes, "score")
        plain["elements"] = [_element(child) for child in element.elements]
    _put(plain, "weight", element.weight, 1.0)
    if element.title:
        plain["title"] = _words(element.title)
    return plain


def _step(method: Method) -> Any:
    return _method(method, NORMALISATIONS, method.options.get("round"))


def _method(method: Method, table: Table, rounding: int | None = None) -> Any:
    stated: dict[str, Any] = {}
    for key, option in table[method.name].items():
        _put(stated, key, method.options.get(key, option.default), option.default)
    _put(stated, "round", rounding, None)
    return {"method": method.name, **stated} if stated else method.name


def _missing(rule: MissingRule) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    _put(plain, "codes", list(rule.codes), [])
    _put(plain, "impute", rule.impute, "none")
    _put(plain, "group", rule.group, "")
    return plain


def _base(base: Base) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    years = list(base.years) if isinstance(base.years, tuple) else base.years
    _put(plain, "years", years, "")
    _put(plain, "where", _where(base.where), {})
    _put(plain, "within", base.within, "")
    _put(plain, "reliable", base.reliable, True)
    return plain


def _where(where: Any) -> dict[str, list[str]]:
    return {column: list(values) for column, values in where.items()}


def _words(words: LocalizedText) -> Any:
    return words.en if words.it == words.en else {"it": words.it, "en": words.en}


def _put(plain: dict[str, Any], key: str, value: Any, default: Any) -> None:
    if value != default or isinstance(value, bool) != isinstance(default, bool):
        plain[key] = value
