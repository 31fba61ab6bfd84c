"""What can be wrong with a design or a panel, by code, said so that the reader can mend it."""

from base.problem import NOWHERE, Problem, RefusedError, Sentence, problem_of
from base.text import LocalizedText

_NO_COHORTS = "il trattamento ha valori intermedi o si spegne di nuovo"
_SHARES = "the treatment takes shares or is switched off again"

SENTENCES = {
    # the design
    "wrong_schema": Sentence("dev'essere {schema}; è {given}", "must be {schema}; it is {given}"),
    "given_twice.name": Sentence(
        "dai {one} oppure {many}, non tutti e due", "give {one} or {many}, not both"
    ),
    "given_twice.start": Sentence(
        "start_column dà già gli inizi", "start_column already gives the starts"
    ),
    "not_a_name": Sentence("dev'essere un nome solo, non {given}", "must be one name, not {given}"),
    "not_a_span": Sentence(
        "dev'essere [primo, ultimo], estremi compresi, non {given}",
        "must be [first, last], both included, not {given}",
    ),
    "backwards": Sentence(
        "comincia da {first}, dopo la propria fine {last}",
        "starts at {first}, after its end {last}",
    ),
    "windows_overlap": Sentence(
        "deve cominciare dopo la fine di before", "must begin after the end of before"
    ),
    "out_of_range.event_window": Sentence(
        "deve andare da -2 o prima fino a 0 o dopo", "must reach from -2 or earlier to 0 or later"
    ),
    "not_a_pair": Sentence(
        "dev'essere una coppia di due unità [a, b]; è {given}",
        "must be a pair of two units [a, b]; it is {given}",
    ),
    "named_twice": Sentence("{names} nominati due volte", "{names} named twice"),
    "treatment_ways": Sentence(
        "di' chi è trattato in un modo solo: units, column o start_column (dati: {given})",
        "say who is treated in exactly one way: units, column or start_column ({given} given)",
    ),
    "missing_start.units": Sentence(
        "il primo periodo trattato: uno per tutti, o uno per ciascuna unità trattata{odd}",
        "the first treated period: one for all, or one for each treated unit{odd}",
    ),
    "differs": Sentence(" (non torna per {names})", " (differs for {names})"),
    "treated_control": Sentence(
        "{names} trattati e insieme di confronto", "{names} treated and compared"
    ),
    "treated_excluded": Sentence(
        "{names} trattati e insieme esclusi", "{names} treated and excluded"
    ),
    "same_mark": Sentence(
        "non può essere anche il separatore di colonna",
        "cannot be the separator of columns as well",
    ),
    "same_column": Sentence(
        "non può essere la colonna delle unità", "cannot be the column of the units"
    ),
    "unused_field.time_by": Sentence(
        "lo usano solo twfe ed event_study", "only twfe and event_study use it"
    ),
    "unused_field.unit_trends": Sentence("lo usa solo twfe", "only twfe uses it"),
    # the panel
    "empty": Sentence("il panel non ha righe", "the panel has no rows"),
    "text": Sentence("{text!r} non è un numero", "{text!r} is not a number"),
    "text.comma": Sentence(
        '{text!r} non è un numero (una virgola decimale? dichiara decimal: "," in panel)',
        '{text!r} is not a number (a decimal comma? state decimal: "," in panel)',
    ),
    "text.point": Sentence(
        "{text!r} ha un punto, ma il segno decimale è la virgola",
        "{text!r} has a point where the decimal mark is a comma",
    ),
    "infinite": Sentence("{text!r} non è un numero finito", "{text!r} is not a finite number"),
    "not_whole.year": Sentence(
        "dev'essere un numero intero, come un anno", "must be a whole number, such as a year"
    ),
    "not_whole.start": Sentence("dev'essere un periodo intero", "must be a whole period"),
    "no_unit": Sentence("manca l'unità", "the unit is missing"),
    "column_twice": Sentence(
        "la tabella ha due volte questa colonna", "the table has this column twice"
    ),
    "no_column": Sentence(
        "il panel non ha la colonna {name!r}; ha {there}",
        "the panel has no column {name!r}; it has {there}",
    ),
    "unknown_unit": Sentence(
        "il panel non ha l'unità {unit}; le più vicine sono {near}",
        "the panel has no unit {unit}; the nearest are {near}",
    ),
    "duplicate": Sentence(
        "unità {unit}, periodo {period}: c'è già alla riga {first}",
        "unit {unit}, period {period} already stands in row {first}",
    ),
    "label_changes": Sentence(
        "l'unità {unit} ha sia {label!r} sia {other!r}; non deve cambiare dentro un'unità",
        "unit {unit} has both {label!r} and {other!r}; it must not change within a unit",
    ),
    "label_changes.start": Sentence(
        "l'unità {unit} ha due inizi, {first:g} e {other:g}",
        "unit {unit} has two starts, {first:g} and {other:g}",
    ),
    "bad_weight.missing": Sentence("il peso è mancante", "the weight is missing"),
    "bad_weight.negative": Sentence(
        "il peso è {weight:g}, sotto zero", "the weight is {weight:g}, below zero"
    ),
    "more": Sentence("e altri {count} dello stesso tipo", "and {count} more of the kind"),
    "missing.treatment": Sentence(
        "manca il trattamento: togli la riga o dichiaralo",
        "the treatment is missing; drop the row or state it",
    ),
    "given_twice.column": Sentence(
        "cambia dentro un'unità, quindi dice da sé quando comincia il trattamento: togli start",
        "changes within a unit, so it says itself when treatment starts: drop start",
    ),
    "missing_start.column": Sentence(
        "la colonna {name!r} non cambia mai dentro un'unità: dichiara treatment.start",
        "column {name!r} never changes within a unit: state treatment.start",
    ),
    # the design against the panel
    "no_treated.periods": Sentence(
        "nessuna unità è trattata nei periodi del panel",
        "no unit is treated within the panel's periods",
    ),
    "no_treated.after": Sentence(
        "nessuna unità trattata è osservata dopo il suo inizio",
        "no treated unit is observed after its start",
    ),
    "no_treated.left": Sentence(
        "non resta nessuna unità trattata{left_out}", "no treated unit remains{left_out}"
    ),
    "no_controls": Sentence(
        "unità di confronto rimaste: {count}; ne servono almeno due{left_out}",
        "{count} units are left to compare with; at least two are needed{left_out}",
    ),
    "left_out": Sentence(" (lasciate fuori: {units})", " (left out: {units})"),
    "left_out.early": Sentence(
        "trattate prima della finestra del dopo", "treated before the after window"
    ),
    "left_out.late": Sentence("trattate dopo le finestre", "treated after the windows"),
    "left_out.excluded": Sentence("escluse dal disegno", "excluded by the design"),
    "left_out.missing": Sentence("senza i valori necessari", "without the values needed"),
    "left_out.small": Sentence(
        "{column} sotto {least:g} in qualche periodo", "{column} under {least:g} in some period"
    ),
    "always_treated": Sentence(
        "ogni unità trattata lo è dal primo periodo: un prima non c'è",
        "every treated unit is treated from the first period on: there is no before",
    ),
    "staggered": Sentence(
        "le unità trattate cominciano fra {first:g} e {last:g}: un prima e un dopo non dicono "
        "quale; dichiara windows.before e windows.after, o usa att_gt",
        "treated units start between {first:g} and {last:g}: one before and one after do not say "
        "which; state windows.before and windows.after, or use att_gt",
    ),
    "no_period": Sentence(
        "il panel non ha periodi da {low} a {high} (ha da {first} a {last}, {count} periodi)",
        "the panel has no period from {low} to {high} (it has {first} to {last}, {count} periods)",
    ),
    "not_absorbing": Sentence(
        "il trattamento ha valori diversi da 0 e 1 o si spegne di nuovo: così lo usa solo twfe",
        "the treatment takes values other than 0 and 1 or is switched off again; only twfe can "
        "use it so",
    ),
    "not_absorbing.cohorts": Sentence(
        f"{_NO_COHORTS}: non ha coorti", f"{_SHARES}: it has no cohorts"
    ),
    "not_absorbing.events": Sentence(
        f"{_NO_COHORTS}: non c'è un tempo dall'inizio", f"{_SHARES}: there is no event time"
    ),
    "missing.values": Sentence("mancano valori per {names}", "values are missing for {names}"),
    "missing.rows": Sentence("mancano righe per {names}", "rows are missing for {names}"),
    "missing.windows": Sentence(
        "mancano valori nelle finestre per l'unità {names}",
        "values are missing within the windows for unit {names}",
    ),
    "missing.everywhere": Sentence(
        "nessuna unità ha un valore in ogni periodo; dichiara missing: available per le coppie",
        "no unit has a value in every period; state missing: available to use pairs",
    ),
    "missing.sdid": Sentence(
        "sdid chiede tutti i valori delle finestre: usa complete_units per i valori mancanti",
        "sdid needs every value of the windows: use complete_units for missing values",
    ),
    "no_reference": Sentence(
        "nessuna unità trattata è osservata prima del suo inizio: manca il riferimento",
        "no treated unit is observed before its start: there is no reference",
    ),
    "no_effect": Sentence(
        "dopo un inizio non si può stimare nessun effetto ({why})",
        "no effect can be estimated after a start ({why})",
    ),
    "no_cohort": Sentence("nessuna coorte", "no cohort"),
    "no_pair.before": Sentence("nessun periodo prima dell'inizio", "no period before the start"),
    "no_pair.treated": Sentence(
        "nessuna unità trattata con tutti e due i periodi", "no treated unit with both periods"
    ),
    "no_pair.control": Sentence(
        "nessuna unità di confronto con tutti e due i periodi", "no control unit with both periods"
    ),
    "no_pair.covariates": Sentence(
        "le covariate separano trattati e confronto, o sono collineari",
        "the covariates tell treated and controls apart, or are collinear",
    ),
    "bad_weight.zero": Sentence("un gruppo ha solo pesi zero", "a group has only zero weights"),
    "no_common_year": Sentence(
        "gli esiti non hanno anni in comune", "the outcomes have no year in common"
    ),
    "constant": Sentence(
        "ogni unità cambia della stessa quantità: non c'è niente da provare",
        "every unit changes by the same amount: there is nothing to test",
    ),
    "no_rho": Sentence(
        "rho chiede due periodi prima, correlati in positivo; non ce ne sono",
        "rho needs two periods before, positively correlated; there are none",
    ),
    "few_controls": Sentence(
        "le bande della deriva chiedono quattro unità di confronto",
        "drift bands need four controls",
    ),
    "few_assignments": Sentence(
        "le altre assegnazioni possibili sono solo {count}; ne servono {needed}",
        "only {count} other assignments are possible; {needed} are needed",
    ),
    "no_ring": Sentence(
        "nessun confinante di un'unità trattata è nel campione: non c'è un anello da stimare",
        "no neighbour of a treated unit is in the sample: there is no ring to estimate",
    ),
    "by_cluster.line_up": Sentence(
        "il riconoscimento è di unità, non di cluster", "a line-up is of units, not of clusters"
    ),
    "by_cluster.synthetic": Sentence(
        "i controlli sintetici sono di unità, non di cluster",
        "synthetic controls are of units, not of clusters",
    ),
    "straddling_clusters": Sentence(
        "ci sono cluster con unità trattate e no, quindi il trattamento non è per cluster; togli "
        "panel.cluster per estrarre le unità",
        "clusters hold treated and untreated units, so treatment was not given by cluster; "
        "randomise over units by leaving panel.cluster out",
    ),
    "cluster_and_ring": Sentence(
        "i confini sono di unità, il trattamento è di cluster: togli l'uno o l'altro",
        "neighbours are of units, the treatment is of clusters: leave one of them out",
    ),
    "observed_not_in_set": Sentence(
        "l'insieme di riferimento non contiene ciò che è successo: {pairs} coppie confinanti di "
        "trattati, al più {most} ammesse, e devono restare due unità di confronto; ammetti ciò "
        "che è successo",
        "the reference set does not contain the observed assignment: it has {pairs} adjacent "
        "pairs of treated units, at most {most} are allowed, and two controls must be left; allow "
        "what happened",
    ),
    "tight_reference_set": Sentence(
        "quasi nessuna assegnazione rispetta i vincoli dell'insieme di riferimento",
        "almost no assignment keeps to the restrictions of the reference set",
    ),
    "too_few_rows.units": Sentence(
        "servono due unità con due periodi ciascuna", "two units with two periods each are needed"
    ),
    "too_few_rows.effects": Sentence(
        "troppo pochi cluster o righe per gli effetti chiesti",
        "too few clusters or rows for the effects asked",
    ),
    "collinear.effects": Sentence(
        "{names} non varia oltre gli effetti di unità e di periodo: nessuna stima",
        "{names} does not vary beyond the unit and time effects: no estimate",
    ),
    "collinear": Sentence(
        "{names} non si distinguono fra loro e dagli effetti",
        "{names} cannot be told apart from each other and the effects",
    ),
    "few_periods": Sentence(
        "sdid chiede due periodi prima del trattamento", "sdid needs two periods before treatment"
    ),
}
"""Sentences by code; what follows a point tells those of one code apart."""


