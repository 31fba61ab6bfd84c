"""Reasons to refuse a file of ISTAT, by code: what is wrong, where, and how to mend it."""

from collections.abc import Iterable

from base.city import CITY
from base.limits import LARGE_TABLE
from base.problem import Problem, Sentence, problem_of
from base.text import LocalizedText
from data.importers import listed

CELLS, CODES = LocalizedText("celle", "cells"), LocalizedText("codici:", "codes:")
COLUMN, COLUMNS = LocalizedText("colonna", "column"), LocalizedText("colonne", "columns")
FOUND = LocalizedText("colonne trovate:", "columns found:")
SECTIONS = LocalizedText("sezioni", "sections")
"""What a problem is about, within its file or sheet."""

NUMBERS: dict[str, object] = {
    "city": CITY.code,
    "areas": CITY.area_count,
    "first": CITY.area_codes[0],
    "last": CITY.area_codes[-1],
    "most_columns": LARGE_TABLE.columns,
    "most_rows": LARGE_TABLE.rows,
}
"""Values that every sentence may hold, by the names of their places."""

_WORKBOOK = (
    "Scegliere Milano_IDISE_2021_ASC.xlsx, dallo .zip di Milano.",
    "Choose Milano_IDISE_2021_ASC.xlsx, from Milan's .zip.",
)
_TABLE = (
    "Scegliere il file 2021 della Lombardia (R03_indicatori_2021_sezioni), .csv o .xlsx.",
    "Choose the 2021 file of Lombardy (R03_indicatori_2021_sezioni), .csv or .xlsx.",
)
_LAYER = (
    "Esportare le sezioni 2021 in GeoJSON o GeoPackage, con SEZ21_ID e il sistema di coordinate.",
    "Export the 2021 sections as GeoJSON or GeoPackage, with SEZ21_ID and the coordinate system.",
)
_MISSING = ("NIL mancanti ({count}): {items}.", "Missing NIL ({count}): {items}.")

