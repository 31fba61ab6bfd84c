"""``python -m tools.golden``: whether a person still sees what the kept hashes say.

Draws all addresses, or those given (a page's name stands for all of its addresses), and compares
them with ``tests/golden/hashes.json``. ``--accept`` keeps the new hashes, ``--write`` puts the
pictures into a folder, ``--pages FOLDER --against REV`` writes one page with the old, the new and
the difference of what changed since a revision that has this command and its hashes.
Exit codes: 0 nothing changed, or it was accepted or written; 1 something changed; 2 the call.
"""

# ruff: noqa: S603, T201 - git and our own command; what is told is told to a terminal
import argparse
import json
import multiprocessing
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path

from tools.golden import drawing, ours
from tools.golden.addresses import addresses
from tools.golden.judging import page, read, written

ROOT = drawing.ROOT
HASHES = Path("tests/golden/hashes.json")
COMMAND = "golden/__main__.py"
PROCESSES = 2
SEVERAL = 6
"""Addresses handed to a process at once: neighbours share what has been computed."""
LONGEST_NAME = 150

Hashes = dict[str, str]


def main(arguments: Sequence[str]) -> int:
    """Draw and compare; return the exit code."""
    options = _parser().parse_args(arguments)
    if bool(options.pages) != bool(options.against):
        _parser().error("--pages and --against go together")
    chosen = chosen_of(options.addresses, addresses(ours.choices()))
    if not chosen:
        _parser().error("no such address")
    if options.pages:
        return judge(options.pages, options.against, chosen)
    drawn = {address: hash_of(text) for address, text in draw(chosen, options.write)}
    if options.write:
        return 0
    hashes: Hashes = json.loads((ROOT / HASHES).read_text("utf-8")) if not options.accept else {}
    if options.accept:
        accept(ROOT / HASHES, drawn, whole=not options.addresses)
        return 0
    changed = changes(hashes, drawn, whole=not options.addresses)
    print("\n".join(changed), f"\n{len(changed)} of {len(drawn)} addresses have changed", sep="")
    return 1 if changed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tools.golden", description=__doc__)
    parser.add_argument("addresses", nargs="*", help="addresses or pages (all)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--accept", action="store_true", help="keep the hashes of now")
    what.add_argument("--write", type=Path, metavar="FOLDER", help="write the pictures as text")
    what.add_argument("--pages", type=Path, metavar="FOLDER", help="write a page to judge by eye")
    parser.add_argument("--against", metavar="REV", help="the revision to compare with")
    return parser


def chosen_of(names: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """The addresses that are asked for, by themselves or by their page; all if none is."""
    wanted = set(names)
    return tuple(at for at in known if not wanted or {at, at.partition("?")[0]} & wanted)


def draw(chosen: Sequence[str], folder: Path | None = None) -> Iterator[tuple[str, str]]:
    """Draw addresses in two processes: each with its pictures, which go to ``folder`` too."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, spawn, drawing.prepare) as pool:
        drawn = pool.map(drawing.pictures, chosen, chunksize=SEVERAL)
        for address, text in zip(chosen, map(written, drawn), strict=True):
            if folder is not None:
                path = folder / file_of(address)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
            yield address, text


def file_of(address: str) -> Path:
    """Where the pictures of an address stand: a folder for its page, a file for the rest."""
    name, _, rest = address.partition("?")
    short = rest if len(rest) <= LONGEST_NAME else f"{rest[:LONGEST_NAME]}-{hash_of(rest)}"
    return Path(name) / f"{short}.txt"


def hash_of(text: str) -> str:
    """The hash that is kept of an address's pictures."""
    return sha256(text.encode()).hexdigest()[:12]


def accept(path: Path, drawn: Hashes, *, whole: bool) -> None:
    """Keep new hashes, one line an address; what was not drawn stays unless ``whole``."""
    before = json.loads(path.read_text("utf-8")) if path.exists() and not whole else {}
    path.write_text(json.dumps(before | drawn, indent=0, sort_keys=True) + "\n", "utf-8")


def changes(hashes: Mapping[str, str], drawn: Mapping[str, str], *, whole: bool) -> list[str]:
    """A line for each address that is changed, new or (if all were drawn) gone."""
    told = [
        f"{'changed' if address in hashes else 'new'} {address}"
        for address, now in drawn.items()
        if hashes.get(address) != now
    ]
    return told + (
        [f"gone {address}" for address in hashes if address not in drawn] if whole else []
    )


def judge(folder: Path, revision: str, chosen: Sequence[str]) -> int:
    """Write the page of everything that is not as the hashes of ``revision`` say."""
    hashes = json.loads(_git("show", f"{revision}:{HASHES}"))
    new = {at: text for at, text in draw(chosen) if hashes.get(at) != hash_of(text)}
    old = _old(revision, [at for at in new if at in hashes]) if new else {}
    folder.mkdir(parents=True, exist_ok=True)
    pairs = ((at, read(old.get(at, "")), read(text)) for at, text in new.items())
    (folder / "index.html").write_text(page(revision, pairs), "utf-8")
    print(f"{len(new)} of {len(chosen)} addresses have changed: {folder / 'index.html'}")
    return 1 if new else 0


def _old(revision: str, chosen: Sequence[str]) -> dict[str, str]:
    """The pictures of a revision, drawn by its own command in a worktree that is then removed."""
    with tempfile.TemporaryDirectory(prefix="atlas-golden-") as scratch:
        tree, pictures = Path(scratch) / "tree", Path(scratch) / "pictures"
        _git("worktree", "add", "--detach", str(tree), revision)
        try:
            (command,) = tree.glob(f"*/{COMMAND}")
            module = ".".join(command.parent.relative_to(tree).parts)
            call = [sys.executable, "-m", module, "--write", str(pictures), *chosen]
            subprocess.run(call, cwd=tree, check=True)
            return {at: (pictures / file_of(at)).read_bytes().decode() for at in chosen}
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _git(*words: str) -> str:
    call = ["git", *words]
    return subprocess.run(call, cwd=ROOT, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
