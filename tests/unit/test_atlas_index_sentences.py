"""What is said of the index: never more than the redraws hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.index import sentences
from atlas.index.facts import robust_counts
from atlas.index.view import IndexView, leading
from atlas.repository import index_results
from indicators.catalogue import REGISTER_YEARS

MERLATA, CHIARAVALLE = 73, 34


@pytest.fixture(scope="module")
def view() -> IndexView:
    return leading("it")


def only(view: IndexView, *probabilities: float) -> IndexView:
    """The first areas that count, as often among the worst fifth as told, the others never."""
    counted = [area for area, facts in view.facts.items() if facts.counts]
    told = dict(zip(counted, probabilities, strict=False))
    facts = {
        area: replace(index, probability=told.get(area, 0.0), doubtful=False)
        for area, index in view.facts.items()
    }
    return replace(view, facts=facts)


@pytest.mark.parametrize(
    ("probabilities", "sentence"),
    [
        ((), "Nessun quartiere è fra i 15 con più bisogno in almeno 95 prove su 100"),
        ((0.95,), "In almeno 95 prove su 100 un quartiere è fra i 15 con più bisogno"),
        ((1, 0.96, 0.949), "In almeno 95 prove su 100 due quartieri sono fra i 15 con più bisogno"),
        ((1,) * 11, "In almeno 95 prove su 100 undici quartieri sono fra i 15 con più bisogno"),
    ],
)
def test_the_answer_counts_the_areas_that_are_sure(view, probabilities, sentence) -> None:
    assert sentences.answer(only(view, *probabilities)) == sentence


@pytest.mark.parametrize(
    ("probability", "times"),
    [(0.96, "in almeno 95"), (0.949, "in 94"), (0.051, "in 5"), (0.05, "in non più di 5")],
)
def test_an_area_is_told_by_the_redraws_that_hold_it(view, probability, times) -> None:
    drawn = only(view, probability)
    area = next(area for area, facts in drawn.facts.items() if facts.counts)
    assert f"fra i 15 quartieri con più bisogno {times} prove su 100" in sentences.headline(
        replace(drawn, area=area)
    )


def test_of_an_area_with_a_weak_figure_no_number_of_redraws_is_told(view) -> None:
    area = next(area for area, facts in view.facts.items() if facts.counts and facts.doubtful)
    told = sentences.headline(replace(view, area=area))
    assert "non si può dire" in told
    assert "prove" not in told
    assert area not in robust_counts(view.facts).always_areas


def test_need_is_said_of_the_atlas_alone(view) -> None:
    own = replace(only(view, 1), name="a reader's")
    assert sentences.answer(own).endswith(
        "fra i 15 con il punteggio più alto (Fotografia del disagio, versione 2)"
    )
    yearly = replace(
        own, language="en", name=index_results.YEARLY, year=REGISTER_YEARS[-1],
        design=index_results.OURS[index_results.YEARLY],
    )  # fmt: skip
    told = sentences.answer(yearly)
    assert "among the 15 with the highest scores (Demographic fragility" in told
    assert told.endswith(f", {REGISTER_YEARS[-1]})")


def test_an_area_outside_the_ranking_has_its_reason(view) -> None:
    assert sentences.headline(replace(view, area=MERLATA)).startswith(
        "Cascina Merlata non è in graduatoria:"
    )
    few = sentences.headline(replace(view, area=CHIARAVALLE))
    assert "troppo pochi per una graduatoria" in few
    assert sentences.why_unranked(view, CHIARAVALLE) == ""


def test_a_change_of_the_snapshot_is_refused(view) -> None:
    asked = replace(view, reading="variazione")
    assert sentences.headline(asked).endswith("una variazione nel tempo non si può dare.")
