"""The kinds of field a design has, and what is refused of each."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Strict,
    Tag,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from base.yaml_model import FORBID, Text, unfit
from indicators.evaluation.design.problems import sentence

SCHEMA = 1
"""Version of the schema of designs; a design states it."""


def named_once_or_more(single: str) -> ConfigDict:
    """How a model is read whose field of several names may be written ``single: name``."""

    def both(schema: dict[str, Any]) -> None:
        fields, many = schema["properties"], f"{single}s"
        fields[single] = fields[many]["items"]
        schema["required"].remove(many)

    return ConfigDict(**FORBID, json_schema_extra=both)


def wrong(code: str, **values: object) -> PydanticCustomError:
    """The error of a field, in the sentence of its code."""
    what = sentence(code, **values)
    return unfit(code.partition(".")[0], what.it, what.en)


def _document(info: ValidationInfo) -> Mapping[str, Any]:
    """The whole design as it is written."""
    document: Mapping[str, Any] = info.context or {}
    return document


def _name(value: Any) -> Any:
    if isinstance(value, bool | float | list | dict):
        raise wrong("not_a_name", given=repr(value))
    return "" if value is None else value


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise wrong("named_twice", names=", ".join(twice))
    return names


def _list(value: Any) -> Any:
    return () if value is None else value


def _several(value: Any, info: ValidationInfo) -> Any:
    """One name, or a list; in one field of the two that may hold it."""
    section = _document(info).get("panel", {}) if info.field_name == "outcomes" else _document(info)
    many = str(info.field_name)
    if isinstance(section, Mapping) and many in section and many[:-1] in section:
        raise wrong("given_twice.name", one=many[:-1], many=many)
    return value if isinstance(value, list | tuple) or not value else [value]


def _span(value: Any) -> Any:
    if value is None:
        return None
    whole = isinstance(value, list | tuple) and all(type(end) is int for end in value)
    if not whole or len(value) != 2:
        raise wrong("not_a_span", given=repr(value))
    if value[0] > value[1]:
        raise wrong("backwards", first=value[0], last=value[1])
    return value


def _pair(value: Any) -> Any:
    if not isinstance(value, list | tuple) or len(value) != 2 or value[0] == value[1]:
        raise wrong("not_a_pair", given=repr(value))
    return value


def _after(span: tuple[int, int] | None, info: ValidationInfo) -> tuple[int, int] | None:
    before = info.data.get("before")
    if span and before and before[1] >= span[0]:
        raise wrong("windows_overlap")
    return span


def _event_window(span: tuple[int, int] | None) -> tuple[int, int] | None:
    if span and not (span[0] <= -2 and span[1] >= 0):
        raise wrong("out_of_range.event_window")
    return span


def _not_the_unit(time: str, info: ValidationInfo) -> str:
    if time == info.data.get("unit"):
        raise wrong("same_column")
    return time


def _not_the_separator(decimal: str, info: ValidationInfo) -> str:
    if decimal == "," == info.data.get("separator"):
        raise wrong("same_mark")
    return decimal


def _untreated(names: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    treatment = _document(info).get("treatment")
    treated = treatment.get("units") if isinstance(treatment, Mapping) else ()
    listed = treated if isinstance(treated, list | tuple) else ()
    if both := sorted({str(unit) for unit in listed} & set(names)):
        code = "treated_control" if info.field_name == "units" else "treated_excluded"
        raise wrong(code, names=", ".join(both))
    return names


def _start(start: Any, info: ValidationInfo) -> Any:
    """A start for each unit that is listed, and none where a column gives them."""
    units, column, start_column = (
        info.data.get(name) for name in ("units", "column", "start_column")
    )
    if start_column and start is not None:
        raise wrong("given_twice.start")
    if column and isinstance(start, Mapping):
        raise wrong("not_whole.start")
    if units and not column and not start_column:
        of_all = {} if start is None else dict.fromkeys(units)
        if odd := sorted({*(start if isinstance(start, Mapping) else of_all)} ^ {*units}):
            differs = "" if start is None else sentence("differs", names=", ".join(odd))
            raise wrong("missing_start.units", odd=differs)
    return start


def _used(value: Any, info: ValidationInfo) -> Any:
    name = str(info.field_name)
    users = {"time_by": {"twfe", "event_study"}, "unit_trends": {"twfe"}}[name]
    given = _document(info).get("methods", _document(info).get("method"))
    named = set(map(str, given if isinstance(given, list | tuple) else [given]))
    if value and not users & named:
        raise wrong(f"unused_field.{name}")
    return value


def _schema(given: int) -> int:
    if given != SCHEMA:
        raise wrong("wrong_schema", schema=SCHEMA, given=given)
    return given


def _kind_of_start(start: Any) -> str:
    return "each" if isinstance(start, Mapping) else "all"


Whole = Annotated[int, Strict()]
Start = Annotated[
    Annotated[Whole, Tag("all")] | Annotated[Mapping[str, Whole], Tag("each")],
    Discriminator(_kind_of_start),
]
"""A first treated period for all, or one for each unit."""
Version = Annotated[Whole, AfterValidator(_schema)]
Flag = Annotated[bool, Strict()]
Label = Annotated[str, BeforeValidator(_name)]
"""The name of a column, or none."""
Names = Annotated[tuple[Text, ...], BeforeValidator(_list), AfterValidator(_once)]
SEVERAL = BeforeValidator(_several)
Several = Annotated[tuple[Text, ...], Field(min_length=1), AfterValidator(_once), SEVERAL]
"""At least one name: alone, or in a list."""
Span = Annotated[tuple[Whole, Whole] | None, BeforeValidator(_span)]
"""First and last period, both included."""
Pair = Annotated[tuple[Text, Text], BeforeValidator(_pair)]
AFTER, EVENT_WINDOW = AfterValidator(_after), AfterValidator(_event_window)
NOT_THE_UNIT = AfterValidator(_not_the_unit)
NOT_THE_SEPARATOR = AfterValidator(_not_the_separator)
UNTREATED, USED = AfterValidator(_untreated), AfterValidator(_used)
START = AfterValidator(_start)
