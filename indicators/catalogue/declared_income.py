"""Mean declared income per taxpayer, carried from postcodes to neighbourhoods."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import IncomeIndicator
from indicators.measure import Measure, published
from indicators.spec import Polarity, Unit


def compute(income: pd.DataFrame, register: pd.DataFrame) -> Measure:
    """Mean total declared income (EUR a year per taxpayer with a declared total), as published.

    The base is the residents of the area in the same year, missing where the register has no such
    row (area 0 is the whole city). The spread is the measured error of the transfer.
    """
    return published(
        income["mean_income_eur"], base=register["residents"], spread=income["mean_income_spread"]
    )


INDICATOR = IncomeIndicator(
    key="declared_income",
    title=LocalizedText("Reddito medio dichiarato", "Mean declared income"),
    short_title=LocalizedText("Reddito dichiarato", "Declared income"),
    high_name=LocalizedText("Reddito dichiarato alto", "High declared income"),
    low_name=LocalizedText("Reddito dichiarato basso", "Low declared income"),
    meaning=LocalizedText(
        "Quanto ha dichiarato in media in un anno ciascun contribuente del quartiere. È una "
        "stima. Viene dai codici postali (CAP).",
        "What each taxpayer of the neighbourhood declared in a year, on average: an estimate made "
        "from postcodes (CAP).",
    ),
    why_it_matters=LocalizedText(
        "Con poco reddito diventano difficili l'affitto, le bollette, le cure e il tempo "
        "libero. Fra i dati disponibili è quello che parla più direttamente di svantaggio "
        "economico. Un valore più basso è letto come peggiore.",
        "On a low income rent, bills, care and free time become hard to pay for. Of the data at "
        "hand it speaks most directly of economic disadvantage: a lower value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "il reddito medio dichiarato per contribuente, stimato dai CAP, era pari a {value}",
        "the mean declared income per taxpayer, estimated from postcodes, was {value}",
    ),
    unit=Unit.EURO,
    decimals=0,
    polarity=Polarity.LOWER_IS_WORSE,
    inputs=("mean_income_eur", "mean_income_spread", "residents"),
    formula=LocalizedText(
        "somma, sui CAP del quartiere, di: reddito medio del CAP × quota dei numeri civici del "
        "quartiere che stanno in quel CAP; reddito medio del CAP = reddito complessivo dichiarato "
        "/ contribuenti con un reddito complessivo",
        "sum, over the postcodes of the neighbourhood, of: mean income of the postcode × share of "
        "the neighbourhood's house numbers in that postcode; mean income of the postcode = total "
        "declared income / taxpayers with a declared total",
    ),
    reference=LocalizedText(
        "MEF - Dipartimento delle Finanze, Redditi e principali variabili IRPEF su base "
        "subcomunale; reddito complessivo come nel D.P.R. 22 dicembre 1986, n. 917 (TUIR), art. "
        "8; CAP dei numeri civici: Comune di Milano, DS2973 e DS634",
        "MEF - Dipartimento delle Finanze, Redditi e principali variabili IRPEF su base "
        "subcomunale; total income as in D.P.R. 22 December 1986, n. 917 (TUIR), art. 8; postcode "
        "of house numbers: Comune di Milano, DS2973 and DS634",
    ),
    limitations=LocalizedText(
        "È una stima: il dato nasce per CAP. L'intervallo viene dall'errore misurato portando dai "
        "CAP ai quartieri tre grandezze di cui si conosce il valore vero (licenza media o meno, "
        "laurea, residenti stranieri) e suppone che il reddito vari, dentro i CAP, quanto loro: è "
        "largo, e due quartieri vicini in classifica spesso non si distinguono. Nelle prove "
        "l'intervallo conteneva il vero in 100, 96 e 86 casi su 100. I quartieri che condividono "
        "un CAP hanno in pratica un solo valore e in classifica sono a pari merito. Il CAP "
        "nasconde le case popolari: il 20148, dove sta quasi tutta San Siro, comprende anche "
        "strade benestanti. Il CAP 20122 ha più contribuenti che adulti residenti, per un motivo "
        "che non si conosce: dove pesa (Guastalla, Porta Vigentina – Porta Lodovica, Duomo, Porta "
        "Ticinese – Conca del Naviglio) il valore è meno sicuro. È una media, non una mediana: "
        "pochi redditi molto alti la alzano. Conta solo chi ha un reddito complessivo dichiarato: "
        "chi non ne ha resta fuori. Gli importi non tolgono l'inflazione. Per il 2023 la fonte "
        "lascia vuote, in 11 CAP fra i più poveri, la classe più bassa e la più alta (44 celle): "
        "lì il totale, che è la somma delle classi, manca, e la serie si legge sul reddito "
        "imponibile. Il 2022 manca. Gli anni si confrontano fra loro, ma il 2020 è stato l'anno "
        "della pandemia; l'errore del trasferimento resta quasi lo stesso da un anno all'altro, "
        "perciò l'intervallo di un cambiamento è più largo del necessario.",
        "It is an estimate: the figure is made by postcode. The interval comes from the error "
        "measured by carrying from postcodes to neighbourhoods three quantities whose true value "
        "is known (lower secondary schooling or less, university degrees, foreign residents) and "
        "assumes that income varies within postcodes as much as they do: it is wide, and two "
        "neighbourhoods close in rank often cannot be told apart. In the trials the interval held "
        "the truth in 100, 96 and 86 cases out of 100. Neighbourhoods that share a postcode have "
        "practically one value and are tied in ranks. A postcode hides the public housing "
        "estates: 20148, where nearly all of San Siro lies, also holds wealthy streets. Postcode "
        "20122 has more taxpayers than adult residents, for a reason that is not known: where it "
        "weighs (Guastalla, Porta Vigentina – Porta Lodovica, Duomo, Porta Ticinese – Conca del "
        "Naviglio) the value is less certain. It is a mean, not a median: a few very high incomes "
        "raise it. It counts only people with a declared total: those without one are left out. "
        "Amounts are not corrected for inflation. For 2023 the source leaves empty, in 11 "
        "postcodes among the poorest, the lowest and the highest class (44 cells): there the "
        "total, which is the sum of the classes, is missing, and the series is read on taxable "
        "income. 2022 is missing. The years compare with one another, but 2020 was the pandemic "
        "year; the error of the transfer is nearly the same from one year to the next, so the "
        "interval of a change is wider than it need be.",
    ),
    method_version="1.1",
    compute=compute,
    incomplete_years=(2023,),
    repeats="taxable_income",
)
