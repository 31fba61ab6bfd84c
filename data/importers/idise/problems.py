"""Reasons to refuse a file of ISTAT's IDISE, in words."""

from __future__ import annotations

from collections.abc import Iterable

from base.city import MILAN
from base.problem import Problem
from base.text import LocalizedText
from data.importers import in_file, listed

FIRST_CODE, LAST_CODE = MILAN.area_codes[0], MILAN.area_codes[-1]
RIGHT_FILE: LocalizedText = LocalizedText(
    "Scegliere Milano_IDISE_2021_ASC.xlsx, dallo .zip di Milano.",
    "Choose Milano_IDISE_2021_ASC.xlsx, from Milan's .zip.",
)


def in_sheet(sheet: str, cells: Iterable[object] = ()) -> LocalizedText:
    """Where a problem is: the sheet, and its cells if they are known."""
    names = listed(cells)
    it, en = f"Foglio «{sheet}»", f"Sheet «{sheet}»"
    return (
        LocalizedText(f"{it}, celle {names}.", f"{en}, cells {names}.")
        if names
        else LocalizedText(f"{it}.", f"{en}.")
    )


def no_codes(name: str) -> Problem:
    """No column holds codes of Milan's areas."""
    return Problem(
        "no_codes",
        LocalizedText(
            f"Nessuna colonna contiene i codici delle aree di Milano ({FIRST_CODE}-{LAST_CODE}).",
            f"No column holds the codes of Milan's areas ({FIRST_CODE}-{LAST_CODE}).",
        ),
        in_file(name),
        RIGHT_FILE,
    )


def wrong_city(name: str, city: int) -> Problem:
    """The codes are those of another city."""
    return Problem(
        "wrong_city",
        LocalizedText(
            f"I codici sono di un'altra città (comune {city}; Milano è {MILAN.code}).",
            f"The codes are those of another city (municipality {city}; Milan is {MILAN.code}).",
        ),
        in_file(name),
        RIGHT_FILE,
    )


def hidden_sheet(sheet: str) -> Problem:
    """A hidden sheet holds codes, so what is read may not be what is seen."""
    return Problem(
        "hidden_sheet",
        LocalizedText(
            "Un foglio nascosto contiene codici di Milano: non si capisce quale foglio valga.",
            "A hidden sheet holds codes of Milan: which sheet counts is not clear.",
        ),
        in_sheet(sheet),
        LocalizedText(
            "Mostrare il foglio se è quello giusto, altrimenti cancellarlo; salvare e riprovare.",
            "Unhide the sheet if it is the right one, delete it otherwise; save and try again.",
        ),
    )


def several_sheets(sheets: Iterable[str]) -> Problem:
    """Two visible sheets could be the right one."""
    names = listed(f"«{sheet}»" for sheet in sheets)
    return Problem(
        "several_sheets",
        LocalizedText(
            "Più fogli contengono i codici di Milano.", "Several sheets hold the codes of Milan."
        ),
        LocalizedText(f"Fogli {names}.", f"Sheets {names}."),
        LocalizedText(
            "Lasciare nel file solo il foglio delle aree sub-comunali.",
            "Leave in the file only the sheet of the sub-municipal areas.",
        ),
    )


def several_columns(what: LocalizedText, sheet: str, columns: Iterable[str]) -> Problem:
    """Two columns could be the one looked for."""
    names = listed(columns)
    return Problem(
        "several_columns",
        LocalizedText(
            f"Più colonne possono essere {what.it}.", f"Several columns may be {what.en}."
        ),
        LocalizedText(f"Foglio «{sheet}», colonne {names}.", f"Sheet «{sheet}», columns {names}."),
        LocalizedText(
            "Cancellare le colonne in più o cambiarne il titolo, salvare e riprovare.",
            "Delete the other columns or change their heading, save and try again.",
        ),
    )


def no_index(sheet: str) -> Problem:
    """No heading above the codes says IDISE."""
    return Problem(
        "no_index",
        LocalizedText(
            "Sopra i codici nessuna colonna si intitola IDISE.",
            "Above the codes no column is headed IDISE.",
        ),
        in_sheet(sheet),
        LocalizedText(
            "Controllare che la riga dei titoli ci sia; il file delle sezioni non contiene "
            "l'indice.",
            "Check that the row of headings is there; the file of sections does not hold the "
            "index.",
        ),
    )


def missing_areas(sheet: str, areas: list[int]) -> Problem:
    """Rows of NIL that are not small are absent; with nine codes it is the file of Municipi."""
    few = len(areas) >= MILAN.area_count - MILAN.district_count
    return Problem(
        "missing_areas",
        LocalizedText(
            f"NIL mancanti ({len(areas)}): {listed(areas)}.",
            f"Missing NIL ({len(areas)}): {listed(areas)}.",
        ),
        in_sheet(sheet),
        LocalizedText(
            "Sembra il file dei Municipi (primo livello): serve quello dei NIL (secondo livello)."
            if few
            else "Togliere filtri e righe cancellate, o scaricare di nuovo il file.",
            "It looks like the file of the Municipi (first level): that of the NIL (second) "
            "is needed."
            if few
            else "Remove filters, put back deleted rows, or download the file again.",
        ),
    )


