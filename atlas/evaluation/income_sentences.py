"""What cannot be seen of incomes, in words."""

import pandas as pd

from atlas.evaluation.income import SINCE, YEAR, IncomeReach, Visible
from atlas.wording import Text, numbers, text
from data.catalogue.card import dataset
from data.catalogue.consumer_prices import ConsumerPrices, PriceReport

MILLION = 1e6


def income_table(reach: IncomeReach, language: str) -> dict[str, list[str]]:
    """The designs as a table of words: the analysis by postcode, then the page's opening one."""
    words = text(language)
    first, second = reach.by_postcode, reach.by_area
    return {
        words("before.income_design", since=SINCE, year=YEAR): [
            words("before.income_by_postcode", treated=first.treated, control=first.control),
            words("before.income_by_area", treated=second.treated, control=second.control),
        ],
        words("before.power_shown"): [_percent(row.smallest, language) for row in (first, second)],
        words("before.income_eur"): [_millions(row, words) for row in (first, second)],
        words("before.income_needed"): [_percent(row.needed, language) for row in (first, second)],
    }


def income_said(
    reach: IncomeReach, prices: ConsumerPrices, names: pd.Series, language: str
) -> list[str]:
    """Why, in sentences: what a postcode hides, who is one number, euro and prices, the blanks."""
    words, rise = text(language), prices.rise(SINCE, YEAR)
    alike = [
        words("before.income_alike", treated=names[area], control=names[other])
        for area, other in reach.alike
    ]
    return [
        words("before.income_why", carried=_percent(reach.by_postcode.carried, language, 0)),
        *alike,
        words(
            "before.income_real",
            since=SINCE,
            year=YEAR,
            nominal=_percent(reach.nominal, language),
            prices=_percent(rise, language),
            real=_percent(1 - (1 + reach.nominal) / (1 + rise), language),
        ),
        words("before.income_blank"),
    ]


def income_source(prices: ConsumerPrices, language: str) -> str:
    """Whose figures these are, with their licences, and where the prices were read."""
    words, card = text(language), dataset("declared_income_postcodes")
    reports = {
        report.url: f"[{report.outlet}, {_day(report, language)}]({report.url})"
        for change in prices.changes
        if SINCE < change.year <= YEAR
        for report in change.sources
    }
    return words(
        "before.income_source",
        attribution=card.attribution.text(language),
        licence=card.licence.name.text(language),
        reports="; ".join(reports.values()),
    )


def _day(report: PriceReport, language: str) -> str:
    return numbers.day(report.date, language=language)


def _percent(share: float, language: str, decimals: int = 1) -> str:
    written = numbers.number(100 * share, language=language, decimals=decimals)
    return numbers.percent(written, language=language)


def _millions(row: Visible, words: Text) -> str:
    written = numbers.number(row.eur / MILLION, language=words.language)
    return words("before.income_millions", number=written)
