"""Redraws, diagnostics and comparisons, on a small table where the answer is known."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from indicators.index.__main__ import main
from indicators.index.design.alternatives import USUAL, Alternatives
from indicators.index.design.design_file import read_design
from indicators.index.design.methods import Method
from indicators.index.design.problem import TableError
from indicators.index.scoring.scores import Scores, score
from indicators.index.scoring.shrinkage import empirical_bayes, logit_shrinkage
from indicators.index.scoring.table import table_of
from indicators.index.uncertainty.certainty import SCALE, certainty, robustness
from indicators.index.uncertainty.comparison import compared
from indicators.index.uncertainty.diagnostics import alpha, correlation_ratio, diagnosed, kmo
from indicators.index.uncertainty.monte_carlo import _usual, drawn_scores, plan_of, ranks_of_draws
from indicators.index.uncertainty.rank_ranges import sampled, single_choices, uncertainty
from indicators.index.uncertainty.sensitivity import choice_sensitivity

ROOT = Path(__file__).resolve().parents[2]
AS_IT_IS = Alternatives(
    treatments=(None,), normalisations=(None,), aggregations=(None,), weights=0, drop_one=False
)
TREE = """schema: 1
name: t
normalisation: {method: min_max, low: 1, high: 100}
aggregation: {method: ampi, penalty: plus}
missing: {coverage: 0.5}
index:
  key: i
  elements:
    - key: one
      elements:
        - {indicator: a, direction: 1, weight: 2}
        - {indicator: b, direction: -1}
    - {indicator: c, direction: 1, weight: 0.5}
