"""The registry: every indicator with complete, bilingual papers and an honest formula."""

import dataclasses
import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import indicators
from base.text import LocalizedText
from indicators import REGISTRY, TOPICS, UnknownIndicatorError, indicator
from indicators.spec import (
    Concept,
    Indicator,
    Interval,
    ObservationStatus,
    PapersMissingError,
    Polarity,
    Topic,
    Verification,
)

ROOT = Path(indicators.__file__).parent.parent
REGISTER = ROOT.parent / "shared/data/ds205_nil_2011_2024/ds205_nil_2011_2024.csv"
AREAS = pd.Index([1, 2], name="area_id")
AREAS_AND_YEARS = pd.MultiIndex.from_product([AREAS, [2011, 2016]], names=["area_id", "year"])
INCOME = (
    "mean_income_eur", "mean_income_spread", "taxable_income_eur", "taxable_income_spread",
    "low_income_pct", "low_income_spread", "low_income_hidden_pct",
)  # fmt: skip
ONLY_THERE = {"nil_areas": ("area_km2",), "declared_income": INCOME}

every_indicator = pytest.mark.parametrize("known", REGISTRY, ids=lambda known: known.key)
every_language = pytest.mark.parametrize("language", ["it", "en"])


def frames(known: Indicator, *, without: str = "") -> list[pd.DataFrame]:
    """The frames an indicator declares, holding the columns it declares and no others."""
    made = []
    for dataset in known.datasets:
        columns = [c for c in known.inputs if c != without and lies_in(dataset, c)]
        index = AREAS if dataset == "nil_areas" else AREAS_AND_YEARS
        made.append(pd.DataFrame(10, index=index, columns=columns))
    return made


def lies_in(dataset: str, column: str) -> bool:
    if dataset in ONLY_THERE:
        return column in ONLY_THERE[dataset]
    return not any(column in columns for columns in ONLY_THERE.values())


def words_of(known: Indicator) -> dict[str, LocalizedText]:
    fields = {f.name: getattr(known, f.name) for f in dataclasses.fields(known)}
    reasons = {f"break {stop.year}": stop.why for stop in known.breaks}
    return {k: v for k, v in (fields | reasons).items() if isinstance(v, LocalizedText)}


def test_every_file_of_the_catalogue_is_in_the_registry_under_its_own_name():
    files = {path.stem for path in (ROOT / "indicators/catalogue").glob("[!_]*.py")}
    assert {known.key for known in REGISTRY} == files


def test_keys_and_titles_are_used_once():
    for name in ("key", "title", "short_title"):
        values = [getattr(known, name) for known in REGISTRY]
        assert len(set(values)) == len(values)


def test_deprivation_comes_first_and_context_last():
    themes = [known.topic for known in REGISTRY]
    assert REGISTRY[0].key == "declared_income"
    assert themes == sorted(themes, key=TOPICS.index)


def test_themes_list_every_chapter_once():
    assert sorted(TOPICS) == sorted(Topic)


def test_key_finds_its_indicator():
    assert indicator("elderly_alone").key == "elderly_alone"


def test_unknown_key_is_refused_with_the_known_ones():
    with pytest.raises(UnknownIndicatorError, match=r"^no indicator 'povertà': .*elderly_alone"):
        indicator("povertà")


@every_indicator
def test_indicator_reads_exactly_the_columns_it_declares(known):
    value = known.compute(*frames(known)).value
    assert value.index.equals(frames(known)[0].index)
    for column in known.inputs:
        with pytest.raises(KeyError, match=column):
            known.compute(*frames(known, without=column))


@every_indicator
def test_compute_leaves_its_frames_as_they_were(known):
    given, kept = frames(known), frames(known)
    known.compute(*given)
    for frame, copy in zip(given, kept, strict=True):
        pd.testing.assert_frame_equal(frame, copy)


@every_indicator
@every_language
def test_short_title_fits_in_24_characters(known, language):
    assert len(known.short_title.text(language)) <= 24


@every_indicator
@every_language
def test_sentence_ends_with_the_value_and_puts_no_article_before_it(known, language):
    """An article would change with the number: il 47 %, l'8 %, lo 0 %."""
    phrase = known.value_phrase.text(language)
    assert phrase.count("{") == 1
    assert phrase.endswith((" pari a {value}", " was {value}"))


@every_indicator
def test_italian_words_carry_their_accents(known):
    bare = re.compile(
        r"\b(e|piu|puo|cosi|gia|perche|finche|citta|eta|meta|ne|poverta)'(?!\w)", re.I
    )
    lost = re.compile(r"\b(piu|perche|citta|poverta|eta|cosi|gia|puo|perchè|poichè|nè)\b", re.I)
    for name, words in words_of(known).items():
        assert not bare.search(words.it), name
        assert not lost.search(words.it), name


@every_indicator
def test_the_two_languages_differ(known):
    same = {name for name, words in words_of(known).items() if words.it == words.en}
    assert same <= {"reference"}  # works and data sets may be named alike in both


@every_indicator
def test_texts_have_no_double_or_loose_spaces(known):
    for name, words in words_of(known).items():
        for text in (words.it, words.en):
            assert text == " ".join(text.split()), name


@every_indicator
def test_polarity_is_argued_where_the_reader_meets_it(known):
    argued = {
        Polarity.NEITHER: (
            "nessuno dei due estremi è letto come peggiore",
            "either end is read as",
        ),
        Polarity.HIGHER_IS_WORSE: ("un valore più alto è letto come", "a higher value is read as"),
        Polarity.LOWER_IS_WORSE: ("un valore più basso è letto come", "a lower value is read as"),
    }[known.polarity]
    assert argued[0] in known.why_it_matters.it.lower()
    assert argued[1] in known.why_it_matters.en.lower()


