"""People struck off Milan's register towards places outside the city, per 1,000 residents."""

from __future__ import annotations

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import NIL, REGISTER_YEARS
from indicators.measure import Measure, rate
from indicators.spec import (
    Break,
    Concept,
    Indicator,
    Interval,
    ObservationStatus,
    Polarity,
    Topic,
    Unit,
    Verification,
)


def compute(register: pd.DataFrame) -> Measure:
    """1,000 x registrations out of Milan in the year / residents on 31 December."""
    return rate(register["registrations_out"], per_thousand=register["residents"])


BREAKS = (
    Break(
        2013,
        LocalizedText(
            it=(
                "Nel 2013 e nel 2014 le uscite sono oltre il 50 % in più del 2012: dopo il "
                "censimento del 2011 l'anagrafe ha cancellato chi non risultava più presente."
            ),
            en=(
                "In 2013 and 2014 departures are over 50% more than in 2012: after the 2011 census "
                "the register struck off people no longer found."
            ),
        ),
    ),
    Break(
        2015,
        LocalizedText(
            it=(
                "Dal 2015 finisce l'ondata di cancellazioni del 2013-2014: i valori si confrontano "
                "fra loro, non con quelli di prima."
            ),
            en=(
                "From 2015 the wave of cancellations of 2013-2014 is over: values compare with one "
                "another, not with earlier ones."
            ),
        ),
    ),
)

INDICATOR = Indicator(
    key="registrations_out",
    title=LocalizedText(it="Uscite dall'anagrafe di Milano", en="Departures from Milan's register"),
    short_title=LocalizedText(it="Uscite da Milano", en="Departures from Milan"),
    high_name=LocalizedText(
        it="Molte uscite dall'anagrafe di Milano",
        en="Many departures from Milan's register",
    ),
    low_name=LocalizedText(
        it="Poche uscite dall'anagrafe di Milano",
        en="Few departures from Milan's register",
    ),
    meaning=LocalizedText(
        it=(
            "Ogni 1.000 residenti, quanti in un anno sono stati cancellati dall'anagrafe perché "
            "andati fuori Milano o non più trovati."
        ),
        en=(
            "For every 1,000 residents, how many in a year were struck off the register because "
            "they left Milan or were no longer found."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "Dove ogni anno molti lasciano la città, i legami fra vicini, a scuola e con i servizi "
            "durano meno. Un valore più alto è letto come peggiore, come segno di instabilità: un "
            "segno debole se preso da solo, perché si parte anche per scelta."
        ),
        en=(
            "Where many leave the city every year, ties between neighbours, at school and with "
            "services last less. A higher value is read as worse, as a sign of instability: a weak "
            "sign if taken alone, because people also leave by choice."
        ),
    ),
    value_phrase=LocalizedText(
        it="il tasso di uscita dall'anagrafe di Milano era pari a {value}",
        en="the rate of departures from Milan's register was {value}",
    ),
    unit=Unit.PER_THOUSAND,
    decimals=1,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.STABILITY,
    concept=Concept.EXCLUSION,
    datasets=("population_register",),
    inputs=("registrations_out", "residents"),
    support=NIL,
    status=ObservationStatus.OBSERVED,
    years=REGISTER_YEARS,
    comparable=True,
    breaks=BREAKS,
    interval=Interval.POISSON,
    base=LocalizedText(it="residenti", en="residents"),
    formula=LocalizedText(
        it="1.000 × cancellazioni dell'anno verso fuori Milano / residenti al 31 dicembre",
        en="1,000 × registrations out of Milan in the year / residents on 31 December",
    ),
    reference=LocalizedText(
        it=(
            "Comune di Milano, DS205; cancellazioni come nel D.P.R. 30 maggio 1989, n. 223,"
            " art. 11; intervallo di Poisson esatto: Garwood (1936), Biometrika 28:437-442,"
            " e Ulm (1990), Am. J. Epidemiol. 131:373-375"
        ),
        en=(
            "Comune di Milano, DS205; cancellations as in D.P.R. 30 May 1989, n. 223, art. "
            "11; exact Poisson interval: Garwood (1936), Biometrika 28:437-442, and Ulm "
            "(1990), Am. J. Epidemiol. 131:373-375"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "Conta solo chi esce dall'anagrafe di Milano: i traslochi fra quartieri non si "
            "conoscono. Non dice perché si parte, e comprende le cancellazioni d'ufficio. Nel "
            "2013-2014 queste gonfiano il valore e nascondono le partenze vere. Nei quartieri con "
            "molte registrazioni presso istituti il valore segue i loro movimenti. Si divide per i "
            "residenti di fine anno, non per la media dell'anno. Per l'intera città il conto di "
            "nati, morti, entrate e uscite non torna con la variazione dei residenti."
        ),
        en=(
            "It counts only those who leave Milan's register: moves between neighbourhoods are "
            "unknown. It does not say why people leave, and includes cancellations decided by the "
            "office. In 2013-2014 these swell the value and hide real departures. Where many "
            "people are registered at institutions the value follows their movements. It divides "
            "by the residents at the end of the year, not by the year's average. For the whole "
            "city births, deaths, arrivals and departures do not add up to the change of "
            "residents."
        ),
    ),
    method_version="1.0",
    valid_from="2026-11-23",
    written_on="2026-11-23",
    checked_on="2026-11-23",
    checks=(
        Verification.WORKED_EXAMPLE,
        Verification.PUBLISHED_FIGURES,
        Verification.SUMS,
        Verification.SECOND_LIBRARY,
    ),
    next_review="2027-11-23",
    compute=compute,
)
