"""Births to parents not married to each other, over three years: a family form, not a lack."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import BirthsIndicator
from indicators.measure import Measure, share


def compute(births: pd.DataFrame) -> Measure:
    """100 x births to unmarried parents / births, both over three years."""
    return share(births["births_outside_marriage_3y"], of=births["births_3y"])


INDICATOR = BirthsIndicator(
    key="births_outside_marriage",
    title=LocalizedText(
        "Nati da genitori non sposati fra loro (tre anni)",
        "Births to parents not married to each other (three years)",
    ),
    short_title=LocalizedText("Nati fuori matrimonio", "Births outside marriage"),
    high_name=LocalizedText(
        "Molti nati da genitori non sposati fra loro",
        "Many births to parents not married to each other",
    ),
    low_name=LocalizedText(
        "Pochi nati da genitori non sposati fra loro",
        "Few births to parents not married to each other",
    ),
    meaning=LocalizedText(
        "Su 100 nati nell'anno e nei due precedenti, quanti hanno genitori non sposati fra loro.",
        "Out of 100 births of the year and the two before it, how many have parents not married "
        "to each other.",
    ),
    why_it_matters=LocalizedText(
        "Dice come cambiano le famiglie. Serve a chi accompagna i genitori nei primi passi, "
        "come il riconoscimento dei figli, che per chi non è sposato si fa in altro modo. È "
        "una forma di famiglia, non una mancanza. Nessuno dei due estremi è letto come "
        "peggiore.",
        "It tells how families change: it serves those who help parents with the first steps, "
        "such as the legal recognition of children, which is done differently for those not "
        "married. It is a form of family, not a lack: neither end is read as worse.",
    ),
    value_phrase=LocalizedText(
        "la quota di nati, in tre anni, da genitori non sposati fra loro era pari a {value}",
        "the share of births, over three years, to parents not married to each other was {value}",
    ),
    inputs=("births_outside_marriage_3y", "births_3y"),
    formula=LocalizedText(
        "100 × nati da genitori non sposati fra loro / nati, sommando l'anno e i due precedenti",
        "100 × births to parents not married to each other / births, summing the year and the two "
        "before it",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205; stessa condizione dei figli dentro e fuori dal matrimonio: L. "
        "10 dicembre 2012, n. 219; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
        "Comune di Milano, DS205; equal standing of children whatever the marriage: L. 10 "
        "December 2012, n. 219; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
    ),
    limitations=LocalizedText(
        "Un anno solo dà troppo pochi nati: il valore somma tre anni, quello indicato è l'ultimo. "
        "Anni vicini ne condividono due: non sono prove separate. Anche così quasi ovunque i nati "
        "sono meno di 1.200, e le differenze fra quartieri sono piccole: molte stanno "
        "nell'oscillazione del caso. Non dice se i genitori vivono insieme, né se un genitore è "
        "solo. Nel 2021 la quota cittadina dei nati dell'anno sale dal 39,6 al 42,6 %: la fonte "
        "non dice perché.",
        "One year alone has too few births: the value sums three years, and the one shown is the "
        "last. Neighbouring years share two of them: they are not separate pieces of evidence. "
        "Even so nearly everywhere births are fewer than 1,200, and differences between "
        "neighbourhoods are small: many lie within chance variation. It does not say whether the "
        "parents live together, nor whether a parent is alone. In 2021 the city's share of the "
        "year's births rises from 39.6 to 42.6%: the source does not say why.",
    ),
    compute=compute,
)
