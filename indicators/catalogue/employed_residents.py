"""Employed residents at the 2011 census, out of residents of all ages."""

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import CENSUS_PICTURES
from indicators.families import PictureIndicator
from indicators.measure import Measure, share
from indicators.spec import Concept, Polarity, Topic, Verification


def compute(employment: pd.DataFrame) -> Measure:
    """100 x employed persons aged 15+ (P61) / residents of all ages (P1), census of 2011."""
    return share(employment["employed"], of=employment["residents_census"])


INDICATOR = PictureIndicator(
    key="employed_residents",
    title=LocalizedText("Residenti con un lavoro", "Residents in work"),
    short_title=LocalizedText("Residenti occupati", "Residents in work"),
    high_name=LocalizedText("Molti residenti con un lavoro", "Many residents in work"),
    low_name=LocalizedText("Pochi residenti con un lavoro", "Few residents in work"),
    meaning=LocalizedText(
        "Quanti residenti su 100, di ogni età, erano occupati al censimento del 2011.",
        "Out of 100 residents of all ages, how many were employed at the 2011 census.",
    ),
    why_it_matters=LocalizedText(
        "Il lavoro porta reddito e relazioni. Dove lavora una parte più piccola dei "
        "residenti, ogni stipendio può dover bastare per più persone. Un valore più basso è "
        "letto come peggiore.",
        "Work brings income and ties with others. Where a smaller part of the residents works, "
        "each wage may have to do for more people: a lower value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "la quota di residenti con un lavoro era pari a {value}",
        "the share of residents in work was {value}",
    ),
    polarity=Polarity.LOWER_IS_WORSE,
    topic=Topic.INCOME_WORK,
    concept=Concept.EXCLUSION,
    datasets=("employment_2011",),
    inputs=("employed", "residents_census"),
    years=(2011,),
    base=LocalizedText("residenti al censimento", "residents at the census"),
    formula=LocalizedText(
        "100 × occupati di 15 anni e più / residenti di ogni età, censimento 2011",
        "100 × employed people aged 15 and over / residents of all ages, 2011 census",
    ),
    reference=LocalizedText(
        "ISTAT, 15º Censimento generale della popolazione e delle abitazioni 2011, variabili P61 "
        "e P1 per sezione di censimento; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
        "ISTAT, 15th population and housing census 2011, variables P61 and P1 by census section; "
        "Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
    ),
    limitations=LocalizedText(
        "È la fotografia del 2011: qui non ne abbiamo una più recente per quartiere. Il divisore "
        "sono tutti i residenti, bambini e anziani compresi: dove vivono molte persone anziane il "
        "valore scende anche se chi è in età di lavoro è occupato. Non è il tasso di occupazione "
        "ufficiale, che guarda a una fascia d'età. Conta le persone occupate, non le ore, il "
        "contratto o la paga.",
        "It is the picture of 2011: we have no later one by neighbourhood here. The divisor is "
        "all residents, children and old people included: where many old people live the value "
        "falls even if those of working age have a job. It is not the official employment rate, "
        "which looks at an age band. It counts people in work, not hours, contracts or pay.",
    ),
    checks=(
        Verification.WORKED_EXAMPLE,
        Verification.PUBLISHED_FIGURES,
        Verification.SUMS,
        Verification.SECOND_LIBRARY,
    ),
    compute=compute,
    two_pictures=CENSUS_PICTURES,
)
