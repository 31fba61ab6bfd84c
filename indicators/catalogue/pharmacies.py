"""Pharmacies for each 10,000 residents."""

from __future__ import annotations

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import NIL
from indicators.measure import Measure, per_ten_thousand
from indicators.spec import (
    Concept,
    Indicator,
    Interval,
    ObservationStatus,
    Polarity,
    Topic,
    Unit,
    Verification,
)


def compute(health: pd.DataFrame) -> Measure:
    """10,000 x pharmacies in the area (as read in January 2026) / residents (31 December 2024)."""
    return per_ten_thousand(health["pharmacies"], residents=health["residents"])


INDICATOR = Indicator(
    key="pharmacies",
    title=LocalizedText(
        it="Farmacie",
        en="Pharmacies",
    ),
    short_title=LocalizedText(
        it="Farmacie ogni 10.000",
        en="Pharmacies per 10,000",
    ),
    high_name=LocalizedText(
        it="Molte farmacie rispetto ai residenti",
        en="Many pharmacies relative to residents",
    ),
    low_name=LocalizedText(
        it="Poche farmacie rispetto ai residenti",
        en="Few pharmacies relative to residents",
    ),
    meaning=LocalizedText(
        it="Quante farmacie ci sono nel quartiere ogni 10.000 residenti.",
        en="How many pharmacies there are in the neighbourhood for each 10,000 residents.",
    ),
    why_it_matters=LocalizedText(
        it=(
            "La farmacia è un presidio di salute aperto a tutti, senza appuntamento: per chi si "
            "muove poco averne una vicina conta. Un valore più basso è letto come un accesso meno "
            "facile."
        ),
        en=(
            "A pharmacy is a place of care open to all, with no appointment: for those who move "
            "little it matters to have one close by. A lower value is read as less easy access."
        ),
    ),
    value_phrase=LocalizedText(
        it="il numero di farmacie rispetto ai residenti era pari a {value}",
        en="the number of pharmacies relative to residents was {value}",
    ),
    unit=Unit.PER_TEN_THOUSAND,
    decimals=1,
    polarity=Polarity.LOWER_IS_WORSE,
    topic=Topic.ACCESS,
    concept=Concept.EXCLUSION,
    datasets=("health_services",),
    inputs=("pharmacies", "residents"),
    support=NIL,
    status=ObservationStatus.OBSERVED,
    years=(2026,),
    comparable=False,
    breaks=(),
    interval=Interval.COMPLETE_COUNT,
    base=LocalizedText(
        it="residenti",
        en="residents",
    ),
    formula=LocalizedText(
        it=(
            "10.000 × farmacie nel quartiere (elenco letto a gennaio 2026) / residenti al 31 "
            "dicembre 2024"
        ),
        en=(
            "10,000 × pharmacies in the neighbourhood (list read in January 2026) / residents on "
            "31 December 2024"
        ),
    ),
    reference=LocalizedText(
        it="Comune di Milano, DS501 (farmacie) e DS205 (residenti)",
        en="Comune di Milano, DS501 (pharmacies) and DS205 (residents)",
    ),
    limitations=LocalizedText(
        it=(
            "Le farmacie sono poche (422 in città): una in più o in meno sposta molto il valore di "
            "un quartiere piccolo. Chi abita vicino al confine usa quella del quartiere accanto, e "
            "zero nel quartiere non vuol dire lontana. In centro servono soprattutto chi ci lavora "
            "o passa. La data dell'elenco non è scritta nella copia; i residenti sono quelli del "
            "2024, ultimo anno dell'anagrafe. Non dice orari né turni."
        ),
        en=(
            "Pharmacies are few (422 in the city): one more or less moves the value of a small "
            "neighbourhood a lot. People living near a border use the one next door, and none in "
            "the neighbourhood does not mean far away. In the centre they mostly serve those who "
            "work there or pass by. The date of the list is not written in the copy; residents are "
            "those of 2024, the register's last year. It says nothing of hours or shifts."
        ),
    ),
    method_version="1.0",
    valid_from="2026-11-23",
    written_on="2026-11-23",
    checked_on="2026-11-23",
    checks=(Verification.WORKED_EXAMPLE, Verification.SUMS),
    next_review="2027-11-23",
    compute=compute,
)
