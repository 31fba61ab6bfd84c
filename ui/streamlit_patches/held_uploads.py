"""What visitors' uploads may hold of the memory: of one visit, and of all together.

Streamlit limits each file and nothing else, and keeps a file until its visit has ended, whether a
page asks for it or not.
"""

from collections.abc import Mapping

from streamlit import runtime
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from base.limits import MEGABYTE

UPLOADS = "_stcore/upload_file/"
MOST_OF_ONE, MOST_OF_ALL = 300 * MEGABYTE, 1_000 * MEGABYTE
"""Bytes: two regional files of sections and a layer of outlines at once; ten such files in all."""


def is_full(path: str) -> bool:
    """Whether one more file at an address (below the base path) is too much."""
    held = _held() if path.startswith(UPLOADS) else {}
    session = path.removeprefix(UPLOADS).split("/", maxsplit=1)[0]
    return held.get(session, 0) >= MOST_OF_ONE or sum(held.values()) >= MOST_OF_ALL


def _held() -> dict[str, int]:
    """Bytes of the files of each session."""
    if not runtime.exists():
        return {}
    manager = runtime.get_instance().uploaded_file_mgr
    storage: Mapping[str, Mapping[str, UploadedFileRec]] = getattr(manager, "file_storage", {})
    return {
        session: sum(len(file.data) for file in tuple(files.values()))
        for session, files in tuple(storage.items())
    }
