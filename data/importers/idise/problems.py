"""Reasons to refuse a file of ISTAT's IDISE, in words."""

from __future__ import annotations

from collections.abc import Iterable

from base.problem import Problem
from data.importers import MILAN, Pair, in_file, listed, problem

FIRST_CODE, LAST_CODE = MILAN * 1000 + 1, MILAN * 1000 + 88
RIGHT_FILE: Pair = (
    "Scegliere Milano_IDISE_2021_ASC.xlsx, dallo .zip di Milano.",
    "Choose Milano_IDISE_2021_ASC.xlsx, from Milan's .zip.",
)


def in_sheet(sheet: str, cells: Iterable[object] = ()) -> Pair:
    """Where a problem is: the sheet, and its cells if they are known."""
    names = listed(cells)
    it, en = f"Foglio «{sheet}»", f"Sheet «{sheet}»"
    return (f"{it}, celle {names}.", f"{en}, cells {names}.") if names else (f"{it}.", f"{en}.")


def no_codes(name: str) -> Problem:
    """No column holds codes of Milan's areas."""
    return problem(
        "no_codes",
        (f"Nessuna colonna contiene i codici delle aree di Milano ({FIRST_CODE}-{LAST_CODE}).",
         f"No column holds the codes of Milan's areas ({FIRST_CODE}-{LAST_CODE})."),
        in_file(name),
        RIGHT_FILE,
    )  # fmt: skip


def wrong_city(name: str, city: int) -> Problem:
    """The codes are those of another city."""
    return problem(
        "wrong_city",
        (f"I codici sono di un'altra città (comune {city}; Milano è {MILAN}).",
         f"The codes are those of another city (municipality {city}; Milan is {MILAN})."),
        in_file(name),
        RIGHT_FILE,
    )  # fmt: skip


def hidden_sheet(sheet: str) -> Problem:
    """A hidden sheet holds codes, so what is read may not be what is seen."""
    return problem(
        "hidden_sheet",
        ("Un foglio nascosto contiene codici di Milano: non si capisce quale foglio valga.",
         "A hidden sheet holds codes of Milan: which sheet counts is not clear."),
        in_sheet(sheet),
        ("Mostrare il foglio se è quello giusto, altrimenti cancellarlo; salvare e riprovare.",
         "Unhide the sheet if it is the right one, delete it otherwise; save and try again."),
    )  # fmt: skip


def several_sheets(sheets: Iterable[str]) -> Problem:
    """Two visible sheets could be the right one."""
    names = listed(f"«{sheet}»" for sheet in sheets)
    return problem(
        "several_sheets",
        ("Più fogli contengono i codici di Milano.", "Several sheets hold the codes of Milan."),
        (f"Fogli {names}.", f"Sheets {names}."),
        ("Lasciare nel file solo il foglio delle aree sub-comunali.",
         "Leave in the file only the sheet of the sub-municipal areas."),
    )  # fmt: skip


def several_columns(what: Pair, sheet: str, columns: Iterable[str]) -> Problem:
    """Two columns could be the one looked for."""
    names = listed(columns)
    return problem(
        "several_columns",
        (f"Più colonne possono essere {what[0]}.", f"Several columns may be {what[1]}."),
        (f"Foglio «{sheet}», colonne {names}.", f"Sheet «{sheet}», columns {names}."),
        ("Cancellare le colonne in più o cambiarne il titolo, salvare e riprovare.",
         "Delete the other columns or change their heading, save and try again."),
    )  # fmt: skip


def no_index(sheet: str) -> Problem:
    """No heading above the codes says IDISE."""
    return problem(
        "no_index",
        ("Sopra i codici nessuna colonna si intitola IDISE.",
         "Above the codes no column is headed IDISE."),
        in_sheet(sheet),
        ("Controllare che la riga dei titoli ci sia; il file delle sezioni non contiene l'indice.",
         "Check that the row of headings is there; the file of sections does not hold the index."),
    )  # fmt: skip


def missing_areas(sheet: str, areas: list[int]) -> Problem:
    """Rows of NIL that are not small are absent; with nine codes it is the file of Municipi."""
    few = len(areas) >= 88 - 9
    return problem(
        "missing_areas",
        (f"NIL mancanti ({len(areas)}): {listed(areas)}.",
         f"Missing NIL ({len(areas)}): {listed(areas)}."),
        in_sheet(sheet),
        ("Sembra il file dei Municipi (primo livello): serve quello dei NIL (secondo livello)."
         if few else "Togliere filtri e righe cancellate, o scaricare di nuovo il file.",
         "It looks like the file of the Municipi (first level): that of the NIL (second) is needed."
         if few else "Remove filters, put back deleted rows, or download the file again."),
    )  # fmt: skip


