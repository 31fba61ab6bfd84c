"""Money: what the sources say, and no sum where none does."""

import pytest

from base.problem import RefusedError
from data.premises.disagreements import disagreements
from data.premises.money import OFFICIAL, money


def test_the_three_lines_add_up_to_what_the_disagreement_says():
    announced = [line.amounts[0].eur for line in money().lines]
    assert announced == [1_112_000, 1_354_000, 530_000]
    assert sum(announced) == 2_996_000


def test_the_contributions_keep_both_sums():
    (line,) = [line for line in money().lines if line.key == "contributions"]
    assert [amount.eur for amount in line.amounts] == [530_000, 516_500]
    assert line.disagreement in {point.key for point in disagreements()}


def test_only_one_place_has_a_sum_and_it_is_rounded_by_its_source():
    places = money().places
    assert set(places) == {"padre_monti"}
    assert (places["padre_monti"].eur, places["padre_monti"].about) == (200_000, True)


def test_no_official_field_and_no_output_is_filled_without_a_source():
    for line in money().lines:
        assert {getattr(line.official, field) for field in OFFICIAL} == {None}
        assert line.outputs == ()


def test_a_field_filled_without_a_source_is_refused(tmp_path):
    from data.premises.money import FILE

    text = FILE.read_text(encoding="utf-8").replace("cup: null", "cup: B41B1", 1)
    path = tmp_path / "money.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RefusedError, match=r"lines\[works\].official: cup filled without a source"):
        money(path)


def test_a_source_that_is_not_listed_is_named(tmp_path):
    from data.premises.money import FILE

    text = FILE.read_text(encoding="utf-8")
    first = text[text.index("source: ") :].split("\n", 1)[0]
    path = tmp_path / "money.yml"
    path.write_text(text.replace(first, "source: nowhere", 1), encoding="utf-8")
    with pytest.raises(RefusedError, match="unknown source 'nowhere'"):
        money(path)
