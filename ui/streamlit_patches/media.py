"""Content of a page that the server gives out at an address of its own while the page shows it."""

from streamlit.runtime import get_instance


def served(content: bytes, kind: str, place: str) -> str:
    """Address of ``content`` on this server; ``place`` names where on the page it is shown."""
    return str(get_instance().media_file_mgr.add(content, kind, place))
