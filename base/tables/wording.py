"""The sentences of the reader of tables: what is wrong, where, how to mend it, in two languages."""

from dataclasses import replace

from base.problem import NOWHERE, Problem, Sentence, problem_of
from base.text import LocalizedText

LONGEST_QUOTE = 60
"""Characters of a cell that a sentence repeats."""


SENTENCES = {
    "empty": Sentence("il file è vuoto.", "the file is empty."),
    "kind": Sentence(
        "questo è {kind_it}, non una tabella che si possa leggere.",
        "this is {kind_en}, not a table that can be read.",
        "Salva la tabella come CSV o come XLSX.",
        "Save the table as CSV or as XLSX.",
    ),
    "size": Sentence(
        "il file pesa più di {most} MB.",
        "the file is larger than {most} MB.",
        "Lascia solo le righe e le colonne che servono.",
        "Keep only the rows and columns that are needed.",
    ),
    "rows": Sentence("la tabella ha più di {most} righe.", "the table has more than {most} rows."),
    "columns": Sentence(
        "la tabella ha più di {most} colonne.", "the table has more than {most} columns."
    ),
    "cells": Sentence(
        "la tabella ha più di {most} celle.", "the table has more than {most} cells."
    ),
    "cell": Sentence(
        "una cella è lunga più di {most} caratteri.",
        "a cell is longer than {most} characters.",
        "Controlla che le virgolette siano chiuse.",
        "Check that quotation marks are closed.",
    ),
    "encoding": Sentence(
        "la codifica dei caratteri non si riconosce.",
        "the encoding of the characters is not recognised.",
        "Salva il file come «CSV UTF-8», o di' quale codifica è.",
        "Save the file as “CSV UTF-8”, or say which encoding it is.",
    ),
    "encoding_asked": Sentence(
        "il file non è in {encoding}.",
        "the file is not in {encoding}.",
        "Togli l'indicazione o dinne un'altra.",
        "Leave it out or state another.",
    ),
    "nul": Sentence(
        "c'è un byte nullo: il file è rovinato o non è testo.",
        "there is a NUL byte: the file is damaged or is no text.",
        "Salva di nuovo la tabella come CSV o come XLSX.",
        "Save the table again as CSV or as XLSX.",
    ),
    "quotes": Sentence(
        "le virgolette non tornano.",
        "quotation marks do not match.",
        "Chiudile, o raddoppia quelle dentro una cella.",
        "Close them, or double those inside a cell.",
    ),
    "separator": Sentence(
        "la tabella si legge in due modi, con le colonne separate da {one_it} o da {other_it}.",
        "the table reads in two ways, with columns separated by {one_en} or by {other_en}.",
        "Di' qual è il separatore.",
        "State the separator.",
    ),
    "no_header": Sentence(
        "manca l'intestazione: qui ci sono numeri e non nomi di colonna.",
        "the header is missing: here are numbers and no names of columns.",
        "Aggiungi una riga con i nomi delle colonne.",
        "Add a row with the names of the columns.",
    ),
    "no_rows": Sentence(
        "sotto l'intestazione non ci sono righe.", "no rows stand under the header."
    ),
    "ragged": Sentence(
        "{count} celle, ma l'intestazione (riga {header}) ne ha {width}.",
        "{count} cells, but the header (row {header}) has {width}.",
        "Controlla separatori e virgolette di questa riga.",
        "Check the separators and quotation marks of this row.",
    ),
    "more": Sentence(
        "e altri {count} problemi dello stesso genere.", "and {count} more of the kind."
    ),
    "no_column": Sentence(
        "la tabella non ha la colonna «{name}»{near_it}; ha: {columns}.",
        "the table has no column “{name}”{near_en}; it has: {columns}.",
    ),
    "column_twice": Sentence(
        "la colonna «{name}» compare più volte ({letters}).",
        "the column “{name}” stands there more than once ({letters}).",
        "Dai a ciascuna un nome suo.",
        "Give each a name of its own.",
    ),
    "decimal": Sentence(
        "«{cell}» può essere {big} o {small_it}: nessun altro numero dice quale.",
        "“{cell}” may be {big} or {small_en}: no other number tells which.",
        "Di' se i decimali hanno la virgola o il punto.",
        "State whether decimals take a comma or a point.",
    ),
    "decimal_both": Sentence(
        "«{comma}» ha la virgola decimale e «{point}» ({other}) il punto: la tabella usa un segno "
        "solo.",
        "“{comma}” has a decimal comma and “{point}” ({other}) a point: a table uses one mark.",
        "Scrivi tutti i numeri allo stesso modo.",
        "Write all numbers in the same way.",
    ),
    "nameless": Sentence(
        "«{cell}» sta in una colonna senza nome, e forse è la parte decimale della cella prima.",
        "“{cell}” stands in a column without a name, and may be the decimals of the cell before.",
        "Da' un nome alla colonna, o separa le colonne con il punto e virgola.",
        "Name the column, or separate columns with semicolons.",
    ),
    "limits": Sentence(
        "il limite inferiore supera quello superiore («{upper}»).",
        "the lower limit is above the upper one (“{upper}”).",
    ),
    "number": Sentence("«{cell}» non è un numero{why_it}.", "“{cell}” is not a number{why_en}."),
    "infinite": Sentence("«{cell}» non è un numero finito.", "“{cell}” is not a finite number."),
    "whole": Sentence(
        "«{cell}» non è un numero intero, come un anno.",
        "“{cell}” is not a whole number, such as a year.",
    ),
    "percent": Sentence(
        "«{cell}» e altre celle della colonna non hanno lo stesso segno di percentuale.",
        "“{cell}” and other cells of the column do not have the same per cent sign.",
        "Scrivilo in tutte le celle o in nessuna.",
        "Write it in every cell or in none.",
    ),
    "blank_code": Sentence(
        "l'identificativo manca.", "the id is missing.",
        "Scrivilo, o togli la riga.", "Write it, or take the row out.",
    ),
    "scientific_code": Sentence(
        "«{cell}» è un codice che un foglio di calcolo ha trasformato in numero.",
        "“{cell}” is a code that a spreadsheet has turned into a number.",
        "Riscrivi la colonna come testo.",
        "Write the column again as text.",
    ),
    "total_row": Sentence(
        "«{cell}» sembra la riga del totale, non un'area.",
        "“{cell}” looks like the row of the total, not an area.",
        "Toglila dalla tabella.",
        "Take it out of the table.",
    ),
    "no_sheet": Sentence(
        "la cartella non ha il foglio «{name}»; ha: {sheets}.",
        "the workbook has no sheet “{name}”; it has: {sheets}.",
    ),
    "no_result": Sentence(
        "la formula non ha un risultato salvato.",
        "the formula has no stored result.",
        "Apri il file con un foglio di calcolo e salvalo di nuovo.",
        "Open the file with a spreadsheet and save it again.",
    ),
    "same_file": Sentence(
        "il risultato finirebbe sopra {name}, da cui si legge.",
        "the result would overwrite {name}, which is read.",
        "Scegli un altro nome dopo -o.",
        "Choose another name after -o.",
    ),
    "unwritable": Sentence("non si può scrivere: {why}.", "cannot be written: {why}."),
    "unreadable": Sentence("il file non si apre: {why}.", "the file cannot be opened: {why}."),
}  # fmt: skip


