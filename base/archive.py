"""A ZIP-based file (XLSX, zipped Shapefile) is judged before anything unpacks it.

Public: :func:`check_archive` (any ZIP), :func:`check_workbook` (XLSX) and :func:`unpack` (named
members into a folder). Nothing the file says of itself is trusted: every member is inflated here,
piece by piece, and counted. All raise :class:`base.problem.RefusedError`.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from base.limits import MEGABYTE, Limits
from base.problem import Problem, RefusedError
from base.text import LocalizedText

LEADING = b"PK\x03\x04"
MOST_MEMBERS, LONGEST_NAME, DEEPEST_NAME = 2_000, 200, 10
MOST_RATIO = 200
"""Bytes unpacked for each packed byte, beyond ``SMALL``: a sheet of one repeated text has 29."""
SMALL = MEGABYTE
PIECE = 65_536
ARCHIVES = (".zip", ".xlsx", ".xlsm", ".docx", ".ods", ".jar", ".kmz", ".gz", ".bz2", ".xz",
            ".zst", ".7z", ".rar", ".tar", ".tgz")  # fmt: skip
XML, ENCODINGS = (".xml", ".rels", ".vml"), (b"utf-8", b"us-ascii", b"iso-8859-1", b"windows-1252")
DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{0,40})["']""")
CONTENT = ("xl/worksheets/", "xl/sharedstrings", "docprops/", "xl/drawings/", "xl/charts/",
           "xl/media/", "xl/comments", "xl/pivot")  # fmt: skip
"""Where the cells of a workbook are, and what its readers leave alone."""
ROW = re.compile(rb"<(?:\w{1,20}:)?row[\s/>]")
"""The beginning of a row of a sheet, also of one that holds nothing."""
SHARED = re.compile(rb"<(?:[^\s<>/:]{1,64}:)?si[\s/>]")
MOST_MARKS = 100_000
"""Tags of the styles, names and sheets of a workbook: 1 s of work, 100 MB."""
END, ZIP64 = b"PK\x05\x06", b"PK\x06\x07"
LONGEST_TAIL = 65_557
MOST_DIRECTORY = MOST_MEMBERS * (46 + LONGEST_NAME + 200)

AGAIN = LocalizedText(
    "Aprirlo con il programma che lo ha fatto e salvarlo di nuovo.",
    "Open it with the program that made it and save it again.",
)

Look = Callable[[str, bytes], None]
"""Sees each piece of each member as it is inflated, after the end of the piece before it."""


def check_archive(
    file: BinaryIO, limits: Limits, *, name: str, look: Look | None = None
) -> tuple[str, ...]:
    """Names of the members of a ZIP that is within ``limits`` (bytes) and hides nothing.

    ``name`` is the file's, for the reasons. ``look`` may refuse by what is inside.
    """
    size = file.seek(0, 2)
    if size > limits.size:
        raise _refused("too_large", _large(limits.size), name)
    members = _members(file, size, name)
    _names(members, name)
    _sizes(members, limits, size, name)
    left = limits.unpacked
    for member in members:
        tail = b""
        for piece in _inflated(file, member, min(left, member.file_size), name):
            left -= len(piece)
            if look is not None:
                look(member.filename, tail + piece)
                tail = piece[-64:]
    file.seek(0)
    return tuple(member.filename for member in members)


def check_workbook(file: BinaryIO, limits: Limits, *, name: str) -> None:
    """An XLSX may be opened: a sound ZIP with a workbook whose XML declares no entities.

    Its readers take its styles and shared texts in whole: there are no more of them than
    ``MOST_MARKS`` and ``limits.cells``. Nor are there more rows, empty ones among them, than the
    larger of ``MOST_MARKS`` and ``limits.rows``.
    """
    begun: set[str] = set()
    texts = marks = rows = 0

    def look(member: str, piece: bytes) -> None:
        nonlocal texts, marks, rows
        texts += sum(1 for _ in SHARED.finditer(piece))
        marks += 0 if member.lower().startswith(CONTENT) else piece.count(b"<")
        rows += sum(1 for _ in ROW.finditer(piece))
        if texts > limits.cells or marks > MOST_MARKS or rows > max(MOST_MARKS, limits.rows):
            raise _refused("many_marks", _LADEN, name)
        if member.lower().endswith(XML):
            if member not in begun:
                begun.add(member)
                _prolog(piece, name)
            if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
                raise _refused("xml_entities", _XML, name)

    members = check_archive(file, limits, name=name, look=look)
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= set(members):
        raise _refused("not_a_workbook", _NO_WORKBOOK, name)


