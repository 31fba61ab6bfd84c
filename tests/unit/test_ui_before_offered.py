"""What the page offers can be estimated, and no file shows what few treated cannot carry."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pytest
from pypdf import PdfReader

from atlas.evaluation.plan import Plan
from atlas.evaluation.sentences import interval
from atlas.repository import evaluation_results
from atlas.wording import numbers
from indicators.evaluation.estimators.did import did
from indicators.evaluation.estimators.result import EffectEstimate
from indicators.evaluation.inference.few_treated import FEW_TREATED
from indicators.evaluation.inference.randomisation import randomisation
from render.figures.honest_did import cluster_said, robust_sentence, robust_table
from ui.views.before_after import files
from ui.views.before_after.estimates import estimate_table
from ui.views.before_after.sheet import sheet

CLUSTERED = ("before.method_twfe", "before.method_event_study", "before.method_att_gt")


@pytest.mark.parametrize("key", evaluation_results.outcomes())
def test_an_outcome_that_is_offered_can_be_estimated_at_the_page_s_own_design(key: str) -> None:
    found = evaluation_results.before_study(Plan(outcomes=(key,)))
    assert did(found.sample, key).p is not None
    assert randomisation(found.trial, key).p is not None


@pytest.mark.parametrize("treated", [Plan().treated, (14,), (14, 35, 61)])
@pytest.mark.parametrize("language", ["it", "en"])
def test_few_treated_have_a_dash_where_a_cluster_robust_figure_would_stand(
    treated: tuple[int, ...], language: str
) -> None:
    from atlas.wording import text

    plan = Plan(outcomes=("one_person_households",), treated=treated)
    found, made = evaluation_results.before_study(plan), evaluation_results.before_results(plan)
    words, table = text(language), estimate_table(found, made, language)
    method, difference, interval, p = list(table.values())[:4]
    for name in (words(key) for key in CLUSTERED):
        row = method.index(name)
        assert (interval[row], p[row]) == (numbers.DASH, numbers.DASH)
        assert difference[row] != numbers.DASH
    assert words("before.method_cluster") not in method
    assert robust_table(made.events, plan, language) is None
    assert "20" in robust_sentence(made.events, language)
    assert "82" in cluster_said(made.events, language)


def test_neither_the_sheet_nor_the_zip_brings_the_figures_back() -> None:
    plan = Plan(outcomes=("one_person_households",))
    found, power = evaluation_results.before_study(plan), evaluation_results.before_power(plan)
    made, doubts = (
        evaluation_results.before_results(plan),
        evaluation_results.robustness_checks(plan),
    )
    pdf = sheet(found, power, made, doubts, "it", as_of=date(2026, 11, 30))
    written = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
                       .split())  # fmt: skip
    assert "danno qui la sola stima" in written
    assert "Rambachan e Roth poggiano" in written
    assert "tendenze parallele" not in written
    zipped = files.replication(found, power, "it")
    packed = zipfile.ZipFile(io.BytesIO(zipped))
    results = json.loads(packed.read("result.json"))["results"]
    withheld = {one["method"]: one for one in results if one["details"].get("withheld")}
    assert set(withheld) == {"twfe", "event_study", "att_gt"}
    for one in withheld.values():
        assert (one["p"], one["interval"], one["details"]["withheld"]) == (None, None, FEW_TREATED)
    assert withheld["event_study"]["details"]["pre_trend_test"]["p"] == pytest.approx(
        made.events.details.pre_trend_test.p
    )


@pytest.mark.parametrize(
    ("ends", "it", "en"),
    [
        ((None, None), "nessuno dei due lati", "either side"),
        ((None, 2.0), "da un lato", "one side"),
        ((1.0, None), "da un lato", "one side"),
    ],
)
def test_an_interval_says_on_how_many_sides_it_has_no_end(
    ends: tuple[float | None, float | None], it: str, en: str
) -> None:
    plan = Plan(outcomes=("one_person_households",))
    one = EffectEstimate("randomisation", "one_person_households", 1.0, interval=ends)
    assert interval(one, plan, "it").endswith(it)
    assert interval(one, plan, "en").endswith(en)
