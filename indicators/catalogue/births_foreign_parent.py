"""Births with at least one foreign parent, over three years: context, not deprivation."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import BirthsIndicator
from indicators.measure import Measure, share


def compute(births: pd.DataFrame) -> Measure:
    """100 x births with at least one foreign parent / births, both over three years."""
    return share(births["births_foreign_parent_3y"], of=births["births_3y"])


INDICATOR = BirthsIndicator(
    key="births_foreign_parent",
    title=LocalizedText(
        "Nati con almeno un genitore straniero (tre anni)",
        "Births with at least one foreign parent (three years)",
    ),
    short_title=LocalizedText("Nati, genitore straniero", "Births, foreign parent"),
    high_name=LocalizedText(
        "Molti nati con almeno un genitore straniero",
        "Many births with at least one foreign parent",
    ),
    low_name=LocalizedText(
        "Pochi nati con almeno un genitore straniero", "Few births with at least one foreign parent"
    ),
    meaning=LocalizedText(
        "Si contano i nati nell'anno e nei due precedenti. Quanti su 100 hanno almeno un "
        "genitore straniero?",
        "Out of 100 births of the year and the two before it, how many have at least one foreign "
        "parent.",
    ),
    why_it_matters=LocalizedText(
        "Serve a chi prepara nidi, consultori e scuole. Dice in quali quartieri può essere "
        "più utile accogliere le famiglie in più lingue. Avere un genitore straniero non è "
        "uno svantaggio. Nessuno dei due estremi è letto come peggiore e il dato non entra in"
        " alcun indice di esclusione dell'atlante.",
        "It serves those who plan nurseries, family clinics and schools: it tells in which "
        "neighbourhoods it may be more useful to welcome families in several languages. Having a "
        "foreign parent is not a disadvantage: neither end is read as worse, and the figure "
        "enters no index of exclusion of the atlas.",
    ),
    value_phrase=LocalizedText(
        "la quota di nati, in tre anni, con almeno un genitore straniero era pari a {value}",
        "the share of births, over three years, with at least one foreign parent was {value}",
    ),
    inputs=("births_foreign_parent_3y", "births_3y"),
    formula=LocalizedText(
        "100 × nati con almeno un genitore straniero / nati, sommando l'anno e i due precedenti",
        "100 × births with at least one foreign parent / births, summing the year and the two "
        "before it",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205; cittadinanza lasciata fuori dalla deprivazione come nell'IVSM e "
        "nell'IDISE di ISTAT; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
        "Comune di Milano, DS205; citizenship left out of deprivation as in ISTAT's IVSM and "
        "IDISE; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
    ),
    limitations=LocalizedText(
        "Un anno solo dà troppo pochi nati: il valore somma tre anni, quello indicato è l'ultimo. "
        "Anni vicini ne condividono due: non sono prove separate. Per il 2017 la fonte ripete "
        "tutti i nati, un errore: i valori del 2017, 2018 e 2019, che lo contengono, non si "
        "danno. Anche così quasi ovunque i nati sono meno di 1.200: i valori oscillano per caso. "
        "Uno dei due genitori può essere italiano; la fonte non dice da quale paese viene "
        "l'altro. Il genitore che diventa italiano esce dal conto.",
        "One year alone has too few births: the value sums three years, and the one shown is the "
        "last. Neighbouring years share two of them: they are not separate pieces of evidence. "
        "For 2017 the source repeats all births, an error: values of 2017, 2018 and 2019, which "
        "contain it, are not given. Even so nearly everywhere births are fewer than 1,200: values "
        "wobble by chance. One of the two parents may be Italian; the source does not say from "
        "which country the other comes. A parent who becomes Italian leaves the count.",
    ),
    compute=compute,
    years_without_values=(2017, 2018, 2019),
)
