"""From a :class:`IndexDesign` to the plain mapping a file or a link holds, in its shortest form."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
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
from indicators.index.design.model import Element, IndexDesign

Table = dict[str, dict[str, Option]]


def mapping_of(design: IndexDesign) -> dict[str, Any]:
    """The mapping that :func:`~indicators.index.design.schema.design_of` reads back as ``design``.

    Whatever is the default is left out; nothing is moved to the top of the design.
    """
    ranks = _changed(design, "rank_first", "rank_ties", "rank_where", "rank_among")
    parts = {
        "missing": _changed(design.missing, "codes", "impute", "group"),
        "base": _changed(design.base, "years", "where", "within", "reliable"),
        "rank": {name.removeprefix("rank_"): value for name, value in ranks.items()},
    }
    plain: dict[str, Any] = {"schema": SCHEMA, "name": _words(design.name)}
    _put(plain, "edition", design.edition, "1")
    plain |= _changed(design, "id", "year", "population", "rows")
    plain |= {name: part for name, part in parts.items() if part}
    plain |= _changed(design, "comparable_over_time")
    if design.why_not_comparable:
        plain["why_not_comparable"] = _words(design.why_not_comparable)
    plain |= _changed(design, "breaks")
    _put(plain, "absent", [_words(sentence) for sentence in design.absent], [])
    plain["index"] = _element(design.index)
    return plain


def _element(element: Element) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    if element.is_indicator:
        plain["indicator"] = element.column
        _put(plain, "key", element.key, element.column)
        plain["direction"] = element.direction
        plain |= _changed(
            element, "denominator", "multiplier", "share_of", "shrinkage", "transform"
        )
        _put(plain, "treatment", _method(element.treatment, TREATMENTS), "none")
        plain["normalisation"] = _method(element.normalisation, NORMALISATIONS, element.round)
    else:
        plain = {"key": element.key, **_changed(element, "direction")}
        plain["aggregation"] = _method(element.aggregation, AGGREGATIONS)
        _put(plain, "weights", _method(element.weighting, WEIGHTINGS), "given")
        plain |= _changed(element, "coverage")
        _put(plain, "then", [_step(step) for step in element.then], [])
        plain |= _changed(element, "passes")
        plain["elements"] = [_element(child) for child in element.elements]
    plain |= _changed(element, "weight")
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


def _changed(part: Any, *names: str) -> dict[str, Any]:
    """The fields of ``names`` that hold something else than their default, as plain values."""
    plain: dict[str, Any] = {}
    defaults = {field.name: field for field in fields(part)}
    for name in names:
        empty = defaults[name].default_factory is not MISSING
        _put(
            plain,
            name,
            _plain(getattr(part, name)),
            {} if empty else _plain(defaults[name].default),
        )
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {column: list(values) for column, values in value.items()}
    return list(value) if isinstance(value, tuple) else value


def _words(words: LocalizedText) -> Any:
    return words.en if words.it == words.en else {"it": words.it, "en": words.en}


def _put(plain: dict[str, Any], key: str, value: Any, default: Any) -> None:
    if value != default or isinstance(value, bool) != isinstance(default, bool):
        plain[key] = value
