"""Births to parents not married to each other, over three years."""

import pandas as pd
import pytest

from indicators.catalogue.births_outside_marriage import INDICATOR, compute
from indicators.engine.table import indicator_table
from indicators.spec import Concept, Missing, Polarity

NAN = float("nan")
AREA = (1, 2024)
PLAIN = pd.DataFrame({"institutional": [""]}, index=pd.Index([1], name="area_id"))
NOTHING = pd.DataFrame(columns=["dataset", "area_id", "year", "column", "reason"])


def births(part, whole, year=2024):
    rows = {
        "area_id": [1],
        "year": [year],
        "births_outside_marriage_3y": [part],
        "births_3y": [whole],
    }
    return pd.DataFrame(rows).set_index(["area_id", "year"])


def table(frame, missing=NOTHING):
    frames = {"births_three_years": frame}
    rows = indicator_table(INDICATOR, frames, areas=PLAIN, missing=missing)
    return rows.set_index("year")


def test_50_45_and_55_of_130_120_and_150_births_are_37_and_a_half_percent():
    assert compute(births(50 + 45 + 55, 130 + 120 + 150)).value[AREA] == 100 * 150 / 400


def test_the_base_is_the_births_of_the_three_years():
    assert compute(births(150, 400)).base[AREA] == 400


@pytest.mark.parametrize(("whole", "reason"), [(299, "too_few"), (300, "")])
def test_fewer_than_300_births_in_three_years_give_no_value(whole, reason):
    assert table(births(100, whole)).loc[2024, "reason"] == reason


def test_a_part_larger_than_its_whole_gives_no_value():
    assert table(births(401, 400)).loc[2024, "reason"] == Missing.PART_EXCEEDS_WHOLE


def test_a_form_of_family_is_context_and_neither_end_is_worse():
    assert (INDICATOR.polarity, INDICATOR.concept) == (Polarity.NEITHER, Concept.CONTEXT)


@pytest.mark.parametrize("counts", [(NAN, 400), (150, NAN), (0, 0)])
def test_unknown_sums_or_no_births_give_no_value(counts):
    assert pd.isna(compute(births(*counts)).value[AREA])
