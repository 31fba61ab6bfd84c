"""YAML and JSON written by a person, read at a cost that is known before: no aliases, no depths.

Public: :func:`read_yaml` (plain values with the line of each), :func:`compose_yaml` (the nodes of
PyYAML, for a reader that walks them), :func:`read_json` and :func:`check_json` (depth and number of
values, counted without parsing). All raise :class:`TextError`, whose ``faults`` have code, line and
place.

Scalars are taken as they are written: ``014`` is a text and not the octal 12, ``no`` and dates are
texts, only ``true`` and ``false`` are truth values.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from base.limits import DESIGN, Limits
from base.problem import Problem, RefusedError
from base.text import LocalizedText

Place = tuple[str | int, ...]
"""Keys and positions from the top of a text to one of its values."""

LONGEST_WHOLE = 30
"""Characters of a whole number; more is no number anybody means."""

WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
ALIKE = bytes.maketrans(b"{}", b"[]")
NOT_MARKS = bytes(set(range(256)) - set(b"[]{},"))

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it: nine times as fast, and with the same nodes."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a text: ``line`` from 1, ``place`` of the value, both if known."""

    code: str
    what: LocalizedText
    line: int | None = None
    place: Place = ()

    def problem(self) -> Problem:
        """The fault as a problem, its line in words."""
        known = self.line is not None
        where = LocalizedText(f"Riga {self.line}:", f"Line {self.line}:")
        return Problem(self.code, self.what, where if known else LocalizedText("", ""))


