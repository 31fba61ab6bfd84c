"""Designs and tables that are sound, and those that are not."""

from __future__ import annotations

import io
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from indicators.index.design import methods
from indicators.index.design.design_file import design_of_link, link_of, read_design, written_design
from indicators.index.design.methods import Method
from indicators.index.design.presets import DEPRIVATION, FRAGILITY, PRESETS
from indicators.index.design.problem import IndexDesignError, ScoresNotComparableError, TableError
from indicators.index.scoring.aggregate import COPELAND_AREAS, copeland
from indicators.index.scoring.scores import score
from indicators.index.scoring.table import as_text, table_of
from indicators.index.scoring.treatment import kurtosis, skewness, treatment_of
from indicators.index.scoring.weight import gini, gini_weights, pca_weights
from indicators.index.uncertainty.explanation import explained, row_of

DOC = (Path(__file__).resolve().parents[2] / "docs" / "index-design.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(schema.*?)```", DOC, re.DOTALL)

TABLE = """id,a,b,region,part,whole
p,1,40,north,10,20
q,2,30,north,10,40
r,3,20,south,10,50
s,5,10,south,10,100
"""
DESIGN = """schema: 1
name: toy
normalisation: {method: min_max, low: 0, high: 100}
index:
  key: score
  aggregation: arithmetic
  elements:
    - {indicator: a, direction: 1, weight: 3}
    - {indicator: b, direction: -1}
"""


def scored(design: str = DESIGN, table: str = TABLE):
    read = read_design(design)
    return score(read, table_of(pd.read_csv(io.StringIO(table)), read))


def test_a_toy_index_is_what_a_pencil_gives() -> None:
    found = scored().frame()
    # a: 0, 25, 50, 100; b turned round: 0, 33.3, 66.7, 100; weights 3 and 1
    np.testing.assert_allclose(found["score"], [0, (75 + 100 / 3) / 4, (150 + 200 / 3) / 4, 100])
    assert found["rank"].tolist() == [4, 3, 2, 1]


@pytest.mark.parametrize(
    ("was", "wrong", "said"),
    [
        ("direction: -1", "direction: 2", r"line 9, .*elements\[2\].direction: direction is 1"),
        ("name: toy", "nome: toy", r"line 2, nome: unknown field; did you mean 'name'"),
        ("arithmetic", "aritmetic", r"line 6, .*: 'aritmetic' must be one of arithmetic, .*; did"),
        ("weight: 3", "weight: -3", r"line 8, .*weight: a weight cannot be negative"),
        ("weight: 3", "weight: heavy", r"line 8, .*weight: a number is needed"),
        ("{method: min_max, low: 0, high: 100}", "z", r"line 3.*'z' needs 'ddof'"),
        ("{method: min_max, low: 0, high: 100}", "ampi", r"line 3.*'ampi' needs 'inf'"),
        ("{method: min_max, low: 0, high: 100}", "goalposts", r"line 3.*needs 'minimum'"),
        ("arithmetic", "{method: ampi}", r"line 6.*'ampi' needs 'penalty'"),
        ("arithmetic", "{method: power, exponent: 0}", r"line 6.*0 is not allowed"),
        ("  key: score", "  key: a", r"'a' is used more than once"),
        ("  key: score", "  key: score\n  weights_sum: 1", r"line 6, .*sum to 4, not to 1"),
        ("schema: 1", "schema: 2", r"line 1, schema: this version reads schema 1"),
        ("name: toy", "name: [", r"the file is not YAML"),
        ("name: toy", "name: toy\nname: toy", r"line 3, name: key repeated"),
        (
            "direction: 1, weight: 3}\n    - {indicator: b, direction: -1}",
            "direction: 1, weight: 0}\n    - {indicator: b, direction: -1, weight: 0}",
            r"elements: all weights are zero",
        ),
        (
            DESIGN[DESIGN.index("index:") :],
            "index: {indicator: a, direction: 1}\n",
            r"line 4, index.elements: missing or empty",
        ),
        ("index:", "missing: {coverage: 0}\nindex:", r"coverage is above 0 and at most 1"),
        ("index:", "missing: {impute: group_mean}\nindex:", r"'group' \(a column\) and 'impute"),
        ("index:", "missing: {group: region}\nindex:", r"'group' \(a column\) and 'impute"),
        (
            "{method: min_max, low: 0, high: 100}",
            "{method: z, ddof: 0, weighted: true}",
            r"'a' uses the population: key 'population' must name its column",
        ),
        (
            "{method: min_max, low: 0, high: 100}",
            "{method: groups, groups: 2.5}",
            r"line 3.*a whole number is needed, zero or more",
        ),
    ],
)
def test_a_wrong_design_is_named_by_line_and_field(was: str, wrong: str, said: str) -> None:
    with pytest.raises(IndexDesignError, match=said):
        read_design(DESIGN.replace(was, wrong, 1))


