"""The atlas's own index against the shipped tables: goalposts, ties, exclusions, its paper."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

from data.catalogue.read import read_table
from indicators import indicator
from indicators.engine.panel import TABLES, panel_of
from indicators.engine.reliability import RELIABLE_BASE
from indicators.index.__main__ import main
from indicators.index.atlas import annual, frame_for, snapshot, table_for
from indicators.index.design.design_file import read_design, written_design
from indicators.index.design.goalposts import ANNUAL, ANNUAL_BASE, SNAPSHOT
from indicators.index.design.presets import DEPRIVATION, FRAGILITY, PRESETS
from indicators.index.design.problem import ScoresNotComparableError, TableError
from indicators.index.scoring.scores import score
from indicators.index.scoring.table import table_of
from indicators.index.uncertainty.explanation import explained, row_of
from indicators.index.uncertainty.rank_ranges import uncertainty
from indicators.spec import Concept
from tools.reports.index import PAGE, tables
from tools.reports.markdown import with_blocks

INSTITUTIONAL = (24, 39, 73)


@pytest.fixture(scope="module")
def panel():
    return panel_of({key: read_table(key) for key in TABLES})


@pytest.fixture(scope="module")
def now(panel):
    return snapshot(panel)


@pytest.fixture(scope="module")
def yearly(panel):
    return annual(panel)


def test_the_stored_goalposts_are_those_of_the_tables(now, yearly) -> None:
    for stored, inputs, base, year in (
        (SNAPSHOT, now, None, None), (ANNUAL, yearly, ANNUAL_BASE, ANNUAL_BASE[0]),
    ):  # fmt: skip
        for key, post in stored.items():
            there = inputs.table.reliable[key] & inputs.table.in_base
            if base:
                there &= np.isin(inputs.table.years, base)
            values = inputs.table.columns[key][there]
            city = inputs.city[key][year or inputs.years[key]]
            assert post == pytest.approx((values.min(), values.max(), city)), key


def test_the_value_of_the_city_scores_a_hundred() -> None:
    for design, posts in ((DEPRIVATION, SNAPSHOT), (FRAGILITY, ANNUAL)):
        assert {one.normalisation["reference"] for one in design.indicators} == {
            post.reference for post in posts.values()
        }


def test_institutional_areas_are_neither_ranked_nor_in_the_base(now) -> None:
    scores = score(DEPRIVATION, now.table)
    left_out = np.isin(now.table.ids, INSTITUTIONAL)
    assert (scores.rank[left_out] == 0).all()
    assert not now.table.in_base[left_out].any()


def test_areas_with_few_residents_have_a_place_but_move_nobody(now) -> None:
    scores = score(DEPRIVATION, now.table)
    few = (now.table.columns["residents"] < RELIABLE_BASE) & (scores.rank > 0)
    reliable = (scores.rank > 0) & ~few
    assert few.sum() == 5
    assert sorted(scores.rank[reliable]) == list(range(1, scores.ranked_of[0] + 1))


@pytest.mark.parametrize("errors", [True, False])
def test_the_command_on_those_files_redraws_the_ranges_of_the_page(errors, now, tmp_path) -> None:
    scores = score(DEPRIVATION, table_for(DEPRIVATION, now.table))
    inside = uncertainty(scores, draws=60, seed=5, with_errors=errors).areas
    (tmp_path / "d.yml").write_text(written_design(DEPRIVATION), encoding="utf-8")
    frame_for(now.table).to_csv(tmp_path / "t.csv", index=False)
    asked = [f"{tmp_path}/d.yml", f"{tmp_path}/t.csv", "-o", f"{tmp_path}/s.csv"]
    only = [] if errors else ["--choices-only"]
    assert main([*asked, "--uncertainty", "60", "--seed", "5", *only]) == 0
    outside = pd.read_csv(tmp_path / "s.csv").set_index("id").loc[inside["id"].tolist()]
    ends = ["rank_p05", "rank_p95", "p_first_fifth"]
    np.testing.assert_allclose(outside[ends], inside[ends])


@pytest.mark.parametrize("design", [DEPRIVATION, PRESETS["after_idise"], FRAGILITY])
def test_the_files_that_are_taken_away_give_the_same_ranks(design, now, yearly) -> None:
    table = (yearly if design.year else now).table
    inside = score(design, table_for(design, table))
    text = frame_for(table).to_csv(index=False)
    read = read_design(written_design(design))
    outside = score(read, table_of(pd.read_csv(io.StringIO(text)), read))
    there = table.in_rank
    np.testing.assert_allclose(outside.index, inside.index[there], equal_nan=True)
    np.testing.assert_array_equal(outside.rank, inside.rank[there])


@pytest.mark.parametrize(
    ("was", "wrong"),
    [("indicator: low_income", "indicator: low_incomes"),
     ("indicator: low_income", "indicator: residents"), ("enough_residents", "many_residents"),
     ("population: residents", "population: people"),
     ("population: residents", "population: residents\nrows: {low_income: [1]}")],
)  # fmt: skip
def test_a_design_for_another_table_is_refused_with_the_column(was, wrong, now) -> None:
    design = read_design(written_design(DEPRIVATION).replace(was, wrong, 1))
    with pytest.raises(
        TableError, match=r"low_incomes.*low_income|residents: |many_resid|people|rows"
    ):
        table_for(design, now.table)


def test_no_area_is_ranked_on_less_than_two_thirds_of_the_weight(now) -> None:
    scores = score(DEPRIVATION, now.table)
    assert scores.coverage[scores.rank > 0].min() >= 2 / 3 - 1e-9
    assert (scores.coverage < 1).any()


def test_areas_of_one_postcode_share_their_tie(now) -> None:
    ties, values = now.table.ties["low_income"], now.table.columns["low_income"]
    groups = [values[ties == group] for group in np.unique(ties[ties >= 0])]
    assert len(groups) == 11
    assert all(np.nanmax(group) - np.nanmin(group) < 3 for group in groups)


def test_citizenship_and_isolation_do_not_enter_deprivation() -> None:
    voices = {one.key: indicator(one.key).concept for one in DEPRIVATION.indicators}
    assert set(voices.values()) == {Concept.EXCLUSION}
    profile = {indicator(one.key).concept for one in FRAGILITY.indicators}
    assert profile == {Concept.ISOLATION_CARE}


def test_a_change_of_the_snapshot_is_refused_with_the_reason(now) -> None:
    with pytest.raises(ScoresNotComparableError, match="joins different years"):
        score(DEPRIVATION, now.table).change(2020, 2021)


def test_the_profile_gives_changes_but_not_across_its_breaks(yearly) -> None:
    scores = score(FRAGILITY, yearly.table)
    assert scores.change(2015, 2024).notna().sum() > 60
    with pytest.raises(ScoresNotComparableError, match="2012, 2013, 2014"):
        scores.change(2011, 2024)


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_scores_more_than_fifty_areas(key: str, now) -> None:
    assert score(PRESETS[key], now.table).ranked_of.max() > 50


def test_ponte_lambro_opens_to_its_indicators(now) -> None:
    scores = score(DEPRIVATION, now.table)
    parts = explained(scores, row_of(scores, 31))
    assert parts[0].key == "index"
    assert parts[0].formula.endswith(f"= {parts[0].score:.4g}")
    assert sum(part.present for part in parts) == 7


def test_the_paper_has_the_figures_of_the_tables() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_blocks(page, tables()), "refresh it with `python -m tools.reports.index`"
