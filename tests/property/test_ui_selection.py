from hypothesis import given
from hypothesis import strategies as st

from atlas.query import MODE, SCHEME, SHARED
from atlas.selection import (
    Choices,
    Selection,
    as_query,
    read_selection,
    with_indicator,
    with_year,
)
from indicators import REGISTRY
from indicators.index.layer import LAYER

NAMES = [parameter.name for parameter in SHARED]
INDICATORS = {one.key: one for one in (LAYER, *REGISTRY)}
CHOICES = Choices(indicators=INDICATORS, areas=frozenset(range(1, 89)), places=("omero", "zoia"))


@st.composite
def selections(draw) -> Selection:
    """Anything a person can have chosen; the first year matters in a comparison only."""
    indicator = draw(st.sampled_from(REGISTRY))
    year = draw(st.sampled_from(indicator.years))
    shown = Selection(
        language=draw(st.sampled_from(["it", "en"])),
        indicator=indicator.key,
        year=year,
        mode=draw(st.sampled_from(sorted(MODE.values))),
        since=0,
        scheme=draw(st.sampled_from(sorted(SCHEME.values))),
        area=draw(st.none() | st.integers(1, 88)),
        place=draw(st.sampled_from([None, "omero", "zoia"])),
    )
    default = with_year(with_indicator(shown, indicator), indicator, year)
    earlier = [since for since in indicator.years if since < year]
    if shown.mode == "value" or not earlier:
        return default
    return Selection(**{name: getattr(default, name) for name in Selection.__slots__}
                     | {"since": draw(st.sampled_from(earlier))})  # fmt: skip


@given(selections())
def test_a_link_restores_what_was_looked_at(selection):
    query = as_query(selection, INDICATORS[selection.indicator])
    assert read_selection(query, CHOICES) == (selection, ())


@given(selections())
def test_an_address_says_each_thing_once_and_nothing_empty(selection):
    query = as_query(selection, INDICATORS[selection.indicator])
    assert set(query) <= set(NAMES)
    assert all(query.values())


@given(st.dictionaries(st.sampled_from([*NAMES, "x"]), st.text(max_size=200)))
def test_any_address_leads_somewhere_that_can_be_shown(query):
    selection, notices = read_selection(query, CHOICES)
    indicator = INDICATORS[selection.indicator]
    assert selection.year in indicator.years
    assert selection.since in indicator.years
    assert selection.since <= selection.year
    again = read_selection(as_query(selection, indicator), CHOICES)
    assert again == (selection, ())
    assert all(notice.parameter in query for notice in notices)


@given(selections(), st.sampled_from(REGISTRY))
def test_another_indicator_keeps_everything_but_the_years_it_lacks(selection, indicator):
    changed = with_indicator(selection, indicator)
    assert changed.year in indicator.years
    assert changed.since in indicator.years
    if selection.year in indicator.years:
        assert changed.year == selection.year
    kept = ("language", "mode", "scheme", "area", "place")
    assert all(getattr(changed, name) == getattr(selection, name) for name in kept)
