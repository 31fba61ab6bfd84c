"""What the designs compared are called."""

from atlas.repository import index_results
from ui.state import session

KEPT = "kept"


def name_of(key: str) -> str:
    """What stands for a design in the list: a dash for none."""
    if not key:
        return "–"
    if key == KEPT:
        return session.words()("index.compare_kept")
    return index_results.OURS[key].name.text(session.language())


def title_of_design(name: str) -> str:
    """Name of a design the atlas offers; any other is the one kept aside."""
    return name_of(name if name in index_results.OURS else KEPT)
