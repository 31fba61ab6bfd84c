"""Published evaluations and simulations reproduced by the evaluation package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.evaluation.design.panel import panel_of
from indicators.evaluation.design.schema import design_of
from indicators.evaluation.estimators.honest import Path as Trends
from indicators.evaluation.estimators.honest import accepted, breakdown, robust_set
from indicators.evaluation.estimators.result import EffectEstimate
from indicators.evaluation.estimators.synthetic import weighted
from indicators.evaluation.estimators.welch import WelchFamily, sides_of
from indicators.evaluation.inference.power import formula_mde
from indicators.evaluation.inference.reference import draws_of, reference_set
from indicators.evaluation.report import evaluate

ROOT = Path(__file__).resolve().parents[2]
TRUTH = next(
    (one for one in (up / "shared" / "truth" for up in ROOT.parents) if one.exists()),
    ROOT / "absent",
)
ATT = {
    (2004, 2004): -0.0105, (2004, 2005): -0.0704, (2004, 2006): -0.1373, (2004, 2007): -0.1008,
    (2006, 2004): 0.0065, (2006, 2005): -0.0028, (2006, 2006): -0.0046, (2006, 2007): -0.0412,
    (2007, 2004): 0.0305, (2007, 2005): -0.0027, (2007, 2006): -0.0311, (2007, 2007): -0.0261,
}  # fmt: skip
DYNAMIC = {-3: 0.0305, -2: -0.0006, -1: -0.0245, 0: -0.0199, 1: -0.0510, 2: -0.1373, 3: -0.1008}
needs_mpdta = pytest.mark.skipif(not (TRUTH / "did_mpdta").exists(), reason="no shared truth")
needs_ck = pytest.mark.skipif(not (TRUTH / "card_krueger").exists(), reason="no shared truth")


def results(frame: pd.DataFrame, design: dict[str, Any]) -> list[EffectEstimate]:
    read = design_of({"schema": 1, **design})
    return list(evaluate(read, panel_of(frame, read)).results)


def mpdta(method: str, **more: Any) -> EffectEstimate:
    frame = pd.read_csv(TRUTH / "did_mpdta" / "mpdta.csv")
    panel = {"unit": "countyreal", "time": "year", "outcome": "lemp", **more.pop("panel", {})}
    design = {"method": method, "panel": panel, "treatment": {"start_column": "first.treat"}}
    return results(frame, {**design, **more})[0]


@needs_mpdta
def test_callaway_and_santanna_s_twelve_effects() -> None:
    cells = mpdta("att_gt").details.cells
    found = {(one.group, one.period): round(one.figures.estimate, 4) for one in cells}
    assert found == ATT


@needs_mpdta
def test_callaway_and_santanna_s_aggregates_and_their_errors() -> None:
    details = mpdta("att_gt").details.aggregates
    events = {one.at: round(one.figures.estimate, 4) for one in details.dynamic.effects}
    assert events == pytest.approx(DYNAMIC, abs=1e-4)
    overall = {name: getattr(details, name).overall for name in ("dynamic", "simple")}
    assert overall["dynamic"].estimate == pytest.approx(-0.0772, abs=5e-5)
    assert overall["simple"].estimate == pytest.approx(-0.0400, abs=5e-5)
    # Standard error of diff-diff 3.13.0 on the same file: simple aggregate, influence functions.
    assert overall["simple"].se == pytest.approx(0.012034012770185419, rel=1e-9)


@needs_mpdta
def test_the_doubly_robust_effect_agrees_with_diff_diff() -> None:
    found = mpdta("att_gt", panel={"covariates": ["lpop"]}).details.aggregates.simple
    assert found.overall.estimate == pytest.approx(-0.0417515, abs=1e-5)
    assert found.overall.se == pytest.approx(0.0115029, abs=1e-6)


@needs_mpdta
def test_the_universal_base_moves_only_effects_before_treatment() -> None:
    varying, universal = mpdta("att_gt"), mpdta("att_gt", options={"base_period": "universal"})
    assert universal.estimate == varying.estimate
    cells = {(c.group, c.period): c.figures.estimate for c in universal.details.cells}
    assert cells[2007, 2004] == pytest.approx(0.0311 + 0.0027, abs=2e-4)
    assert cells[2007, 2006] == 0.0


@needs_mpdta
def test_two_way_fixed_effects_agree_with_pyfixest() -> None:
    found = mpdta("twfe")
    # pyfixest 0.60.0: feols(lemp ~ D | countyreal + year), CRV1 by county.
    assert found.estimate == pytest.approx(-0.03654893666706722, abs=1e-9)
    assert found.se == pytest.approx(0.01326515542933893, rel=1e-9)
    assert found.p == pytest.approx(0.006078952163614648, rel=1e-6)


def card_krueger() -> pd.DataFrame:
    path = TRUTH / "card_krueger" / "public.dat"
    raw = pd.read_csv(path, sep=r"\s+", header=None, na_values=".")
    fte = {1: raw[11] + raw[13] + raw[12] / 2, 2: raw[31] + raw[33] + raw[32] / 2}
    waves = [
        pd.DataFrame({"store": range(len(raw)), "nj": raw[3], "wave": wave, "fte": values})
        for wave, values in fte.items()
    ]
    return pd.concat(waves)


def table_3(missing: str) -> EffectEstimate:
    design = {
        "method": "did",
        "panel": {"unit": "store", "time": "wave", "outcome": "fte"},
        "treatment": {"column": "nj", "start": 2},
        "options": {"missing": missing, "simulations": 50, "draws": 99},
    }
    return results(card_krueger(), design)[0]


@needs_ck
def test_card_and_krueger_s_balanced_difference() -> None:
    found = table_3("complete_units")
    assert found.se is not None
    assert (round(found.estimate or 0, 2), round(found.se, 2)) == (2.75, 1.34)
    assert found.n_treated + found.n_control == 384


@needs_ck
def test_card_and_krueger_s_four_means() -> None:
    found = table_3("available")
    names = [f"{who}_{when}" for who in ("control", "treated") for when in ("before", "after")]
    assert [round(getattr(found.details, name), 2) for name in names] == [
        23.33,
        21.17,
        20.44,
        21.03,
    ]
    assert found.estimate == pytest.approx(2.75, abs=0.005)


@pytest.mark.parametrize(("noise", "low", "high"), [(1.0, 0.02, 0.08), (2.0, 0.02, 0.11)])
def test_the_welch_test_keeps_its_size_where_the_treated_are_noisier(
    noise: float, low: float, high: float
) -> None:
    """88 areas, eight treated, no effect: 4.7 % and 6.2 % published, a raw difference 27 %."""
    generator = np.random.default_rng(7)
    observed = np.arange(88) < 8
    drawn = draws_of(reference_set(observed), draws=399, exact_up_to=1, seed=1).drawn
    sides, seen = sides_of(drawn, None, False), sides_of(observed[None, :], None, False)
    ones, none, rejected = np.ones(88), np.zeros(88), 0
    for _ in range(400):
        change = generator.normal(size=88) * np.where(observed, noise, 1.0)
        t = float(WelchFamily(seen, change, ones, none).t(0.0)[0])
        reached = int((np.abs(WelchFamily(sides, change, ones, none).t(0.0)) >= abs(t)).sum())
        rejected += (1 + reached) / 400 <= 0.05
    assert low <= rejected / 400 <= high


@pytest.mark.parametrize(("controls", "df", "effect"), [(80, 8.5, 1.18), (39, 10.1, 1.21)])
def test_the_smallest_effect_s_worked_check(controls: int, df: float, effect: float) -> None:
    found, v = formula_mde(1.0, 8, controls)
    assert round(v, 1) == df
    assert found == pytest.approx(effect, abs=0.01)


BC_BETA = (
    0.006696351804, 0.02934503369, -0.006472972222, 0.0730149895,
    0.1959611177, 0.3120639026, 0.2395415455, 0.1260425001,
)  # fmt: skip
BC_COVARIANCE = (
    0.0008428358124,
    0.0004768686777, 0.0006425420288,
    0.0002618051076, 0.0003987425007, 0.0005229949602,
    0.0002354220342, 0.0002435515198, 0.000211768609, 0.0003089595411,
    0.0001676371467, 0.0002201960306, 0.0001840722252, 0.0001197866077, 0.000359970436,
    0.0001128707663, 0.0001804591157, 0.000145852784, 0.0001334081317, 0.0002478818642,
    0.0004263949813,
    1.992816215e-05, 3.84376508e-05, 7.005197403e-05, 0.0001016335009, 0.0001749579242,
    0.0002171437809, 0.0004886697861,
    -0.0001368265366, -2.960421989e-05, 5.952994979e-05, 0.0001079051726, 0.0001654256921,
    0.0002892747871, 0.0003805322049, 0.000761739444,
)  # fmt: skip


def benzarti_and_carloni(*post: float) -> Trends:
    """The event study that comes with R's HonestDiD: four periods before, four after."""
    covariance = np.zeros((8, 8))
    covariance[np.tril_indices(8)] = BC_COVARIANCE
    covariance = covariance + np.tril(covariance, -1).T
    times = np.array([-5.0, -4, -3, -2, 0, 1, 2, 3])
    return Trends(times, np.array(BC_BETA), covariance, -1.0, np.array([0.0] * 4 + list(post)))


