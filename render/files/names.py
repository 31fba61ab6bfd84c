"""The name of every file that is taken away: plain, lower case, hyphens, in the page's language."""

import re
import unicodedata

LONGEST_STEM = 80
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:-|$)")
"""Names Windows keeps for devices, whatever the ending."""


def slug(words: str) -> str:
    """``words`` as plain letters, digits and single hyphens: ``Città Studi`` is ``citta-studi``."""
    plain = unicodedata.normalize("NFKD", re.sub("[’'–—−]", "-", words)).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-")


def file_name(name: str) -> str:
    """``name`` as every system takes it, and a person recognises it; at most 80 letters and ending.

    ``Mappa Città Studi 2013–2024.csv`` becomes ``mappa-citta-studi-2013-2024.csv``.
    """
    stem, _, ending = name.rpartition(".")
    bare = slug(stem) or "file"
    if len(bare) > LONGEST_STEM:
        whole, _, _ = bare[: LONGEST_STEM + 1].rpartition("-")
        bare = whole or bare[:LONGEST_STEM]
    return f"{'file-' if RESERVED.match(bare) else ''}{bare}.{ending}"