def unpack(file: BinaryIO, folder: Path, members: Iterable[str], *, name: str) -> None:
    """Write ``members`` of a checked ZIP into ``folder``, each under its last name only."""
    size = file.seek(0, 2)
    wanted = set(members)
    for member in _members(file, size, name):
        if member.filename in wanted:
            with (folder / Path(member.filename).name).open("xb") as target:
                for piece in _inflated(file, member, member.file_size, name):
                    target.write(piece)


def _members(file: BinaryIO, size: int, name: str) -> list[zipfile.ZipInfo]:
    """The directory, read only if it is small; members sorted by their place in the file."""
    file.seek(0)
    if file.read(4) != LEADING:
        raise _refused("not_an_archive", _NO_ARCHIVE, name)
    _directory(file, size, name)
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError) as error:
        raise _refused("damaged_archive", _DAMAGED, name) from error
    return sorted(members, key=lambda member: member.header_offset)


def _directory(file: BinaryIO, size: int, name: str) -> None:
    """Refuse a directory that says it is long, before it is read into memory."""
    file.seek(max(0, size - LONGEST_TAIL))
    tail = file.read(LONGEST_TAIL)
    place = tail.rfind(END)
    if place < 0 or len(tail) < place + 22:
        raise _refused("damaged_archive", _DAMAGED, name)
    entries, length = struct.unpack("<HL", tail[place + 10 : place + 16])
    if entries > MOST_MEMBERS or length > MOST_DIRECTORY or ZIP64 in tail[:place][-20:]:
        raise _refused("many_members", _MANY, name)


