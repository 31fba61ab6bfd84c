"""YAML that people write, made into checked objects: each mistake with its line and its words.

A model is a frozen dataclass whose ``__pydantic_config__`` is :data:`FORBID`. :func:`read_model`
reads a file, :func:`checked` plain values; both refuse with every problem at once, in both
languages. :data:`Text`, :data:`Both` and :data:`Name` are the kinds of text a model may hold;
:func:`unfit` is what a validator of its own raises, and finds the whole document in the context.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast

from pydantic import (
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    GetPydanticSchema,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import CoreSchema, ErrorDetails, PydanticCustomError, core_schema

from base.plain_text import Place, Plain, TextError, read_yaml
from base.problem import NOWHERE, Problem, RefusedError
from base.text import LocalizedText

T = TypeVar("T")

FORBID = ConfigDict(extra="forbid", coerce_numbers_to_str=True)
"""How a model is read: no field nobody knows; 2024 where a text is asked is the text 2024."""

NAMED_BY = ("key", "id", "name")
"""Fields that name an item of a list to a person looking for it."""

LONGEST_VALUE = 60

UNKNOWN = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
CHOICE = frozenset({"enum", "literal_error", "union_tag_invalid"})
KINDS: Mapping[str, LocalizedText] = {
    "string": LocalizedText("un testo", "a text"),
    "int": LocalizedText("un numero intero", "a whole number"),
    "float": LocalizedText("un numero", "a number"),
    "bool": LocalizedText("true o false", "true or false"),
    "date": LocalizedText("un giorno (AAAA-MM-GG)", "a day (YYYY-MM-DD)"),
    "tuple": LocalizedText("un elenco", "a list"),
    "dict": LocalizedText("un insieme di campi", "a set of fields"),
    "model": LocalizedText("un insieme di campi", "a set of fields"),
    "dataclass": LocalizedText("un insieme di campi", "a set of fields"),
}
"""What a value should have been, by the first word of pydantic's name of the error."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text that is not empty."""


@dataclass(frozen=True, slots=True)
class InEachLanguage:
    """What a person writes for a text in two languages."""

    __pydantic_config__ = FORBID

    it: Text
    en: Text


