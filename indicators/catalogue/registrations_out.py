"""People struck off Milan's register towards places outside the city, per 1,000 residents."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import RegisterIndicator
from indicators.measure import Measure, rate
from indicators.spec import Break, Concept, Interval, Polarity, Topic, Unit


def compute(register: pd.DataFrame) -> Measure:
    """1,000 x registrations out of Milan in the year / residents on 31 December."""
    return rate(register["registrations_out"], per_thousand=register["residents"])


BREAKS = (
    Break(
        2013,
        LocalizedText(
            "Nel 2013 e nel 2014 le uscite sono oltre il 50 % in più del 2012: dopo il censimento "
            "del 2011 l'anagrafe ha cancellato chi non risultava più presente.",
            "In 2013 and 2014 departures are over 50% more than in 2012: after the 2011 census "
            "the register struck off people no longer found.",
        ),
    ),
    Break(
        2015,
        LocalizedText(
            "Dal 2015 finisce l'ondata di cancellazioni del 2013-2014: i valori si confrontano "
            "fra loro, non con quelli di prima.",
            "From 2015 the wave of cancellations of 2013-2014 is over: values compare with one "
            "another, not with earlier ones.",
        ),
    ),
)

INDICATOR = RegisterIndicator(
    key="registrations_out",
    title=LocalizedText("Uscite dall'anagrafe di Milano", "Departures from Milan's register"),
    short_title=LocalizedText("Uscite da Milano", "Departures from Milan"),
    high_name=LocalizedText(
        "Molte uscite dall'anagrafe di Milano", "Many departures from Milan's register"
    ),
    low_name=LocalizedText(
        "Poche uscite dall'anagrafe di Milano", "Few departures from Milan's register"
    ),
    meaning=LocalizedText(
        "Quanti in un anno sono stati cancellati dall'anagrafe, ogni 1.000 residenti. Sono "
        "andati fuori Milano, o non si trovano più.",
        "For every 1,000 residents, how many in a year were struck off the register because they "
        "left Milan or were no longer found.",
    ),
    why_it_matters=LocalizedText(
        "Dove ogni anno molti lasciano la città, i legami fra vicini, a scuola e con i "
        "servizi durano meno. Un valore più alto è letto come peggiore, come segno di "
        "instabilità. È un segno debole se preso da solo, perché si parte anche per scelta.",
        "Where many leave the city every year, ties between neighbours, at school and with "
        "services last less. A higher value is read as worse, as a sign of instability: a weak "
        "sign if taken alone, because people also leave by choice.",
    ),
    value_phrase=LocalizedText(
        "il tasso di uscita dall'anagrafe di Milano era pari a {value}",
        "the rate of departures from Milan's register was {value}",
    ),
    unit=Unit.PER_THOUSAND,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.STABILITY,
    concept=Concept.EXCLUSION,
    inputs=("registrations_out", "residents"),
    breaks=BREAKS,
    interval=Interval.POISSON,
    base=LocalizedText("residenti", "residents"),
    formula=LocalizedText(
        "1.000 × cancellazioni dell'anno verso fuori Milano / residenti al 31 dicembre",
        "1,000 × registrations out of Milan in the year / residents on 31 December",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205; cancellazioni come nel D.P.R. 30 maggio 1989, n. 223, art. 11; "
        "intervallo di Poisson esatto: Garwood (1936), Biometrika 28:437-442, e Ulm (1990), Am. "
        "J. Epidemiol. 131:373-375",
        "Comune di Milano, DS205; cancellations as in D.P.R. 30 May 1989, n. 223, art. 11; exact "
        "Poisson interval: Garwood (1936), Biometrika 28:437-442, and Ulm (1990), Am. J. "
        "Epidemiol. 131:373-375",
    ),
    limitations=LocalizedText(
        "Conta solo chi esce dall'anagrafe di Milano: i traslochi fra quartieri non si conoscono. "
        "Non dice perché si parte, e comprende le cancellazioni d'ufficio. Nel 2013-2014 queste "
        "gonfiano il valore e nascondono le partenze vere. Nei quartieri con molte registrazioni "
        "presso istituti il valore segue i loro movimenti. Si divide per i residenti di fine "
        "anno, non per la media dell'anno. Per l'intera città il conto di nati, morti, entrate e "
        "uscite non torna con la variazione dei residenti.",
        "It counts only those who leave Milan's register: moves between neighbourhoods are "
        "unknown. It does not say why people leave, and includes cancellations decided by the "
        "office. In 2013-2014 these swell the value and hide real departures. Where many people "
        "are registered at institutions the value follows their movements. It divides by the "
        "residents at the end of the year, not by the year's average. For the whole city births, "
        "deaths, arrivals and departures do not add up to the change of residents.",
    ),
    compute=compute,
)
