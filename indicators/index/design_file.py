"""A design as YAML text and as a short piece of a link; and back, with the lines of its faults.

No file is opened here: the reader of the text names it.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from typing import Any

import yaml

from indicators.index.design import Design
from indicators.index.plain import mapping_of
from indicators.index.problem import DesignError
from indicators.index.schema import design_of
from indicators.spec import Words

_TEXTS = re.compile(
    r"(rows|base\.where|rank\.where|rank\.among)\b|(id|year|population)$|missing\.group$|base\.within$|"
    r"(.*\.)?(indicator|denominator|key)$"
)
"""Places of names and codes: they are what is written there, ``015146`` and ``no`` too."""

LONGEST_LINK = 200_000
"""Bytes a link may unfold to: more is not a design."""


def read_design(text: str, *, source: str = "") -> Design:
    """The design written in ``text`` (YAML). Raises :class:`DesignError` with line and field."""
    lines: dict[str, int] = {}
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        plain = _plain(node, "", lines) if node is not None else {}
        return design_of(plain, lines=lambda path: _line(lines, path))
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        problem = getattr(fault, "problem", None) or "not YAML"
        raise DesignError(
            Words(it=f"il file non è YAML: {problem}", en=f"the file is not YAML: {problem}"),
            line=mark.line + 1 if mark else None,
            source=source,
        ) from fault
    except DesignError as fault:
        raise DesignError(
            fault.problem, field=fault.field, line=fault.line, source=source
        ) from None


def written_design(design: Design) -> str:
    """``design`` as the YAML text that :func:`read_design` reads back equal."""
    text: str = yaml.safe_dump(
        mapping_of(design), sort_keys=False, allow_unicode=True, width=100, default_flow_style=False
    )
    return text


def link_of(design: Design) -> str:
    """``design`` as letters, digits, ``-`` and ``_`` only, short enough for an address."""
    plain = json.dumps(mapping_of(design), ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(plain.encode(), 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def design_of_link(link: str) -> Design:
    """The design in a link. Raises :class:`DesignError` if it is damaged or not a design."""
    try:
        packed = base64.urlsafe_b64decode(link + "=" * (-len(link) % 4))
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(packed, LONGEST_LINK)
        if not unpacker.eof:
            raise ValueError
        return design_of(json.loads(plain))
    except (binascii.Error, zlib.error, ValueError) as fault:
        if isinstance(fault, DesignError):
            raise
        raise DesignError(
            Words(it="il collegamento è incompleto o rovinato", en="the link is cut or damaged")
        ) from None


def _plain(node: Any, path: str, lines: dict[str, int]) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, f"{path}[{n}]", lines) for n, item in enumerate(node.value)]
    if _TEXTS.match(path):
        return str(node.value)
    return yaml.SafeLoader("").construct_object(node)


def _mapping(node: Any, path: str, lines: dict[str, int]) -> dict[Any, Any]:
    plain: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value) if _TEXTS.match(path) else _plain(key_node, path + "?", lines)
        here = f"{path}.{key}" if path else str(key)
        line = key_node.start_mark.line + 1
        if not isinstance(key, str | int) or key in plain:
            raise DesignError(
                Words(
                    it=f"chiave ripetuta o illecita: «{key}»", en=f"key repeated or bad: {key!r}"
                ),
                field=here,
                line=line,
            )
        plain[key] = _plain(value_node, here, lines)
        lines[here] = line
    return plain


def _line(lines: dict[str, int], path: str) -> int | None:
    """Line of ``path``, or of the nearest thing around it."""
    while path and path not in lines:
        path = path[:-1].rpartition("[")[0] if path.endswith("]") else path.rpartition(".")[0]
    return lines.get(path)