"""


@pytest.fixture(scope="module")
def scores() -> Scores:
    random = np.random.default_rng(7)
    frame = pd.DataFrame(random.gamma(2, size=(30, 3)), columns=list("abc"))
    frame.loc[4, "a"] = np.nan
    frame.insert(0, "id", [f"x{n}" for n in range(30)])
    design = read_design(TREE)
    return score(design, table_of(frame, design))


def test_redraws_without_any_choice_give_the_index_itself(scores: Scores) -> None:
    plan = plan_of(scores, alternatives=AS_IT_IS)
    values = drawn_scores(plan, sampled(plan, 5, 1))
    np.testing.assert_allclose(values, np.tile(scores.index[plan.rows], (5, 1)))
    assert (ranks_of_draws(values, first="highest") == plan.rank).all()


def test_redraws_agree_with_the_design_scored_anew(scores: Scores) -> None:
    other = Alternatives(
        treatments=(None,), normalisations=(None,), drop_one=False, weights=0,
        aggregations=(None, Method("geometric", {})),
    )  # fmt: skip
    plan = plan_of(scores, alternatives=other)
    sample = sampled(plan, 40, 3)
    anew = read_design(TREE.replace("{method: ampi, penalty: plus}", "geometric"))
    expected = score(anew, scores.table).index[plan.rows]
    picked = drawn_scores(plan, sample)[sample.aggregation == 1]
    np.testing.assert_allclose(picked, np.tile(expected, (len(picked), 1)))


def drawn(design: str) -> tuple[np.ndarray, np.ndarray]:
    """Normalisations and aggregations that 3,000 redraws of ``design`` take, on random data."""
    random = np.random.default_rng(7)
    frame = pd.DataFrame(random.gamma(2, size=(30, 3)), columns=list("abc"))
    frame.insert(0, "id", range(30))
    read = read_design(design)
    plan = plan_of(score(read, table_of(frame, read)), alternatives=USUAL)
    sample = sampled(plan, 3000, 1)
    return sample.normalisation, sample.aggregation


FLAT = """schema: 1
name: f
normalisation: {normalisation}
aggregation: {aggregation}
index: {{key: i, elements: [{{indicator: a, direction: 1}}, {{indicator: b, direction: 1}}]}}
"""


@pytest.mark.parametrize(
    ("normalisation", "aggregation", "normalisations", "aggregations"),
    [
        # the design's own is place 0; its like among the alternatives is never drawn beside it
        ("{method: min_max, low: 1, high: 100}", "{method: ampi, penalty: plus}", 3, {0, 1, 2}),
        ("{method: z, ddof: 1}", "arithmetic", 3, {0, 2, 3}),
        ("percentile_rank", "sum", 3, {0, 2, 3}),
        ("{method: ampi, inf: observed, sup: observed, reference: mean}", "median", 4,
         {0, 1, 2, 3}),
    ],
)  # fmt: skip
def test_the_design_s_own_choices_are_drawn_once(
    normalisation: str, aggregation: str, normalisations: int, aggregations: set[int]
) -> None:
    norm, agg = drawn(FLAT.format(normalisation=normalisation, aggregation=aggregation))
    assert len(np.unique(norm)) == normalisations
    assert set(agg.tolist()) == aggregations
    for found, kinds in ((norm, normalisations), (agg, len(aggregations))):
        assert (found == 0).mean() == pytest.approx(1 / kinds, abs=0.03)


def test_a_tree_with_two_aggregations_has_none_of_its_own() -> None:
    design = TREE.replace("- key: one", "- key: one\n      aggregation: arithmetic")
    _, agg = drawn(design)
    assert set(agg.tolist()) == {0, 1, 2, 3}


def test_a_standard_score_gives_way_to_its_like_at_a_positive_scale() -> None:
    random = np.random.default_rng(7)
    frame = pd.DataFrame(random.gamma(2, size=(30, 2)), columns=list("ab"))
    frame.insert(0, "id", range(30))
    own = read_design(FLAT.format(normalisation="{method: z, ddof: 0}", aggregation="arithmetic"))
    moved = read_design(FLAT.format(
        normalisation="{method: z, ddof: 0, mean: 100, sd: 10}", aggregation="geometric"
    ))  # fmt: skip
    alternatives = replace(USUAL, treatments=(None,), weights=0, drop_one=False)
    plan = plan_of(score(own, table_of(frame, own)), alternatives=alternatives)
    sample = sampled(plan, 400, 2)
    pick = (sample.normalisation == 0) & (sample.aggregation == 2)
    expected = score(moved, table_of(frame, moved)).index
    np.testing.assert_allclose(drawn_scores(plan, sample)[pick][0], expected, rtol=1e-6)


def test_leaving_one_out_is_the_design_without_it(scores: Scores) -> None:
    found = single_choices(scores)
    left = scores.design.without("b")
    assert left is not None
    expected = score(left, scores.table)
    there = expected.rank > 0
    ours = found[(found["choice"] == "without") & (found["variant"] == "b")].set_index("id")["rank"]
    both = ours.reindex(expected.table.ids[there]).dropna().index
    assert len(both) == there.sum() == 29
    agree = pd.Series(expected.index[there], expected.table.ids[there])[both].rank(ascending=False)
    assert np.corrcoef(agree, ours[both].rank())[0, 1] == pytest.approx(1)


def test_scores_between_zero_and_one_keep_their_order_under_a_geometric_mean() -> None:
    frame = pd.DataFrame({"id": range(20), "a": np.arange(20.0) + 1, "b": np.arange(20.0) ** 2 + 1})
    design = read_design(
        "schema: 1\nname: g\nnormalisation: {method: goalposts, minimum: 0, maximum: 900,"
        " truncate: true}\nindex:\n  key: i\n  aggregation: geometric\n  elements:\n"
        "    - {indicator: a, direction: 1}\n    - {indicator: b, direction: 1}\n"
    )
    found = uncertainty(score(design, table_of(frame, design)), draws=300).areas
    assert (found["rank_p05"] == found["rank"]).all()
    assert (found["rank_p95"] == found["rank"]).all()


def test_the_seed_fixes_the_draws(scores: Scores) -> None:
    one, two, other = (uncertainty(scores, draws=200, seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(one.areas, two.areas)
    assert not one.areas.equals(other.areas)


def test_a_range_holds_its_median_and_probabilities_add_to_the_fifth(scores: Scores) -> None:
    found = uncertainty(scores, draws=400, seed=1)
    areas = found.areas
    assert (areas["rank_p05"] <= areas["rank_median"]).all()
    assert (areas["rank_median"] <= areas["rank_p95"]).all()
    assert areas["p_first_fifth"].sum() == pytest.approx(found.first_fifth, abs=0.2)
    assert set(areas["robust"]) <= {"always", "depends", "never"}


def test_errors_widen_the_ranges_and_ties_err_together(scores: Scores) -> None:
    column = scores.table.columns["c"]
    table = replace(
        scores.table,
        lower={"c": column * 0.2},
        upper={"c": column * 1.8},
        ties={"c": np.zeros(30, dtype=np.int64)},
    )
    scored = score(scores.design, table)
    plain = uncertainty(scored, draws=400).areas
    wide = uncertainty(scored, draws=400, with_errors=True).areas
    spans = [(areas["rank_p95"] - areas["rank_p05"]).mean() for areas in (plain, wide)]
    assert spans[1] > spans[0]


def test_ranks_of_draws_give_ties_the_better_rank() -> None:
    values = np.array([[3.0, 1.0, 3.0, 2.0]])
    assert ranks_of_draws(values, first="highest").tolist() == [[1, 4, 1, 3]]
    assert ranks_of_draws(values, first="lowest").tolist() == [[3, 1, 3, 2]]


def test_sensitivity_names_every_choice_once(scores: Scores) -> None:
    found = choice_sensitivity(scores, base=64)
    assert found["factor"].is_unique
    assert (found["total"].dropna() >= -0.01).all()
    assert found["total"].max() > 0.1


def test_who_moves_is_split_over_the_choices_that_differ(scores: Scores) -> None:
    other = read_design(
        TREE.replace("{method: ampi, penalty: plus}", "arithmetic").replace(
            "weight: 2", "weight: 9"
        )
    )
    found = compared(scores, other)
    assert found.steps["step"].tolist() == ["aggregation", "weights"]
    total = found.shifts.sum(axis=1).to_numpy()
    there = found.areas["shift"].notna().to_numpy()
    np.testing.assert_allclose(total[there], found.areas["shift"].to_numpy()[there])


def test_alpha_and_kmo_of_a_matrix_done_by_hand() -> None:
    half = np.full((3, 3), 0.5) + np.eye(3) / 2
    assert alpha(half) == pytest.approx(3 * 0.5 / (1 + 2 * 0.5))
    # partial correlations of three variables that correlate .5: (.5 - .25) / .75 = 1/3
    assert kmo(half) == pytest.approx(0.25 / (0.25 + 1 / 9))


def test_an_indicator_that_pulls_against_the_index_is_named() -> None:
    x = np.arange(40.0)
    frame = pd.DataFrame({"id": x.astype(int), "a": x, "b": x + x % 7, "c": -x + x % 5})
    design = read_design(
        TREE.replace("direction: -1", "direction: 1").replace("weight: 0.5", "weight: 0.1")
    )
    found = diagnosed(score(design, table_of(frame, design)))
    assert found.effective.set_index("key")["against"].to_dict() == {
        "a": False, "b": False, "c": True,
    }  # fmt: skip
    assert found.effective["influence_share"].sum() == pytest.approx(1)


def test_empirical_bayes_leaves_large_areas_alone() -> None:
    found = empirical_bayes(np.array([5.0, 4000.0, 900.0]), np.array([10.0, 10_000.0, 9_000.0]))
    assert abs(found.rate[1] - 0.4) < 0.01
    assert found.own_weight[0] < found.own_weight[1]


@pytest.mark.parametrize(
    ("probability", "key"),
    [(1, "almost_certain"), (0.95, "almost_certain"), (0.94, "likely"), (0.0, "almost_excluded")],
)
def test_words_of_certainty_have_fixed_limits(probability: float, key: str) -> None:
    assert certainty(probability).key == key
    assert [one.least for one in SCALE] == sorted((one.least for one in SCALE), reverse=True)


def test_robust_classes_have_fixed_limits() -> None:
    found = [robustness(p).value for p in (0.95, 0.949, 0.051, 0.05)]
    assert found == ["always", "depends", "depends", "never"]


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "indicators.index", *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_command_writes_scores_ranks_and_ranges(tmp_path: Path) -> None:
    (tmp_path / "d.yml").write_text(TREE, "utf-8")
    rows = "".join(f"0{n};{n};{(n * 7) % 5};{(n * 3) % 8}\n" for n in range(1, 10))
    (tmp_path / "t.csv").write_text("codice;a;b;c\n" + rows, "utf-8")
    out = tmp_path / "o.csv"
    done = command(tmp_path / "d.yml", tmp_path / "t.csv", "-o", out, "--uncertainty", "50")
    assert done.returncode == 0, done.stderr
    found = pd.read_csv(out, dtype={"id": str})
    assert found["id"][0] == "01"
    assert {"i", "one", "a", "rank", "ranked_of", "rank_p05", "robust"} <= set(found)
    assert "seed" in done.stderr


def test_the_command_says_what_is_wrong_in_the_language_asked(tmp_path: Path) -> None:
    (tmp_path / "d.yml").write_text(TREE.replace("direction: -1", "direction: giù"), "utf-8")
    done = command(tmp_path / "d.yml", tmp_path / "none.csv", "--language", "it")
    assert (done.returncode, done.stdout) == (1, "")
    assert "riga 12" in done.stderr
    assert "la direzione è 1" in done.stderr


def test_an_error_that_was_not_measured_is_never_none():
    gaps, known = np.array([np.nan, 1.0, 3.0, 2.0, np.nan]), np.array([True] * 4 + [False])
    assert _usual(gaps, known=known).tolist() == [2.0, 1.0, 3.0, 2.0, 0.0]


def small(design: str, frame: pd.DataFrame) -> Scores:
    read = read_design(design)
    return score(read, table_of(frame, read))


def test_fewer_than_three_ranked_areas_or_several_groups_cannot_be_redrawn() -> None:
    frame = pd.DataFrame({"id": list("pqrs"), "a": [1.0, 2, 3, 4], "b": [2.0, 1, 4, 3]})
    frame["where"] = list("xxyy")
    flat = FLAT.format(normalisation="rank", aggregation="arithmetic")
    with pytest.raises(TableError, match="at least three ranked areas are needed, all in one"):
        plan_of(small(flat + "rank: {where: {where: [x]}}\n", frame), alternatives=AS_IT_IS)
    with pytest.raises(TableError, match="at least three ranked areas are needed, all in one"):
        plan_of(small(flat + "base: {within: where}\n", frame), alternatives=AS_IT_IS)


def with_limits(limits: float, denominator: bool) -> Scores:
    """Five areas; a has limits as far off as ``limits``, or counts with their own beside them."""
    count = np.array([10.0, 20, 30, 40, 50])
    frame = pd.DataFrame(
        {"id": list("pqrst"), "a": count, "b": count[::-1] ** 2, "of": [100.0, 100, 100, 200, 200]}
    )
    text = FLAT.format(normalisation="rank", aggregation="arithmetic")
    if denominator:
        text = text.replace("indicator: a,", "indicator: a, denominator: of, multiplier: 100,")
    design = read_design(text)
    table = table_of(frame, design)
    off = np.full(5, limits)
    return score(design, replace(
        table, lower={"a": count - off}, upper={"a": count + off}
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("denominator", "by_hand"),
    [(False, [2 / 1.96] * 5), (True, [n / 1.96 for n in (2, 2, 2, 1, 1)])],
)
def test_limits_become_errors_in_the_unit_of_the_score(
    denominator: bool, by_hand: list[float]
) -> None:
    """Limits 2 off, as 95 %: an error of 2 / 1.96, of a rate that over its denominator."""
    errors = plan_of(with_limits(2, denominator), alternatives=AS_IT_IS).errors[0]
    assert errors is not None
    assert errors.down.tolist() == pytest.approx(by_hand, rel=1e-3)
    assert errors.up.tolist() == pytest.approx(by_hand, rel=1e-3)


def test_limits_of_no_width_are_no_errors() -> None:
    assert plan_of(with_limits(0, denominator=False), alternatives=AS_IT_IS).errors[0] is None


THEN = """schema: 1
name: t
normalisation: {method: min_max, low: 0, high: 1}
index:
  key: i
  aggregation: arithmetic
  elements:
    - key: one
      then: THEN
      aggregation: arithmetic
      elements:
        - {indicator: a, direction: 1}
        - {indicator: b, direction: -1}
    - {indicator: c, direction: 1}
