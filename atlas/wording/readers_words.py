"""Words of a reader's design: quoted wherever they are shown, so that none passes for the atlas's.

A design from an address or a file may call a theme "Comune di Roma". Its titles and keys come
through here once, at the door (:func:`atlas.index.design_edits.signed`), and so into every screen
and file; the design itself is called a reader's own, whatever it says of itself. Pure.
"""

import re

from atlas.wording.untrusted import LONE

LONGEST = 40
NOT_PLAIN = re.compile(r"[^\w ,.'’-]+")


def quoted(name: str) -> str:
    """``Comune di Roma`` -> ``«Comune di Roma»``: letters, digits and plain signs, at most 40.

    What is quoted already stays as it is; of what has no plain letter a question mark is left.
    """
    plain = " ".join(LONE.sub(" ", NOT_PLAIN.sub(" ", name)).split())[:LONGEST].strip()
    return f"«{plain or '?'}»"