def unknown_codes(sheet: str, cells: Iterable[str]) -> Problem:
    """Codes of Milan beyond its 88 NIL, or of another city, among those of Milan."""
    return problem(
        "unknown_codes",
        ("Nella colonna dei codici ce ne sono che non sono di un NIL di Milano.",
         "In the column of codes some are not those of a NIL of Milan."),
        in_sheet(sheet, cells),
        (f"I codici vanno da {FIRST_CODE} a {LAST_CODE}: correggere o togliere le altre righe.",
         f"Codes go from {FIRST_CODE} to {LAST_CODE}: mend or remove the other rows."),
    )  # fmt: skip


def repeated_codes(sheet: str, cells: Iterable[str]) -> Problem:
    """The same code twice."""
    return problem(
        "repeated_codes",
        ("Uno stesso codice compare più volte.", "The same code appears more than once."),
        in_sheet(sheet, cells),
        ("Lasciare una riga per ogni NIL.", "Leave one row for each NIL."),
    )  # fmt: skip


def text_numbers(sheet: str, cells: Iterable[str]) -> Problem:
    """Numbers written as text, with a comma or not."""
    return problem(
        "text_numbers",
        ("Alcuni numeri sono scritti come testo (per esempio «103,4»).",
         "Some numbers are written as text (for example «103,4»)."),
        in_sheet(sheet, cells),
        ("In Excel convertire le celle in numeri e salvare; non passare da un file CSV.",
         "In Excel turn the cells into numbers and save; do not go through a CSV file."),
    )  # fmt: skip


def not_numbers(sheet: str, cells: Iterable[str]) -> Problem:
    """Words in the column of the index."""
    return problem(
        "not_numbers",
        ("Nella colonna dell'indice ci sono celle che non sono numeri.",
         "In the column of the index some cells are not numbers."),
        in_sheet(sheet, cells),
        ("Lasciare vuote le celle senza valore.", "Leave cells without a value empty."),
    )  # fmt: skip


def out_of_range(sheet: str, cells: Iterable[str], low: int, high: int) -> Problem:
    """Values an index of mean 100 cannot have."""
    return problem(
        "out_of_range",
        (f"Valori dell'indice fuori da {low}-{high}.",
         f"Values of the index outside {low}-{high}."),
        in_sheet(sheet, cells),
        ("Controllare la virgola dei decimali e che la colonna sia l'indice, non un conto.",
         "Check the decimal mark, and that the column is the index, not a count."),
    )  # fmt: skip


def not_around_100(sheet: str, column: str) -> Problem:
    """All values on one side of the city's mean."""
    return problem(
        "not_around_100",
        ("L'indice ha 100 come media della città, ma i valori stanno tutti da una parte di 100.",
         "The index has 100 as the city's mean, but all values lie on one side of 100."),
        (f"Foglio «{sheet}», colonna {column}.", f"Sheet «{sheet}», column {column}."),
        ("Controllare che la colonna sia l'indice.", "Check that the column is the index."),
    )  # fmt: skip


def mostly_blank(sheet: str, column: str, blank: int) -> Problem:
    """Too many cells of the index are empty."""
    return problem(
        "mostly_blank",
        (f"L'indice manca in {blank} NIL su 88.", f"The index is missing in {blank} of 88 NIL."),
        (f"Foglio «{sheet}», colonna {column}.", f"Sheet «{sheet}», column {column}."),
        ("Se le celle contengono formule, aprire il file in Excel e salvarlo con i valori.",
         "If the cells hold formulas, open the file in Excel and save it with its values."),
    )  # fmt: skip


def changed_since(name: str) -> Problem:
    """The file read is not the one whose mapping was confirmed."""
    return problem(
        "changed_since",
        ("Il file non è più quello confermato, o la conferma è di un altro file.",
         "The file is no longer the one confirmed, or the confirmation is of another file."),
        in_file(name),
        ("Leggere di nuovo la proposta e confermarla.", "Read the proposal again and confirm it."),
    )  # fmt: skip
