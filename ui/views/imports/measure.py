"""What is measured of the sections: a share or a density, with its unit."""

import pandas as pd

from atlas.wording import numbers
from indicators.engine import sections
from render.maps import section_layer
from ui.state import session
from ui.state.uploads import Loaded

DECIMALS = 1
PER_KM2 = "km2"


def measured(now: Loaded, part: str, whole: str) -> pd.DataFrame:
    """Shares of another count, or densities where ``whole`` is the square kilometre."""
    if whole == PER_KM2:
        area = section_layer.areas(now.sha256, now.table, now.of_operator)
        return sections.densities(now.table[part], area_km2=area)
    return sections.shares(now.table[part], of=now.table[whole])


def unit(whole: str) -> str:
    """What is written after a value."""
    if whole == PER_KM2:
        return f" {session.words()('sections.per_km2')}"
    return numbers.percent("", language=session.language())


def write(value: float, whole: str) -> str:
    """A value with its unit, in the reader's language."""
    return numbers.number(value, language=session.language(), decimals=DECIMALS) + unit(whole)