def _both(_: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    return core_schema.no_info_after_validator_function(
        lambda value: LocalizedText(value.it, value.en), handler(InEachLanguage)
    )


def _name(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    written = core_schema.union_schema(
        [core_schema.str_schema(min_length=1), handler(InEachLanguage)]
    )
    return core_schema.no_info_before_validator_function(
        lambda value: (
            {"it": value, "en": value} if isinstance(value, str | int) and value else value
        ),
        _both(source, handler),
        json_schema_input_schema=written,
    )


Both = Annotated[LocalizedText, GetPydanticSchema(_both)]
"""A text written in each language."""

Name = Annotated[LocalizedText, GetPydanticSchema(_name)]
"""A text written in each language, or once if it is the same in both."""


@dataclass(frozen=True, slots=True)
class Between:
    """A number from ``low`` to ``high``, both allowed."""

    low: float
    high: float

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "minimum": self.low, "maximum": self.high}

    def _checked(self, number: float) -> float:
        if not self.low <= number <= self.high:
            ends = f"{self.low:g}", f"{self.high:g}", f"{number:g}"
            raise unfit(
                "out_of_range",
                "dev'essere da {} a {}; è {}".format(*ends),
                "must be from {} to {}; it is {}".format(*ends),
            )
        return number


def unfit(code: str, it: str, en: str) -> PydanticCustomError:
    """The error that a validator of a model raises."""
    return PydanticCustomError(code, "{en}", {"it": _writable(it), "en": _writable(en)})


def read_model(
    model: type[T], path: Path, *, refusal: type[RefusedError] = RefusedError, **given: Any
) -> T:
    """The object a YAML file describes; ``given`` are fields that the file does not hold.

    Raises ``refusal`` with every problem, each with the name of the file and its line.
    """
    plain = plain_yaml(path.read_text(encoding="utf-8"), file=path.name, refusal=refusal)
    return checked(model, plain, file=path.name, refusal=refusal, **given)


def plain_yaml(
    text: str,
    *,
    file: str = "",
    refusal: type[RefusedError] = RefusedError,
    as_written: Callable[[Place], bool] = lambda _: False,
) -> Plain:
    """As :func:`base.plain_text.read_yaml`, with the file in front of what is wrong."""
    try:
        return read_yaml(text, as_written=as_written)
    except TextError as error:
        raise refusal(
            Problem(
                fault.code, fault.what, _where(file, fault.line, ".".join(map(str, fault.place)))
            )
            for fault in error.faults
        ) from error


def checked(
    model: type[T],
    plain: Plain,
    *,
    file: str = "",
    refusal: type[RefusedError] = RefusedError,
    **given: Any,
) -> T:
    """The object that plain values describe; otherwise as :func:`read_model`."""
    value = plain.value
    if isinstance(value, dict):
        if extra := [name for name in given if name in value]:
            wheres = [_where(file, plain.lines.get((name,)), name) for name in extra]
            raise refusal(Problem("unknown", _unknown("", ()), where) for where in wheres)
        value = value | given
    try:
        described: T = _adapter(cast("Any", model)).validate_python(value, context=plain.value)
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise refusal(
            _problem(model, detail, plain, file) for detail in details if not _follows(detail)
        ) from error
    return described


def _follows(error: ErrorDetails) -> bool:
    """Whether a list is short only because items of it are refused."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    """What pydantic makes of a model, once for each."""
    return TypeAdapter(model)


def plain_of(described: Any) -> dict[str, Any]:
    """The plain values that :func:`checked` reads back; what is the default is left out."""
    plain: dict[str, Any] = _adapter(cast("Any", type(described))).dump_python(
        described, mode="json", by_alias=True, exclude_defaults=True
    )
    return plain


def schema_of(model: Any, *, given: Iterable[str] = ()) -> dict[str, Any]:
    """The JSON Schema of the files of a model, without the fields that are ``given``."""
    schema = _adapter(model).json_schema(mode="validation")
    for name in given:
        del schema["properties"][name]
        schema["required"].remove(name)
    return schema


def _problem(model: type[Any], error: ErrorDetails, plain: Plain, file: str) -> Problem:
    kind, value = error["type"], error["input"]
    missing = kind == "missing"
    place = _place(error["loc"][:-1] if missing else error["loc"], plain.value)
    line = next((plain.lines[place[:n]] for n in range(len(place), -1, -1)
                 if place[:n] in plain.lines), None)  # fmt: skip
    context = error.get("ctx", {})
    if kind == "union_tag_not_found":
        missing, place = True, (*place, context["discriminator"].strip("'"))
    elif kind == "union_tag_invalid":
        value = context["tag"]
        place = (*place, context["discriminator"].strip("'"))
    if kind == "missing":
        place = (*place, error["loc"][-1])
    where = _where(file, line, _path(place, plain.value))
    if "it" in context:
        return Problem(kind, LocalizedText(context["it"], context["en"]), where)
    if missing or value in (None, "", [], {}) or kind == "string_too_short":
        return Problem("missing", LocalizedText("manca o è vuoto", "missing or empty"), where)
    if kind in UNKNOWN:
        return Problem("unknown", _unknown(str(place[-1]), _fields(model, place[:-1])), where)
    if kind in CHOICE:
        choices = re.findall(r"'([^']*)'", context.get("expected") or context["expected_tags"])
        return Problem("choice", not_among(value, [name for name in choices if name]), where)
    return Problem("unfit", _unfit(value, error, _fields(model, place)), where)


def _place(location: Iterable[str | int], value: Any) -> Place:
    """The keys and positions of a location; what names a branch of a union is left out."""
    place: list[str | int] = []
    for part in location:
        if isinstance(value, str):
            break
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            continue
        place.append(part)
    return tuple(place)


def _path(place: Place, value: Any) -> str:
    """``columns[area_id].unit``: an item of a list goes by its name, or by its number from 1."""
    path = ""
    for part in place:
        value = value[part] if isinstance(part, int) or part in (value or ()) else None
        if isinstance(part, int):
            fields = value if isinstance(value, Mapping) else {}
            path += f"[{next((fields[name] for name in NAMED_BY if name in fields), part + 1)}]"
        else:
            path += f".{part}" if path else part
    return path


def _where(file: str, line: int | None, path: str) -> LocalizedText:
    if not (file or line or path):
        return NOWHERE
    it, en = (
        ", ".join(part for part in (file, f"{word} {line}" if line else "", path) if part)
        for word in ("riga", "line")
    )
    return LocalizedText(_writable(f"{it}:"), _writable(f"{en}:"))


def _writable(text: str) -> str:
    """The text with a question mark for half a character that no file can hold."""
    return text.encode("utf-8", "replace").decode()


def _unknown(name: str, known: Sequence[str]) -> LocalizedText:
    near = get_close_matches(name, known, n=1)
    return LocalizedText(
        "campo sconosciuto" + (f"; forse «{near[0]}»?" if near else ""),
        "unknown field" + (f"; did you mean {near[0]!r}?" if near else ""),
    )


def not_among(value: Any, choices: Sequence[str]) -> LocalizedText:
    """What is said of a value that is none of the choices."""
    near = get_close_matches(str(value), choices, n=1)
    listed = ", ".join(choices)
    return LocalizedText(
        f"«{_shortened(value)}» non è tra {listed}" + (f"; forse «{near[0]}»?" if near else ""),
        f"{_shortened(value)!r} must be one of {listed}"
        + (f"; did you mean {near[0]!r}?" if near else ""),
    )


def _unfit(value: Any, error: ErrorDetails, fields: Sequence[str]) -> LocalizedText:
    kind = KINDS.get(error["type"].partition("_")[0])
    if kind is None:
        return LocalizedText(f"valore non adatto ({error['msg']})", error["msg"])
    names = f" ({', '.join(fields)})" if fields else ""
    return LocalizedText(
        f"«{_shortened(value)}» deve essere {kind.it}{names}",
        f"{_shortened(value)!r} must be {kind.en}{names}",
    )


def _shortened(value: Any) -> str:
    text = _writable(str(value))
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


def _fields(model: type[Any], place: Place) -> list[str]:
    """Names of the fields a model has at a place."""
    schema = schema_of(model)
    nodes = list(_variants(schema, schema))
    for part in place:
        children = (_child(node, part) for node in nodes)
        nodes = [node for child in children if child for node in _variants(child, schema)]
    return list(dict.fromkeys(name for node in nodes for name in node.get("properties", ())))


def _child(node: Mapping[str, Any], part: str | int) -> Any:
    if isinstance(part, int):
        return node.get("items")
    return node.get("properties", {}).get(part) or node.get("additionalProperties")


def _variants(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A node of a JSON Schema, or those it stands for."""
    if "$ref" in node:
        yield from _variants(schema["$defs"][node["$ref"].rpartition("/")[2]], schema)
    elif "anyOf" in node or "oneOf" in node:
        for option in node.get("anyOf") or node["oneOf"]:
            yield from _variants(option, schema)
    else:
        yield node
