"""``python -m data.refresh``: ask the publishers for their files, judge them, renew the tables.

Stops before anything unexpected is shipped, and writes a page that tells what was found. This is an
entry: it alone in ``data`` knows what the atlas says.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from atlas.renewal import changes, page
from base.output import write_whole
from base.problem import RefusedError
from data.build.pipeline import DEFAULT_RAW, RENEWED_RAW, raw_folder
from data.refresh import store
from data.refresh.portal import Portal
from data.refresh.renewal import Renewal, ask, build, ship
from data.refresh.sources import PORTAL, sources

REPORT = {"it": "rinnovo", "en": "renewal"}
"""Beginning of the name of the page, by its language."""
DONE, STOPPED, WRONG_CALL, NOT_REACHED = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line: renew, write the page about it, and return the exit code."""
    given = _parser().parse_args(arguments)
    try:
        return _run(given, datetime.now(UTC).date())
    except (RefusedError, OSError) as refused:
        sys.stderr.write(f"{refused}\n")
        return WRONG_CALL


def _run(given: argparse.Namespace, day: date) -> int:
    """Ask, judge, build, ship and tell. Raises ``RefusedError`` and ``OSError``."""
    wanted, raw = sources(given.only), _writable(given.raw)
    renewal = Renewal(accepted=frozenset(given.accept))
    portal = Portal(given.portal, frozenset(given.host), told=_tell)
    with tempfile.TemporaryDirectory(dir=raw, prefix=".renewal-") as scratch:
        ask(renewal, wanted, portal, raw, Path(scratch))
        build(renewal, raw, Path(scratch), _tell)
        outcome = _outcome(renewal, check=given.check)
        moved = changes(renewal)
        text = page(renewal, moved, day=day, outcome=outcome, language=given.language)
        if outcome == "shipped":
            ship(renewal, raw, day.isoformat())
    report = given.report or raw / f"{REPORT[given.language]}-{day}.md"
    write_whole(report, text.encode())
    write_whole(report.with_suffix(".csv"), moved.to_csv(index=False).encode())
    sys.stdout.write(text)
    _tell(f"{report}")
    if outcome == "stopped":
        return STOPPED
    return NOT_REACHED if renewal.incomplete else DONE


def _outcome(renewal: Renewal, *, check: bool) -> str:
    """How the run ends, by the name the page has for it."""
    if renewal.stops:
        return "stopped"
    if not renewal.renewed:
        return "unread" if renewal.incomplete else "same"
    return "checked" if check else "shipped"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.refresh", description=__doc__)
    many: dict[str, Any] = {"action": "append", "default": []}
    parser.add_argument("--only", metavar="KEY", help="renew the file of this card alone", **many)
    portal = f"the CKAN to read in place of {PORTAL}; other publishers are then not asked"
    parser.add_argument("--portal", type=_portal, default=PORTAL, metavar="URL", help=portal)
    host = "a further host that a portal may lead a download to"
    parser.add_argument("--host", metavar="HOST", help=host, **many)
    accept = "a finding that somebody has looked at and finds right"
    parser.add_argument("--accept", metavar="KEY:CODE", help=accept, **many)
    parser.add_argument("--check", action="store_true", help="ship nothing, tell what would change")
    raw = "folder of raw files (ATLAS_RAW, else raw/ in the project)"
    parser.add_argument("--raw", type=Path, metavar="FOLDER", help=raw)
    parser.add_argument(
        "--report", type=Path, metavar="FILE.md", help="the page, and beside it a CSV"
    )
    parser.add_argument("--language", choices=sorted(REPORT), default="it", help="of the page")
    return parser


def _writable(folder: Path | None) -> Path:
    """The folder of raw files to renew, begun from the files as delivered where it is not there.

    Raises ``OSError``.
    """
    raw = folder or (RENEWED_RAW if raw_folder() == DEFAULT_RAW else raw_folder())
    if not raw.exists():
        _tell(f"{DEFAULT_RAW} -> {raw}")
        store.start(raw, DEFAULT_RAW)
    return raw


def _portal(text: str) -> str:
    """An address as ``--portal`` takes it."""
    parts = urlsplit(text)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(f"{text}: not an address such as {PORTAL}")
    return text.rstrip("/")


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
