"""The kinds of field a design has; a method is a branch of a union, with its own options."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    Strict,
    StringConstraints,
)
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypeAliasType

from base.yaml_model import not_among, unfit
from indicators.index.design.methods import (
    AGGREGATIONS,
    NORMALISATIONS,
    ROUND,
    TREATMENTS,
    WEIGHTINGS,
    Method,
    Option,
    Required,
)

LARGEST = 1e15
"""No statistic is larger, and none so large that a score of it is beyond what a number holds."""

DirectionWord = Literal[1, -1, "positive", "negative", "+1", "-1"]
DIRECTIONS = {1: 1, -1: -1, "positive": 1, "negative": -1, "+1": 1, "-1": -1}


@dataclass(frozen=True, slots=True, eq=False)
class MethodOf:
    """A method of a table: its name, or its name with options; defaults are filled in."""

    table: Mapping[str, Mapping[str, Option]]
    rounded: bool = False

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        options = {name: {**own, **self._round} for name, own in self.table.items()}
        branches = {name: _branch(name, own) for name, own in options.items()}
        union = core_schema.tagged_union_schema({**branches}, discriminator="method")
        return core_schema.no_info_before_validator_function(
            lambda value: {"method": value} if isinstance(value, str) and value else value,
            core_schema.no_info_after_validator_function(
                lambda chosen: _filled(options, chosen), union
            ),
            json_schema_input_schema=core_schema.union_schema(
                [core_schema.literal_schema([*options]), *branches.values()]
            ),
        )

    @property
    def _round(self) -> dict[str, Option]:
        return {"round": ROUND} if self.rounded else {}


def _branch(name: str, options: Mapping[str, Option]) -> CoreSchema:
    fields = {
        key: core_schema.typed_dict_field(_option(option), required=False)
        for key, option in options.items()
    }
    method = core_schema.typed_dict_field(core_schema.literal_schema([name]))
    return core_schema.typed_dict_schema({"method": method, **fields}, extra_behavior="forbid")


def _option(option: Option) -> CoreSchema:
    numbers = [core_schema.int_schema() if option.whole else core_schema.float_schema()]
    kinds = [core_schema.literal_schema([*option.words])] if option.words else []
    return core_schema.no_info_plain_validator_function(
        lambda value: _chosen(option, value),
        json_schema_input_schema=core_schema.union_schema(
            [*kinds, *(numbers if option.number else [])]
        ),
    )


def _chosen(option: Option, value: Any) -> Any:
    """The value of an option: one of its words, or a number where numbers do."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if option.number and is_number:
        number = _finite(value)
        if not option.least <= number <= option.most or (option.not_zero and number == 0):
            it, en = f"{number:g} non è ammesso qui", f"{number:g} is not allowed here"
            raise unfit("not_allowed", it, en)
        if option.whole and (number != int(number) or number < 0):
            it = "serve un intero, zero o più"
            en = "a whole number is needed, zero or more"
            raise unfit("not_whole", it, en)
        return int(number) if option.whole else number
    for word in option.words:
        if value == word and isinstance(value, bool) == isinstance(word, bool):
            return word
    if option.number and not option.words:
        raise _no_number(value)
    what = not_among(value, [str(word) for word in option.words])
    raise unfit("choice", what.it, what.en)


def _filled(options: Mapping[str, Mapping[str, Option]], chosen: Mapping[str, Any]) -> Method:
    name = chosen["method"]
    for key, option in options[name].items():
        if isinstance(option.default, Required) and key not in chosen:
            choices = "/".join([*(["number"] if option.number else []), *map(str, option.words)])
            it = f"«{name}» richiede «{key}» ({choices}): nessun valore è scelto in silenzio"
            en = f"{name!r} needs {key!r} ({choices}): none is chosen silently"
            raise unfit("needs", it, en)
    return Method(
        name, {key: chosen.get(key, option.default) for key, option in options[name].items()}
    )


def _no_number(value: Any) -> Exception:
    written = str(value)[:60]
    return unfit(
        "not_a_number", f"serve un numero, non «{written}»", f"a number is needed, not {written!r}"
    )


def _finite(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _no_number(value)
    if not abs(value) <= LARGEST:
        it = "il numero deve essere finito, al più 10^15 in valore assoluto"
        en = "the number must be finite, at most 10^15 in absolute value"
        raise unfit("too_large", it, en)
    return float(value)


def _weight(number: float) -> float:
    if number < 0:
        raise unfit("negative", "un peso non può essere negativo", "a weight cannot be negative")
    return number


def _direction(value: Any) -> int:
    plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    if not plain or value not in DIRECTIONS:
        it = "la direzione è 1 (più = più indice) o -1"
        en = "direction is 1 (more of it, more of the index) or -1"
        raise unfit("direction", it, en)
    return DIRECTIONS[value]


def _coverage(number: float) -> float:
    if not 0 < number <= 1:
        it = "la copertura va da più di 0 a 1"
        en = "coverage is above 0 and at most 1"
        raise unfit("coverage", it, en)
    return number


def _several(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


Number = Annotated[float, BeforeValidator(_finite)]
Weight = Annotated[Number, AfterValidator(_weight)]
Direction = Annotated[int, BeforeValidator(_direction, json_schema_input_type=DirectionWord)]
Coverage = Annotated[Number, AfterValidator(_coverage)]
Written = Annotated[str, StringConstraints(pattern=r"\S")]
"""A text that is not blank, spaces and all: the name of a column, or a value in one."""
Values = Annotated[tuple[Written, ...], Field(min_length=1), BeforeValidator(_several)]
Where = Annotated[Mapping[Written, Values], Field(min_length=1)]
Normalisation = TypeAliasType(
    "Normalisation", Annotated[Method, MethodOf(NORMALISATIONS, rounded=True)]
)
Treatment = TypeAliasType("Treatment", Annotated[Method, MethodOf(TREATMENTS)])
Aggregation = TypeAliasType("Aggregation", Annotated[Method, MethodOf(AGGREGATIONS)])
Weighting = TypeAliasType("Weighting", Annotated[Method, MethodOf(WEIGHTINGS)])
Truth = Annotated[bool, Strict()]
Several = BeforeValidator(_several)


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of the words of a list."""

    words: tuple[str, ...]

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema([*self.words])