def _names(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MOST_MEMBERS:
        raise _refused("many_members", _MANY, name)
    if not members or members[0].header_offset:
        raise _refused("damaged_archive", _DAMAGED, name)
    seen: set[str] = set()
    for member in members:
        path = member.orig_filename
        parts = path.split("/")
        kind = stat.S_IFMT(member.external_attr >> 16)
        strange = (
            "\\" in path
            or ":" in path
            or not path.isprintable()
            or path.startswith("/")
            or {".", ".."} & set(parts)
            or len(path) > LONGEST_NAME
            or len(parts) > DEEPEST_NAME
            or kind not in (0, stat.S_IFREG, stat.S_IFDIR)
            or path.casefold() in seen
        )
        if strange:
            raise _refused("strange_member", _STRANGE, name)
        if path.lower().endswith(ARCHIVES):
            raise _refused("nested_archive", _NESTED, name)
        seen.add(path.casefold())


def _sizes(members: list[zipfile.ZipInfo], limits: Limits, size: int, name: str) -> None:
    """What the directory says, where it already says too much; members may not overlap."""
    ends = [*(member.header_offset for member in members[1:]), size]
    for member, end in zip(members, ends, strict=True):
        if member.flag_bits & 0x1:
            raise _refused("encrypted_archive", _ENCRYPTED, name)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _refused("damaged_archive", _DAMAGED, name)
        if member.header_offset + 30 + member.compress_size > end:
            raise _refused("overlapping_members", _STRANGE, name)
        if member.file_size > SMALL and member.file_size > MOST_RATIO * member.compress_size:
            raise _refused("ratio", _large(limits.unpacked), name)
    if sum(member.file_size for member in members) > limits.unpacked:
        raise _refused("unpacked", _large(limits.unpacked), name)


def _inflated(file: BinaryIO, member: zipfile.ZipInfo, most: int, name: str) -> Iterator[bytes]:
    """Pieces of a member; refused as soon as it holds more, or at its end less, than it said."""
    file.seek(member.header_offset)
    header = file.read(30)
    if len(header) < 30 or header[:4] != LEADING:
        raise _refused("damaged_archive", _DAMAGED, name)
    file.seek(sum(struct.unpack("<HH", header[26:30])), 1)
    packed = member.compress_type == zipfile.ZIP_DEFLATED
    left, total, check, first = member.compress_size, 0, 0, True
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while left:
        raw = file.read(min(PIECE, left))
        if not raw:
            raise _refused("damaged_archive", _DAMAGED, name)
        left -= len(raw)
        for piece in _chunks(inflater, raw, name) if packed else (raw,):
            total, check = total + len(piece), zlib.crc32(piece, check)
            if total > most:
                raise _refused("size_lie", _STRANGE, name)
            if first and piece.startswith(LEADING):
                raise _refused("nested_archive", _NESTED, name)
            first = False
            yield piece
    if total != member.file_size or check != member.CRC or (packed and not inflater.eof):
        raise _refused("damaged_archive", _DAMAGED, name)


def _chunks(inflater: zlib._Decompress, raw: bytes, name: str) -> Iterator[bytes]:
    try:
        while raw:
            piece = inflater.decompress(raw, 16 * PIECE)
            raw = inflater.unconsumed_tail
            if piece:
                yield piece
            elif inflater.eof:
                break
    except zlib.error as error:
        raise _refused("damaged_archive", _DAMAGED, name) from error
    if inflater.unused_data:
        raise _refused("damaged_archive", _DAMAGED, name)


def _prolog(piece: bytes, name: str) -> None:
    """XML may only be written in an encoding in which its marks are what they seem."""
    start = piece.removeprefix(b"\xef\xbb\xbf")[:400]
    declared = DECLARED.match(start)
    known = declared is None or declared[1].lower() in ENCODINGS
    if not start.lstrip().startswith(b"<") or b"\0" in start or not known:
        raise _refused("xml_encoding", _XML, name)
    if declared is None and b"encoding" in start.split(b"?>", maxsplit=1)[0]:
        raise _refused("xml_encoding", _XML, name)


def _refused(code: str, what: LocalizedText, name: str) -> RefusedError:
    where = LocalizedText(f"File {name}:", f"File {name}:")
    return RefusedError([Problem(code, what, where, AGAIN)])


def _large(most: int) -> LocalizedText:
    size = most // MEGABYTE
    return LocalizedText(
        f"contiene più di quanto si legge qui (fino a {size} MB, una volta aperto).",
        f"it holds more than is read here (up to {size} MB once opened).",
    )


_NO_ARCHIVE = LocalizedText(
    "non è un file compresso (.xlsx o .zip).", "it is not a packed file (.xlsx or .zip)."
)
_NO_WORKBOOK = LocalizedText(
    "non è una cartella Excel (.xlsx).", "it is not an Excel workbook (.xlsx)."
)
_DAMAGED = LocalizedText("il file è incompleto o rovinato.", "the file is cut short or damaged.")
_MANY = LocalizedText(
    f"ha troppe parti (se ne leggono fino a {MOST_MEMBERS}).",
    f"it has too many parts (up to {MOST_MEMBERS} are read).",
)
_STRANGE = LocalizedText(
    "le sue parti non sono come il file le descrive.",
    "its parts are not what the file says they are.",
)
_NESTED = LocalizedText(
    "contiene un altro file compresso: estrarlo e scegliere quello.",
    "it holds another packed file: take that one out and choose it.",
)
_ENCRYPTED = LocalizedText("è protetto da una password.", "it is protected by a password.")
_LADEN = LocalizedText(
    "ha troppi testi o troppi stili: copiare i soli valori in una cartella nuova.",
    "it has too many texts or styles: copy the values alone into a new workbook.",
)
_XML = LocalizedText(
    "contiene definizioni che una tabella non ha.", "it holds definitions that no table has."
)