def test_every_fault_of_a_design_is_told_at_once_with_its_file_in_both_languages() -> None:
    with pytest.raises(IndexDesignError) as refused:
        read_design(
            DESIGN.replace("weight: 3", "weight: -3").replace("direction: -1", "direction: 2"),
            source="mine.yml",
        )
    assert refused.value.codes == ("negative", "direction")
    first, _ = refused.value.text("it").splitlines()
    assert first == ("mine.yml, riga 8, index.elements[1].weight: un peso non può essere negativo")


@pytest.mark.parametrize(
    ("was", "wrong", "said"),
    [
        ("q,2,", "p,2,", "id 'p' is there twice"),
        ("q,2,", "q,inf,", r"a: infinite value \(q\)"),
        ("q,2,", "q,two,", r"a: 'two' is not a number \(q\)"),
        ("id,a,", "id,c,", "a: the table has no such column"),
        ("p,1,40", "p,,40", None),
        (TABLE, "id,a,b\np,1,4\nq,2,3\n", "there are 2 areas"),
        (TABLE, "id,a,b\np,1,4\nq,1,3\nr,1,2\n", "a: constant in the base"),
        (TABLE, "id,a,b\np,,4\nq,,3\nr,,2\n", "a: all values are missing"),
        (TABLE, "id,a,b\n", "the table has no rows"),
        (TABLE, "id,year,a,b\np,1,1,4\nq,2,2,3\nr,2,3,1\n", "the design must say 'base"),
        (TABLE, "id,year,a,b\np,1.5,1,4\nq,1,2,3\nr,1,3,1\n", "year must be a whole number in"),
        (TABLE, "id,year,a,b\np,,1,4\nq,1,2,3\nr,1,3,1\n", "year must be a whole number in"),
        ("q,2,", ",2,", "row 2 has no id"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_scored_says_why(was: str, wrong: str, said: str | None) -> None:
    if said is None:
        assert np.isnan(scored(table=TABLE.replace(was, wrong, 1)).index[0])
        return
    with pytest.raises(TableError, match=said):
        scored(table=TABLE.replace(was, wrong, 1))


def test_a_share_above_a_hundred_is_refused_where_declared() -> None:
    share = "{indicator: part, denominator: whole, multiplier: 500, share_of: 100, direction: 1}"
    with pytest.raises(TableError, match=r"part: 250 \(p\) is outside 0-100"):
        scored(DESIGN.replace("{indicator: a, direction: 1, weight: 3}", share))


@pytest.mark.parametrize("method", ["geometric", "harmonic", "{method: ampi, penalty: plus}"])
def test_a_zero_under_a_geometric_mean_is_refused(method: str) -> None:
    with pytest.raises(TableError, match=r"needs scores above zero: 'a' is 0 \(p\)"):
        scored(DESIGN.replace("arithmetic", method))


def test_a_missing_value_takes_the_mean_of_its_group() -> None:
    design = DESIGN.replace("index:", "missing: {impute: group_mean, group: region}\nindex:", 1)
    found = scored(design, TABLE.replace("p,1,40", "p,,40"))
    assert found.ready["a"][0] == 2
    assert found.imputed["a"].tolist() == [True, False, False, False]


def test_coverage_lets_an_area_be_scored_on_what_it_has() -> None:
    design = DESIGN.replace("index:", "missing: {coverage: 0.75}\nindex:", 1)
    found = scored(design, TABLE.replace("q,2,30", "q,2,").replace("r,3,20", "r,,20"))
    assert found.index[1] == pytest.approx(25)
    assert np.isnan(found.index[2])
    assert found.coverage.tolist() == [1, 0.75, 0.25, 1]
    assert found.frame()["rank"].isna().tolist() == [False, False, True, False]


def test_a_base_period_is_not_rewritten_by_later_years() -> None:
    table = "id,year,a,b\n" + "".join(
        f"{area},{year},{value + 10 * (year - 2020)},{9 - value}\n"
        for year in (2020, 2021)
        for value, area in enumerate("pqr")
    )
    design = DESIGN.replace("index:", "base: {years: [2020]}\nindex:", 1)
    found = scored(design, table).frame()
    assert found["a"].tolist() == [0, 50, 100, 500, 550, 600]
    assert found["rank"].tolist() == [3, 2, 1, 3, 2, 1]


def test_groups_are_scored_and_ranked_apart() -> None:
    found = scored(DESIGN.replace("index:", "base: {within: region}\nindex:", 1)).frame()
    assert found["score"].tolist() == [0, 100, 0, 100]
    assert found["rank"].tolist() == [2, 1, 2, 1]


def test_outliers_are_moved_to_the_next_value_as_coinr_does() -> None:
    # 1 to 10, 30 and 100: skewness 3.06 and kurtosis 9.74 fail; with 100 at 30, 1.71 and 1.82 pass
    values = np.array([*range(1, 11), 30, 100], dtype=float)
    method = Method("skew_kurtosis", {
        "skewness": 2.0, "kurtosis": 3.5, "max_winsorised": 2, "then_log": True,
    })  # fmt: skip
    treated = treatment_of(method, values)
    assert treated(values).tolist() == [*range(1, 11), 30, 30]


@pytest.mark.parametrize("how", ["logit", "bayes"])
def test_small_areas_are_drawn_towards_the_mean_where_asked(how: str) -> None:
    share = f"{{indicator: part, denominator: whole, shrinkage: {how}, direction: 1}}"
    found = scored(DESIGN.replace("{indicator: a, direction: 1, weight: 3}", share)).raw["part"]
    mean = 40 / 210
    assert (np.abs(found - mean) <= np.abs(np.array([0.5, 0.25, 0.2, 0.1]) - mean) + 0.02).all()
    assert found[0] < 0.5
    with pytest.raises(IndexDesignError, match="'denominator' is needed"):
        scored(DESIGN.replace("weight: 3", f"shrinkage: {how}"))


def test_negative_component_weights_are_refused_unless_asked() -> None:
    table = "id,a,b\n" + "".join(f"x{n},{n},{n + (n % 3) / 9}\n" for n in range(9))
    design = DESIGN.replace("  key: score", "  key: score\n  weights: pca")
    with pytest.raises(TableError, match=r"score: the first component gives [ab] a negative"):
        scored(design, table)


@pytest.mark.parametrize("key", PRESETS)
def test_a_design_survives_file_and_link(key: str) -> None:
    design = PRESETS[key]
    assert read_design(written_design(design)) == design
    assert design_of_link(link_of(design)) == design
    assert len(link_of(design)) < 2000


@pytest.mark.parametrize("link", ["", "x", "!!", link_of(DEPRIVATION)[:-9]])
def test_a_damaged_link_is_an_error_of_its_own(link: str) -> None:
    with pytest.raises(IndexDesignError, match="cut or damaged"):
        design_of_link(link)


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.split("\n")[1][:40])
def test_the_documented_examples_are_sound(text: str) -> None:
    design = read_design(text)
    assert read_design(written_design(design)) == design


def test_every_method_and_option_is_documented() -> None:
    tables = (
        methods.NORMALISATIONS, methods.TREATMENTS, methods.AGGREGATIONS, methods.WEIGHTINGS,
    )  # fmt: skip
    words = {w for table in tables for name, options in table.items() for w in (name, *options)}
    words |= {*methods.TRANSFORMS, *methods.IMPUTATIONS, *methods.REFERENCES}
    assert {word for word in words if f"`{word}`" not in DOC and f"{word}" not in DOC} == set()
    assert len(words) > 40


def test_a_snapshot_refuses_to_be_a_series() -> None:
    assert not DEPRIVATION.comparable_over_time
    assert FRAGILITY.breaks == (2012, 2013, 2014)
    text = DESIGN.replace("index:", "comparable_over_time: false\nindex:", 1)
    with pytest.raises(ScoresNotComparableError):
        scored(text).change(2020, 2021)


def test_an_explanation_adds_up_to_its_score() -> None:
    parts = explained(scored(), 1)
    assert [part.key for part in parts] == ["score", "a", "b"]
    assert sum(part.contribution for part in parts[1:]) == pytest.approx(parts[0].score)
    assert parts[0].formula == "(3×25 + 1×33.33) / 4 = 27.08"
    assert parts[1].raw == 2


def test_rows_outside_among_take_a_place_and_move_nobody() -> None:
    design = DESIGN + "rank: {among: {region: [south]}}\n"
    found = scored(design).frame()
    assert found["rank"].tolist() == [3, 3, 2, 1]
    assert set(found["ranked_of"]) == {2}


def test_only_reliable_values_set_the_scale_unless_told_otherwise() -> None:
    table = TABLE.replace("part,whole", "part,whole,a_reliable")
    table = "\n".join(
        line + ("" if n == 0 else ",0" if line[0] == "s" else ",1")
        for n, line in enumerate(table.strip().split("\n"))
    )
    assert scored(table=table).frame()["a"].tolist() == [0, 50, 100, 200]
    heedless = scored(DESIGN + "base: {reliable: false}\n", table)
    assert heedless.frame()["a"].tolist() == [0, 25, 50, 100]
    with pytest.raises(TableError, match="a_reliable: 'x': every row needs 1 or 0"):
        scored(table=table.replace("20,1", "20,x", 1))


@pytest.mark.parametrize(
    ("method", "by_hand"),
    [
        ("rank", [3, 3, 2, 1]),
        ("{method: rank, ties: max}", [4, 4, 2, 1]),
        ("{method: rank, ties: average}", [3.5, 3.5, 2, 1]),
        ("borda", [2, 2, 1, 0]),
        ("percentile_rank", [2 / 3, 2 / 3, 1 / 3, 0]),
        ("{method: groups, groups: 2}", [2, 2, 1, 1]),
    ],
)
def test_ties_mean_the_same_counted_from_either_end(method: str, by_hand: list[float]) -> None:
    """Of 50, 50, 70, 90 with direction -1 the two lowest share rank 3, the lower of 3 and 4."""
    design = read_design(
        f"schema: 1\nname: d\nnormalisation: {method}\nindex:\n  key: i\n"
        "  aggregation: arithmetic\n  elements:\n    - {indicator: x, direction: -1}\n"
    )
    frame = pd.DataFrame({"id": list("abcd"), "x": [50.0, 50, 70, 90]})
    assert score(design, table_of(frame, design)).frame()["x"].tolist() == pytest.approx(by_hand)


def by(normalisation: str, values: list[float], direction: int = 1, more: str = "") -> list[float]:
    """Scores of one indicator x over as many areas."""
    design = read_design(
        f"schema: 1\nname: d\nnormalisation: {normalisation}\n{more}index:\n  key: i\n"
        f"  aggregation: arithmetic\n  elements:\n    - {{indicator: x, direction: {direction}}}\n"
    )
    frame = pd.DataFrame({"id": [f"n{n}" for n in range(len(values))], "x": values})
    frame["people"] = [3, 1, *[0] * (len(values) - 2)]
    return score(design, table_of(frame, design)).frame()["x"].tolist()


@pytest.mark.parametrize(
    ("normalisation", "direction", "by_hand"),
    [
        ("{method: percentile_rank, divisor: mid}", 1, [0.5 / 4, 1.5 / 4, 2.5 / 4, 3.5 / 4]),
        ("{method: percentile_rank, divisor: n}", 1, [0.25, 0.5, 0.75, 1]),
        ("{method: percentile_rank, divisor: n+1}", 1, [0.2, 0.4, 0.6, 0.8]),
        ("none", -1, [-10, -20, -30, -60]),
        ("{method: goalposts, minimum: 20, maximum: 40, truncate: true}", 1, [0, 0, 0.5, 1]),
        ("{method: goalposts, minimum: 20, maximum: 40, truncate: false}", 1, [-0.5, 0, 0.5, 2]),
    ],
)
def test_scores_of_ten_twenty_thirty_and_sixty_by_hand(
    normalisation: str, direction: int, by_hand: list[float]
) -> None:
    assert by(normalisation, [10, 20, 30, 60], direction) == pytest.approx(by_hand)


def test_a_weighted_z_score_has_the_mean_of_the_people() -> None:
    """Three people at 10 and one at 30: mean 15, variance (3 x 25 + 225) / 4 = 75."""
    weighted = by("{method: z, ddof: 0, weighted: true}", [10, 30, 99], more="population: people\n")
    assert weighted == pytest.approx([(x - 15) / 75**0.5 for x in (10, 30, 99)])


def test_values_too_large_for_a_grid_are_ranked_as_they_are() -> None:
    assert by("rank", [1e250, 2e250, 3e250]) == [1, 2, 3]


@pytest.mark.parametrize(
    ("method", "options", "by_hand"),
    [
        ("percentiles", {"lower": 25, "upper": 75}, [2, 2, 3, 4, 4]),
        ("clip", {"lower": 2, "upper": None}, [2, 2, 3, 4, 9]),
        ("clip", {"lower": None, "upper": 4}, [1, 2, 3, 4, 4]),
    ],
)
def test_extremes_are_held_where_the_method_says(
    method: str, options: dict[str, float | None], by_hand: list[float]
) -> None:
    values = np.array([1.0, 2, 3, 4, 9])
    assert treatment_of(Method(method, options), values)(values).tolist() == by_hand


def test_skewness_and_kurtosis_by_hand() -> None:
    """0, 0, 3: deviations -1, -1, 2, variance 2, third moment 2: G1 = 2 / 2^1.5 sqrt(6).
    0, 0, 0, 4: variance 3, fourth moment 21, 21 / 9 - 3 = -2 / 3: (6 - 10 / 3) x 3 / 2 = 4."""
    assert skewness(np.array([0.0, 0, 3])) == pytest.approx(2 / 2**1.5 * 6**0.5)
    assert kurtosis(np.array([0.0, 0, 0, 4])) == pytest.approx(4)
    assert skewness(np.array([1.0, 5])) == skewness(np.array([2.0, 2, 2])) == 0
    assert kurtosis(np.array([1.0, 5, 9])) == kurtosis(np.array([2.0, 2, 2, 2])) == 0


def test_a_long_tail_below_is_drawn_in_from_below_and_else_put_on_a_logarithm() -> None:
    """One far value under twenty: it becomes the next. With none to move the logarithm is taken,
    with its side turned: the order stays, the far value is nearer."""
    values = np.array([-500.0, *np.linspace(1, 3, 20)])
    options = {"skewness": 2.0, "kurtosis": 3.5, "max_winsorised": 1, "then_log": True}
    moved = treatment_of(Method("skew_kurtosis", options), values)
    assert (moved.lower, moved.upper, moved.winsorised) == (1.0, np.inf, 1)
    logged = treatment_of(Method("skew_kurtosis", {**options, "max_winsorised": 0}), values)
    assert logged.side == -1
    assert (np.diff(logged(values)) > 0).all() == (np.diff(values) > 0).all()
    kept = treatment_of(
        Method("skew_kurtosis", {**options, "max_winsorised": 0, "then_log": False}), values
    )
    assert kept(values).tolist() == values.tolist()


def test_a_logarithm_is_not_defined_for_a_zero_or_a_stated_zero() -> None:
    logged = DESIGN.replace("{indicator: a,", "{indicator: a, transform: ln,")
    with pytest.raises(TableError, match=r"a: 'ln' is not defined for 0 \(p\)"):
        scored(logged, TABLE.replace("p,1,", "p,0,"))
    posts = "{method: goalposts, minimum: 0, maximum: 9, truncate: true}"
    with pytest.raises(TableError, match="'ln' is not defined for the stated numbers of 'goalp"):
        scored(logged.replace("{method: min_max, low: 0, high: 100}", posts))


def test_an_index_in_a_table_with_years_wants_its_base_there() -> None:
    with pytest.raises(TableError, match="a base period needs a year column"):
        scored(DESIGN + "base: {years: [2020]}\n")
    lines = [f"{line[0]},2021{line[1:]}" for line in TABLE.split()[1:]]
    dated = "\n".join(["id,year,a,b,region,part,whole", *lines])
    with pytest.raises(TableError, match="no row is in the base"):
        scored(DESIGN + "base: {years: [2020]}\n", dated)


def test_a_column_that_is_used_may_not_be_there_twice() -> None:
    design = read_design(DESIGN)
    frame = pd.DataFrame([["p", 1, 4, 1], ["q", 2, 3, 2], ["r", 3, 1, 3]], columns=list("xaba"))
    with pytest.raises(TableError, match="a: the column is there twice"):
        table_of(frame, design)


def test_labels_that_are_whole_numbers_have_no_decimals() -> None:
    assert as_text(pd.Series([1.0, None, 30.0])).tolist() == ["1", "", "30"]
    assert as_text(pd.Series([1.5, None])).tolist() == ["1.5", ""]


def test_a_sum_is_written_out_and_split_by_its_weights() -> None:
    top, *parts = explained(scored(DESIGN.replace("arithmetic", "sum")), 1)
    assert top.formula == "3×25 + 1×33.33 = 108.3"
    assert [part.contribution for part in parts] == pytest.approx([75, 100 / 3])


def test_a_mean_of_another_power_lists_its_terms_and_is_not_split() -> None:
    """The root of (3 x 25.75^2 + 34^2) / 4 is 28.04."""
    design = DESIGN.replace("low: 0,", "low: 1,")
    top, *parts = explained(scored(design.replace("arithmetic", "{method: power, exponent: 2}")), 1)
    assert top.formula == "power(25.75 (w 3); 34 (w 1)) = 28.04"
    assert [part.contribution for part in parts] == [None, None]


def test_the_penalty_of_ampi_is_written_out() -> None:
    """Scores 100 + 0 and 100 + 10 about: M is their mean, S2 their variance, M + S2/M the index."""
    design = DESIGN.replace("low: 0,", "low: 1,").replace(
        "arithmetic", "{method: ampi, penalty: plus}"
    )
    top, a, _ = explained(scored(design), 1)
    assert top.formula.startswith("M = (3×25.75 + 1×34) / 4 = 27.81; S² = ")
    mean = (3 * 25.75 + 34) / 4
    variance = (3 * (25.75 - mean) ** 2 + (34 - mean) ** 2) / 4
    assert top.score == pytest.approx(mean + variance / mean)
    assert a.contribution == pytest.approx(0.75 * 25.75)


def test_a_rank_s_formula_says_how_many_lie_at_most_there() -> None:
    ranked = scored(DESIGN.replace("{method: min_max, low: 0, high: 100}", "rank"))
    assert explained(ranked, 1)[1].formula == "rank(2/4) = 2"
    with pytest.raises(KeyError):
        row_of(ranked, "z")


def test_the_elements_of_a_design_are_found_by_key() -> None:
    design = read_design(DESIGN)
    assert design.element("b").direction == -1
    parent = design.parent("b")
    assert parent is not None
    assert (parent.key, design.parent("score")) == ("score", None)
    with pytest.raises(KeyError):
        design.element("z")


def test_weights_of_the_first_component_need_areas_and_variation() -> None:
    with pytest.raises(ValueError, match="too few complete rows"):
        pca_weights(np.array([[1.0, 2], [2, 1], [np.nan, 3]]))
    with pytest.raises(ValueError, match="a constant element"):
        pca_weights(np.array([[1.0, 2], [1, 1], [1, 3]]))
    assert pca_weights(np.array([[1.0], [2], [4]])).tolist() == [1]


def test_gini_weights_by_hand() -> None:
    """1, 3: 2 (1 + 6) / (2 x 4) - 3/2 = 1/4, times 2 is 1/2; 1, 1 has none and gets no weight."""
    assert gini(np.array([1.0, 3])) == pytest.approx(0.5)
    pairs = np.array([[1.0, 1], [3, 7]])
    assert gini_weights(pairs, inverse=False) == pytest.approx(np.array([0.4, 0.6]))
    with pytest.raises(ValueError, match="without positive Gini"):
        gini_weights(np.array([[1.0, 1], [3, 1]]), inverse=False)


def test_copeland_compares_no_more_areas_than_it_can() -> None:
    with pytest.raises(ValueError, match=f"at most {COPELAND_AREAS} areas"):
        copeland(np.zeros((COPELAND_AREAS + 1, 1)), np.ones(1))
