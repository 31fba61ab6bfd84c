"""Taxpayers with at most 15,000 EUR a year, carried from postcodes to neighbourhoods."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import IncomeIndicator
from indicators.measure import Measure, published
from indicators.spec import Polarity, Unit, Verification


def compute(income: pd.DataFrame, register: pd.DataFrame) -> Measure:
    """Taxpayers with a total income up to 15,000 EUR per 100 with a declared total, as carried.

    The base is the residents of the area in the same year, missing where the register has no such
    row (area 0 is the whole city). The spread is the measured error of the transfer. Where the
    source leaves classes empty the value is the least it can be, and what they hide widens it up.
    """
    return published(
        income["low_income_pct"],
        base=register["residents"],
        spread=income["low_income_spread"],
        hidden=income["low_income_hidden_pct"],
    )


INDICATOR = IncomeIndicator(
    key="low_income",
    title=LocalizedText(
        "Contribuenti con reddito fino a 15.000 euro", "Taxpayers with an income up to 15,000 euro"
    ),
    short_title=LocalizedText("Redditi bassi", "Low incomes"),
    high_name=LocalizedText(
        "Molti contribuenti con reddito fino a 15.000 euro",
        "Many taxpayers with an income up to 15,000 euro",
    ),
    low_name=LocalizedText(
        "Pochi contribuenti con reddito fino a 15.000 euro",
        "Few taxpayers with an income up to 15,000 euro",
    ),
    meaning=LocalizedText(
        "Si parte da cento contribuenti del quartiere che hanno un reddito complessivo "
        "dichiarato. Quanti ne hanno dichiarato al più 15.000 euro in un anno? È una stima. "
        "Viene dai codici postali (CAP).",
        "Of a hundred taxpayers of the neighbourhood with a declared total income, how many "
        "declared at most 15,000 euro in a year: an estimate made from postcodes (CAP).",
    ),
    why_it_matters=LocalizedText(
        "La media dei redditi è alzata da pochi molto ricchi e non dice quanti hanno poco. "
        "Questa quota guarda al fondo della scala, dove affitto e bollette pesano di più su "
        "ciò che si guadagna. Un valore più alto è letto come peggiore.",
        "A few very rich people raise the mean income, which does not say how many have little. "
        "This share looks at the bottom of the scale, where rent and bills weigh most on what one "
        "earns: a higher value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "la quota di contribuenti con reddito complessivo fino a 15.000 euro, stimata dai CAP, "
        "era pari a {value}",
        "the share of taxpayers with a total income up to 15,000 euro, estimated from postcodes, "
        "was {value}",
    ),
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.HIGHER_IS_WORSE,
    inputs=("low_income_pct", "low_income_spread", "low_income_hidden_pct", "residents"),
    formula=LocalizedText(
        "somma, sui CAP del quartiere, di: quota del CAP × quota dei numeri civici del quartiere "
        "che stanno in quel CAP; quota del CAP = 100 × contribuenti con reddito complessivo fino "
        "a 15.000 euro (zero e negativi compresi) / contribuenti con un reddito complessivo",
        "sum, over the postcodes of the neighbourhood, of: share of the postcode × share of the "
        "neighbourhood's house numbers in that postcode; share of the postcode = 100 × taxpayers "
        "with a total income up to 15,000 euro (nil and negative ones included) / taxpayers with "
        "a declared total",
    ),
    reference=LocalizedText(
        "MEF - Dipartimento delle Finanze, Redditi e principali variabili IRPEF su base "
        "subcomunale (classi di reddito complessivo); reddito complessivo come nel D.P.R. 22 "
        "dicembre 1986, n. 917 (TUIR), art. 8; CAP dei numeri civici: Comune di Milano, DS2973 e "
        "DS634",
        "MEF - Dipartimento delle Finanze, Redditi e principali variabili IRPEF su base "
        "subcomunale (classes of total income); total income as in D.P.R. 22 December 1986, n. "
        "917 (TUIR), art. 8; postcode of house numbers: Comune di Milano, DS2973 and DS634",
    ),
    limitations=LocalizedText(
        "È una quota di contribuenti con un reddito complessivo dichiarato, non di abitanti né di "
        "famiglie: chi vive con il reddito di altri e lavora poche settimane vi entra come chi è "
        "povero, chi non dichiara nulla resta fuori, e redditi esenti o tassati a parte non si "
        "vedono. È una stima: il dato nasce per CAP e l'intervallo viene dall'errore misurato "
        "portando dai CAP ai quartieri tre grandezze di cui si conosce il valore vero; suppone "
        "che questa quota vari, dentro i CAP, quanto loro. I quartieri che condividono un CAP "
        "sono a pari merito. Il CAP 20122 ha più contribuenti che adulti residenti e una quota "
        "del 43-44 % accanto a una media di oltre 62.000 euro, per un motivo che non si conosce: "
        "i quartieri che vi stanno per più di metà (Guastalla e Porta Vigentina – Porta Lodovica) "
        "non hanno valore, e quelli che vi stanno in parte (Duomo e Porta Ticinese – Conca del "
        "Naviglio) hanno un valore probabilmente troppo alto e un intervallo più largo. Nel 2023 "
        "il 20122 sta nei limiti e il valore c'è. Per il 2023 la fonte lascia vuote, in 11 CAP "
        "fra i più poveri, la classe fino a zero e quella oltre 120.000 euro (44 celle): lì la "
        "quota è la più bassa possibile e l'intervallo arriva a quella che si avrebbe se tutti i "
        "contribuenti nascosti (fino a 2,3 su 100) fossero sotto zero. Il 2022 manca. La soglia "
        "di 15.000 euro è fissa: non segue i prezzi né il numero di persone a carico.",
        "It is a share of taxpayers with a declared total income, not of residents or households: "
        "someone who lives on another's income and works a few weeks counts like someone poor, "
        "whoever declares nothing is left out, and incomes that are exempt or taxed apart are not "
        "seen. It is an estimate: the figure is made by postcode and the interval comes from the "
        "error measured by carrying from postcodes to neighbourhoods three quantities whose true "
        "value is known; it assumes that this share varies within postcodes as much as they do. "
        "Neighbourhoods that share a postcode are tied. Postcode 20122 has more taxpayers than "
        "adult residents and a share of 43-44% beside a mean above 62,000 euro, for a reason that "
        "is not known: the neighbourhoods that lie in it for more than half (Guastalla and Porta "
        "Vigentina – Porta Lodovica) have no value, and those partly in it (Duomo and Porta "
        "Ticinese – Conca del Naviglio) have one that is probably too high and a wider interval. "
        "In 2023 postcode 20122 lies within the bounds and the value is there. For 2023 the "
        "source leaves empty, in 11 postcodes among the poorest, the class up to zero and the one "
        "above 120,000 euro (44 cells): there the share is the lowest possible and the interval "
        "reaches the one there would be if all the hidden taxpayers (up to 2.3 in 100) were below "
        "zero. 2022 is missing. The threshold of 15,000 euro is fixed: it follows neither prices "
        "nor the number of dependants.",
    ),
    checks=(Verification.WORKED_EXAMPLE, Verification.PUBLISHED_FIGURES, Verification.KNOWN_TRUTH),
    compute=compute,
    incomplete_years=(2023,),
    repeats="taxable_income",
)
