"""The sentences of the register's rules, in Italian and English: what is wrong, how to mend it."""

from typing import Any

from base.problem import Problem
from base.text import LocalizedText

SENTENCES: dict[str, LocalizedText] = {
    "word": LocalizedText(
        "{column} è {found!r}: scrivi uno fra {allowed}",
        "{column} is {found!r}, must be one of {allowed}",
    ),
    "state_of_track": LocalizedText(
        "{state!r} non è uno stato del binario {track!r}",
        "{state!r} is not a state of the track {track!r}",
    ),
    "unknown_premises": LocalizedText(
        "spazio sconosciuto {found!r}: scrivi uno fra {known}",
        "unknown premises {found!r}: write one of {known}",
    ),
    "about_premises": LocalizedText(
        "about {about!r} non va con lo spazio {premises!r}: un fatto del programma ha premises_id "
        "programme, uno di un luogo ha il nome del luogo",
        "about {about!r} does not go with premises {premises!r}",
    ),
    "all_nine": LocalizedText(
        "solo un fatto del programma può essere detto di tutti e nove",
        "only an event of the programme can be said of all nine",
    ),
    "not_iso": LocalizedText(
        "{first!r} e {last!r} non sono giorni scritti come 2026-11-23",
        "{first!r} to {last!r} are not ISO days",
    ),
    "ends_before": LocalizedText(
        "finisce il {last}, prima di cominciare il {first}",
        "ends on {last}, before it begins on {first}",
    ),
    "future": LocalizedText(
        "è dato per avvenuto il {first}, dopo il {as_of}: se è un programma, stage è planned",
        "is said to have happened on {first}, after {as_of}; if it is a plan, stage is planned",
    ),
    "precision": LocalizedText(
        "da {first} a {last} non è una data nota con precisione {precision}",
        "{first} to {last} is not known to the {precision}",
    ),
    "no_source": LocalizedText(
        "non ha una fonte: in sources va almeno un indirizzo web o un documento",
        "has no source: sources needs at least one web address or document",
    ),
    "operator": LocalizedText(
        "nomina il gestore {operator!r} senza che una delle sue fonti lo dica: operator_source è "
        "una delle fonti in sources",
        "names the operator {operator!r} without one of its sources saying so: operator_source is "
        "one of those in sources",
    ),
    "misplaced": LocalizedText(
        "non può cambiare lo stato in {state!r}: è {stage} e riguarda {about}. Lo cambia solo un "
        "fatto avvenuto o riferito (done, reported) sullo spazio, o detto di tutti e nove",
        "may not set the state {state!r}: {stage}, about {about}",
    ),
    "repeated": LocalizedText("questo event_id è usato due volte", "the id is used twice"),
    "backwards": LocalizedText(
        "{state!r} dopo {earlier}: un binario non torna indietro; controlla la data o lo stato",
        "{state!r} after {earlier}",
    ),
    "missing_field": LocalizedText("manca il campo {field!r}", "the field {field!r} is missing"),
    "unknown_field": LocalizedText(
        "il campo {field!r} non esiste: i campi sono {fields}",
        "there is no field {field!r}: the fields are {fields}",
    ),
    "not_plain": LocalizedText(
        "il campo {field!r} deve essere un testo, non un elenco o un blocco",
        "the field {field!r} must be a text, not a list or a mapping",
    ),
    "bad_date": LocalizedText(
        "la data {date!r} non va con la precisione {precision!r}: day 2026-11-23, month 2026-11, "
        "year 2026, unknown after 2026-11-23",
        "the date {date!r} does not go with precision {precision!r}: day 2026-11-23, month "
        "2026-11, year 2026, unknown after 2026-11-23",
    ),
    "no_summary": LocalizedText(
        "manca il riassunto: una frase, almeno in una lingua",
        "the summary is missing: one sentence, in one language at least",
    ),
}
"""Rule -> its sentence in Italian and in English."""

UNREADABLE: dict[str, LocalizedText] = {
    "format": LocalizedText(
        "{name}: né YAML né CSV né XLSX. Il nome del file finisce per .yml, .yaml, .csv o .xlsx",
        "{name}: neither YAML nor CSV nor XLSX. The file's name ends in .yml, .yaml, .csv or .xlsx",
    ),
    "yaml": LocalizedText(
        "{name} non si legge come YAML: {why}", "{name} cannot be read as YAML: {why}"
    ),
    "long": LocalizedText("{name} supera {most} kB", "{name} is over {most} kB"),
    "missing": LocalizedText("{name}: il file non c'è", "{name}: there is no such file"),
    "refused": LocalizedText("{name}: {why}", "{name}: {why}"),
    "shape": LocalizedText(
        "{name} deve contenere una lista di fatti sotto «events»",
        "{name} must hold a list of events under «events»",
    ),
    "empty": LocalizedText("{name} non contiene nessun fatto", "{name} holds no event"),
}
"""Why a file cannot be read at all."""

OUTCOMES: dict[str, LocalizedText] = {
    "accepted": LocalizedText(
        "{name}: {count} fatti senza errori. Possono essere aggiunti in fondo a "
        "data/curated/events.yml.",
        "{name}: {count} events without errors. They can be added at the end of "
        "data/curated/events.yml.",
    ),
    "refused": LocalizedText("{name}: {count} errori", "{name}: {count} errors"),
}


def breach(event_id: str, rule: str, **values: Any) -> Problem:
    """A rule broken by an event; raises ``KeyError`` for an unknown rule."""
    return Problem(rule, filled(SENTENCES[rule], **values), of_event(event_id))


def of_event(event_id: str) -> LocalizedText:
    """Where a breach is: at the event, by its id."""
    return LocalizedText(f"{event_id}:", f"{event_id}:")


def filled(words: LocalizedText, **values: Any) -> LocalizedText:
    """``words`` with values filled in; a value may itself be in both languages."""
    sentences = (
        words.text(language).format(
            **{
                name: value.text(language) if isinstance(value, LocalizedText) else value
                for name, value in values.items()
            }
        )
        for language in ("it", "en")
    )
    return LocalizedText(*sentences)
