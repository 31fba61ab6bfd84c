"""Published inputs and published outputs of other people's indices, through our own designs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from indicators.index.design.design_file import read_design
from indicators.index.scoring.scores import score
from indicators.index.scoring.shrinkage import logit_shrinkage
from indicators.index.scoring.table import table_of
from indicators.index.uncertainty.sensitivity import sobol_indices

TRUTH = Path(__file__).resolve().parents[3] / "shared" / "truth"
DOC = Path(__file__).resolve().parents[2] / "docs" / "index-design.md"
needs_truth = pytest.mark.skipif(
    not TRUTH.is_dir(), reason="published files are not on this machine"
)

OECD = {
    "HO_HISH": -1, "IW_HADI": 1, "JE_EMPL": 1, "SC_SNTWS": 1, "ES_EDUA": 1, "EQ_AIRP": -1,
    "CG_VOTO": 1, "HS_LEB": 1, "SW_LIFS": 1, "PS_REPH": -1, "WL_TNOW": 1,
}  # fmt: skip
GINICI_SUMMARY = {
    2014: (1.333, 22.22, 1.1, 1.6),
    2015: (1.278, 36.11, 1.1, 1.2),
    2016: (1.111, 41.67, 1.1, 0.4),
    2017: (1.611, 22.22, 1.3, 1.0),
}
"""Printed in the vignette of giniCI 0.1.3: mean shift of rank, % equal, top ten, bottom ten."""

# EU-28, EU-27 and the printed AMPI of 2010 and 2011, from the Compind 2.0 vignette.
COMPIND_FIRST_ROWS = {"2010": (156.05, 155.89), "2011": (152.17, 152.12)}

# Shrinkage of four areas, computed from the formulae of the Scottish indices 2003.
EVENTS, TRIALS = np.array([2.0, 15, 40, 8]), np.array([40.0, 150, 500, 60])
SHRUNK = (0.07832669375684273, 0.09730193272130476, 0.08168924821349886, 0.1120191939686604)
OWN_WEIGHT = (0.2906943094751917, 0.6819813931884762, 0.8499929706936971, 0.5329588235950521)

# UNDP, Human Development Report 2020, technical note 1, worked example: the indices of health,
# education and income of a country with 3,829 dollars a head (2017 PPP), and its HDI.
HDR_2020_INDICES, HDR_2020_GNI, HDR_2020_HDI = (0.6971, 0.3447, 0.5506), 3829, 0.510


def example(name: str) -> str:
    """The example design of the document whose ``name`` line is this."""
    blocks = DOC.read_text(encoding="utf-8").split("```yaml\n")[1:]
    return next(b.split("```")[0] for b in blocks if f"name: {name}\n" in b)


def of_oecd(aggregation: str, weights: str, frame: pd.DataFrame, years: str = "[2014]"):
    elements = "".join(
        f"    - {{indicator: {key}, direction: {way}}}\n" for key, way in OECD.items()
    )
    design = read_design(
        f"schema: 1\nname: b\nyear: YEAR\nbase: {{years: {years}}}\n"
        "normalisation: {method: ampi, inf: observed, sup: observed, reference: mean}\n"
        f"index:\n  key: i\n  aggregation: {aggregation}\n  weights: {weights}\n"
        f"  elements:\n{elements}"
    )
    return score(design, table_of(frame, design))


@needs_truth
def test_every_published_figure_of_the_svi_2018_comes_out() -> None:
    published = pd.read_csv(
        TRUTH / "svi_2018" / "SVI2018_PA_county_cdc.csv", encoding="utf-8-sig", dtype={"FIPS": str}
    )
    design = read_design(example("SVI 2018"))
    ours = score(design, table_of(published, design)).frame()
    for number in range(1, 5):
        np.testing.assert_allclose(ours[f"theme{number}"], published[f"RPL_THEME{number}"])
        np.testing.assert_allclose(
            ours[f"theme{number}_aggregate"], published[f"SPL_THEME{number}"], atol=1e-9
        )
    for column in (name for name in published if name.startswith("EPL_")):
        np.testing.assert_allclose(ours[f"EP_{column[4:]}"], published[column], err_msg=column)
    np.testing.assert_allclose(ours["RPL_THEMES"], published["RPL_THEMES"])


@needs_truth
@pytest.mark.parametrize("year", GINICI_SUMMARY)
def test_the_sixteen_figures_of_gini_ci_come_out(year: int) -> None:
    frame = pd.read_csv(TRUTH / "giniCI_bli" / "bli.csv")
    penalty = "penalty: minus, weighted: false"
    one = of_oecd(f"{{method: ampi, {penalty}}}", "gini", frame)
    two = of_oecd(f"{{method: geometric_penalty, {penalty}}}", "inverse_gini", frame)
    here = one.table.years == year
    shift, second = one.rank[here] - two.rank[here], two.rank[here]
    found = (
        np.abs(shift).mean(),
        (shift == 0).mean() * 100,
        np.abs(shift[second <= 10]).mean(),
        np.abs(shift[second > 26]).mean(),
    )
    for ours, printed, places in zip(found, GINICI_SUMMARY[year], (3, 2, 1, 1), strict=True):
        assert round(float(ours), places) == printed


def compind(years: str, ddof: int, penalty: str) -> pd.DataFrame:
    wide = pd.read_csv(TRUTH / "ampi_compind" / "EU_2020_subset.csv")
    frame = pd.concat(
        pd.DataFrame(
            {
                "geo": wide["geo"],
                "year": year,
                "a": wide[f"employ_{year}"],
                "b": wide[f"finalenergy_{year}"],
            }
        )
        for year in (2010, 2011)
    )
    design = read_design(
        f"schema: 1\nname: e\nbase: {{years: {years}}}\nindex:\n  key: i\n"
        f"  aggregation: {{method: ampi, penalty: {penalty}, ddof: {ddof}}}\n  elements:\n"
        "    - {indicator: a, direction: 1, normalisation: {method: ampi, inf: observed,"
        " sup: observed, reference: 50}}\n"
        "    - {indicator: b, direction: 1, normalisation: {method: ampi, inf: observed,"
        " sup: observed, reference: 100}}\n"
    )
    return score(design, table_of(frame, design)).frame()


@needs_truth
def test_the_printed_ampi_of_compind_has_one_convention_and_ours_is_another() -> None:
    printed = pd.read_csv(TRUTH / "ampi_compind" / "expected_vignette_table.csv")
    theirs, ours = compind("each", 1, "plus"), compind("all", 0, "plus")
    for year in (2010, 2011):
        expected = printed[str(year)].to_numpy()
        same = theirs.loc[theirs["year"] == year, "i"].to_numpy()
        other = ours.loc[ours["year"] == year, "i"].to_numpy()
        assert np.abs(same - expected).max() < 0.0051
        assert np.abs(other - expected).max() > 5
    assert tuple(printed["2010"][:2]) == COMPIND_FIRST_ROWS["2010"]


def test_shrinkage_follows_the_scottish_formulae() -> None:
    found = logit_shrinkage(EVENTS, TRIALS)
    np.testing.assert_allclose(found.rate, SHRUNK, rtol=1e-12)
    np.testing.assert_allclose(found.own_weight, OWN_WEIGHT, rtol=1e-12)


@needs_truth
def test_the_shrinkage_figures_are_those_of_the_case_file() -> None:
    case = json.loads((TRUTH / "shrinkage_toy" / "case.json").read_text())
    assert case["shrunk_rate"] == list(SHRUNK)


def test_sobol_indices_of_the_ishigami_function() -> None:
    def ishigami(points: np.ndarray) -> np.ndarray:
        x = (2 * points - 1) * np.pi
        wave = np.sin(x[:, 0])
        return wave + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * wave

    found = sobol_indices(ishigami, 3, base=4096)
    np.testing.assert_allclose(found["first"], [0.31390519, 0.44241114, 0.0], atol=0.015)
    np.testing.assert_allclose(found["total"], [0.55758886, 0.44241114, 0.24368366], atol=0.015)


def test_the_worked_example_of_the_human_development_index() -> None:
    health, schooling, income = HDR_2020_INDICES
    worked = [20 + 65 * health, 18 * schooling, 15 * schooling, HDR_2020_GNI]
    names = ("life_expectancy", "expected_schooling", "mean_schooling", "gni_per_head")
    frame = pd.DataFrame([worked, [60, 10, 6, 5000], [70, 12, 8, 15000]], columns=names)
    frame.insert(0, "country", ["example", "low", "middle"])
    design = read_design(example("HDI"))
    found = score(design, table_of(frame, design)).frame()
    assert round(float(found["gni_per_head"][0]), 4) == income
    assert round(float(found["hdi"][0]), 3) == HDR_2020_HDI
