"""The design of an evaluation: what is refused, with line and field, and what is read as meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.evaluation.design.milan import milan_design, plausible_starts
from indicators.evaluation.design.model import EvaluationDesign, mapping_of
from indicators.evaluation.design.problems import EvaluationDesignError
from indicators.evaluation.design.schema import design_of
from indicators.evaluation.files import read_design, written_design

GOOD = """\
schema: 1
methods: [did, mde]
panel:
  unit: store
  time: wave
  outcome: jobs
treatment:
  units: [a, 014]
  start: 2
"""


def read(tmp_path: Path, text: str) -> EvaluationDesign:
    path = tmp_path / "design.yml"
    path.write_text(text, encoding="utf-8")
    return read_design(path)


def problems(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    with pytest.raises(EvaluationDesignError) as caught:
        read(tmp_path, text)
    return [(problem.code, problem.where.en) for problem in caught.value.problems]


def test_a_good_design_is_read_and_leading_zeros_stay(tmp_path: Path) -> None:
    design = read(tmp_path, GOOD)
    assert (design.methods, design.treatment.units) == (("did", "mde"), ("a", "014"))
    assert design.columns.outcomes == ("jobs",)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("schema: 1", "schema: 2", ("wrong_schema", "line 1, schema:")),
        ("schema: 1\n", "", ("missing", "line 1, schema:")),
        ("methods: [did, mde]", "methods: [ddi]", ("choice", "line 2, methods[1]:")),
        ("methods: [did, mde]\n", "", ("missing", "line 1, methods:")),
        ("  unit: store\n", "", ("missing", "line 3, panel.unit:")),
        ("  time: wave", "  tme: wave", ("unknown", "line 5, panel.tme:")),
        ("  outcome: jobs", "  outcome: [jobs, jobs]", ("named_twice", "line 6, panel.outcome:")),
        ("  start: 2", "  start: two", ("unfit", "line 9, treatment.start:")),
        ("  start: 2", "  start: {a: 2}", ("missing_start", "line 9, treatment.start:")),
        ("  units: [a, 014]\n  start: 2", "  column: d\n  start: {a: 2}",
         ("not_whole", "line 9, treatment.start:")),
        ("  start: 2", "  column: d", ("treatment_ways", "line 7, treatment:")),
        ("  start: 2", "  start: 2\n  start: 3", ("given_twice", "line 10, treatment.start:")),
        ("  start: 2", "  start: 2\nwindows: {before: [3, 1]}",
         ("backwards", "line 10, windows.before:")),
        ("  start: 2", "  start: 2\nwindows: {before: [1, 2], after: [2, 3]}",
         ("windows_overlap", "line 10, windows.after:")),
        ("  start: 2", "  start: 2\noptions: {level: 95}",
         ("out_of_range", "line 10, options.level:")),
        ("  start: 2", "  start: 2\noptions: {missing: drop}",
         ("choice", "line 10, options.missing:")),
        ("  start: 2", "  start: 2\noptions: {event_window: [0, 3]}",
         ("out_of_range", "line 10, options.event_window:")),
        ("  start: 2", "  start: 2\ncomparison: {units: [a]}",
         ("treated_control", "line 10, comparison.units:")),
        ("  start: 2", "  start: 2\ncomparison: {at_least: 3}",
         ("unfit", "line 10, comparison.at_least:")),
        ("  start: 2", "  start: 2\nneighbours: [[a, a]]",
         ("not_a_pair", "line 10, neighbours[1]:")),
        ("  start: 2", "  start: [2", ("not_yaml", "line 10:")),
        ("methods: [did, mde]", "methods: [did]\nmethod: did", ("given_twice", "line 2, methods:")),
        ("  units: [a, 014]", "  start_column: g", ("given_twice", "line 9, treatment.start:")),
        ("  start: 2", "  start: 2\noptions: {unit_trends: 3}",
         ("unfit", "line 10, options.unit_trends:")),
        ("  start: 2", "  start: 2\noptions: {unit_trends: true}",
         ("unused_field", "line 10, options.unit_trends:")),
        ("  start: 2", "  start: 2\ncomparison: {exclude: [a]}",
         ("treated_excluded", "line 10, comparison.exclude:")),
        ("  outcome: jobs", "  outcome: jobs\n  separator: ','\n  decimal: ','",
         ("same_mark", "line 8, panel.decimal:")),
        ("  time: wave", "  time: store", ("same_column", "line 5, panel.time:")),
        ("  time: wave", "  time: wave\n  time_by: region",
         ("unused_field", "line 6, panel.time_by:")),
    ],
)  # fmt: skip
def test_a_bad_design_names_line_and_field(
    old: str, new: str, expected: tuple[str, str], tmp_path: Path
) -> None:
    assert old in GOOD
    assert expected in problems(tmp_path, GOOD.replace(old, new))


def test_all_problems_are_named_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("[did, mde]", "[ddi]").replace("  time: wave\n", "")
    assert {code for code, _ in problems(tmp_path, text)} == {"choice", "missing"}


def test_a_near_miss_is_suggested(tmp_path: Path) -> None:
    with pytest.raises(EvaluationDesignError, match="did you mean 'outcomes'"):
        read(tmp_path, GOOD.replace("outcome:", "outcoms:"))


def test_an_empty_file_is_no_design(tmp_path: Path) -> None:
    assert ("missing", "panel:") in problems(tmp_path, "")


def test_a_design_survives_being_written(tmp_path: Path) -> None:
    design = milan_design(["elderly_alone", "minors"], start=2021)
    assert read(tmp_path, written_design(design)) == design
    assert design_of(mapping_of(design)) == design


def test_neighbours_an_event_window_and_trends_are_read_as_given(tmp_path: Path) -> None:
    text = GOOD.replace("[did, mde]", "[twfe, event_study]") + (
        "neighbours: [[a, 014], [014, 2]]\noptions: {event_window: [-3, 0], unit_trends: true}\n"
    )
    design = read(tmp_path, text)
    assert design.neighbours == (("a", "014"), ("014", "2"))
    assert (design.options.event_window, design.options.unit_trends) == ((-3, 0), True)


def test_starts_by_unit_survive_being_written(tmp_path: Path) -> None:
    design = read(tmp_path, GOOD.replace("start: 2", "start: {a: 2, 014: 3}"))
    assert design.treatment.starts == {"a": 2, "014": 3}
    assert design_of(mapping_of(design)) == design


def test_milan_leaves_out_what_crosses_the_registry_revision_and_the_pandemic() -> None:
    design = milan_design(["minors"])
    assert design.windows.leave_out == (2011, 2012, 2013, 2014, 2020, 2021)
    assert plausible_starts((2015, 2019), (2022, 2024)) == (2020, 2021, 2022)
