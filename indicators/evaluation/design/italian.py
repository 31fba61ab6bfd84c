"""The Italian of every problem of a design or a panel, by its English sentence.

A catalogue as gettext keeps one: the English sentence is the key, ``{}`` stands for what varies. A
test reads the package's source and fails where a sentence has no Italian.
"""

from __future__ import annotations

import re
from functools import cache

from indicators.evaluation.design.problems import EvaluationProblem

PLACES = (
    ("line", "riga del disegno {}"),
    ("field", "campo {}"),
    ("row", "riga {}"),
    ("column", "colonna {!r}"),
)

CATALOGUE = {
    # the design, read
    "not YAML: {}": "non è YAML: {}",
    "the design must be fields, one a line": "il disegno dev'essere fatto di campi, uno per riga",
    "must hold fields, one a line; it is {}": "deve contenere campi, uno per riga; è {}",
    "this field stands twice": "questo campo compare due volte",
    "this field is required": "questo campo è obbligatorio",
    "this section is required": "questa sezione è obbligatoria",
    "unknown field{} Known: {}": "campo sconosciuto{} Campi noti: {}",
    "unknown method {}{} Known: {}": "metodo sconosciuto {}{} Metodi noti: {}",
    "; did you mean {}?": "; forse {}?",
    "must be one name, not {}": "dev'essere un nome solo, non {}",
    "must be a list such as [a, b], not {}": "dev'essere un elenco come [a, b], non {}",
    "must be a list of periods": "dev'essere un elenco di periodi",
    "must be a whole number such as 2019, not {}": "dev'essere un numero intero come 2019, non {}",
    "must be [first, last], both included, not {}": (
        "dev'essere [primo, ultimo], estremi compresi, non {}"
    ),
    "must be one of {}; it is {}": "dev'essere uno fra {}; è {}",
    "must be true or false": "dev'essere true o false",
    "must be {column: name, value: number}": "dev'essere {column: nome, value: numero}",
    "must be a {} from {} to {}; it is {}": "dev'essere un {} da {} a {}; è {}",
    "whole number": "numero intero",
    "number": "numero",
    "must be {}; it is {}": "dev'essere {}; è {}",
    "must reach from -2 or earlier to 0 or later": "deve andare da -2 o prima fino a 0 o dopo",
    "must begin after the end of before": "deve cominciare dopo la fine di before",
    "starts at {}, after its end {}": "comincia da {}, dopo la propria fine {}",
    "each must be a pair of two units [a, b]; it is {}": (
        "ciascuna voce dev'essere una coppia di unità [a, b]; è {}"
    ),
    "{} named twice": "{} nominati due volte",
    "give {} or {}, not both": "dai {} oppure {}, non tutti e due",
    "names at least one": "nominane almeno uno",
    "names at least one unit": "nomina almeno un'unità",
    "say who is treated in exactly one way: units, column or start_column ({} given)": (
        "di' chi è trattato in un modo solo: units, column o start_column (dati: {})"
    ),
    "none": "nessuno",
    "the first treated period: one for all, or one for each treated unit{}": (
        "il primo periodo trattato: uno per tutti, o uno per ciascuna unità trattata{}"
    ),
    " (differs for {})": " (non torna per {})",
    "start_column already gives the starts": "start_column dà già gli inizi",
    "{} treated and compared": "{} trattati e insieme di confronto",
    "{} treated and excluded": "{} trattati e insieme esclusi",
    "cannot be the separator of columns as well": "non può essere anche il separatore di colonna",
    "cannot be the column of the units": "non può essere la colonna delle unità",
    "only twfe and event_study use it": "lo usano solo twfe ed event_study",
    "only twfe uses it": "lo usa solo twfe",
    # the panel, read
    "the panel has no rows": "il panel non ha righe",
    "{} is not a number{}": "{} non è un numero{}",
    ' (a decimal comma? state decimal: "," in panel)': (
        ' (una virgola decimale? dichiara decimal: "," in panel)'
    ),
    "{} is not a finite number": "{} non è un numero finito",
    "{} has a point where the decimal mark is a comma": (
        "{} ha un punto, ma il segno decimale è la virgola"
    ),
    "an infinite value": "un valore infinito",
    "must be a whole number, such as a year": "dev'essere un numero intero, come un anno",
    "must be a whole period": "dev'essere un periodo intero",
    "the unit is missing": "manca l'unità",
    "the table has this column twice": "la tabella ha due volte questa colonna",
    "the panel has no column {}; it has {}": "il panel non ha la colonna {}; ha {}",
    "the panel has no unit {}; the nearest are {}": (
        "il panel non ha l'unità {}; le più vicine sono {}"
    ),
    "unit {}, period {} already stands in row {}": "unità {}, periodo {}: c'è già alla riga {}",
    "unit {} has both {} and {}; it must not change within a unit": (
        "l'unità {} ha sia {} sia {}; non deve cambiare dentro un'unità"
    ),
    "unit {} has two starts, {} and {}": "l'unità {} ha due inizi, {} e {}",
    "the weight is {}": "il peso è {}",
    "missing": "mancante",
    "{}, below zero": "{}, sotto zero",
    "and {} more of the kind": "e altri {} dello stesso tipo",
    "the treatment is missing; drop the row or state it": (
        "manca il trattamento: togli la riga o dichiaralo"
    ),
    "changes within a unit, so it says itself when treatment starts: drop start": (
        "cambia dentro un'unità, quindi dice da sé quando comincia il trattamento: togli start"
    ),
    "column {} never changes within a unit: state treatment.start": (
        "la colonna {} non cambia mai dentro un'unità: dichiara treatment.start"
    ),
    # the design against the panel
    "no unit is treated within the panel's periods": (
        "nessuna unità è trattata nei periodi del panel"
    ),
    "every treated unit is treated from the first period on: there is no before": (
        "ogni unità trattata lo è dal primo periodo: un prima non c'è"
    ),
    "treated units start between {} and {}: one before and one after do not say which; state "
    "windows.before and windows.after, or use att_gt": (
        "le unità trattate cominciano fra {} e {}: un prima e un dopo non dicono quale; dichiara "
        "windows.before e windows.after, o usa att_gt"
    ),
    "the panel has no period from {} to {} (it has {})": (
        "il panel non ha periodi da {} a {} (ha {})"
    ),
    "{} to {}, {} periods": "da {} a {}, {} periodi",
    "the treatment takes values other than 0 and 1 or is switched off again; only twfe can "
    "use it so":
        "il trattamento ha valori diversi da 0 e 1 o si spegne di nuovo: così lo usa solo twfe",
    "the treatment takes shares or is switched off again: it has no cohorts": (
        "il trattamento ha valori intermedi o si spegne di nuovo: non ha coorti"
    ),
    "the treatment takes shares or is switched off again: there is no event time": (
        "il trattamento ha valori intermedi o si spegne di nuovo: non c'è un tempo dall'inizio"
    ),
    "values are missing for {}": "mancano valori per {}",
    "values are missing within the windows for unit {}": (
        "mancano valori nelle finestre per l'unità {}"
    ),
    "rows are missing for {}": "mancano righe per {}",
    "no unit has a value in every period; state missing: available to use pairs": (
        "nessuna unità ha un valore in ogni periodo; dichiara missing: available per le coppie"
    ),
    "no treated unit remains{}": "non resta nessuna unità trattata{}",
    "{} units are left to compare with; at least two are needed{}": (
        "unità di confronto rimaste: {}; ne servono almeno due{}"
    ),
    " (left out: {})": " (lasciate fuori: {})",
    "no treated unit is observed before its start: there is no reference": (
        "nessuna unità trattata è osservata prima del suo inizio: manca il riferimento"
    ),
    "no treated unit is observed after its start": (
        "nessuna unità trattata è osservata dopo il suo inizio"
    ),
    "no effect can be estimated after a start ({})": (
        "dopo un inizio non si può stimare nessun effetto ({})"
    ),
    "no cohort": "nessuna coorte",
    "no treated unit with both periods": "nessuna unità trattata con tutti e due i periodi",
    "no control unit with both periods": "nessuna unità di confronto con tutti e due i periodi",
    "the covariates tell treated and controls apart, or are collinear": (
        "le covariate separano trattati e confronto, o sono collineari"
    ),
    "a group has only zero weights": "un gruppo ha solo pesi zero",
    "the outcomes have no year in common": "gli esiti non hanno anni in comune",
    "every unit changes by the same amount: there is nothing to test": (
        "ogni unità cambia della stessa quantità: non c'è niente da provare"
    ),
    "rho needs two periods before, positively correlated; there are none": (
        "rho chiede due periodi prima, correlati in positivo; non ce ne sono"
    ),
    "drift bands need four controls": "le bande della deriva chiedono quattro unità di confronto",
    "only {} other assignments are possible; {} are needed": (
        "le altre assegnazioni possibili sono solo {}; ne servono {}"
    ),
    "no neighbour of a treated unit is in the sample: there is no ring to estimate": (
        "nessun confinante di un'unità trattata è nel campione: non c'è un anello da stimare"
    ),
    "a line-up is of units, not of clusters": (
        "il riconoscimento è di unità, non di cluster"
    ),
    "clusters hold treated and untreated units, so treatment was not given by cluster; randomise "
    "over units by leaving panel.cluster out": (
        "ci sono cluster con unità trattate e no, quindi il trattamento non è per cluster; togli "
        "panel.cluster per estrarre le unità"
    ),
    "neighbours are of units, the treatment is of clusters: leave one of them out": (
        "i confini sono di unità, il trattamento è di cluster: togli l'uno o l'altro"
    ),
    "the reference set does not contain the observed assignment: it has {} adjacent pairs of "
    "treated units, at most {} are allowed, and two controls must be left; allow what happened": (
        "l'insieme di riferimento non contiene ciò che è successo: {} coppie confinanti di "
        "trattati, al più {} ammesse, e devono restare due unità di confronto; ammetti ciò che è "
        "successo"
    ),
    "almost no assignment keeps to the restrictions of the reference set": (
        "quasi nessuna assegnazione rispetta i vincoli dell'insieme di riferimento"
    ),
    "two units with two periods each are needed": "servono due unità con due periodi ciascuna",
    "too few clusters or rows for the effects asked": (
        "troppo pochi cluster o righe per gli effetti chiesti"
    ),
    "{} does not vary beyond the unit and time effects: no estimate": (
        "{} non varia oltre gli effetti di unità e di periodo: nessuna stima"
    ),
    "{} cannot be told apart from each other and the effects": (
        "{} non si distinguono fra loro e dagli effetti"
    ),
    "sdid needs every value of the windows: use complete_units for missing values": (
        "sdid chiede tutti i valori delle finestre: usa complete_units per i valori mancanti"
    ),
    "sdid needs two periods before treatment": "sdid chiede due periodi prima del trattamento",
    "synthetic controls are of units, not of clusters": (
        "i controlli sintetici sono di unità, non di cluster"
    ),
    # the command line
    "cannot be read: {}": "non si può leggere: {}",
    "cannot be written: {}": "non si può scrivere: {}",
}  # fmt: skip


def said(problem: EvaluationProblem) -> str:
    """The problem in Italian, place first."""
    places = [
        written.format(getattr(problem, name))
        for name, written in PLACES
        if getattr(problem, name) not in (None, "")
    ]
    message = problem.italian or translated(problem.message)
    return f"{', '.join(places)}: {message}" if places else message


def translated(sentence: str) -> str:
    """The Italian of an English sentence; what the catalogue lacks stays as it is."""
    for pattern, written in _patterns():
        match = pattern.fullmatch(sentence)
        if match:
            pieces = written.split("{}")
            parts = [*(translated(part or "") for part in match.groups()), ""]
            return "".join(piece + part for piece, part in zip(pieces, parts, strict=True))
    return sentence


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The catalogue as patterns, the most specific first; a hint follows what it is about."""
    ordered = sorted(CATALOGUE.items(), key=lambda entry: -len(entry[0].replace("{}", "")))
    return tuple((re.compile(_pattern(key), re.DOTALL), written) for key, written in ordered)


def _pattern(key: str) -> str:
    hinted = (re.escape(part) for part in key.replace("{}{}", "{hint}").split("{hint}"))
    return "(.*?)((?:; | [(]).*?|)".join(part.replace(r"\{\}", "(.*?)") for part in hinted)
