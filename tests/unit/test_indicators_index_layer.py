"""The index as a layer of the map: its ranks are those of the redraws, gaps have a typed reason."""

import pandas as pd
import pytest

from indicators.engine.table import CITY, city_series, indicator_table
from indicators.index.layer import CITY_SCORE, LAYER, layer_frame, layer_gaps, with_drawn_ranks

NEED = pd.DataFrame(
    {"score": [120.0, 110.0, 90.0], "rank": [1, 1, 2], "rank_low": [1, 1, 2],
     "rank_high": [2, 1, 2], "ranked_of": [2, 2, 2], "doubtful": False},
    index=[4, 1, 2],
)  # fmt: skip
PEOPLE = pd.Series({1: 5000, 2: 3000, 3: 2000, 4: 800})
AREAS = pd.DataFrame({"institutional": ["", "", "", ""]}, index=[1, 2, 3, 4])


@pytest.fixture(scope="module")
def table():
    frames = {LAYER.key: layer_frame(NEED, PEOPLE, 2024)}
    gaps = layer_gaps(NEED, PEOPLE, 2024)
    city = city_series(LAYER, frames, gaps)
    assert city["value"].tolist() == [CITY_SCORE]
    assert CITY not in AREAS.index
    found = indicator_table(LAYER, frames, areas=AREAS, missing=gaps)
    return with_drawn_ranks(found, NEED).set_index("area_id")


def test_an_area_without_a_score_has_its_reason_and_no_rank(table):
    assert table.loc[3, ["reason", "rank_reason"]].tolist() == ["low_coverage", "low_coverage"]
    assert pd.isna(table.loc[3, "rank"])


def test_ranks_are_those_of_the_redraws_among_areas_with_residents_enough(table):
    assert table.loc[1, ["rank", "rank_low", "rank_high", "ranked_of"]].tolist() == [1, 1, 1, 2]
    assert table.loc[4, ["rank", "reliability"]].tolist() == [1, "low"]
