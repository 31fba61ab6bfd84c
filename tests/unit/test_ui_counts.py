"""A count that may be one never stands before a plural, and percentages are written one way."""

from __future__ import annotations

import re

import pytest

from atlas.wording import LANGUAGES, numbers, text

MAY_BE_ONE = (
    "before.design_said", "before.low_said", "before.rooms", "before.no_rooms",
    "before.doubt_drift", "before.doubt_others", "before.warnings", "before.drift_alt",
    "index.convergence", "index.convergence_errors", "index.step_line",
)  # fmt: skip
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", MAY_BE_ONE)
def test_a_count_of_one_is_followed_by_no_noun(key: str, language: str) -> None:
    entry = text(language)(key)
    counts = ("count", "treated", "control", "ring", "outside", "half", "moved")
    filled = {name: 1 if name in counts else "X" for name in PLACEHOLDER.findall(entry)}
    said = text(language)(key, **filled)
    assert re.findall(r"\b1 (?!su |of )\w+", said) == []


@pytest.mark.parametrize("key", [*text("en").entries])
def test_english_has_no_space_before_a_percent_sign(key: str) -> None:
    assert re.findall(r"[\d}]\s%", text("en").entries[key]) == []


@pytest.mark.parametrize(("language", "said"), [("it", "17\u00a0%"), ("en", "17%")])
def test_a_percentage_is_written_as_its_language_does(language: str, said: str) -> None:
    assert numbers.percent("17", language=language) == said
