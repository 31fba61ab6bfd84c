"""Over-80s living alone, out of residents aged 80 and over."""

import pandas as pd
import pytest

from indicators.catalogue.elderly_alone import compute

NAN = float("nan")


def register(alone, aged_80_plus):
    rows = {
        "area_id": [1],
        "year": [2024],
        "aged_80_plus_alone": [alone],
        "aged_80_plus": [aged_80_plus],
    }
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def test_94_alone_of_200_over_80s_are_47_percent():
    assert compute(register(94, 200)).value[(1, 2024)] == 100 * 94 / 200


def test_everybody_alone_is_100_percent_and_nobody_alone_is_zero():
    assert compute(register(40, 40)).value[(1, 2024)] == 100
    assert compute(register(0, 40)).value[(1, 2024)] == 0


def test_reliability_looks_at_the_over_80s_not_at_all_residents():
    assert compute(register(94, 200)).base[(1, 2024)] == 200


@pytest.mark.parametrize("counts", [(NAN, 200), (94, NAN), (0, 0)])
def test_unknown_counts_or_no_over_80s_give_no_value(counts):
    assert pd.isna(compute(register(*counts)).value[(1, 2024)])
