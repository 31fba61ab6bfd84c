"""A text file to rows of cells: encoding, separator, quotation marks."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from base.limits import Limits
from base.problem import RefusedError
from base.tables.kinds import NAMES
from base.tables.rows import FileRows, Meter, Row, Written, separator_name
from base.tables.shape import lines_around, usual_width
from base.tables.wording import problem, row_place

SEPARATORS = (";", ",", "\t", "|")
NO_SEPARATOR = "\x1f"
"""Of a table of one column: no text holds it."""

ENCODINGS = {
    "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252", "mac_roman": "Mac Roman",
}  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_USUAL = frozenset("àèéìòùÀÈÉÌÒÙ’‘“”–—«»°€ç\N{NO-BREAK SPACE}")
_HIGH = tuple(bytes([number]) for number in range(128, 256))
_UTF8 = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x90-\xa6]")
"""Letters in UTF-8: a file that is not UTF-8 and holds them is a mixture."""

_ABOVE = re.compile(r"(#[ \t][^\r\n]*|\"?sep=(.)\"?[ \t]*)(\r\n|\r|\n)")
SAMPLE = 300
MOST_ABOVE = 1_000
"""Lines of comments above a table."""
MOST_GHOSTS = 20_000
"""Cells of a line, empty ones too: a spreadsheet has 16,384 columns."""


def decoded(content: bytes, wanted: str = "") -> tuple[str, str]:
    """The text and the name of its encoding. Raises :class:`RefusedError`."""
    if wanted:
        try:
            codecs.lookup(wanted)
            return content.decode(wanted).removeprefix("\ufeff"), wanted
        except (LookupError, UnicodeError, ValueError) as fault:
            raise RefusedError([problem("encoding_asked", encoding=wanted)]) from fault
    marked = _marked(content)
    if marked:
        mark, encoding = marked
        try:
            return content[len(mark) :].decode(encoding), ENCODINGS[encoding]
        except UnicodeError as fault:
            raise RefusedError([problem("encoding")]) from fault
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _old_encoding(content)


def _marked(content: bytes) -> tuple[bytes, str] | None:
    """The byte order mark and the encoding it tells; UTF-16 also without one, by its zeros."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return mark, encoding
    even, odd = content[:4000:2], content[1:4000:2]
    if len(content) % 2 == 0 and len(odd) > 3:
        if odd.count(0) > 0.6 * len(odd) and not even.count(0):
            return b"", "utf-16-le"
        if even.count(0) > 0.6 * len(even) and not odd.count(0):
            return b"", "utf-16-be"
    return None


def _old_encoding(content: bytes) -> tuple[str, str]:
    """Windows-1252 or Mac Roman, by which of them gives letters that are usual in words."""
    candidates = []
    signs = {byte: content.count(byte) for byte in _HIGH}
    for encoding in ("cp1252", "mac_roman") if not _UTF8.search(content) else ():
        try:
            strange = {byte.decode(encoding): count for byte, count in signs.items() if count}
        except UnicodeDecodeError:
            continue
        usual = sum(
            count * (2 if sign in _USUAL else int(sign.isalpha()))
            for sign, count in strange.items()
        )
        candidates.append((usual / max(1, sum(strange.values())), encoding == "cp1252", encoding))
    if not candidates or max(candidates)[0] < 0.5:
        if content.count(0) > len(content) // 100:
            name = NAMES["binary"]
            raise RefusedError([problem("kind", kind_it=name.it, kind_en=name.en)])
        raise RefusedError([problem("encoding")])
    encoding = max(candidates)[-1]
    return content.decode(encoding), ENCODINGS[encoding]


def text_rows(text: str, encoding: str, limits: Limits, separator: str = "") -> FileRows:
    """The rows of a text. Raises :class:`RefusedError` for NUL bytes, bad quotes, an unclear
    separator, or a cost beyond ``limits``.

    Comments (``# ...``, as the atlas writes them) and a line ``sep=;`` at the top are left out.
    """
    text = text.rstrip("\x1a")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise RefusedError([problem("nul", where=row_place(line))])
    first, start, stated = _top(text)
    body = text[start:]
    _refuse_wide(body, first, limits)
    mark = separator or stated or _separator(body, first, limits)
    rows = tuple(stream(body, mark, limits, first))
    written = "" if mark == NO_SEPARATOR else mark
    return FileRows(rows, Written(separator=written, encoding=encoding))


def _refuse_wide(text: str, first: int, limits: Limits) -> None:
    """A look at the first line, before anything is taken apart."""
    head = re.match(r"[^\r\n]*", text)
    line = head[0] if head else ""
    most = max(map(line.rstrip(",;\t|").count, SEPARATORS)) if '"' not in line else 0
    if most >= limits.columns or max(map(line.count, SEPARATORS)) >= MOST_GHOSTS:
        raise RefusedError([problem("columns", where=row_place(first), most=limits.columns)])


def _top(text: str) -> tuple[int, int, str]:
    """Number and place of the first line of the table, and the separator that stands above it."""
    line, start, stated = 1, 0, ""
    while line <= MOST_ABOVE and (match := _ABOVE.match(text, start)):
        stated, line, start = match[2] or stated, line + 1, match.end()
    return line, start, stated


def stream(text: str, separator: str, limits: Limits, first: int = 1) -> Iterator[Row]:
    """The rows of ``text`` one by one, its first line being line ``first`` of the file.

    Raises :class:`RefusedError` for bad quotation marks and beyond ``limits``.
    """
    meter = Meter(limits)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=separator,
        strict=True,
        skipinitialspace=separator != " ",
    )
    line = first
    try:
        for cells in reader:
            if len(cells) > MOST_GHOSTS:
                raise RefusedError([problem("columns", where=row_place(line), most=limits.columns)])
            yield Row(line, meter.count(line, tuple(cell.strip() for cell in cells)))
            line = first + reader.line_num
    except csv.Error as fault:
        raise RefusedError([problem("quotes", where=row_place(line))]) from fault


def _separator(text: str, first: int, limits: Limits) -> str:
    """The one sign that makes a whole table of the text; else the one that comes nearest.

    Of two that do, the one that leaves out fewer titles and notes. Raises :class:`RefusedError` if
    they leave out as many.
    """
    whole: list[tuple[int, str]] = []
    near = [(0.0, 0, NO_SEPARATOR)]
    failed: list[tuple[int, RefusedError]] = []
    for mark in SEPARATORS:
        try:
            sample = tuple(islice(stream(text, mark, limits, first), SAMPLE))
        except RefusedError as refused:
            # A traceback would keep this reader's copy of the whole text.
            refused.__context__ = refused.__cause__ = None
            failed.append((text.count(mark, 0, 1000), refused.with_traceback(None)))
            continue
        width, share = usual_width(sample)
        if width > 1:
            near.append((share, width, mark))
            left = lines_around(sample)
            whole += [(left, mark)] if left is not None else []
    best = [mark for left, mark in whole if left == min(whole)[0]]
    if len(best) > 1:
        first_mark, other = (separator_name(mark) for mark in best[:2])
        raise RefusedError(
            [problem("separator", one_it=first_mark.it, one_en=first_mark.en, other_it=other.it,
                     other_en=other.en)]
        )  # fmt: skip
    if not whole and len(near) == 1 and any(many for many, _ in failed):
        raise max(failed, key=lambda attempt: attempt[0])[1]
    return best[0] if best else max(near)[2]
