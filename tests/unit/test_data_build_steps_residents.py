import pandas as pd
import pytest

from data.build.raw import SourceChangedError
from data.build.steps.residents import nearest_year, residents_near

REGISTER = pd.DataFrame(
    {"area_id": [1, 2, 1, 2], "year": [2020, 2020, 2024, 2024], "residents": [10, 20, 30, 40]}
)


@pytest.mark.parametrize(
    ("year", "nearest"), [(2011, 2020), (2020, 2020), (2022, 2020), (2023, 2024), (2026, 2024)]
)
def test_year_is_the_nearest_one_the_register_has_the_earlier_of_two(year, nearest):
    assert nearest_year(year, REGISTER) == nearest


def test_residents_follow_the_order_of_the_areas():
    found = residents_near(pd.Series([2, 1], index=[7, 8]), 2026, REGISTER)
    assert found.to_dict() == {7: 40, 8: 30}
    assert found.dtype == "int64"


def test_area_without_residents_stops_the_build():
    with pytest.raises(SourceChangedError, match=r"\[3\]"):
        residents_near(pd.Series([1, 3]), 2024, REGISTER)
