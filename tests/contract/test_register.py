"""The shipped register of events and the day until which its sources were read."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from atlas.wording import numbers
from data.catalogue.card import dataset
from data.catalogue.read import read_table
from data.premises.events import HAPPENED
from data.premises.register import read_until

DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
ROOT = Path(__file__).resolve().parents[2]
READ = ("premises", "premises_events", "premises_units", "sister_networks")
"""Tables written by hand from sources that were read."""


def test_no_event_that_happened_is_later_than_the_reading_of_its_sources():
    events = read_table("premises_events")
    happened = events[events["stage"].isin(HAPPENED)]
    assert happened["date_first"].max() <= read_until().isoformat()


@pytest.mark.parametrize("key", READ)
def test_the_sources_of_a_table_were_read_by_the_day_that_is_said(key):
    said = dataset(key).date_accessed.text("en")
    days = [datetime.strptime(day, "%d %B %Y").date() for day in DAY.findall(said)]
    assert days
    assert max(days) <= read_until()


def test_the_readme_says_that_day():
    day = numbers.day(read_until().isoformat(), language="en")
    assert f"source read until {day}" in " ".join((ROOT / "README.md").read_text("utf-8").split())
