"""People entered in Milan's register from places outside the city, per 1,000 residents."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import RegisterIndicator
from indicators.measure import Measure, rate
from indicators.spec import Concept, Interval, Polarity, Topic, Unit


def compute(register: pd.DataFrame) -> Measure:
    """1,000 x registrations from outside Milan in the year / residents on 31 December."""
    return rate(register["registrations_in"], per_thousand=register["residents"])


INDICATOR = RegisterIndicator(
    key="registrations_in",
    title=LocalizedText("Entrate nell'anagrafe di Milano", "Arrivals in Milan's register"),
    short_title=LocalizedText("Entrate da fuori Milano", "Arrivals in Milan"),
    high_name=LocalizedText(
        "Molte entrate nell'anagrafe di Milano", "Many arrivals in Milan's register"
    ),
    low_name=LocalizedText(
        "Poche entrate nell'anagrafe di Milano", "Few arrivals in Milan's register"
    ),
    meaning=LocalizedText(
        "Quanti in un anno si sono iscritti all'anagrafe da fuori Milano. Si contano ogni "
        "1.000 residenti.",
        "For every 1,000 residents, how many in a year entered the register, coming from outside "
        "Milan.",
    ),
    why_it_matters=LocalizedText(
        "Dice quanta gente nuova un quartiere accoglie. Si arriva per una casa nuova, per "
        "lavoro, per studio, per raggiungere la famiglia o per bisogno, e il registro non lo "
        "distingue. Nessuno dei due estremi è letto come peggiore.",
        "It tells how many newcomers a neighbourhood takes in. People come for a new home, for "
        "work, for study, to join their family or out of need, and the register does not tell "
        "these apart: neither end is read as worse.",
    ),
    value_phrase=LocalizedText(
        "il tasso di entrata nell'anagrafe da fuori Milano era pari a {value}",
        "the rate of arrivals from outside Milan was {value}",
    ),
    unit=Unit.PER_THOUSAND,
    polarity=Polarity.NEITHER,
    topic=Topic.STABILITY,
    concept=Concept.CONTEXT,
    inputs=("registrations_in", "residents"),
    breaks=(),
    interval=Interval.POISSON,
    base=LocalizedText("residenti", "residents"),
    formula=LocalizedText(
        "1.000 × iscrizioni dell'anno da fuori Milano / residenti al 31 dicembre",
        "1,000 × registrations from outside Milan in the year / residents on 31 December",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205; iscrizioni come nel D.P.R. 30 maggio 1989, n. 223, art. 7; "
        "intervallo di Poisson esatto: Garwood (1936), Biometrika 28:437-442, e Ulm (1990), Am. "
        "J. Epidemiol. 131:373-375",
        "Comune di Milano, DS205; registrations as in D.P.R. 30 May 1989, n. 223, art. 7; exact "
        "Poisson interval: Garwood (1936), Biometrika 28:437-442, and Ulm (1990), Am. J. "
        "Epidemiol. 131:373-375",
    ),
    limitations=LocalizedText(
        "Conta solo chi arriva da fuori Milano: i traslochi fra quartieri non si conoscono. Chi "
        "abita qui senza iscriversi non c'è. Nel 2020, anno della pandemia, gli arrivi in città "
        "calano. Nei quartieri con molte registrazioni presso istituti il valore segue i loro "
        "movimenti. La revisione dell'anagrafe del 2012-2014 non vi lascia un gradino visibile, a "
        "differenza delle uscite. Si divide per i residenti di fine anno, non per la media "
        "dell'anno.",
        "It counts only those who come from outside Milan: moves between neighbourhoods are "
        "unknown. People who live here without registering are not in it. In 2020, the pandemic "
        "year, arrivals in the city fall. Where many people are registered at institutions the "
        "value follows their movements. The revision of the register in 2012-2014 leaves no "
        "visible step in it, unlike departures. It divides by the residents at the end of the "
        "year, not by the year's average.",
    ),
    compute=compute,
)
