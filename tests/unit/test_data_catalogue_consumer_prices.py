"""Consumer prices: ISTAT's annual means, chained."""

import pytest

from base.problem import RefusedError
from data.catalogue.consumer_prices import consumer_prices

PUBLISHED = {2020: -0.2, 2021: 1.9, 2022: 8.1, 2023: 5.7}
"""NIC, mean of the year on that of the year before, per cent (ISTAT)."""


def test_values_are_those_istat_published_each_with_its_sources():
    changes = consumer_prices().changes
    assert {change.year: change.pct for change in changes} == PUBLISHED
    assert all(report.url.startswith("https://") for one in changes for report in one.sources)


@pytest.mark.parametrize(
    ("since", "year", "rise"),
    [(2021, 2023, 1.081 * 1.057 - 1), (2019, 2021, 0.998 * 1.019 - 1), (2021, 2021, 0)],
)
def test_changes_are_chained(since, year, rise):
    assert consumer_prices().rise(since, year) == pytest.approx(rise)


def test_prices_rose_by_more_than_the_two_changes_added():
    assert round(100 * consumer_prices().rise(2021, 2023), 1) == 14.3


def test_year_without_a_value_is_named():
    with pytest.raises(KeyError, match="2024"):
        consumer_prices().rise(2023, 2024)


def test_value_without_a_source_is_refused(tmp_path):
    path = tmp_path / "prices.yml"
    path.write_text("changes:\n  - {year: 2024, pct: 1.0, sources: []}\n")
    with pytest.raises(RefusedError, match="sources"):
        consumer_prices(path)
