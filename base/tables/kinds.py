"""What a file is, told by its first bytes and not by its name."""

import io
import re
import zipfile

from base.text import LocalizedText

XLSX, TEXT = "xlsx", "text"

NAMES = {
    "pdf": LocalizedText("un PDF", "a PDF"),
    "html": LocalizedText("una pagina web (HTML)", "a web page (HTML)"),
    "xml": LocalizedText("un file XML", "an XML file"),
    "json": LocalizedText("un file JSON", "a JSON file"),
    "rtf": LocalizedText("un documento RTF", "an RTF document"),
    "xls": LocalizedText(
        "una vecchia cartella Excel (.xls)", "an old Excel workbook (.xls)"
    ),
    "locked": LocalizedText(
        "una cartella Excel protetta da password", "an Excel workbook with a password"
    ),
    "xlsb": LocalizedText(
        "una cartella Excel binaria (.xlsb)", "a binary Excel workbook (.xlsb)"
    ),
    "ods": LocalizedText("un foglio OpenDocument (.ods)", "an OpenDocument sheet (.ods)"),
    "numbers": LocalizedText("un foglio di Numbers", "a Numbers sheet"),
    "docx": LocalizedText("un documento Word", "a Word document"),
    "pptx": LocalizedText("una presentazione PowerPoint", "a PowerPoint presentation"),
    "zip": LocalizedText("un archivio zip", "a zip archive"),
    "archive": LocalizedText("un archivio compresso", "a compressed archive"),
    "picture": LocalizedText("un'immagine", "a picture"),
    "parquet": LocalizedText("un file Parquet", "a Parquet file"),
    "database": LocalizedText("una base di dati (SQLite)", "a database (SQLite)"),
    "damaged": LocalizedText("una cartella Excel rovinata", "a damaged Excel workbook"),
    "binary": LocalizedText("un file binario", "a binary file"),
}  # fmt: skip

_SIGNS = (
    (b"%PDF", "pdf"), (b"{\\rtf", "rtf"), (b"\x1f\x8b", "archive"), (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"), (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"), (b"PAR1", "parquet"), (b"SQLite format 3", "database"),
    (b"\xd0\xcf\x11\xe0", "ole"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"),
)  # fmt: skip
_TEXTS = (
    (rb"<(!doctype html|html|table|head|body|meta)", "html"), (rb"<(\?xml|svg|kml)", "xml"),
    (rb"""\{\s*["}]|\[\s*[\[{"]""", "json"),
)  # fmt: skip
_PARTS = (
    (r"xl/workbook\.xml", XLSX), (r"xl/workbook\.bin", "xlsb"), (r"word/", "docx"),
    (r"ppt/", "pptx"), (r"Index/.*\.iwa|Index\.zip", "numbers"),
)  # fmt: skip
MOST_NAMES = 10_000


def kind_of(content: bytes) -> str:
    """``"xlsx"``, ``"text"`` or a key of :data:`NAMES`."""
    sign = next((kind for sign, kind in _SIGNS if content.startswith(sign)), "")
    if sign == "ole":
        return "locked" if "EncryptedPackage".encode("utf-16-le") in content else "xls"
    return (_zipped(content) if sign == "zip" else sign) or _text_kind(content)


def _text_kind(content: bytes) -> str:
    head = content[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for pattern, kind in _TEXTS if re.match(pattern, head)), TEXT)


def _zipped(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()[:MOST_NAMES]
            sign = archive.getinfo("mimetype") if "mimetype" in names else None
            if sign and sign.file_size < 200 and b"opendocument" in archive.read(sign):
                return "ods"
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return "zip"
    for pattern, kind in _PARTS:
        if any(re.match(pattern, name) for name in names):
            return kind
    return "zip"