def problem(code: str, *, where: LocalizedText = NOWHERE, **values: object) -> Problem:
    """The problem ``code`` at ``where``; texts among ``values`` are shortened to one plain line."""
    lines = {name: quoted(value) if isinstance(value, str) else value
             for name, value in values.items()}  # fmt: skip
    refused = problem_of(SENTENCES, code, where=where, **lines)
    if where is not NOWHERE:
        return refused
    it, en = refused.what.it, refused.what.en
    return replace(refused, what=LocalizedText(it[:1].upper() + it[1:], en[:1].upper() + en[1:]))


def quoted(text: str, most: int = 400) -> str:
    """``text`` on one line without control characters, cut to ``most`` characters."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def short(cell: str) -> str:
    """A cell as a sentence repeats it."""
    return quoted(cell, LONGEST_QUOTE)


def letter(place: int) -> str:
    """Letters of a column counted from 0, as a spreadsheet has them: 0 is A, 26 is AA."""
    letters, left = "", place + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def row_place(row: int) -> LocalizedText:
    """A row of the file, in front of a sentence."""
    return LocalizedText(f"riga {row}:", f"row {row}:")


def cell_place(row: int, place: int, name: str) -> LocalizedText:
    """A cell by its row in the file, its column (counted from 0) and the column's name."""
    cell, name = f"{letter(place)}{row}", short(name)
    if not name:
        return LocalizedText(f"riga {row} ({cell}):", f"row {row} ({cell}):")
    return LocalizedText(
        f"riga {row}, colonna «{name}» ({cell}):", f"row {row}, column “{name}” ({cell}):"
    )