@pytest.mark.parametrize(("hybrid", "within"), [(False, 1e-9), (True, 0.004)])
def test_rambachan_and_roth_s_robust_set(hybrid: bool, within: float) -> None:
    """R's HonestDiD on its grid of 200 points, M = 1; its hybrid draws its own critical value."""
    study = benzarti_and_carloni(1, 0, 0, 0)
    grid = np.linspace(-20 * study.error, 20 * study.error, 200)
    inside = grid[accepted(study, 1.0, grid, hybrid=hybrid)]
    assert inside[[0, -1]] == pytest.approx([0.07055244362, 0.3184394077], abs=within)


def test_a_robust_set_holds_the_bounds_without_sampling_error_and_grows() -> None:
    study = benzarti_and_carloni(0.25, 0.25, 0.25, 0.25)
    sets = [robust_set(study, m) for m in (0.5, 1.0)]
    assert sets[1][1] is not None
    assert sets[1][1] > 0.417122171  # R: upper bound of the identified set at M = 1
    assert sets[0][0] is not None
    assert sets[0][0] > 0 > (sets[1][0] or 0)
    assert 0.5 < (breakdown(study) or 0) < 1.0


needs_basque = pytest.mark.skipif(not (TRUTH / "basque").exists(), reason="no shared truth")


@needs_basque
def test_the_synthetic_basque_country_agrees_with_diff_diff() -> None:
    """diff-diff 3.13.0, SyntheticDiD on GDP per head, 1955-69 against 1970-97: -0.79343."""
    rows = pd.read_csv(TRUTH / "basque" / "basque.csv")
    wide = rows[rows["regionno"] != 1].pivot(index="regionname", columns="year", values="gdpcap")
    treated = wide.index.str.startswith("Basque")
    found = weighted(wide.to_numpy(), treated, ~treated, 15)
    weights = dict(zip(wide.index[~treated], found.units.round(3), strict=True))
    assert found.effect == pytest.approx(-0.79343, abs=1e-4)
    assert (weights["Baleares (Islas)"], weights["Cataluna"]) == (0.174, 0.150)
    assert found.periods[-1] == pytest.approx(1.0, abs=1e-6)
