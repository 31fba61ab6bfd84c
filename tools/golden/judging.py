"""Pictures as the text of a file, and the page on which two drawings are judged by eye."""

import base64
import difflib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from tools.golden.drawing import Picture

MARK = "######## "
"""What a line begins with that says what the lines below it are."""
SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
PIECES = re.compile(r"(?<=[,;>])(?=.)|\n")
"""Where a long line is broken so that its difference can be read."""
LINES = 400
HEAD = """<!doctype html><meta charset="utf-8"><title>Golden pictures</title><style>
body { font: 15px/1.4 sans-serif; margin: 2rem }
.pair { display: flex; gap: 1rem } .pair > * { flex: 1; min-width: 0 }
iframe, img { width: 100%; height: 24rem; border: 1px solid #999; background: #fff;
  object-fit: contain }
.over { position: relative; height: 24rem } .over > * { position: absolute; inset: 0 }
.over > * + * { mix-blend-mode: difference }
pre { background: #f4f4f4; padding: .5rem; overflow: auto; white-space: pre-wrap }
ins { background: #cfc; text-decoration: none } del { background: #fcc; text-decoration: none }
</style>"""
FRAME = """<meta http-equiv="Content-Security-Policy" content="default-src 'none';
 style-src 'unsafe-inline'; img-src data:">"""


def written(pictures: Iterable[Picture]) -> str:
    """Pictures as one text."""
    return "".join(f"{MARK}{kind}\n{content}\n" for kind, content in pictures)


def read(text: str) -> list[Picture]:
    """The pictures of a text."""
    parts = text.removeprefix(MARK).removesuffix("\n").split(f"\n{MARK}") if text else []
    return [(kind, content) for kind, _, content in (part.partition("\n") for part in parts)]


def page(revision: str, pairs: Iterable[tuple[str, Sequence[Picture], Sequence[Picture]]]) -> str:
    """The page: each address with the old, the new and the difference of what changed on it.

    Nothing in it is executed: drawings stand as images, HTML in frames that may run no script.
    """
    body = "".join(
        f"<h2>{escape(address)}</h2>{''.join(_changed(old, new))}" for address, old, new in pairs
    )
    return f"{HEAD}<h1>{escape(revision)} → now</h1>{body or '<p>Nothing has changed.</p>'}"


def differences(
    old: Sequence[Picture], new: Sequence[Picture]
) -> Iterator[tuple[str, str | None, str | None]]:
    """What changed between two drawings of an address: its kind, how it was, how it is."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        before, after = list(old[low:high]), list(new[start:end])
        for place in range(max(len(before), len(after))):
            was = before[place] if place < len(before) else None
            now = after[place] if place < len(after) else None
            yield (now or was or ("", ""))[0], was and was[1], now and now[1]


def _changed(old: Sequence[Picture], new: Sequence[Picture]) -> Iterator[str]:
    for kind, was, now in differences(old, new):
        yield f"<h3>{escape(kind)}</h3>"
        before, after = (list(_drawings(content)) for content in (was, now))
        for place in range(max(len(before), len(after))):
            sides = [side[place] if place < len(side) else "" for side in (before, after)]
            if sides[0] != sides[1]:
                yield f'<div class="pair"><div>{sides[0]}</div><div>{sides[1]}</div>'
                yield f'<div class="over">{"".join(sides)}</div></div>'
        yield f"<pre>{_text(was or '', now or '')}</pre>"


def _drawings(content: str | None) -> Iterator[str]:
    """What can be looked at in a picture: each drawing as an image, each HTML in a frame."""
    for text in _texts(content or ""):
        if drawings := SVG.findall(text):
            for drawing in drawings:
                coded = base64.b64encode(drawing.encode()).decode()
                yield f'<img alt="" src="data:image/svg+xml;base64,{coded}">'
        elif text.lstrip().startswith("<"):
            yield f'<iframe sandbox="" srcdoc="{escape(FRAME + text)}"></iframe>'


def _texts(content: str) -> Iterator[str]:
    try:
        yield from _leaves(json.loads(content))
    except ValueError:
        yield content


def _leaves(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _leaves(child)


def _text(was: str, now: str) -> str:
    """The difference of two texts, in short lines."""
    tags = {"+": "ins", "-": "del"}
    before, after = PIECES.split(was), PIECES.split(now)
    lines = list(difflib.unified_diff(before, after, n=2, lineterm=""))[2:]
    cut = [f"… {len(lines) - LINES} more lines"] if len(lines) > LINES else []
    return "\n".join(
        f"<{tags[line[0]]}>{escape(line)}</{tags[line[0]]}>" if line[:1] in tags else escape(line)
        for line in [*lines[:LINES], *cut]
    )
