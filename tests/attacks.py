"""Makers of hostile files, for any test: each gives the bytes of one, small on disk.

``ARCHIVES``, ``WORKBOOKS``, ``YAML_TEXTS``, ``JSON_TEXTS``, ``OUTLINES`` and ``TABLES`` map a
plain name to ``(file name, maker)``. None of them may be read; all must be refused in words.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

Maker = Callable[[], bytes]
Corpus = Mapping[str, tuple[str, Maker]]

CONTENT_TYPES = b'<?xml version="1.0"?><Types xmlns="x"/>'
SHEET = b'<?xml version="1.0"?><worksheet><sheetData/></worksheet>'


def packed(members: Mapping[str, bytes], *, level: int = 9) -> bytes:
    """A ZIP of ``members``."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def bomb(megabytes: int = 200, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A ZIP that unpacks to ``megabytes`` of blanks."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece, check, parts = b" " * 1_000_000, 0, []
    for _ in range(megabytes):
        parts.append(squeezed.compress(piece))
        check = zlib.crc32(piece, check)
    parts.append(squeezed.flush())
    return one_member(name, b"".join(parts), megabytes * 1_000_000, check)


def one_member(name: str, body: bytes, size: int, check: int, *, method: int = 8) -> bytes:
    """A ZIP with one member, its ``size`` and ``check`` as told: they need not be true."""
    said = struct.pack("<HHHHHLLL", 20, 0, method, 0, 33, check, len(body), size)
    known = name.encode()
    local = b"PK\x03\x04" + said + struct.pack("<HH", len(known), 0) + known
    entry = b"PK\x01\x02" + struct.pack("<H", 20) + said
    entry += struct.pack("<HHHHHLL", len(known), 0, 0, 0, 0, 0, 0) + known
    end = struct.pack("<HHHHLLH", 0, 0, 1, 1, len(entry), len(local) + len(body), 0)
    return local + body + entry + b"PK\x05\x06" + end


def lying_bomb() -> bytes:
    """A member that says 10 bytes and holds 50 MB."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = squeezed.compress(b" " * 50_000_000) + squeezed.flush()
    return one_member("xl/workbook.xml", body, 10, 0)


def linked(target: str = "/etc/hostname") -> bytes:
    """A ZIP whose member is a symbolic link."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        member = zipfile.ZipInfo("area.shp")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, target)
    return made.getvalue()


def overlapping(copies: int = 400) -> bytes:
    """Many entries of the directory that share one body."""
    inside = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = b" " * 900_000
    body = inside.compress(content) + inside.flush()
    check = zlib.crc32(content)
    said = struct.pack("<HHHHHLLL", 20, 0, 8, 0, 33, check, len(body), len(content))
    local = b"PK\x03\x04" + said + struct.pack("<HH", 5, 0) + b"a0000" + body
    entries = b""
    for number in range(copies):
        known = f"a{number:04}".encode()
        entries += b"PK\x01\x02" + struct.pack("<H", 20) + said
        entries += struct.pack("<HHHHHLL", len(known), 0, 0, 0, 0, 0, 0) + known
    end = struct.pack("<HHHHLLH", 0, 0, copies, copies, len(entries), len(local), 0)
    return local + entries + b"PK\x05\x06" + end


def encrypted() -> bytes:
    """A ZIP whose member says that it is encrypted."""
    plain = bytearray(packed({"a.txt": b"secret"}))
    plain[6] |= 1
    plain[plain.index(b"PK\x01\x02") + 8] |= 1
    return bytes(plain)


def with_two_directories() -> bytes:
    """A ZIP behind another one: which of the two a reader sees depends on the reader."""
    return packed({"a.txt": b"first"}) + packed({"b.txt": b"second"})


def workbook(members: Mapping[str, bytes]) -> bytes:
    """A ZIP with the bones of an XLSX and ``members``."""
    bones = {"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": SHEET}
    return packed({**bones, **members})


