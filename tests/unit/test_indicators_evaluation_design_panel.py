"""Bad panels: an error that names row and column, or a declared rule."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.evaluation.__main__ import main
from indicators.evaluation.design import problems
from indicators.evaluation.design.model import EvaluationDesign
from indicators.evaluation.design.panel import MOST_SHOWN, panel_of
from indicators.evaluation.design.problems import PanelError, problem
from indicators.evaluation.design.sample import StudySample, ring_of, sample_of
from indicators.evaluation.design.schema import design_of
from indicators.evaluation.estimators.did import cluster_robust, did
from indicators.evaluation.estimators.result import plain

DESIGN = """\
schema: 1
methods: [did]
panel: {unit: unit, time: year, outcome: y}
treatment: {column: d, start: 2}
"""
PANEL = """\
unit,year,y,d
a,1,1.0,1
a,2,4.0,1
b,1,2.0,1
b,2,6.0,1
c,1,1.0,0
c,2,2.0,0
e,1,5.0,0
e,2,5.5,0
f,1,3.0,0
f,2,5.0,0
"""


def run(tmp_path: Path, panel: str, design: str = DESIGN) -> dict[str, Any]:
    (tmp_path / "design.yml").write_text(design, encoding="utf-8")
    (tmp_path / "panel.csv").write_text(panel, encoding="utf-8")
    out = tmp_path / "result.json"
    status = main([str(tmp_path / "design.yml"), str(tmp_path / "panel.csv"), "-o", str(out)])
    return {"status": status, **(json.loads(out.read_text()) if status == 0 else {})}


def test_two_by_two_by_hand(tmp_path: Path) -> None:
    result = run(tmp_path, PANEL)["results"][0]
    assert result["estimate"] == pytest.approx((3 + 4) / 2 - (1 + 0.5 + 2) / 3)
    assert result["se"] == pytest.approx((0.5 / 2 + (7 / 12) / 3) ** 0.5)
    assert (result["n_treated"], result["n_control"], result["n_periods"]) == (2, 3, 2)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "a,2,4.0,1",
            "a,1,4.0,1",
            "row 3, column 'unit': unit a, period 1 already stands in row 2",
        ),
        ("a,2,4.0,1", 'a,2,"4,0",1', "(C3): “4,0” has a decimal comma and “1.0” (C2)"),
        ("a,2,4.0,1", "a,2,four,1", "row 3, column 'y': 'four' is not a number"),
        ("a,2,4.0,1", "a,2,inf,1", "row 3, column 'y': 'inf' is not a finite number"),
        ("a,2,4.0,1", "a,2,4.0,", "row 3, column 'd': the treatment is missing"),
        ("a,2,4.0,1", "a,2,4.0", "row 3: 3 cells, but the header (row 1) has 4"),
        ("a,2,4.0,1", ",2,4.0,1", "row 3, column 'unit': the unit is missing"),
        ("a,2,4.0,1", "a,2.5,4.0,1", "row 3, column 'year': must be a whole number"),
        ("a,2,4.0,1", "a,2,4.0,0", "it says itself when treatment starts"),
        ("unit,year,y,d", "unit,year,z,d", "field panel.outcomes.0, column 'y': the panel has no"),
        ("unit,year,y,d", "unit;year;y;d", "row 2: the header is missing"),
        ("unit,year,y,d", "unit,year,y,y", "column 'y': the table has this column twice"),
    ],
)
def test_a_bad_cell_is_named_by_row_and_column(
    old: str, new: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, PANEL.replace(old, new))["status"] == 2
    assert said in capsys.readouterr().err


def test_a_decimal_comma_is_read_where_the_design_states_it(tmp_path: Path) -> None:
    panel = PANEL.replace(",", ";").replace(".", ",")
    design = DESIGN.replace("outcome: y}", 'outcome: y, separator: ";", decimal: ","}')
    assert run(tmp_path, panel, design)["results"] == run(tmp_path, PANEL)["results"]


def without(panel: str, *starts: str) -> str:
    return "".join(line for line in panel.splitlines(True) if not line.startswith(starts))


def test_a_missing_year_drops_the_unit_and_says_so(tmp_path: Path) -> None:
    found = run(tmp_path, without(PANEL, "f,2"))
    assert found["results"][0]["n_control"] == 2
    assert "1 units left out (without the values needed): f" in found["results"][0]["warnings"]
    assert found["sample"]["balanced"] is False


def test_available_counts_what_there_is(tmp_path: Path) -> None:
    design = DESIGN + "options: {missing: available}\n"
    result = run(tmp_path, without(PANEL, "f,2"), design)["results"][0]
    assert result["estimate"] == pytest.approx(3.5 - ((2 + 5.5) / 2 - (1 + 5 + 3) / 3))


def test_refuse_refuses_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    design = DESIGN + "options: {missing: refuse}\n"
    assert run(tmp_path, without(PANEL, "f,2"), design)["status"] == 2
    assert "values are missing within the windows for unit f" in capsys.readouterr().err


def test_one_treated_unit_has_no_standard_error_but_a_randomisation_test(tmp_path: Path) -> None:
    design = DESIGN.replace("[did]", "[did, randomisation]")
    did, tested = run(tmp_path, without(PANEL, "b,"), design)["results"]
    assert did["se"] is None
    assert "one treated" in did["why_not"]
    assert tested["p"] == 0.25
    assert tested["details"]["exact"] is True
    assert tested["interval"] == [None, None]


@pytest.mark.parametrize(
    ("panel", "said"),
    [
        (PANEL.replace(",1\n", ",0\n"), "no unit is treated"),
        (PANEL.replace(",0\n", ",1\n"), "0 units are left to compare with"),
        (without(PANEL, "c,", "e,"), "1 units are left to compare with; at least two"),
        (without(PANEL, "a,1", "b,1", "c,1", "e,1", "f,1"), "treated from the first period on"),
        ("unit,year,y,d\n", "No rows stand under the header"),
    ],
)
def test_a_panel_without_contrast_is_refused(
    panel: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, panel)["status"] == 2
    assert said in capsys.readouterr().err


def test_always_treated_units_are_left_out_and_named(tmp_path: Path) -> None:
    design = DESIGN.replace("column: d, start: 2", "start_column: d")
    panel = PANEL.replace(",1\n", ",2\n").replace("f,1,3.0,0", "f,1,3.0,1")
    panel = panel.replace("f,2,5.0,0", "f,2,5.0,1")
    result = run(tmp_path, panel, design)["results"][0]
    assert (result["n_treated"], result["n_control"]) == (2, 2)
    assert "treated units left out: f" in result["warnings"]


@pytest.mark.parametrize("never", ["0", "", "NaN", "inf", "never", "NA", "."])
def test_never_may_be_written_in_many_ways(never: str, tmp_path: Path) -> None:
    design = DESIGN.replace("column: d, start: 2", "start_column: d")
    panel = PANEL.replace(",1\n", ",2.0\n").replace(",0\n", f",{never}\n")
    assert run(tmp_path, panel, design)["results"][0]["n_control"] == 3


def test_a_constant_outcome_has_an_estimate_and_no_test(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [line.split(",") for line in PANEL.splitlines()]
    constant = "\n".join(",".join([u, t, y if y == "y" else "7", d]) for u, t, y, d in rows)
    design = DESIGN.replace("[did]", "[did, randomisation, twfe]")
    did, twfe, tested = run(tmp_path, constant, design)["results"]
    assert (did["estimate"], did["se"], did["why_not"] != "") == (0.0, None, True)
    assert (twfe["se"], twfe["why_not"] != "") == (None, True)
    assert "every unit changes by the same amount" in tested["why_not"]


def test_ties_count_as_extreme(tmp_path: Path) -> None:
    lines = [f"{u},{t},{v}" for u in "abcdef" for t, v in ((1, 0), (2, 1 if u in "abc" else 0))]
    design = DESIGN.replace("column: d, start", "units: [a, d], start")
    design = design.replace("[did]", "[randomisation]")
    result = run(tmp_path, "unit,year,y\n" + "\n".join(lines), design)["results"][0]
    assert result["p"] == 1.0


def test_staggered_starts_need_windows_or_another_method(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    design = DESIGN.replace("column: d, start: 2", "units: [a, b], start: {a: 2, b: 3}")
    longer = PANEL + "".join(f"{u},3,1,0\n" for u in "abcef")
    assert run(tmp_path, longer, design)["status"] == 2
    assert "state windows.before and windows.after, or use att_gt" in capsys.readouterr().err


def test_a_method_that_cannot_answer_says_why_beside_one_that_can(tmp_path: Path) -> None:
    design = DESIGN.replace("[did]", "[did, drift]")
    did, drift = run(tmp_path, PANEL, design)["results"]
    assert did["estimate"] is not None
    assert drift["estimate"] is None
    assert "rho needs two periods before" in drift["why_not"]


def test_a_treatment_that_is_switched_off_is_only_for_twfe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "".join(f"{u},3,{n},{n % 2}\n" for n, u in enumerate("abcef"))
    panel = PANEL.replace("a,1,1.0,1", "a,1,1.0,0").replace("b,1,2.0,1", "b,1,2.0,0") + more
    design = DESIGN.replace("column: d, start: 2", "column: d")
    assert run(tmp_path, panel, design)["status"] == 2
    assert "only twfe can use it so" in capsys.readouterr().err
    assert run(tmp_path, panel, design.replace("[did]", "[twfe]"))["status"] == 0


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "no.yml"), str(tmp_path / "no.csv")]) == 2
    assert "there is no such file" in capsys.readouterr().err


def test_every_problem_has_a_sentence_and_every_sentence_a_problem() -> None:
    package = Path(problems.__file__).parents[1]
    sources = [path.read_text(encoding="utf-8") for path in package.rglob("*.py")]
    nodes = [node for source in sources for node in ast.walk(ast.parse(source))]
    calls = [node for node in nodes if isinstance(node, ast.Call) and node.args]
    named = ("problem", "sentence", "refuse_panel", "wrong")
    codes = {
        part.value
        for call in calls
        if getattr(call.func, "id", "") in named
        for part in ast.walk(call.args[0])
        if isinstance(part, ast.Constant)
    }
    written = {node.value for node in nodes if isinstance(node, ast.Constant)}
    families = {f"{code}." for code in problems.SENTENCES} | {"no_pair.", "unused_field."}
    assert {code for code in codes if code not in families} <= set(problems.SENTENCES)
    told = {code for code in problems.SENTENCES if not code.startswith(tuple(families))}
    assert told <= written


def test_a_problem_is_said_in_italian_with_its_place_and_its_hint() -> None:
    found = problem("text.comma", row=3, column="y", text="4,0")
    assert (found.code, found.text("it")) == (
        "text",
        "riga 3, colonna 'y': '4,0' non è un numero (una virgola decimale? dichiara decimal: "
        '"," in panel)',
    )


def test_who_was_left_out_is_said_in_the_reader_s_language() -> None:
    frame = long({**THREE_YEARS, "a": (1, 2, np.nan), "b": (1, 2, np.nan)})
    with pytest.raises(PanelError) as refused:
        sampled(frame, designed())
    (told,) = refused.value.problems
    assert told.text("it") == (
        "campo treatment: non resta nessuna unità trattata (lasciate fuori: senza i valori "
        "necessari: a, b)"
    )


def test_an_italian_panel_needs_nothing_stated_and_says_what_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    panel = PANEL.replace(",", ";").replace(".", ",")
    assert run(tmp_path, panel)["results"] == run(tmp_path, PANEL)["results"]
    assert "virgola decimale, 4 colonne, 10 righe, separatore ;" in capsys.readouterr().err


@pytest.mark.parametrize("out", ["panel.csv", "design.yml"])
def test_the_result_may_not_overwrite_what_it_is_made_of(out: str, tmp_path: Path) -> None:
    run(tmp_path, PANEL)
    before = (tmp_path / out).read_text()
    paths = [str(tmp_path / name) for name in ("design.yml", "panel.csv", out)]
    assert main([*paths[:2], "-o", paths[2]]) == 2
    assert (tmp_path / out).read_text() == before


def test_columns_that_are_not_named_may_be_empty_or_repeated(tmp_path: Path) -> None:
    lines = [f"{line},{'n,n' if n == 0 else ','}" for n, line in enumerate(PANEL.splitlines())]
    assert run(tmp_path, "\n".join(lines))["results"] == run(tmp_path, PANEL)["results"]


@pytest.mark.parametrize("field", ["units: [a, bb]", "exclude: [bb]"])
def test_a_unit_that_the_panel_lacks_is_an_error_with_the_nearest(
    field: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, PANEL, f"{DESIGN}comparison: {{{field}}}\n")["status"] == 2
    assert "the panel has no unit bb; the nearest are b" in capsys.readouterr().err


def test_units_with_leading_zeros_are_text(tmp_path: Path) -> None:
    panel = PANEL.replace("\na,", "\n014,").replace("\nb,", "\n1.50,")
    design = DESIGN.replace("column: d, start", "units: [014, 1.50], start")
    assert run(tmp_path, panel, design)["results"] == run(tmp_path, PANEL)["results"]


THREE_YEARS = {"a": (1, 2, 5), "b": (2, 2, 6), "c": (1, 1, 2), "d": (4, 3, 4), "e": (0, 1, 1)}


def long(values: Mapping[str, Sequence[float]] = THREE_YEARS, **columns: Any) -> pd.DataFrame:
    """One row for each unit and year (1, 2, ...); ``columns`` are added to it as they are."""
    rows = [(u, t, y) for u, row in values.items() for t, y in enumerate(row, start=1)]
    return pd.DataFrame(rows, columns=["unit", "year", "y"]).assign(**columns)


def designed(panel: dict[str, Any] | None = None, **sections: Any) -> EvaluationDesign:
    """A difference in differences of ``a`` and ``b`` from year 3 on."""
    named = {"unit": "unit", "time": "year", "outcome": "y", **(panel or {})}
    asked = {"schema": 1, "method": "did", "treatment": {"units": ["a", "b"], "start": 3}}
    return design_of({**asked, "panel": named, **sections})


def sampled(frame: pd.DataFrame, design: EvaluationDesign) -> StudySample:
    return sample_of(panel_of(frame, design), design, ["y"], rule=design.rule_for_missing("did"))


def first(value: Any, other: Any, count: int = 15) -> list[Any]:
    """A column of ``count`` rows: ``value`` once, then ``other``."""
    return [value, *[other] * (count - 1)]


@pytest.mark.parametrize(
    ("frame", "panel", "sections", "said"),
    [
        (long().iloc[:0], {}, {}, "the panel has no rows"),
        (long(g=first("x", "z")), {"group": "g"}, {},
         "row 3, column 'g': unit a has both 'x' and 'z'; it must not change within a unit"),
        (long(w=first(-1, 1)), {"weights": "w"}, {}, "row 2, column 'w': the weight is -1, below"),
        (long(w=first(None, 1)), {"weights": "w"}, {}, "row 2, column 'w': the weight is missing"),
        (long(s=first(3, 2)), {}, {"treatment": {"start_column": "s"}},
         "row 3, column 's': unit a has two starts, 3 and 2"),
        (long(d=0), {}, {"treatment": {"column": "d"}},
         "column 'd' never changes within a unit: state treatment.start"),
        (long({str(n): (1, 2, 3) for n in range(MOST_SHOWN)}, y="many"), {}, {},
         f"and {2 * MOST_SHOWN} more of the kind"),
        (long(), {}, {"windows": {"before": [-9, -5], "after": [3, 3]}},
         "no period from -9 to -5 \\(it has 1 to 3, 3 periods\\)"),
        (long({**THREE_YEARS, "a": (1, 2, np.nan), "b": (1, 2, np.nan)}), {}, {},
         "no treated unit remains \\(left out: .*: a, b\\)"),
    ],
)  # fmt: skip
def test_a_panel_that_cannot_be_used_says_where_it_is_wrong(
    frame: pd.DataFrame, panel: dict[str, Any], sections: dict[str, Any], said: str
) -> None:
    with pytest.raises(PanelError, match=said):
        sampled(frame, designed(panel, **sections))


def test_a_treatment_that_is_no_number_is_one_problem_and_not_two() -> None:
    with pytest.raises(PanelError) as refused:
        panel_of(long(d=first("so-so", 0)), designed(treatment={"column": "d"}))
    assert [(one.code, one.where.en) for one in refused.value.problems] == [
        ("text", "row 2, column 'd':")
    ]


@pytest.mark.parametrize(
    ("cells", "decimal", "values"),
    [
        (["True", "false", "1"], "", [1, 0, 1]),
        (["1,5", "2", "-0,25"], ",", [1.5, 2, -0.25]),
    ],
)
def test_truths_and_decimal_commas_are_numbers(
    cells: list[str], decimal: str, values: list[float]
) -> None:
    panel = {"decimal": decimal} if decimal else {}
    read = panel_of(long({"a": (0, 0, 0)}).assign(y=cells), designed(panel, treatment={
        "units": ["a"], "start": 3}))  # fmt: skip
    assert read.values["y"][0].tolist() == values


def test_a_point_beside_decimal_commas_is_a_problem() -> None:
    frame = long().assign(y=first("1.5", "2,5"))
    with pytest.raises(PanelError, match="has a point where the decimal mark is a comma"):
        panel_of(frame, designed({"decimal": ","}))


def test_neighbours_are_mutual_and_units_the_panel_lacks_are_passed_over() -> None:
    frame = long(near=["c; a; zz"] * 3 + [""] * 12)
    touching = panel_of(frame, designed({"neighbours": "near"})).adjacency
    assert touching is not None
    assert np.argwhere(touching).tolist() == [[0, 2], [2, 0]]
    assert not ring_of(np.array([True, False]), None).any()


def test_a_floor_may_stand_on_a_column_of_its_own() -> None:
    """Unit e has 900 residents in year 2, the others 1,000: it is left out and named."""
    frame = long(people=[1000] * 13 + [900, 1000])
    rule = {"at_least": {"column": "people", "value": 1000}}
    assert sampled(frame, designed(comparison=rule)).units == ("a", "b", "c", "d")


def test_a_start_within_the_window_after_dilutes_the_estimate() -> None:
    starts = {"units": ["a", "b"], "start": {"a": 2, "b": 3}}
    design = designed(treatment=starts, windows={"before": [1, 1], "after": [2, 3]})
    assert any("the estimate is diluted" in said for said in sampled(long(), design).warnings)


def test_pairs_that_hold_treated_and_controls_are_summed_before_they_are_squared() -> None:
    """Twenty pairs, in each a treated unit and a control with the same shock: it cancels.

    The influence of pair g is (t_g - c_g) / 20 about its mean, that is nothing: with shocks of
    their own for the treated, 1 and -1 in turn, it is 1 / 20, and se^2 = 20 / 20^2 * 20 / 19.
    """
    shock = [2.0 * (n % 3) for n in range(20)]
    treated = {f"t{n}": (0, 0, 5 + shock[n] + (-1) ** n) for n in range(20)}
    controls = {f"c{n}": (0, 0, shock[n]) for n in range(20)}
    frame = long({**treated, **controls})
    frame["pair"] = frame["unit"].str[1:]
    design = designed({"cluster": "pair"}, treatment={"units": [*treated], "start": 3})
    found = did(sampled(frame, design), "y")
    assert found.estimate == pytest.approx(5)
    assert (found.se, found.df) == (pytest.approx((1 / 19) ** 0.5), 19)
    assert found.inference == "cluster-robust"


def test_few_pairs_or_one_cluster_for_all_carry_no_error() -> None:
    design = designed({"cluster": "g"})
    pairs = did(sampled(long(g=list("xxxyyyxxxyyyzzz")), design), "y")
    assert "2 treated and 3 control clusters" in pairs.why_not
    alone = did(sampled(long(g="x"), design), "y")
    assert alone.why_not.startswith("one treated or one control cluster")
    assert pairs.estimate == alone.estimate == pytest.approx((3.5 + 4) / 2 - (1 + 0.5 + 0.5) / 3)


def test_changes_that_do_not_vary_have_no_robust_error_beside() -> None:
    units = {f"u{n}": (1, 1, 1 + 2 * (n < 20)) for n in range(40)}
    design = designed(treatment={"units": [f"u{n}" for n in range(20)], "start": 3})
    beside = cluster_robust(sampled(long(units), design), "y")
    assert plain(beside) == {
        "se": None,
        "t": None,
        "p": None,
        "why_not": "the residuals do not vary",
    }


@pytest.mark.parametrize(
    ("value", "written"), [(float("nan"), None), (float("inf"), "inf"), (-np.inf, "-inf"), (1, 1)]
)
def test_a_result_is_written_without_numbers_json_lacks(value: float, written: Any) -> None:
    assert plain({"x": [value]}) == {"x": [written]}