class EvaluationError(RefusedError):
    """Something stands in the way of an answer; ``problems`` lists all that was found."""

    def text(self, language: str) -> str:
        """Every problem in ``"it"`` or ``"en"``, each on a line."""
        return "\n".join(fault.text(language) for fault in self.problems)


class EvaluationDesignError(EvaluationError):
    """The design is not valid by itself."""


class PanelError(EvaluationError):
    """The panel cannot be read, or does not fit the design."""


def sentence(code: str, **values: object) -> LocalizedText:
    """The sentence ``code`` with its places filled."""
    return problem_of(SENTENCES, code, where=NOWHERE, **values).what


def problem(
    code: str, *, field: str = "", row: int | None = None, column: str = "", **values: object
) -> Problem:
    """The problem ``code``, in a field of the design, or a row (header: 1) and column of a file."""
    return problem_of(SENTENCES, code, where=place(field=field, row=row, column=column), **values)


def place(*, field: str = "", row: int | None = None, column: str = "") -> LocalizedText:
    """Where a problem is; nothing where it is of the whole."""
    parts = (("campo", "field", field), ("riga", "row", row or ""),
             ("colonna", "column", column and repr(column)))  # fmt: skip
    known = [(it, en, value) for it, en, value in parts if value]
    if not known:
        return NOWHERE
    return LocalizedText(
        ", ".join(f"{it} {value}" for it, _, value in known) + ":",
        ", ".join(f"{en} {value}" for _, en, value in known) + ":",
    )


def refuse_panel(
    code: str, *, field: str = "", row: int | None = None, column: str = "", **values: object
) -> PanelError:
    """A :class:`PanelError` with one problem, to be raised."""
    return PanelError([problem(code, field=field, row=row, column=column, **values)])