def laughs(encoding: str = "utf-8", declared: str | None = None) -> bytes:
    """XML whose entities multiply: a few hundred bytes that mean gigabytes."""
    lines = ['<!ENTITY a "ha">']
    lines += [
        f'<!ENTITY {one} "{f"&{before};" * 10}">'
        for before, one in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    text = f"<!DOCTYPE x [{''.join(lines)}]><x>&i;</x>"
    head = f'<?xml version="1.0" encoding="{declared or encoding}"?>'
    return head.encode() + text.encode(encoding)


ARCHIVES: Corpus = {
    "a bomb": ("a.zip", bomb),
    "a bomb that lies about its size": ("a.zip", lying_bomb),
    "a bomb in a zip": ("a.zip", lambda: packed({"inner.zip": bomb(20)})),
    "a zip under another name": ("a.zip", lambda: packed({"area.shp": packed({"a": b"b"})})),
    "a way up": ("a.zip", lambda: packed({"../../area.shp": b"x"})),
    "a way up in another alphabet": ("a.zip", lambda: packed({"..\\..\\area.shp": b"x"})),
    "an absolute path": ("a.zip", lambda: packed({"/etc/area.shp": b"x"})),
    "a drive": ("a.zip", lambda: packed({"C:/area.shp": b"x"})),
    "a symbolic link": ("a.zip", linked),
    "entries that overlap": ("a.zip", overlapping),
    "too many members": ("a.zip", lambda: packed({f"m{n}": b"" for n in range(3_000)})),
    "a name without an end": ("a.zip", lambda: packed({"a" * 60_000: b""})),
    "folders without an end": ("a.zip", lambda: packed({"a/" * 90 + "b": b""})),
    "names that differ by case": ("a.zip", lambda: packed({"a.shp": b"1", "A.SHP": b"2"})),
    "a password": ("a.zip", encrypted),
    "two directories": ("a.zip", with_two_directories),
    "an empty zip": ("a.zip", lambda: packed({})),
    "half a zip": ("a.zip", lambda: packed({"a.txt": b"x" * 1000})[:60]),
    "a wrong checksum": ("a.zip", lambda: one_member("a", b"abc", 3, 7, method=0)),
    "no zip at all": ("a.zip", lambda: b"Rar!\x1a\x07\x00" + b"0" * 99),
    "nothing": ("a.zip", lambda: b""),
}
"""ZIP files that :func:`base.archive.check_archive` refuses."""

WORKBOOKS: Corpus = {
    "entities that multiply": ("a.xlsx", lambda: workbook({"xl/sharedStrings.xml": laughs()})),
    "entities in UTF-16": (
        "a.xlsx", lambda: workbook({"xl/sharedStrings.xml": laughs("utf-16")})
    ),
    "entities in EBCDIC": (
        "a.xlsx", lambda: workbook({"xl/sharedStrings.xml": laughs("cp037")})
    ),
    "entities after a long remark": (
        "a.xlsx",
        lambda: workbook({"xl/s.xml": b"<!--" + b"-=" * 99_990 + b"-->" + laughs()[38:]}),
    ),
    "shared texts without an end": (
        "a.xlsx",
        lambda: workbook({"xl/sharedStrings.xml": b"<sst>" + b"<si><t>a</t></si>" * 9_000_000}),
    ),
    "a zip without a workbook": ("a.xlsx", lambda: packed({"a.txt": b"x"})),
    "an old workbook": ("a.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 999),
}  # fmt: skip
"""XLSX files that :func:`base.archive.check_workbook` refuses, beside ``ARCHIVES``."""


def aliases(levels: int = 12, width: int = 9) -> str:
    """YAML in which each line names the line before many times."""
    lines = ["a0: &a0 [x, x]"]
    for level in range(1, levels):
        lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]")
    return "\n".join(lines) + "\n"


def deep_block(levels: int = 600) -> str:
    """YAML blocks one in the other."""
    return "\n".join(f"{' ' * level}a:" for level in range(levels)) + "\n"


YAML_TEXTS: Mapping[str, Callable[[], str]] = {
    "aliases, few": lambda: aliases(3, 2),
    "aliases, some": lambda: aliases(6),
    "aliases, many": lambda: aliases(40, 20),
    "an alias of itself": lambda: "a: &a [*a]\n",
    "an alias as a merged key": lambda: "a: &a {b: 1}\nc:\n  <<: *a\n",
    "open lists": lambda: "[" * 5_000,
    "open lists over lines": lambda: "[\n" * 90_000,
    "open mappings": lambda: "{" * 5_000,
    "open mappings with keys": lambda: "{a: " * 5_000,
    "lists in lists": lambda: "[" * 5_000 + "]" * 5_000,
    "blocks in blocks": deep_block,
    "dashes in dashes": lambda: "- " * 20_000,
    "complex keys in complex keys": lambda: "? " * 20_000,
    "many keys": lambda: "\n".join(f"k{n}: 1" for n in range(19_000)),
    "many values": lambda: f"[{'a,' * 90_000}]",
    "many commas": lambda: f"[{',' * 150_000}]",
    "a number of 5,000 digits": lambda: f"a: {'1' * 5_000}\n",
    "a number of 400 digits": lambda: f"a: {'1' * 400}\n",
    "a long text": lambda: f"a: {'x' * 150_000}\n",
    "a long text in many lines": lambda: "a: " + "x\n " * 60_000,
    "a huge text": lambda: "a: " + "x" * 5_000_000,
    "quoted lines without an end": lambda: 'a: "' + "x\n\n" * 49_000 + '"',
    "unclosed texts": lambda: "[" + '"a",' * 45_000,
    "a tab for a space": lambda: "a:\n\tb: 1\n",
    "only tabs": lambda: "\t" * 150_000 + "x",
    "a key twice": lambda: "a: 1\na: 2\n",
    "a list as a key": lambda: "? [a, b]\n: 1\n",
    "two documents": lambda: "a: 1\n---\nb: 2\n",
    "many documents": lambda: "---\n" * 40_000,
    "a sign that cannot be written": lambda: "a: \x07\n",
    "a NUL": lambda: "a: b\x00\n",
    "an escaped NUL": lambda: 'a: "b\\0"\n',
    "half a sign": lambda: 'a: "\\uD800"\n',
    "an object of Python": lambda: "!!python/object/apply:os.system ['true']\n- [",
    "many tags": lambda: "".join(f"%TAG !a{n}! tag:x\n" for n in range(9_000)) + "--- [",
}
"""YAML that :func:`base.plain_text.read_yaml` refuses."""

JSON_TEXTS: Mapping[str, Callable[[], str]] = {
    "open lists": lambda: "[" * 150_000,
    "lists in lists": lambda: "[" * 50_000 + "]" * 50_000,
    "mappings in mappings": lambda: '{"a":' * 20_000 + "1" + "}" * 20_000,
    "lists and mappings by turns": lambda: '[{"a":' * 9_000,
    "many values": lambda: f"[{'1,' * 60_000}1]",
    "a number of 5,000 digits": lambda: f"[{'1' * 5_000}]",
    "a number of 400 digits": lambda: f"[{'1' * 400}]",
    "no number": lambda: "[NaN]",
    "no end": lambda: "[Infinity]",
    "a key twice": lambda: '{"a": 1, "a": 2}',
    "a quote without an end": lambda: '["' + '\\"' * 90_000,
    "a stroke at the end": lambda: '["' + "\\\\" * 90_000 + "\\",
    "half a sign": lambda: '["\\ud800"]',
    "an escaped NUL": lambda: '["\\u0000"]',
    "a huge text": lambda: f'["{"x" * 5_000_000}"]',
    "nothing": lambda: "",
}
"""JSON that :func:`base.plain_text.read_json` refuses."""
