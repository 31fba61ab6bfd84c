"""Pieces fitted to the totals of both sides, on tables small enough to fit by hand."""

import pandas as pd
import pytest

from geo.crosswalk.raking import NotFittedError, raked, with_prior


def pieces(*rows):
    return pd.DataFrame(rows, columns=["source", "target", "weight"])


def weights(table):
    return table.set_index(["source", "target"])["weight"].to_dict()


def test_a_two_by_two_table_takes_both_totals_and_keeps_its_odds_ratio():
    # Odds ratio 4, rows 30 and 30, columns 40 and 20: x (x - 10) = 4 (30 - x)(40 - x), so that
    # x2 - 90 x + 1600 = 0 and x = 45 - root 425.
    start = pieces(("a", 1, 2.0), ("a", 2, 1.0), ("b", 1, 1.0), ("b", 2, 2.0))
    fitted = weights(
        raked(
            start,
            sources=pd.Series({"a": 30.0, "b": 30.0}),
            targets=pd.Series({1: 40.0, 2: 20.0}),
            within=0.001,
        )
    )
    assert fitted["a", 1] == pytest.approx(45 - 425**0.5, abs=1e-2)
    assert fitted["a", 1] + fitted["a", 2] == pytest.approx(30)
    assert fitted["a", 1] + fitted["b", 1] == pytest.approx(40, abs=1e-2)
    odds = fitted["a", 1] * fitted["b", 2] / (fitted["a", 2] * fitted["b", 1])
    assert odds == pytest.approx(4, rel=1e-3)


def test_totals_of_targets_are_brought_to_the_sum_of_the_sources():
    start = pieces(("a", 1, 1.0), ("a", 2, 1.0))
    fitted = raked(
        start, sources=pd.Series({"a": 10.0}), targets=pd.Series({1: 3.0, 2: 1.0}), within=0.01
    )
    assert fitted["weight"].tolist() == pytest.approx([7.5, 2.5])


def test_a_target_without_a_total_holds_nothing():
    start = pieces(("a", 1, 1.0), ("a", 2, 1.0))
    fitted = raked(start, sources=pd.Series({"a": 10.0}), targets=pd.Series({1: 3.0}), within=0.01)
    assert fitted["weight"].tolist() == pytest.approx([10, 0])


def test_totals_no_weights_can_reach_are_refused_by_name():
    start = pieces(("a", 1, 1.0), ("b", 2, 1.0))
    with pytest.raises(NotFittedError, match="target"):
        raked(
            start,
            sources=pd.Series({"a": 30.0, "b": 10.0}),
            targets=pd.Series({1: 10.0, 2: 30.0}),
            within=0.01,
        )


def test_a_prior_gives_every_piece_of_ground_a_part_and_an_unseen_source_all_of_it():
    doors = pieces(("a", 1, 8.0))
    ground = pieces(("a", 1, 50.0), ("a", 2, 50.0), ("b", 1, 30.0), ("b", 2, 10.0))
    found = weights(with_prior(doors, ground, part=0.2))
    assert found == pytest.approx({("a", 1): 0.9, ("a", 2): 0.1, ("b", 1): 0.75, ("b", 2): 0.25})
