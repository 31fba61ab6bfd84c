import re
from decimal import Decimal

import pytest

from base.problem import RefusedError
from data.premises.disagreements import disagreements

POINTS = disagreements()

ONE_POINT = """
sources: {known: https://example.org/a}
disagreements:
  - key: total
    title: {it: Quanto, en: How much}
    positions:
      - {text: {it: Tre, en: Three}, sources: [known]}
      - {text: {it: Quattro, en: Four}, sources: [%s]}
"""


def test_nine_points_are_kept_each_with_two_sides_or_more():
    assert len({point.key for point in POINTS}) == 9
    assert min(len(point.positions) for point in POINTS) == 2


def test_every_side_speaks_both_languages():
    texts = [point.title for point in POINTS] + [p.text for d in POINTS for p in d.positions]
    assert all(text.it and text.en and text.it != text.en for text in texts)


def test_every_point_rests_on_a_source():
    assert all(any(side.sources for side in point.positions) for point in POINTS)


def test_three_lines_of_money_do_add_up_as_written():
    total = next(point for point in POINTS if point.key == "total")
    *lines, added = map(Decimal, re.findall(r"\d\.\d{3}", total.positions[2].text.en))
    assert (sum(lines), len(lines)) == (added, 3)


def test_source_key_becomes_its_address(tmp_path):
    path = tmp_path / "points.yml"
    path.write_text(ONE_POINT % "", encoding="utf-8")
    sides = disagreements(path)[0].positions
    assert [side.sources for side in sides] == [("https://example.org/a",), ()]


def test_unknown_source_key_is_refused_with_its_point(tmp_path):
    path = tmp_path / "points.yml"
    path.write_text(ONE_POINT % "nowhere", encoding="utf-8")
    complaint = r"line 8, disagreements\[total\].*: unknown source 'nowhere'"
    with pytest.raises(RefusedError, match=complaint):
        disagreements(path)
