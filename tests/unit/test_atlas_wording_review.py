"""What is told of the dates of a definition, and of a review that is overdue."""

from dataclasses import replace
from datetime import date

import pytest

from atlas.wording.review import review
from indicators import indicator
from indicators.spec import Verification

MINORS = replace(
    indicator("minors"),
    written_on="2026-11-01",
    checked_on="2026-11-23",
    checks=(Verification.WORKED_EXAMPLE, Verification.SUMS),
    next_review="2027-11-23",
)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "it",
            "Scritta: 1º novembre 2026. Controllata: 23 novembre 2026. Prossima revisione: "
            "23 novembre 2027. Confrontata con: esempi calcolati a mano; i totali a cui i dati di "
            "partenza devono arrivare.",
        ),
        (
            "en",
            "Written: 1 November 2026. Checked: 23 November 2026. Next review: 23 November 2027. "
            "Held against: examples worked by hand; the totals its inputs must come to.",
        ),
    ],
)
def test_the_dates_and_what_it_was_held_against_are_told(language, sentence):
    assert review(MINORS, today=date(2027, 11, 23), language=language) == sentence


@pytest.mark.parametrize(("language", "word"), [("it", "scaduta"), ("en", "overdue")])
def test_an_overdue_review_is_told_from_the_day_after(language, word):
    assert word not in review(MINORS, today=date(2027, 11, 23), language=language)
    assert word in review(MINORS, today=date(2027, 11, 24), language=language)
