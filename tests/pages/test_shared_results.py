"""What the repository hands out is everybody's: no page changes a table it has been given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pandas as pd

from atlas.repository import memo
from tests.pages.conftest import Opened

PAGES = ("mappa", "spazi", "quartiere", "indice", "prima-dopo", "metodo")


def tables() -> Iterator[Any]:
    """Every frame and series that is kept for everybody, also inside what is made of them."""
    for result in memo.results():
        parts = (
            [getattr(result, each.name) for each in fields(result)] if is_dataclass(result) else []
        )
        yield from (part for part in (result, *parts) if isinstance(part, pd.DataFrame | pd.Series))


def test_no_page_changes_a_table_it_has_been_given(opened: Opened) -> None:
    for slug in PAGES:
        opened(slug)
    before = [(table, table.copy(deep=True)) for table in tables()]
    assert len(before) > 30
    for slug in PAGES:
        opened(slug, area="76", spazio="omero", lingua="en", indicatore="elderly_alone")
    changed = [table.columns if table.ndim == 2 else table.name
               for table, copy in before if not table.equals(copy)]  # fmt: skip
    assert changed == []