def unknown_codes(sheet: str, cells: Iterable[str]) -> Problem:
    """Codes of Milan beyond its NIL, or of another city, among those of Milan."""
    return Problem(
        "unknown_codes",
        LocalizedText(
            "Nella colonna dei codici ce ne sono che non sono di un NIL di Milano.",
            "In the column of codes some are not those of a NIL of Milan.",
        ),
        in_sheet(sheet, cells),
        LocalizedText(
            f"I codici vanno da {FIRST_CODE} a {LAST_CODE}: correggere o togliere le altre righe.",
            f"Codes go from {FIRST_CODE} to {LAST_CODE}: mend or remove the other rows.",
        ),
    )


def repeated_codes(sheet: str, cells: Iterable[str]) -> Problem:
    """The same code twice."""
    return Problem(
        "repeated_codes",
        LocalizedText(
            "Uno stesso codice compare più volte.", "The same code appears more than once."
        ),
        in_sheet(sheet, cells),
        LocalizedText("Lasciare una riga per ogni NIL.", "Leave one row for each NIL."),
    )


def text_numbers(sheet: str, cells: Iterable[str]) -> Problem:
    """Numbers written as text, with a comma or not."""
    return Problem(
        "text_numbers",
        LocalizedText(
            "Alcuni numeri sono scritti come testo (per esempio «103,4»).",
            "Some numbers are written as text (for example «103,4»).",
        ),
        in_sheet(sheet, cells),
        LocalizedText(
            "In Excel convertire le celle in numeri e salvare; non passare da un file CSV.",
            "In Excel turn the cells into numbers and save; do not go through a CSV file.",
        ),
    )


def not_numbers(sheet: str, cells: Iterable[str]) -> Problem:
    """Words in the column of the index."""
    return Problem(
        "not_numbers",
        LocalizedText(
            "Nella colonna dell'indice ci sono celle che non sono numeri.",
            "In the column of the index some cells are not numbers.",
        ),
        in_sheet(sheet, cells),
        LocalizedText(
            "Lasciare vuote le celle senza valore.", "Leave cells without a value empty."
        ),
    )


def out_of_range(sheet: str, cells: Iterable[str], low: int, high: int) -> Problem:
    """Values an index of mean 100 cannot have."""
    return Problem(
        "out_of_range",
        LocalizedText(
            f"Valori dell'indice fuori da {low}-{high}.",
            f"Values of the index outside {low}-{high}.",
        ),
        in_sheet(sheet, cells),
        LocalizedText(
            "Controllare la virgola dei decimali e che la colonna sia l'indice, non un conto.",
            "Check the decimal mark, and that the column is the index, not a count.",
        ),
    )


def not_around_100(sheet: str, column: str) -> Problem:
    """All values on one side of the city's mean."""
    return Problem(
        "not_around_100",
        LocalizedText(
            "L'indice ha 100 come media della città, ma i valori stanno tutti da una parte di 100.",
            "The index has 100 as the city's mean, but all values lie on one side of 100.",
        ),
        LocalizedText(f"Foglio «{sheet}», colonna {column}.", f"Sheet «{sheet}», column {column}."),
        LocalizedText(
            "Controllare che la colonna sia l'indice.", "Check that the column is the index."
        ),
    )


def mostly_blank(sheet: str, column: str, blank: int) -> Problem:
    """Too many cells of the index are empty."""
    return Problem(
        "mostly_blank",
        LocalizedText(
            f"L'indice manca in {blank} NIL su {MILAN.area_count}.",
            f"The index is missing in {blank} of {MILAN.area_count} NIL.",
        ),
        LocalizedText(f"Foglio «{sheet}», colonna {column}.", f"Sheet «{sheet}», column {column}."),
        LocalizedText(
            "Se le celle contengono formule, aprire il file in Excel e salvarlo con i valori.",
            "If the cells hold formulas, open the file in Excel and save it with its values.",
        ),
    )


def changed_since(name: str) -> Problem:
    """The file read is not the one whose mapping was confirmed."""
    return Problem(
        "changed_since",
        LocalizedText(
            "Il file non è più quello confermato, o la conferma è di un altro file.",
            "The file is no longer the one confirmed, or the confirmation is of another file.",
        ),
        in_file(name),
        LocalizedText(
            "Leggere di nuovo la proposta e confermarla.", "Read the proposal again and confirm it."
        ),
    )