"""


@pytest.mark.parametrize("then", ["rank", "{method: min_max, low: 0, high: 100}"])
def test_a_second_normalisation_is_made_anew_in_each_redraw(then: str) -> None:
    random = np.random.default_rng(7)
    frame = pd.DataFrame(random.gamma(2, size=(12, 3)), columns=list("abc"))
    frame.insert(0, "id", range(12))
    found = small(THEN.replace("THEN", then), frame)
    values = drawn_scores(plan_of(found, alternatives=AS_IT_IS), sampled(
        plan_of(found, alternatives=AS_IT_IS), 3, 1
    ))  # fmt: skip
    np.testing.assert_allclose(values, np.tile(found.index, (3, 1)))
    other = replace(AS_IT_IS, aggregations=(Method("geometric", {}),))
    assert np.isfinite(drawn_scores(plan_of(found, alternatives=other), sampled(
        plan_of(found, alternatives=other), 3, 1
    ))).all()  # fmt: skip


def test_one_indicator_alone_is_never_left_out() -> None:
    frame = pd.DataFrame({"id": list("pqrs"), "a": [1.0, 2, 3, 5]})
    text = FLAT.format(normalisation="rank", aggregation="arithmetic")
    alone = small(text.replace(", {indicator: b, direction: 1}", ""), frame)
    assert "drop" not in set(single_choices(alone)["choice"])


def test_designs_that_are_the_same_move_nobody() -> None:
    frame = pd.DataFrame({"id": list("pqr"), "year": 2021, "a": [1.0, 2, 3], "b": [2.0, 1, 4]})
    flat = FLAT.format(normalisation="rank", aggregation="arithmetic")
    scores = small(flat, frame)
    found = compared(scores, scores.design)
    assert found.steps.empty
    assert found.areas["year"].tolist() == [2021] * 3
    assert found.areas["shift"].tolist() == [0, 0, 0]


def test_a_singular_matrix_has_no_kmo_and_few_areas_no_importance() -> None:
    assert np.isnan(kmo(np.ones((3, 3))))
    assert np.isnan(correlation_ratio(np.arange(2.0), np.arange(2.0)))
    assert np.isnan(correlation_ratio(np.arange(9.0), np.ones(9)))


def test_the_importance_of_an_indicator_in_two_halves_by_hand() -> None:
    """Index 0, 0, 2 and 4, 4, 6 in the two halves: within 2 x 8/3, in all 16/3 + 6 x 4 = 88/3."""
    found = correlation_ratio(np.arange(6.0), np.array([0.0, 0, 2, 4, 4, 6]))
    assert found == pytest.approx(1 - (16 / 3) / 4 * 5 / (88 / 3))


@pytest.mark.parametrize(
    ("events", "trials", "said"),
    [
        ([5.0, 1], [4.0, 9], "events must lie between 0 and trials"),
        ([-1.0, 1], [4.0, 9], "events must lie between 0 and trials"),
        ([1.0, 0], [4.0, 0], "at least two areas with trials"),
    ],
)
def test_rates_that_cannot_be_drawn_to_the_mean_are_refused(
    events: list[float], trials: list[float], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        logit_shrinkage(np.array(events), np.array(trials))


@pytest.mark.parametrize("probability", [-0.01, 1.01])
def test_what_is_no_probability_has_no_words(probability: float) -> None:
    with pytest.raises(ValueError, match="a probability lies between 0 and 1"):
        certainty(probability)


def test_which_choice_decides_the_place_of_an_area(scores: Scores) -> None:
    """Where nothing is drawn the rank never varies: no index can be named."""
    found = choice_sensitivity(scores, base=8, area="x1", alternatives=AS_IT_IS)
    assert found["total"].isna().all()
    assert choice_sensitivity(scores, base=64, area="x1")["total"].max() > 0


@pytest.mark.parametrize(
    ("option", "said"),
    [("--uncertainty=1", "needs at least 2 draws"), ("--uncertainty=-3", "needs at least 2 draws"),
     ("--seed=-1", "--seed must not be negative")],
)  # fmt: skip
def test_redraws_that_cannot_be_are_refused_by_the_command(
    option: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["d.yml", "t.csv", option])
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_ranges_of_a_year_stand_beside_that_year_alone(tmp_path: Path) -> None:
    frame = pd.DataFrame({"id": [*"pqrs"] * 2, "year": [2020] * 4 + [2021] * 4,
                          "a": np.arange(8.0), "b": np.arange(8.0)[::-1] ** 2})  # fmt: skip
    text = FLAT.format(normalisation="rank", aggregation="arithmetic")
    (tmp_path / "d.yml").write_text(text + "base: {years: each}\n", "utf-8")
    frame.to_csv(tmp_path / "t.csv", index=False)
    out = tmp_path / "o.csv"
    asked = [
        tmp_path / "d.yml",
        tmp_path / "t.csv",
        "-o",
        out,
        "--uncertainty",
        "20",
        "--year",
        2020,
    ]
    assert main([str(one) for one in asked]) == 0
    written = pd.read_csv(out)
    assert written["rank_p05"].notna().tolist() == [True] * 4 + [False] * 4