SENTENCES = {
    "not_a_workbook": Sentence(
        "Il file non è una cartella Excel (.xlsx) leggibile.",
        "The file is not a readable Excel workbook (.xlsx).",
        "Estrarre il file .xlsx dallo .zip dell'ISTAT e sceglierlo di nuovo.",
        "Take the .xlsx file out of ISTAT's .zip and choose it again.",
    ),
    "changed_since": Sentence(
        "Il file non è più quello confermato, o la conferma è di un altro file.",
        "The file is no longer the one confirmed, or the confirmation is of another file.",
        "Leggere di nuovo la proposta e confermarla.",
        "Read the proposal again and confirm it.",
    ),
    # the index of the neighbourhoods
    "no_codes": Sentence(
        "Nessuna colonna contiene i codici delle aree di Milano ({first}-{last}).",
        "No column holds the codes of Milan's areas ({first}-{last}).",
        *_WORKBOOK,
    ),
    "wrong_city": Sentence(
        "I codici sono di un'altra città (comune {other}; Milano è {city}).",
        "The codes are those of another city (municipality {other}; Milan is {city}).",
        *_WORKBOOK,
    ),
    "hidden_sheet": Sentence(
        "Un foglio nascosto contiene codici di Milano: non si capisce quale foglio valga.",
        "A hidden sheet holds codes of Milan: which sheet counts is not clear.",
        "Mostrare il foglio se è quello giusto, altrimenti cancellarlo; salvare e riprovare.",
        "Unhide the sheet if it is the right one, delete it otherwise; save and try again.",
    ),
    "several_sheets": Sentence(
        "Più fogli contengono i codici di Milano.",
        "Several sheets hold the codes of Milan.",
        "Lasciare nel file solo il foglio delle aree sub-comunali.",
        "Leave in the file only the sheet of the sub-municipal areas.",
    ),
    "several_columns": Sentence(
        "Più colonne possono essere {what}.",
        "Several columns may be {what}.",
        "Cancellare le colonne in più o cambiarne il titolo, salvare e riprovare.",
        "Delete the other columns or change their heading, save and try again.",
    ),
    "no_index": Sentence(
        "Sopra i codici nessuna colonna si intitola IDISE.",
        "Above the codes no column is headed IDISE.",
        "Controllare che la riga dei titoli ci sia; il file delle sezioni non contiene l'indice.",
        "Check that the row of headings is there; the file of sections does not hold the index.",
    ),
    "missing_areas.rows": Sentence(
        *_MISSING,
        "Togliere filtri e righe cancellate, o scaricare di nuovo il file.",
        "Remove filters, put back deleted rows, or download the file again.",
    ),
    "missing_areas.districts": Sentence(
        *_MISSING,
        "Sembra il file dei Municipi (primo livello): serve quello dei NIL (secondo livello).",
        "It looks like the file of the Municipi (first level): that of the NIL (second) is needed.",
    ),
    "unknown_codes": Sentence(
        "Nella colonna dei codici ce ne sono che non sono di un NIL di Milano.",
        "In the column of codes some are not those of a NIL of Milan.",
        "I codici vanno da {first} a {last}: correggere o togliere le altre righe.",
        "Codes go from {first} to {last}: mend or remove the other rows.",
    ),
    "repeated_codes": Sentence(
        "Uno stesso codice compare più volte.",
        "The same code appears more than once.",
        "Lasciare una riga per ogni NIL.",
        "Leave one row for each NIL.",
    ),
    "text_numbers": Sentence(
        "Alcuni numeri sono scritti come testo (per esempio «103,4»).",
        "Some numbers are written as text (for example «103,4»).",
        "In Excel convertire le celle in numeri e salvare; non passare da un file CSV.",
        "In Excel turn the cells into numbers and save; do not go through a CSV file.",
    ),
    "not_numbers": Sentence(
        "Nella colonna dell'indice ci sono celle che non sono numeri.",
        "In the column of the index some cells are not numbers.",
        "Lasciare vuote le celle senza valore.",
        "Leave cells without a value empty.",
    ),
    "out_of_range": Sentence(
        "Valori dell'indice fuori da {low}-{high}.",
        "Values of the index outside {low}-{high}.",
        "Controllare la virgola dei decimali e che la colonna sia l'indice, non un conto.",
        "Check the decimal mark, and that the column is the index, not a count.",
    ),
    "not_around_100": Sentence(
        "L'indice ha 100 come media della città, ma i valori stanno tutti da una parte di 100.",
        "The index has 100 as the city's mean, but all values lie on one side of 100.",
        "Controllare che la colonna sia l'indice.",
        "Check that the column is the index.",
    ),
    "mostly_blank": Sentence(
        "L'indice manca in {blank} NIL su {areas}.",
        "The index is missing in {blank} of {areas} NIL.",
        "Se le celle contengono formule, aprire il file in Excel e salvarlo con i valori.",
        "If the cells hold formulas, open the file in Excel and save it with its values.",
    ),
    # the sections and their outlines
    "unreadable": Sentence(
        "Il file non si legge come tabella (.csv o .xlsx).",
        "The file cannot be read as a table (.csv or .xlsx).",
        *_TABLE,
    ),
    "too_wide": Sentence(
        "La tabella ha più di {most_columns} colonne, o titoli senza fine.",
        "The table has more than {most_columns} columns, or headings without an end.",
        *_TABLE,
    ),
    "too_many_rows": Sentence(
        "La tabella ha più di {most_rows} righe.",
        "The table has more than {most_rows} rows.",
        *_TABLE,
    ),
    "without_headings": Sentence(
        "Mancano le colonne {missing}.",
        "Columns {missing} are missing.",
        "Servono le sezioni 2021: i file del 2011 non hanno il codice del NIL (COM_ASC2).",
        "The 2021 sections are needed: files of 2011 do not bear the code of the NIL (COM_ASC2).",
    ),
    "not_milan": Sentence(
        "Nessuna sezione è di Milano (comune {city}).",
        "No section is in Milan (municipality {city}).",
        *_TABLE,
    ),
    "unknown_areas": Sentence(
        "Sezioni di Milano con un codice COM_ASC2 che non è di un NIL: {sections}.",
        "Sections of Milan with a COM_ASC2 code that is not that of a NIL: {sections}.",
        "Il file si accetta solo se tutti i codici corrispondono: scaricarlo di nuovo dall'ISTAT.",
        "The file is accepted only if all codes match: download it again from ISTAT.",
    ),
    "missing_areas.sections": Sentence(
        "NIL senza sezioni ({count}): {items}.",
        "NIL without sections ({count}): {items}.",
        "Usare il file intero; COM_ASC2 deve contenere i NIL, non i nove Municipi (COM_ASC1).",
        "Use the whole file; COM_ASC2 must hold the NIL, not the nine Municipi (COM_ASC1).",
    ),
    "repeated_sections": Sentence(
        "Una stessa sezione compare più volte.",
        "The same section appears more than once.",
        "Lasciare una riga per sezione.",
        "Leave one row for each section.",
    ),
    "strange_counts": Sentence(
        "Alcuni conti sono negativi o non interi.",
        "Some counts are negative or not whole.",
        "Scaricare di nuovo il file dall'ISTAT.",
        "Download the file again from ISTAT.",
    ),
    "layer_without_keys.crs": Sentence(
        "I contorni non dichiarano un sistema di coordinate.",
        "The outlines do not declare a coordinate system.",
        *_LAYER,
    ),
    "layer_without_keys.ids": Sentence(
        "I contorni non hanno la colonna SEZ21_ID.",
        "The outlines do not have the column SEZ21_ID.",
        *_LAYER,
    ),
    "without_geometry": Sentence(
        "Alcune sezioni non hanno un contorno (poligono) che si possa leggere.",
        "Some sections have no outline (polygon) that can be read.",
        *_LAYER,
    ),
    "repeated_outlines": Sentence(
        "Una stessa sezione ha più contorni.",
        "The same section has more than one outline.",
        "Unire i pezzi di ogni sezione in un solo contorno.",
        "Join the pieces of each section in one outline.",
    ),
    "outside_milan": Sentence(
        "I contorni cadono fuori da Milano.",
        "The outlines fall outside Milan.",
        "Il sistema di coordinate dichiarato non è quello vero: esportare di nuovo in EPSG:4326.",
        "The coordinate system declared is not the true one: export again in EPSG:4326.",
    ),
    "without_outline": Sentence(
        "Alcune sezioni abitate non hanno un contorno.",
        "Some sections people live in have no outline.",
        "Usare i contorni delle sezioni 2021 di tutta Milano.",
        "Use the outlines of the 2021 sections of all Milan.",
    ),
}
"""Sentences by code; what follows a point tells those of one code apart."""


def refusal(code: str, where: LocalizedText, **values: object) -> Problem:
    """The problem ``code``; ``values`` fill the places of its sentences."""
    return problem_of(SENTENCES, code, where=where, **NUMBERS, **values)


def in_file(
    name: str, about: LocalizedText | None = None, items: Iterable[object] = ()
) -> LocalizedText:
    """Where a problem of a file is, and which of its columns, codes or sections it is ``about``."""
    return _within(LocalizedText(f"File: {name}", f"File: {name}"), about, items)


def in_sheet(
    sheet: str, about: LocalizedText | None = None, items: Iterable[object] = ()
) -> LocalizedText:
    """Where a problem of a sheet is, and which of its cells or columns it is ``about``."""
    return _within(LocalizedText(f"Foglio «{sheet}»", f"Sheet «{sheet}»"), about, items)


def _within(
    whole: LocalizedText, about: LocalizedText | None, items: Iterable[object]
) -> LocalizedText:
    if about is None:
        return LocalizedText(f"{whole.it}.", f"{whole.en}.")
    names = listed(items)
    return LocalizedText(f"{whole.it}, {about.it} {names}.", f"{whole.en}, {about.en} {names}.")
