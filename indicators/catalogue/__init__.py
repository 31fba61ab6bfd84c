"""One file per indicator: its words and its formula together.

Stated once here because several files share it: the support, the years of the population
register, the postcodes incomes come from, and the three years in which that register was revised
after the 2011 census.
"""

from __future__ import annotations

from base.text import LocalizedText
from indicators.spec import Break, Crosswalk

NIL = LocalizedText(it="quartiere (NIL)", en="neighbourhood (NIL)")

POSTCODES = Crosswalk(
    zones="postcode",
    weights="postcode_weights",
    code="postcode",
    values="declared_income_postcodes",
    known_codes=True,
)
"""Postcodes of house numbers, by which incomes are published."""

REGISTER_YEARS = tuple(range(2011, 2025))

REGISTER_REVISION = (
    Break(
        2012,
        LocalizedText(
            it=(
                "Dopo il censimento del 2011 l'anagrafe è stata rivista: nel 2012 i residenti "
                "crescono di circa 12.000 in più di quanto spieghino nascite, morti, arrivi e "
                "partenze."
            ),
            en=(
                "The register was revised after the 2011 census: in 2012 residents grow by about "
                "12,000 more than births, deaths, arrivals and departures explain."
            ),
        ),
    ),
    Break(
        2013,
        LocalizedText(
            it=(
                "La revisione dell'anagrafe prosegue: nel 2013 le cancellazioni sono oltre il 50 % "
                "in più dell'anno prima."
            ),
            en=(
                "The revision of the register goes on: in 2013 registrations out are over 50% more "
                "than the year before."
            ),
        ),
    ),
    Break(
        2014,
        LocalizedText(
            it=(
                "Ultimo anno della revisione dell'anagrafe: le cancellazioni restano alte. I "
                "valori dal 31 dicembre 2014 in poi si confrontano fra loro."
            ),
            en=(
                "Last year of the revision of the register: registrations out stay high. Values "
                "from 31 December 2014 onwards compare with one another."
            ),
        ),
    ),
)
"""Years whose stocks of residents and households do not compare with the years before."""
