"""One file per indicator: its words and its formula together.

Stated once here because several files share it: the support, the years of the population
register, the postcodes incomes come from, the precincts of the censuses, and the three years in
which that register was revised after the 2011 census.
"""

from base.text import LocalizedText
from indicators.spec import Break, Crosswalk

NIL = LocalizedText("quartiere (NIL)", "neighbourhood (NIL)")

POSTCODES = Crosswalk(
    zones="postcode",
    weights="postcode_weights",
    code="postcode",
    values="declared_income_postcodes",
    known_codes=True,
)
"""Postcodes of house numbers, by which incomes are published."""

PRECINCTS = Crosswalk(
    zones="precinct",
    weights="precinct_weights",
    code="precinct",
    values="census_precincts",
    known_codes=False,
    whole_city=True,
)
"""Electoral precincts, by which the counts of the last two censuses are at hand."""

CENSUS_PICTURES = LocalizedText(
    "Il censimento del 2011 e quello del 2021 sono due fotografie, non una serie: l'istruzione è "
    "chiesta da 6 anni in su e poi da 9, il lavoro viene da un'indagine e poi dai registri. Il "
    "cambiamento non si calcola.",
    "The censuses of 2011 and 2021 are two pictures, not a series: schooling is asked from age 6 "
    "and then from 9, work comes from a survey and then from registers. No change is computed.",
)
"""Why values of the two censuses do not compare."""

REGISTER_YEARS = tuple(range(2011, 2025))

REGISTER_REVISION = (
    Break(
        2012,
        LocalizedText(
            "Dopo il censimento del 2011 l'anagrafe è stata rivista: nel 2012 i residenti "
            "crescono di circa 12.000 in più di quanto spieghino nascite, morti, arrivi e "
            "partenze.",
            "The register was revised after the 2011 census: in 2012 residents grow by about "
            "12,000 more than births, deaths, arrivals and departures explain.",
        ),
    ),
    Break(
        2013,
        LocalizedText(
            "La revisione dell'anagrafe prosegue: nel 2013 le cancellazioni sono oltre il 50 % in "
            "più dell'anno prima.",
            "The revision of the register goes on: in 2013 registrations out are over 50% more "
            "than the year before.",
        ),
    ),
    Break(
        2014,
        LocalizedText(
            "Ultimo anno della revisione dell'anagrafe: le cancellazioni restano alte. I valori "
            "dal 31 dicembre 2014 in poi si confrontano fra loro.",
            "Last year of the revision of the register: registrations out stay high. Values from "
            "31 December 2014 onwards compare with one another.",
        ),
    ),
)
"""Years whose stocks of residents and households do not compare with the years before."""
