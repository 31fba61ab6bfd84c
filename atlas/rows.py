"""One row of a frame as a Series: pandas types it as either, the atlas always has one."""

from typing import cast

import pandas as pd


def row(frame: pd.DataFrame, key: int | str) -> pd.Series:
    """Return the row ``key`` of a frame with a unique index. Raises ``KeyError``."""
    return cast("pd.Series", frame.loc[key])
