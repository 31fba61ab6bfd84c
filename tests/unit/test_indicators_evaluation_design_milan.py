"""The default design on the shipped tables: the worked check, what could fool us, the zip."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from packaging.requirements import Requirement

from data.catalogue.read import read_table
from indicators.evaluation.design.milan import TREATED, milan_design
from indicators.evaluation.design.model import ComparisonGroup, EvaluationDesign, Floor, Options
from indicators.evaluation.design.panel import UnitPanel, panel_of
from indicators.evaluation.design.problems import PanelError
from indicators.evaluation.design.sample import sample_of
from indicators.evaluation.estimators.welch import SquaredT, WelchFamily, sides_of
from indicators.evaluation.inference.placebo import (
    leave_one_out,
    line_up,
    placebo_in_time,
    spillover,
)
from indicators.evaluation.inference.power import power_of
from indicators.evaluation.inference.randomisation import (
    Randomisation,
    null_p_values,
    randomisation,
    randomisation_set,
)
from indicators.evaluation.inference.reference import adjacent_pairs, draws_of, reference_set
from indicators.evaluation.replication import replication_zip
from indicators.evaluation.report import evaluate

SHARES = {
    "alone": ("aged_80_plus_alone", "aged_80_plus", 100),
    "foreign": ("foreign_residents", "residents", 100),
    "one_person": ("one_person_households", "households", 100),
    "out": ("registrations_out", "residents", 1000),
}
QUICK = Options(draws=499, simulations=100, missing="available")


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    """Raw rates of the register, with Municipio, neighbours and residents."""
    register = read_table("population_register")
    register = register[register["area_id"] > 0]
    areas = read_table("nil_areas").set_index("area_id")
    pairs = read_table("nil_neighbours").groupby("area_id")["neighbour_id"]
    touching = pairs.agg(lambda ids: ";".join(str(one) for one in ids))
    rates = {
        name: scale
        * register[part].astype(float)
        / register[whole].astype(float).replace(0, np.nan)
        for name, (part, whole, scale) in SHARES.items()
    }
    return register[["area_id", "year", "residents"]].assign(
        **{name: rate.where(np.isfinite(rate)) for name, rate in rates.items()},
        municipio=register["area_id"].map(areas["municipio"]).astype(str),
        neighbours=register["area_id"].map(touching).fillna(""),
    )


@pytest.fixture(scope="module")
def design() -> EvaluationDesign:
    rule = ComparisonGroup(at_least=Floor("residents", 1000.0))
    return milan_design(list(SHARES), comparison=rule, options=QUICK)


@pytest.fixture(scope="module")
def panel(frame: pd.DataFrame, design: EvaluationDesign) -> UnitPanel:
    return panel_of(frame, design)


@pytest.fixture(scope="module")
def trial(panel: UnitPanel, design: EvaluationDesign) -> Randomisation:
    return randomisation_set(sample_of(panel, design, list(SHARES), rule="available"), design)


def test_eight_are_compared_with_the_39_that_are_left(trial: Randomisation) -> None:
    sample = trial.sample
    assert sample.named(sample.treated) == tuple(str(one) for one in TREATED)
    assert (sample.control.sum(), sample.ring.sum()) == (39, 27)
    assert sample.residents == 234_257


@pytest.mark.parametrize(
    ("outcome", "sd", "effect"),
    [("alone", 3.0, 3.6), ("foreign", 2.4, 2.9), ("one_person", 1.6, 1.9), ("out", 3.6, 4.3)],
)
def test_the_worked_check_of_the_smallest_effects(
    outcome: str, sd: float, effect: float, trial: Randomisation, design: EvaluationDesign
) -> None:
    found = power_of(trial, outcome, design)
    assert (round(found.sd_change, 1), round(found.formula, 1)) == (sd, effect)
    assert (round(found.df, 1), found.light) == (10.1, "red")


def test_every_draw_keeps_to_the_municipi_the_neighbours_and_its_own_ring(
    trial: Randomisation,
) -> None:
    drawn, sample = trial.assignments.drawn, trial.sample
    assert sample.adjacency is not None
    assert (adjacent_pairs(drawn, sample.adjacency) <= 1).all()
    for group in np.unique(sample.groups):
        members = sample.groups == group
        assert (drawn[:, members].sum(axis=1) == sample.treated[members].sum()).all()
    touched = (drawn.astype(int) @ sample.adjacency.astype(int)) > 0
    assert (trial.drawn.control.astype(bool) == (~drawn & ~touched)).all()


def test_a_reference_set_without_what_happened_is_an_error(
    panel: UnitPanel, design: EvaluationDesign
) -> None:
    asked = replace(design, options=replace(QUICK, max_adjacent=0))
    sample = sample_of(panel, asked, ["alone"], rule="available")
    with pytest.raises(PanelError, match="does not contain the observed assignment"):
        randomisation_set(sample, asked)


def test_tests_of_nothing_reject_five_percent(trial: Randomisation) -> None:
    p = null_p_values(trial, "foreign", trial.assignments.drawn)
    assert (p <= 0.05).mean() == pytest.approx(0.05, abs=0.004)


def test_the_interval_moves_with_a_planted_effect(trial: Randomisation) -> None:
    sample = trial.sample
    moved = {**sample.after, "alone": sample.after["alone"] + 5.0 * sample.treated}
    planted = replace(trial, sample=replace(sample, after=moved))
    before, after = randomisation(trial, "alone"), randomisation(planted, "alone")
    assert after.interval == pytest.approx([end + 5 for end in before.interval or ()], abs=1e-6)


def test_the_real_set_stands_among_nineteen_others(panel: UnitPanel, trial: Randomisation) -> None:
    found = line_up(panel, trial, "alone", seed=3)
    assert (len(found.panels), found.chance) == (20, 0.05)
    assert set(found.panels[found.real].units) == {str(one) for one in TREATED}
    assert len({one.units for one in found.panels}) == 20
    assert found.p == randomisation(trial, "alone").p


def test_false_dates_lie_within_the_years_before(
    panel: UnitPanel, design: EvaluationDesign
) -> None:
    found = placebo_in_time(panel, design, "alone")
    assert [one.details.false_start for one in found] == [2016, 2017, 2018, 2019]


def test_each_treated_area_is_left_out_once(trial: Randomisation) -> None:
    found = leave_one_out(trial.sample, "alone")
    assert [one.details.without for one in found] == [str(one) for one in TREATED]
    assert {one.n_treated for one in found} == {7}


def test_the_ring_is_estimated_apart(trial: Randomisation) -> None:
    found = spillover(trial, "alone")
    assert (found.n_treated, found.n_control) == (27, 39)
    assert found.p is not None


@pytest.fixture(scope="module")
def unpacked(
    frame: pd.DataFrame, design: EvaluationDesign, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    asked = replace(design, columns=replace(design.columns, outcomes=("alone", "foreign")))
    report = evaluate(asked, panel_of(frame, asked))
    folder = tmp_path_factory.mktemp("zip")
    content = replication_zip(report, frame, notes="Comune di Milano, DS205, CC BY 4.0")
    assert content == replication_zip(report, frame, notes="Comune di Milano, DS205, CC BY 4.0")
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    return folder


def only(requirements: Path, folder: Path) -> Path:
    """A folder that holds the packages of ``requirements``, what they depend on, and no others."""
    asked = [line.partition("==")[0] for line in requirements.read_text().split()]
    met: set[str] = set()
    while asked:
        name = asked.pop()
        if name in met:
            continue
        met.add(name)
        found = distribution(name)
        for top in {file.parts[0] for file in found.files or () if file.parts[0] != ".."}:
            if not (folder / top).exists():
                (folder / top).symlink_to(found.locate_file(top))
        needs = [Requirement(one) for one in found.requires or ()]
        asked += [one.name for one in needs if not one.marker or one.marker.evaluate()]
    return folder


def test_the_command_of_the_zip_reads_numbers_that_could_be_thousands(
    frame: pd.DataFrame, design: EvaluationDesign, tmp_path: Path
) -> None:
    frame = frame.assign(alone=frame["alone"].round().mod(900) + 1.027)
    asked = replace(design, methods=("did",), columns=replace(design.columns, outcomes=("alone",)))
    report = evaluate(asked, panel_of(frame, asked))
    zipfile.ZipFile(io.BytesIO(replication_zip(report, frame))).extractall(tmp_path)
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    command = re.search(r"python (-m indicators\.evaluation .*)", readme)
    assert command
    ran = subprocess.run(
        [sys.executable, *command[1].split()], cwd=tmp_path, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    again, result = (
        json.loads((tmp_path / name).read_text(encoding="utf-8"))
        for name in ("again.json", "result.json")
    )
    assert again["results"] == result["results"]


def test_the_zip_gives_the_same_numbers_with_its_own_requirements_and_nothing_else(
    unpacked: Path, tmp_path: Path
) -> None:
    """No site-packages (-S), no environment: Python, the pinned libraries and the zip's folder."""
    bare = [getattr(sys, "_base_executable", sys.executable), "-S", "-m", "indicators.evaluation"]
    ran = subprocess.run(
        [*bare, "design.yml", "panel.csv", "-o", str(tmp_path / "again.json")],
        cwd=unpacked,
        env={
            "PYTHONPATH": str(only(unpacked / "requirements.txt", tmp_path)),
            "OMP_NUM_THREADS": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "panel.csv: decimal point, " in ran.stderr
    again: dict[str, Any] = json.loads((tmp_path / "again.json").read_text(encoding="utf-8"))
    assert again == json.loads((unpacked / "result.json").read_text(encoding="utf-8"))


def test_the_zip_says_how_to_repeat_it(unpacked: Path) -> None:
    readme = (unpacked / "README.md").read_text(encoding="utf-8")
    assert "8 treated units with 234,257 residents in 2024, 39 to compare with" in readme
    assert "DS205" in readme
    pins = (unpacked / "requirements.txt").read_text().split()
    assert {pin.partition("==")[0] for pin in pins} == {
        "numpy", "pandas", "scipy", "pyyaml", "pydantic"
    }  # fmt: skip


def test_several_outcomes_are_controlled_together(unpacked: Path) -> None:
    result = json.loads((unpacked / "result.json").read_text(encoding="utf-8"))
    for one in result["several_outcomes"]:
        assert one["p"] <= one["romano_wolf"] <= 1
        assert one["p"] <= one["holm"] <= 1


def test_the_package_states_the_version_of_the_project() -> None:
    import tomllib

    from indicators.evaluation.estimators.result import PACKAGE, PACKAGE_VERSION

    text = (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    assert (project["name"], project["version"]) == (PACKAGE, PACKAGE_VERSION)


@pytest.mark.parametrize("weighted", [False, True])
def test_the_squared_statistics_of_the_search_are_those_of_the_test(weighted):
    generator = np.random.default_rng(3)
    drawn = np.array([generator.permutation(20) < 5 for _ in range(40)])
    weights = generator.uniform(1, 4, 20) if weighted else np.ones(20)
    planted = drawn[:7].T * np.array([1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0])
    family = WelchFamily(sides_of(drawn, None, False), generator.normal(size=20), weights, planted)
    squared, variance = SquaredT(family).parts(-0.7, slice(0, 30))
    assert squared / variance == pytest.approx(family.t(-0.7)[:30] ** 2, rel=1e-9)


def test_every_assignment_of_two_groups_is_listed_once():
    observed = np.array([True, True, False, False, True, False, False])
    groups = np.array([0, 0, 0, 0, 1, 1, 1])
    found = draws_of(reference_set(observed, groups=groups), draws=9, exact_up_to=100, seed=1)
    assert found.exact
    assert len({row.tobytes() for row in found.drawn}) == len(found.drawn) == 6 * 3
