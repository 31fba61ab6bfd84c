"""Market rent of ordinary dwellings, carried from OMI zones to neighbourhoods."""

import pandas as pd

from base.text import LocalizedText
from indicators.measure import Measure, published
from indicators.spec import (
    Break,
    Concept,
    Crosswalk,
    Indicator,
    Interval,
    ObservationStatus,
    Polarity,
    Topic,
    Unit,
    Verification,
)


def compute(market: pd.DataFrame) -> Measure:
    """Mean market rent (EUR per m2 and month) over the house numbers in quoted zones, as built.

    Area 0 is the whole city. Base: the residents of the year (of the register's last year where
    the quotation is later). The spread is the measured error of the transfer.
    """
    rent, spread = market["rent_eur_m2_month"], market["rent_spread"]
    return published(rent, base=market["residents"], spread=spread)


INDICATOR = Indicator(
    key="market_rent",
    title=LocalizedText("Affitto di mercato", "Market rent"),
    short_title=LocalizedText("Affitto di mercato", "Market rent"),
    high_name=LocalizedText("Affitto di mercato alto", "High market rent"),
    low_name=LocalizedText("Affitto di mercato basso", "Low market rent"),
    meaning=LocalizedText(
        "Quanto costa al mese affittare sul mercato una casa comune del quartiere, per ogni "
        "metro quadrato. È una stima. Viene dalle zone dell'Osservatorio del mercato "
        "immobiliare (OMI).",
        "What it costs a month, for each square metre, to rent an ordinary dwelling of the "
        "neighbourhood on the market: an estimate made from the zones of the property market "
        "observatory (OMI).",
    ),
    why_it_matters=LocalizedText(
        "Un affitto alto rende difficile restare o arrivare a chi ha poco reddito; un affitto "
        "basso può dire che il quartiere è poco richiesto. Nessuno dei due estremi è letto come "
        "peggiore.",
        "A high rent makes it hard to stay or arrive on a low income; a low rent may say that the "
        "neighbourhood is little sought after. Neither end is read as worse.",
    ),
    value_phrase=LocalizedText(
        "l'affitto di mercato, stimato dalle zone OMI, era pari a {value}",
        "the market rent, estimated from OMI zones, was {value}",
    ),
    unit=Unit.EURO_PER_M2_MONTH,
    decimals=1,
    polarity=Polarity.NEITHER,
    topic=Topic.HOUSING,
    concept=Concept.CONTEXT,
    datasets=("housing_market",),
    inputs=("rent_eur_m2_month", "rent_spread", "residents"),
    support=LocalizedText(
        "quartiere (NIL), valore portato dalle zone OMI",
        "neighbourhood (NIL), value carried from OMI zones",
    ),
    status=ObservationStatus.TRANSFERRED,
    years=(2016, 2017, 2018, 2024, 2025),
    comparable=True,
    breaks=(
        Break(
            2024,
            LocalizedText(
                "Fra il 2018 e il 2024 le zone OMI sono state ridisegnate e mancano cinque anni "
                "di quotazioni: i valori dal 2024 in poi non si confrontano con quelli del "
                "2016-2018.",
                "Between 2018 and 2024 OMI zones were redrawn and five years of quotations are "
                "missing: values from 2024 onwards do not compare with those of 2016-2018.",
            ),
        ),
    ),
    interval=Interval.TRANSFER,
    base=LocalizedText("residenti", "residents"),
    formula=LocalizedText(
        "somma, sulle zone OMI del quartiere, di: metà fra affitto minimo e massimo delle "
        "abitazioni civili in stato normale × quota dei numeri civici del quartiere che stanno "
        "nella zona; media dei due semestri nel 2016-2018",
        "sum, over the OMI zones of the neighbourhood, of: half way between lowest and highest "
        "rent of civil dwellings in the normal state × share of the neighbourhood's house numbers "
        "in the zone; mean of the two half-years in 2016-2018",
    ),
    reference=LocalizedText(
        "Agenzia Entrate - OMI, quotazioni delle abitazioni (Cod_Tip 20, stato normale), da "
        "2016-1 a 2018-2, 2024-2 e 2025-1; numeri civici: Comune di Milano, DS634",
        "Agenzia Entrate - OMI, quotations of dwellings (Cod_Tip 20, normal state), 2016-1 to "
        "2018-2, 2024-2 and 2025-1; house numbers: Comune di Milano, DS634",
    ),
    limitations=LocalizedText(
        "È la quotazione di una casa ordinaria sul mercato, non l'affitto che i residenti pagano: "
        "canoni concordati e case popolari non ci sono, e a San Siro o a Quarto Oggiaro sono "
        "molte. Fra minimo e massimo la quotazione si scosta dell'11-17 % in media: è lo scarto "
        "fra le case, non un margine di errore. L'intervallo dice l'errore del passaggio ai "
        "quartieri, misurato portando dalle stesse zone tre grandezze di cui si conosce il valore "
        "vero (licenza media o meno, laurea, residenti stranieri): poiché le zone OMI sono "
        "disegnate per avere prezzi simili, è probabilmente troppo largo. I quartieri di una "
        "stessa zona hanno in pratica un solo valore. Dove più di un decimo dei civici è in zone "
        "senza quotazioni di case in stato normale (City Life, Porta Nuova fino al 2018, Cascina "
        "Merlata, l'area agricola a sud) il valore non è dato. Il 2024 è solo il secondo "
        "semestre, il 2025 solo il primo. Gli importi non tolgono l'inflazione.",
        "It is the quotation of an ordinary home on the market, not the rent residents pay: "
        "agreed rents and public housing are not in it, and in San Siro or Quarto Oggiaro there "
        "is a lot of it. Between lowest and highest a quotation spans 11-17% either way on "
        "average: that is the spread of homes, not a margin of error. The interval tells the "
        "error of carrying it to neighbourhoods, measured by carrying from the same zones three "
        "quantities whose true value is known (lower secondary schooling or less, degrees, "
        "foreign residents): as OMI zones are drawn to have like prices, it is probably too wide. "
        "Neighbourhoods of one zone have practically one value. Where more than a tenth of the "
        "house numbers is in zones without quotations of homes in the normal state (City Life, "
        "Porta Nuova until 2018, Cascina Merlata, the farmland to the south) no value is given. "
        "2024 is the second half only, 2025 the first half only. Amounts are not corrected for "
        "inflation.",
    ),
    method_version="1.1",
    valid_from="2026-11-28",
    written_on="2026-11-23",
    checked_on="2026-11-28",
    checks=(Verification.WORKED_EXAMPLE, Verification.PUBLISHED_FIGURES, Verification.KNOWN_TRUTH),
    next_review="2027-05-28",
    compute=compute,
    crosswalk=Crosswalk(
        zones="omi", weights="omi_weights", code="zone", values=None, known_codes=False
    ),
)
