"""Mean taxable income per taxpayer, carried from postcodes to neighbourhoods: the income series."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import IncomeIndicator
from indicators.measure import Measure, published
from indicators.spec import Polarity, Unit


def compute(income: pd.DataFrame, register: pd.DataFrame) -> Measure:
    """Mean taxable income (EUR a year per taxpayer who has one), as published.

    The base is the residents of the area in the same year, missing where the register has no such
    row (area 0 is the whole city). The spread is the measured error of the transfer.
    """
    return published(
        income["taxable_income_eur"],
        base=register["residents"],
        spread=income["taxable_income_spread"],
    )


INDICATOR = IncomeIndicator(
    key="taxable_income",
    title=LocalizedText("Reddito imponibile medio", "Mean taxable income"),
    short_title=LocalizedText("Reddito imponibile", "Taxable income"),
    high_name=LocalizedText("Reddito imponibile alto", "High taxable income"),
    low_name=LocalizedText("Reddito imponibile basso", "Low taxable income"),
    meaning=LocalizedText(
        "Il reddito medio su cui si calcola l'imposta di un anno, in euro di quell'anno. Si "
        "conta per contribuente del quartiere che ne ha uno. È una stima. Viene dai codici "
        "postali (CAP).",
        "The income on which, on average in a year, the tax of each taxpayer of the neighbourhood "
        "who has one is computed: an estimate made from postcodes (CAP), in euro of that year.",
    ),
    why_it_matters=LocalizedText(
        "Dice se i redditi di un quartiere sono bassi, e arriva fino al 2023: è il solo reddito "
        "che abbiamo fatto allo stesso modo e senza celle vuote in tutti gli anni, e perciò "
        "quello che si segue nel tempo. Un valore più basso è letto come peggiore.",
        "It says whether incomes in a neighbourhood are low, and reaches 2023: it is the only "
        "income we have that is made alike and without empty cells in every year, and so the one "
        "followed over time. A lower value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "il reddito imponibile medio per contribuente, stimato dai CAP, era pari a {value}",
        "the mean taxable income per taxpayer, estimated from postcodes, was {value}",
    ),
    unit=Unit.EURO,
    decimals=0,
    polarity=Polarity.LOWER_IS_WORSE,
    inputs=("taxable_income_eur", "taxable_income_spread", "residents"),
    formula=LocalizedText(
        "somma, sui CAP del quartiere, di: reddito imponibile medio del CAP × quota dei numeri "
        "civici del quartiere che stanno in quel CAP; reddito imponibile medio del CAP = reddito "
        "imponibile / contribuenti che ne hanno uno",
        "sum, over the postcodes of the neighbourhood, of: mean taxable income of the postcode × "
        "share of the neighbourhood's house numbers in that postcode; mean taxable income of the "
        "postcode = taxable income / taxpayers who have one",
    ),
    reference=LocalizedText(
        "MEF - Dipartimento delle Finanze, Redditi e principali variabili IRPEF su base "
        "subcomunale; reddito imponibile come nel D.P.R. 22 dicembre 1986, n. 917 (TUIR), art. 3; "
        "CAP dei numeri civici: Comune di Milano, DS2973 e DS634; prezzi: ISTAT, indice NIC, "
        "medie annue",
        "MEF - Dipartimento delle Finanze, Redditi e principali variabili IRPEF su base "
        "subcomunale; taxable income as in D.P.R. 22 December 1986, n. 917 (TUIR), art. 3; "
        "postcode of house numbers: Comune di Milano, DS2973 and DS634; prices: ISTAT, NIC index, "
        "annual means",
    ),
    limitations=LocalizedText(
        "Sono euro correnti. Tra il 2021 e il 2023 i prezzi al consumo sono saliti del 14,3 % "
        "(ISTAT, NIC: 8,1 % nel 2022, 5,7 % nel 2023); il reddito imponibile medio, nei CAP che "
        "si confrontano, del 9,1 %: il 4,5 % in meno in termini reali. L'anno d'imposta 2022 "
        "manca. È il reddito complessivo tolte le deduzioni, e conta solo chi ne ha uno: non si "
        "confronta euro per euro con il reddito dichiarato. È una stima: il dato nasce per CAP, e "
        "l'intervallo viene dall'errore misurato portando dai CAP ai quartieri tre grandezze di "
        "cui si conosce il valore vero. I quartieri che stanno nello stesso CAP hanno lo stesso "
        "valore: Barona e Gratosoglio – Q.re Missaglia – Q.re Terrazze ne condividono uno e "
        "cambiano allo stesso modo per costruzione. Nel 2023 il CAP 20121 ha il 46 % di "
        "contribuenti in più del 2021 e il 20122 il 9 % in meno, per un motivo che non si "
        "conosce: chi vi poggia non ha un cambiamento che arriva al 2023. È una media: pochi "
        "redditi alti la alzano.",
        "These are current euro. Between 2021 and 2023 consumer prices rose by 14.3% (ISTAT, NIC: "
        "8.1% in 2022, 5.7% in 2023); mean taxable income, in the postcodes that compare, by "
        "9.1%: 4.5% less in real terms. Tax year 2022 is missing. It is total income less "
        "deductions, and counts only those who have one: it does not compare euro by euro with "
        "declared income. It is an estimate: the figure is made by postcode, and the interval "
        "comes from the error measured by carrying from postcodes to neighbourhoods three "
        "quantities whose true value is known. Neighbourhoods in the same postcode have the same "
        "value: Barona and Gratosoglio – Q.re Missaglia – Q.re Terrazze share one and change "
        "alike by construction. In 2023 postcode 20121 has 46% more taxpayers than in 2021 and "
        "20122 9% fewer, for a reason that is not known: what rests on them has no change that "
        "reaches 2023. It is a mean: a few high incomes raise it.",
    ),
    valid_from="2026-11-30",
    written_on="2026-11-30",
    checked_on="2026-11-30",
    next_review="2027-05-30",
    compute=compute,
)