class TextError(RefusedError):
    """A text is not read; ``faults`` lists what was found, at least one."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__(fault.problem() for fault in faults)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), self.faults


@dataclass(frozen=True, slots=True)
class Plain:
    """What a text says: mappings, lists and scalars, and the line of each place."""

    value: Any
    lines: Mapping[Place, int]


def read_yaml(
    text: str, limits: Limits = DESIGN, *, as_written: Callable[[Place], bool] = lambda _: False
) -> Plain:
    """The one document of ``text``; an empty text is an empty mapping.

    Scalars at the places that are ``as_written`` are texts whatever they look like: ``1.50``.
    """
    node = compose_yaml(text, limits)
    lines: dict[Place, int] = {}
    faults: list[Fault] = []
    value = {} if node is None else _plain(node, (), lines, faults, as_written)
    if faults:
        raise TextError(*faults)
    return Plain(value, lines)


def compose_yaml(text: str, limits: Limits = DESIGN) -> yaml.Node | None:
    """The node tree of ``text``, within ``limits``: at most ``nodes`` nodes, ``depth`` deep."""
    _refuse_long(text, limits)
    if sign := CONTROL.search(text):
        raise TextError(Fault("control_sign", _CONTROL, text.count("\n", 0, sign.start()) + 1))
    try:
        _check_events(text, limits)
        return yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or "?"
        raise _not_yaml(why, mark.line + 1 if mark else 1) from error
    except (ValueError, OverflowError) as error:  # PyYAML makes a sign of any number: "\\U00110000"
        if isinstance(error, TextError):
            raise
        raise _not_yaml("unknown escape", 1) from error


def read_json(text: str, limits: Limits = DESIGN) -> Any:
    """The value of ``text``; no number that is not finite, no key given twice."""
    _refuse_long(text, limits)
    check_json(text.encode("utf-8", "surrogatepass"), limits)
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_int=_json_whole, parse_float=_json_decimal,
            parse_constant=_not_finite,
        )  # fmt: skip
    except json.JSONDecodeError as error:
        what = LocalizedText(f"il file non è JSON: {error.msg}", f"not JSON: {error.msg}")
        raise TextError(Fault("not_json", what, error.lineno)) from error
    for part in _texts(value):
        if CONTROL.search(part):
            raise TextError(Fault("control_sign", _CONTROL))
    return value


def check_json(content: bytes, limits: Limits) -> None:
    """Refuse what is nested or long beyond ``limits``, in time that grows with the size only."""
    marks = STRING.sub(b"", content).translate(None, NOT_MARKS)
    if marks.count(b",") + marks.count(b"[") + marks.count(b"{") > limits.nodes:
        raise TextError(Fault("many_nodes", _many(limits.nodes)))
    marks = marks.translate(ALIKE, b",")
    for _ in range(limits.depth):  # each time the innermost pairs go
        fewer = marks.replace(b"[]", b"")
        if len(fewer) == len(marks):
            break
        marks = fewer
    if b"[]" in marks or marks.count(b"[") > limits.depth:
        raise TextError(Fault("too_deep", _deep(limits.depth)))


def _check_events(text: str, limits: Limits) -> None:
    """Go through ``text`` without building anything and stop at the first node too many."""
    nodes = depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if not isinstance(event, yaml.NodeEvent):
            continue
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise TextError(Fault("alias", _ALIAS, line))
        nodes += 1
        if nodes > limits.nodes:
            raise TextError(Fault("many_nodes", _many(limits.nodes), line))
        if depth >= limits.depth:
            raise TextError(Fault("too_deep", _deep(limits.depth), line))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.ScalarEvent):
            _check_scalar(event.value, line, limits)


def _check_scalar(value: str, line: int, limits: Limits) -> None:
    if len(value) > limits.cell:
        raise TextError(Fault("long_text", _long(limits.cell), line))
    if CONTROL.search(value):
        raise TextError(Fault("control_sign", _CONTROL, line))


def _plain(
    node: yaml.Node,
    place: Place,
    lines: dict[Place, int],
    faults: list[Fault],
    as_written: Callable[[Place], bool],
) -> Any:
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(item, (*place, n), lines, faults, as_written)
            for n, item in enumerate(node.value)
        ]
    if not isinstance(node, yaml.MappingNode):
        return str(node.value) if as_written(place) else _scalar(node, place, faults)
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append(Fault("bad_key", _BAD_KEY, line, place))
            continue
        key = str(key_node.value)
        where = (*place, key)
        if key in mapping:
            faults.append(Fault("given_twice", _twice(key), line, where))
        mapping[key] = _plain(value_node, where, lines, faults, as_written)
        lines[where] = line
    return mapping


def _scalar(node: yaml.Node, place: Place, faults: list[Fault]) -> Any:
    text, kind = str(node.value), node.tag.rpartition(":")[2]
    known = {"null": None, "true": True, "false": False}
    if kind == "null" or (kind == "bool" and text.lower() in known):
        return known["null" if kind == "null" else text.lower()]
    if kind == "int" and WHOLE.fullmatch(text):
        if len(text) > LONGEST_WHOLE:
            faults.append(Fault("long_number", _NUMBER, node.start_mark.line + 1, place))
            return 0
        return int(text)
    if kind == "float":
        with suppress(ValueError):
            number = float(text)
            if not math.isfinite(number):
                faults.append(Fault("long_number", _NUMBER, node.start_mark.line + 1, place))
                return 0.0
            return number
    return text


def _refuse_long(text: str, limits: Limits) -> None:
    if len(text) > limits.size:
        most = limits.size // 1000
        what = LocalizedText(
            f"il testo supera {most} kB, il massimo che si legge qui",
            f"the text is over {most} kB, the most that is read here",
        )
        raise TextError(Fault("too_large", what))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        often = Counter(key for key, _ in pairs).most_common(1)
        raise TextError(Fault("given_twice", _twice(often[0][0])))
    return mapping


def _json_whole(text: str) -> int:
    if len(text) > LONGEST_WHOLE:
        raise TextError(Fault("long_number", _NUMBER))
    return int(text)


def _json_decimal(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _not_finite(text[:LONGEST_WHOLE])


def _not_finite(text: str) -> NoReturn:
    what = LocalizedText(f"{text} non è un numero finito", f"{text} is not a finite number")
    raise TextError(Fault("not_finite", what))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _not_yaml(why: str, line: int) -> TextError:
    what = LocalizedText(f"il file non è YAML: {why}", f"the file is not YAML: {why}")
    return TextError(Fault("not_yaml", what, line))


def _twice(key: str) -> LocalizedText:
    short = key if len(key) <= 40 else f"{key[:39]}…"
    return LocalizedText(f"chiave ripetuta: «{short}»", f"key repeated: {short!r}")


def _many(most: int) -> LocalizedText:
    return LocalizedText(
        f"il testo ha più di {most} voci, il massimo che si legge qui",
        f"the text has more than {most} values, the most that are read here",
    )


def _deep(most: int) -> LocalizedText:
    return LocalizedText(
        f"le voci sono annidate oltre {most} livelli", f"values are nested over {most} levels"
    )


def _long(most: int) -> LocalizedText:
    return LocalizedText(
        f"un testo supera {most} caratteri", f"one text is longer than {most} characters"
    )


_ALIAS = LocalizedText(
    "ancore e richiami (& e *) non sono ammessi: ripetere per esteso",
    "anchors and aliases (& and *) are not allowed: write it out",
)
_BAD_KEY = LocalizedText("una chiave è un testo semplice", "a key is a plain text")
_CONTROL = LocalizedText(
    "un testo contiene caratteri che non si possono scrivere",
    "a text holds characters that cannot be written",
)
_NUMBER = LocalizedText("il numero ha troppe cifre", "the number has too many digits")
