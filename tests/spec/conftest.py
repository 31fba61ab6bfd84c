"""What the worked examples of the census share: two precincts, by hand."""

import numpy as np
import pandas as pd
import pytest

from data.build.steps.precincts.estimates import NilErrors, estimates_table
from data.build.steps.precincts.source import PARTS
from geo.crosswalk.points import ErrorModel
from indicators import indicator

WEIGHTS = pd.DataFrame(
    {
        "area_id": [1, 1],
        "precinct": [10, 20],
        "share_of_people": [1.0, 0.25],
        "share_of_buildings": [1.0, 0.5],
    }
)
"""NIL 1 is precinct 10, with a quarter of the people and half the buildings of precinct 20."""


@pytest.fixture
def in_the_neighbourhood():
    """The value an indicator has in NIL 1 if the variables of its two precincts are these."""

    def value(key, **variables):
        known = indicator(key)
        year = known.latest_year
        counts = pd.DataFrame(
            {
                name: np.sum([variables.get(code, (1, 1)) for code in codes], axis=0)
                for name, codes in PARTS[year].items()
            },
            index=pd.Index([10, 20], name="precinct"),
        )
        if year == 2011:
            counts["unemployed"] = counts["labour_force"] - counts["employed"]
        assert set(variables) <= {code for codes in PARTS[year].values() for code in codes}
        quality = pd.DataFrame(
            {"impurity": 0.1, "population_ratio": 1.0, "given": True, "doubtful": False,
             "counted": True}, index=pd.Index([1], name="area_id"),
        )  # fmt: skip
        none = pd.Series(0.0, quality.index)
        models = dict.fromkeys(("share_of_people", "share_of_buildings"), ErrorModel(0.5, 0.1))
        errors = NilErrors(models, none, none, quality)
        estimates = estimates_table(year, counts, WEIGHTS, errors).set_index(["area_id", "year"])
        people = pd.DataFrame({known.inputs[-1]: [5000.0]}, index=estimates.index[[1]])
        return known.compute(estimates, people).value[(1, year)]

    return value
