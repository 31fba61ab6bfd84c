"""A design as YAML text and as a short piece of a link; and back, with the lines of its faults.

No file is opened here: the reader of the text names it.
"""

import base64
import binascii
import json
import zlib

import yaml

from base.limits import DESIGN
from base.plain_text import Place, TextError, read_json
from base.problem import Problem
from base.text import LocalizedText
from indicators.index.design.model import IndexDesign
from indicators.index.design.plain import mapping_of
from indicators.index.design.problem import IndexDesignError

_TEXTS = {("id",), ("year",), ("population",), ("missing", "group"), ("base", "within")}
_VALUES = {("rows",), ("base", "where"), ("rank", "where"), ("rank", "among")}


def read_design(text: str, *, source: str = "") -> IndexDesign:
    """The design written in ``text`` (YAML); :class:`IndexDesignError` with line and field."""
    from base.yaml_model import plain_yaml
    from indicators.index.design.schema import design_read

    plain = plain_yaml(text, file=source, refusal=IndexDesignError, as_written=_is_text)
    return design_read(plain, source)


def written_design(design: IndexDesign) -> str:
    """``design`` as the YAML text that :func:`read_design` reads back equal."""
    text: str = yaml.safe_dump(
        mapping_of(design), sort_keys=False, allow_unicode=True, width=100, default_flow_style=False
    )
    return text


def link_of(design: IndexDesign) -> str:
    """``design`` as letters, digits, ``-`` and ``_`` only, short enough for an address."""
    plain = json.dumps(mapping_of(design), ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(plain.encode(), 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def design_of_link(link: str) -> IndexDesign:
    """The design in a link. Raises :class:`IndexDesignError` if it is damaged or not a design."""
    from indicators.index.design.schema import design_of

    try:
        packed = base64.urlsafe_b64decode(link + "=" * (-len(link) % 4))
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(packed, DESIGN.unpacked)
        if not unpacker.eof:
            raise ValueError
        text = plain.decode("utf-8")
    except (binascii.Error, zlib.error, ValueError):
        it, en = "il collegamento è incompleto o rovinato", "the link is cut or damaged"
        raise IndexDesignError([Problem("link", LocalizedText(it, en))]) from None
    try:
        return design_of(read_json(text))
    except TextError as refused:
        raise IndexDesignError(refused.problems) from refused


def _is_text(place: Place) -> bool:
    """Places of names and codes: they are what is written there, ``1.50`` and ``no`` too."""
    named = place in _TEXTS or place[-1:] in (("indicator",), ("denominator",), ("key",))
    return named or place[:1] in _VALUES or place[:2] in _VALUES
