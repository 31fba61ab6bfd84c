"""The publishers' files: read with the columns a step counts on, and refused where they changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd


class SourceChangedError(ValueError):
    """A publisher's file does not look as it did when its step was written: look again."""

    def __init__(self, source: str, what: str) -> None:
        self.source, self.what = source, what
        super().__init__(f"{source}: {what}")


def read(path: Path, columns: Iterable[str], **options: Any) -> pd.DataFrame:
    """The table of a raw CSV file, with all its columns; ``options`` are those of pandas.

    Raises :class:`SourceChangedError` naming those of ``columns`` that are not there.
    """
    table: pd.DataFrame = pd.read_csv(path, **options)
    absent = [column for column in columns if column not in table.columns]
    if absent:
        raise SourceChangedError(path.name, f"without the columns {', '.join(absent)}")
    return table
