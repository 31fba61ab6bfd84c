"""``python -m data.importers idise FILE --into FOLDER``: keep ISTAT's file for every visitor.

Shows how the file would be read, in Italian and English, and keeps it only if told to: with
``--confirm``, or by answering ``sì`` (or ``yes``). The atlas reads the folder named in the
environment variable ``ATLAS_IMPORTS``.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from base.problem import RefusedError
from base.text import LocalizedText
from data.importers.jobs import load, opened, propose
from data.importers.stored import KINDS, keep

YES = {"s", "si", "sì", "y", "yes"}
DONE, REFUSED, NOT_CONFIRMED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Propose, ask, keep; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m data.importers", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("file", type=Path)
    outlines = "outlines of the sections (.geojson, .gpkg, or a Shapefile in a .zip)"
    parser.add_argument("--outlines", type=Path, help=outlines)
    parser.add_argument("--into", type=Path, required=True, help="the folder of ATLAS_IMPORTS")
    parser.add_argument("--confirm", action="store_true", help="do not ask")
    options = parser.parse_args(arguments)
    try:
        proposal = _tried(options.kind, options.file, options.outlines)
    except RefusedError as refused:
        lines = (
            f"- {problem.text(tongue)}" for problem in refused.problems for tongue in ("it", "en")
        )
        print("\n".join(lines), file=sys.stderr)
        return REFUSED
    print("\n".join(f"{line.it}\n  {line.en}" for line in proposal))
    if not options.confirm and input("Confermi? · Confirm? [s/N] ").strip().casefold() not in YES:
        return NOT_CONFIRMED
    copy = keep(options.into, options.kind, options.file, options.outlines)
    print(f"{copy.path}")
    return DONE


def _tried(kind: str, path: Path, outlines: Path | None) -> Sequence[LocalizedText]:
    """The sentences of the proposal, after the whole file has been read once."""
    file = opened(path, kind)
    drawn = None if outlines is None else opened(outlines, "outlines")
    mapping = propose(kind, file).result()
    load(kind, file, mapping, drawn).result()
    words: Sequence[LocalizedText] = mapping.words()
    return words


if __name__ == "__main__":
    sys.exit(main())