@every_indicator
def test_context_has_no_worse_end_and_the_rest_has_one(known):
    assert (known.concept is Concept.CONTEXT) == (known.polarity is Polarity.NEITHER)


@every_indicator
def test_isolation_and_care_are_never_called_exclusion(known):
    assert (known.topic is Topic.ISOLATION_CARE) == (known.concept is Concept.ISOLATION_CARE)


@every_indicator
def test_interval_fits_what_the_measure_carries(known):
    measure = known.compute(*frames(known))
    flow = known.interval in (Interval.POISSON, Interval.POISSON_BALANCE)
    assert (measure.events is not None) == flow
    carried = known.interval in (Interval.TRANSFER, Interval.TRANSFER_SHARE)
    assert (measure.spread is not None) == carried
    assert known.interval is not Interval.WILSON or measure.scale == 100


@every_indicator
def test_what_is_carried_says_from_which_zones(known):
    assert (known.crosswalk is not None) == (known.status is ObservationStatus.TRANSFERRED)


@every_indicator
def test_years_rise_and_breaks_fall_inside_them(known):
    assert list(known.years) == sorted(set(known.years))
    stops = [stop.year for stop in known.breaks]
    assert stops == sorted(set(stops))
    assert set(stops) <= set(known.years[1:])


@every_indicator
def test_a_single_year_compares_with_nothing(known):
    assert known.comparable == (len(known.years) > 1)


@every_indicator
def test_a_definition_is_checked_by_hand_and_reviewed_within_a_year(known):
    """Half a year where a value is not counted in its area: methods of estimate change sooner."""
    assert Verification.WORKED_EXAMPLE in known.checks
    assert Verification.NONE not in known.checks
    assert known.valid_from <= known.checked_on <= date.today().isoformat()
    held = date.fromisoformat(known.next_review) - date.fromisoformat(known.checked_on)
    assert held.days <= (366 if known.status is ObservationStatus.OBSERVED else 183)


@every_indicator
def test_what_an_interval_or_a_transfer_was_held_against_is_said(known):
    by_library = known.interval in (Interval.WILSON, Interval.POISSON)
    assert (Verification.SECOND_LIBRARY in known.checks) == by_library
    assert (Verification.KNOWN_TRUTH in known.checks) == (
        known.status is ObservationStatus.TRANSFERRED
    )


def test_a_review_is_overdue_the_day_after():
    known = dataclasses.replace(indicator("minors"), next_review="2027-11-23")
    assert not known.is_overdue(date(2027, 11, 23))
    assert known.is_overdue(date(2027, 11, 24))


@pytest.mark.parametrize(
    ("name", "day"),
    [("written_on", "2026-12-31"), ("next_review", "2026-11-22"), ("checked_on", "2028-01-01")],
)
def test_a_definition_is_not_checked_before_it_is_written_nor_reviewed_before(name, day):
    with pytest.raises(PapersMissingError, match="written, then checked, then reviewed"):
        dataclasses.replace(indicator("minors"), **{name: day})


def test_latest_year_is_the_last_one():
    assert indicator("declared_income").latest_year == 2021


@pytest.mark.parametrize("language", ["it", "en"])
def test_title_before_a_year_does_not_end_in_one(language):
    """One year says it all: «..., 2021, 2021» stood on the poster of a census indicator."""
    before = {known.key: known.title_before_year(language) for known in REGISTRY}
    assert not [key for key, title in before.items() if title[-4:].isdigit()]
    whole = {known.key: known.title.text(language) for known in REGISTRY}
    cut = {key for key, title in whole.items() if title != before[key]}
    assert {"unemployed", "low_education_2021"} <= cut
    assert "low_education" not in cut


def test_words_are_said_in_the_language_asked_for():
    words = LocalizedText(it="città", en="city")
    assert (words.text("it"), words.text("en")) == ("città", "city")


def test_language_nobody_wrote_is_an_error():
    with pytest.raises(KeyError):
        LocalizedText(it="città", en="city").text("fr")


@pytest.mark.parametrize(
    ("name", "empty"),
    [
        ("title", LocalizedText(it="", en="Title")),
        ("limitations", LocalizedText(it="Limiti", en="")),
        ("reference", ""),
        ("datasets", ()),
        ("years", ()),
        ("checks", ()),
    ],
)
def test_indicator_with_an_empty_field_is_refused(name, empty):
    with pytest.raises(PapersMissingError, match=f"'elderly_alone'.*'{name}'"):
        dataclasses.replace(indicator("elderly_alone"), **{name: empty})


def test_indicator_without_breaks_or_decimals_is_complete():
    changed = dataclasses.replace(indicator("elderly_alone"), breaks=(), decimals=0)
    assert (changed.breaks, changed.decimals) == ((), 0)


@pytest.mark.skipif(not REGISTER.exists(), reason="needs the raw register beside the repository")
def test_figures_in_the_sentences_on_the_revision_come_from_the_register():
    city = pd.read_csv(REGISTER).groupby("Anno").sum(numeric_only=True)
    flows = city["Nati"] - city["Morti"] + city["Immigrati"] - city["Emigrati"]
    unexplained = city["Totale"].diff() - flows
    assert round(unexplained[2012], -3) == 12_000
    assert (city["Emigrati"][[2013, 2014]] > 1.5 * city["Emigrati"][2012]).all()
    assert city["Emigrati"][2015] < city["Emigrati"][2012]


@every_indicator
def test_what_repeats_another_measures_its_topic_and_the_other_stands_alone(known):
    if known.repeats is None:
        return
    first = indicator(known.repeats)
    assert first.topic is known.topic
    assert first.repeats is None
    assert Polarity.NEITHER not in (first.polarity, known.polarity)
    assert first.latest_year >= known.latest_year
