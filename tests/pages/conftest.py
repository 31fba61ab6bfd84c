"""The app run without a browser: the script, its widgets and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from atlas.repository.memo import forget
from data.catalogue.read import checked_path
from ui.shell.pages import PAGES

APP = str(Path(__file__).resolve().parents[2] / "app.py")
SECONDS = 180
FILES = {spec.slug: f"pages/{spec.file}" for spec in PAGES}

Opened = Callable[..., AppTest]

manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
"""Each ``AppTest`` is a Streamlit of its own and looks through every package that is installed:
two thirds of the time a page takes, and always with the same answer."""


@cache
def registered() -> Mapping[str, Any]:
    """The pages as the navigation registers them: known once it has run, and always the same."""
    return AppTest.from_file(APP, default_timeout=SECONDS).run()._registered_pages


def opening(slug: str, state: Mapping[str, object], **query: str) -> AppTest:
    """A page opened with a query, and with what its widgets and boxes hold already."""
    app = AppTest.from_file(APP, default_timeout=SECONDS)
    app.query_params.update(query)
    for key, value in state.items():
        app.session_state[key] = value
    if slug != "mappa":
        app._registered_pages = dict(registered())
        app.switch_page(FILES[slug])
    return app.run()


@pytest.fixture
def opened() -> Opened:
    """Open a page with a query, as a pasted link does: ``opened("mappa", area="61")``."""
    return lambda slug="mappa", **query: opening(slug, {}, **query)


@pytest.fixture
def unread() -> Iterator[None]:
    """Nothing has been read yet, and nothing that is read now is kept."""
    for each in (forget, checked_path.cache_clear):
        each()
    yield
    for each in (forget, checked_path.cache_clear):
        each()


PARTS_OF_METHOD = {
    f"atlas-papers-part-{part}": True
    for part in ("method.reading", "method.indicators", "method.datasets", "method.coverage",
                 "left_out.title", "census_checks.title", "errata.title")
}  # fmt: skip
"""The parts of the method page, which are sent only when they are open."""


def control(kind: Sequence[Any], key: str) -> Any:
    """The control of a kind with this plain name, whichever of its like stands there now:
    ``control(app.slider, "atlas-year")``."""
    return next(one for one in kind if one.key and one.key.strip() == key)
