"""The eight indicators of the census by precincts: arithmetic on paper, doubt, refusals."""

import pandas as pd
import pytest

from indicators import indicator
from indicators.engine.change import NotComparableError, change_table, refusal
from indicators.engine.city_test import Verdict, comparison
from indicators.engine.reliability import Reliability, is_doubtful
from indicators.engine.table import city_series, indicator_table

OF_2011 = ("unemployed", "rented_homes", "floor_space", "poor_buildings")
OF_2021 = (
    "low_education_2021",
    "tertiary_education_2021",
    "large_households",
    "employed_15_64",
)
every = pytest.mark.parametrize("known", [indicator(key) for key in (*OF_2011, *OF_2021)],
                                ids=lambda known: known.key)  # fmt: skip
NO_REASONS = pd.DataFrame(columns=["dataset", "area_id", "year", "column", "reason"])


def frames(known, percent, spread=0.1, doubtful=False):
    """The city, and two neighbourhoods: 5,000 residents, and 5,000 with or without doubt."""
    value, error, _, residents = known.inputs
    years = known.years
    estimates = pd.DataFrame(
        {
            "area_id": [0, 1, 2],
            "year": years[0],
            value: [30.0, percent, 50.0],
            error: [float("nan"), spread, 0.1],
            "doubtful": [False, doubtful, False],
        }
    )
    people = pd.DataFrame({"area_id": [1, 2], "year": years[0], residents: [5000.0, 5000.0]})
    named = zip(known.datasets, (estimates, people), strict=True)
    return {name: table.set_index(["area_id", "year"]) for name, table in named}


def table(known, *values, **changes):
    areas = pd.DataFrame({"institutional": ["", ""]}, index=pd.Index([1, 2], name="area_id"))
    made_of = frames(known, *values, **changes)
    return indicator_table(known, made_of, areas=areas, missing=NO_REASONS).set_index("area_id")


@every
def test_three_quarters_of_one_precinct_at_20_and_half_of_another_at_60_make_36(known):
    # 0.75 x 400 people at 20 % and 0.5 x 400 at 60 %: (60 + 120) / (300 + 200) = 36 %.
    mixed = 100 * (0.75 * 80 + 0.5 * 240) / (0.75 * 400 + 0.5 * 400)
    assert table(known, mixed)["value"][1] == 36


@every
def test_the_interval_of_a_share_is_the_same_for_its_complement(known):
    rows, turned = table(known, 20.0, 0.5), table(known, 80.0, 0.5)
    if known.key == "floor_space":
        # 20 x exp(+/- 1.96 x .5)
        assert (rows["lower"][1], rows["upper"][1]) == pytest.approx((7.506, 53.289), abs=1e-3)
        return
    # Odds 1 to 4, times and over exp(1.96 x .5) = 2.664: 1 / 11.658 and 1 / 2.501.
    assert (rows["lower"][1], rows["upper"][1]) == pytest.approx((8.578, 39.980), abs=2e-3)
    assert turned["upper"][1] == pytest.approx(100 - rows["lower"][1])


@every
def test_a_flagged_neighbourhood_has_a_weak_value(known):
    assert table(known, 20.0)["reliability"][1] == Reliability.RELIABLE
    assert table(known, 20.0, doubtful=True)["reliability"][1] == Reliability.LOW


@every
def test_nothing_is_certain_of_the_rank_of_a_flagged_neighbourhood(known):
    sure, flagged = table(known, 20.0), table(known, 20.0, doubtful=True)
    assert sure["rank_low"][1] == sure["rank_high"][1]
    for name in ("rank", "rank_alone"):
        assert (flagged[f"{name}_low"][1], flagged[f"{name}_high"][1]) == (1, 2)


@every
def test_a_weak_estimate_is_told_from_few_people(known):
    assert is_doubtful(known, table(known, 20.0, doubtful=True).loc[1])
    assert not is_doubtful(known, table(known, 20.0).loc[1])
    assert not is_doubtful(
        known, table(known, 20.0).loc[1].replace({"reliable": "low", 5000.0: 900.0})
    )


@every
def test_the_city_keeps_its_exact_value_without_an_interval(known):
    city = city_series(known, frames(known, 20.0), NO_REASONS)
    assert city["value"].tolist() == [30.0]
    assert city["lower"].isna().all()
    assert city["areas_counted"].tolist() == [2], "it speaks of the whole city"


@every
def test_an_area_without_an_estimate_has_no_value(known):
    rows = table(known, float("nan"))
    assert pd.isna(rows["value"][1])
    assert rows["reason"][1] == "not_published"


@pytest.mark.parametrize(
    "key", ["low_education", "low_education_2021", "tertiary_education_2021", "employed_15_64",
            "employed_residents"],
)  # fmt: skip
def test_the_two_censuses_are_two_pictures(key):
    known = indicator(key)
    words = refusal(known, since=2011, year=2021)
    assert words is not None
    assert "due fotografie" in words.it
    assert "two pictures" in words.en
    with pytest.raises(NotComparableError, match="two pictures"):
        change_table(known, pd.DataFrame(), since=2011, year=2021)


@every
def test_every_estimate_says_that_it_is_one(known):
    assert "stima" in known.meaning.it
    assert "estimate" in known.meaning.en
    assert "stima" in known.value_phrase.it


def test_the_employed_of_working_age_are_context_and_say_why():
    known = indicator("employed_15_64")
    assert "età, lo studio e il lavoro irregolare" in known.limitations.it
    assert "−0,44" in known.limitations.it
    assert known.worse_name is None


@every
def test_no_verdict_is_given_of_a_flagged_neighbourhood(known):
    for doubtful in (False, True):
        rows = table(known, 5.0, 0.01, doubtful=doubtful)
        verdicts = comparison((known,), {known.key: rows}, {known.key: 30.0})["verdict"]
        tested = verdicts[known.key, 1] != Verdict.NOT_TESTED
        assert tested is not doubtful
