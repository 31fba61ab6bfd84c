"""ISTAT's official index as an indicator, and class limits made without build tools."""

import mapclassify
import numpy as np
import pandas as pd
import pytest

from data.catalogue.read import read_table
from data.importers.idise import proposal
from indicators import REGISTRY
from indicators.engine.classes import Scheme, class_limits, inner_breaks
from indicators.engine.table import CITY, city_series, indicator_table
from indicators.index.official import IDISE, idise_frame
from tests.unit.test_data_importers_idise_proposal import FIXTURE

MISSING = pd.DataFrame(columns=["dataset", "area_id", "year", "column", "reason"])


@pytest.fixture(scope="module")
def frames():
    values = proposal.load(FIXTURE, proposal.propose(FIXTURE))
    register = read_table("population_register").set_index(["area_id", "year"])
    return {"idise": idise_frame(values, register["residents"])}


@pytest.fixture(scope="module")
def areas():
    return read_table("nil_areas").set_index("area_id")


def test_official_index_is_beside_the_registry_and_not_in_it():
    assert IDISE.key not in {one.key for one in REGISTRY}
    assert "ISTAT" in IDISE.title.it
    assert "never tried on the real file" in IDISE.limitations.en


def test_values_are_those_of_the_file_and_the_city_is_100(frames, areas):
    table = indicator_table(IDISE, frames, areas=areas, missing=MISSING).set_index("area_id")
    file = frames["idise"].xs(2021, level="year")["idise"]
    given = table.index[table["reason"] == ""]
    assert len(given) > 75
    assert (table.loc[given, "value"] == file[given]).all()
    assert city_series(IDISE, frames, MISSING)["value"].tolist() == [100]


def test_area_of_few_people_or_without_an_index_has_a_reason_and_no_value(frames, areas):
    table = indicator_table(IDISE, frames, areas=areas, missing=MISSING).set_index("area_id")
    blank = frames["idise"].xs(2021, level="year")["idise"].drop(CITY).isna()
    assert blank.any()
    assert (table.loc[blank[blank].index, "reason"] != "").all()
    assert table.loc[table["reason"] != "", "value"].isna().all()


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("seed", range(5))
def test_class_limits_are_those_of_mapclassify(scheme, seed):
    values = np.round(np.random.default_rng(seed).normal(100, 5, 88), 1)
    assert class_limits(values, scheme) == pytest.approx(inner_breaks(values, scheme)[1])


def test_natural_classes_are_those_that_vary_least_within_themselves():
    values = np.array([1, 2, 3, 50, 51, 90, 91, 92, 200, 201, 300.0])
    found = class_limits(values, Scheme.JENKS)
    assert found == (3, 51, 92, 201)
    assert list(mapclassify.FisherJenks(values, k=5).bins[:-1]) == list(found)


@pytest.mark.parametrize("values", [[], [7.0], [7.0, 7.0]])
def test_values_that_do_not_differ_make_one_class(values):
    assert class_limits(np.array(values), Scheme.QUANTILE) == ()
