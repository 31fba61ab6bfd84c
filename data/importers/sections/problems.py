"""Reasons to refuse a file of ISTAT's 2021 sections, in words."""

from __future__ import annotations

from collections.abc import Iterable

from base.city import MILAN
from base.limits import LARGE_TABLE
from base.problem import Problem
from base.text import LocalizedText
from data.importers import in_file, listed

RIGHT_FILE: LocalizedText = LocalizedText(
    "Scegliere il file 2021 della Lombardia (R03_indicatori_2021_sezioni), .csv o .xlsx.",
    "Choose the 2021 file of Lombardy (R03_indicatori_2021_sezioni), .csv or .xlsx.",
)
RIGHT_LAYER: LocalizedText = LocalizedText(
    "Esportare le sezioni 2021 in GeoJSON o GeoPackage, con SEZ21_ID e il sistema di coordinate.",
    "Export the 2021 sections as GeoJSON or GeoPackage, with SEZ21_ID and the coordinate system.",
)


def unreadable(name: str) -> Problem:
    """The file is not there, or is neither a CSV nor a workbook."""
    return Problem(
        "unreadable",
        LocalizedText(
            "Il file non si legge come tabella (.csv o .xlsx).",
            "The file cannot be read as a table (.csv or .xlsx).",
        ),
        in_file(name),
        RIGHT_FILE,
    )


def too_wide(name: str) -> Problem:
    """More columns or rows than a table of sections has."""
    return Problem(
        "too_wide",
        LocalizedText(
            f"La tabella ha più di {LARGE_TABLE.columns} colonne, o titoli senza fine.",
            f"The table has more than {LARGE_TABLE.columns} columns, or headings without an end.",
        ),
        in_file(name),
        RIGHT_FILE,
    )


def too_large(name: str) -> Problem:
    """More rows than a table of sections has."""
    return Problem(
        "too_many_rows",
        LocalizedText(
            f"La tabella ha più di {LARGE_TABLE.rows} righe.",
            f"The table has more than {LARGE_TABLE.rows} rows.",
        ),
        in_file(name),
        RIGHT_FILE,
    )


def without_headings(name: str, lacking: Iterable[str], headings: Iterable[str]) -> Problem:
    """The headings that matter are not there."""
    missing, there = listed(lacking), listed(headings)
    return Problem(
        "without_headings",
        LocalizedText(f"Mancano le colonne {missing}.", f"Columns {missing} are missing."),
        LocalizedText(
            f"File: {name}, colonne trovate: {there}.", f"File: {name}, columns found: {there}."
        ),
        LocalizedText(
            "Servono le sezioni 2021: i file del 2011 non hanno il codice del NIL (COM_ASC2).",
            "The 2021 sections are needed: files of 2011 do not bear the code of the NIL "
            "(COM_ASC2).",
        ),
    )


def not_milan(name: str) -> Problem:
    """No section of the file is in Milan."""
    return Problem(
        "not_milan",
        LocalizedText(
            f"Nessuna sezione è di Milano (comune {MILAN.code}).",
            f"No section is in Milan (municipality {MILAN.code}).",
        ),
        in_file(name),
        RIGHT_FILE,
    )


def unknown_areas(name: str, codes: Iterable[object], sections: int) -> Problem:
    """Sections whose code is not that of a NIL."""
    return Problem(
        "unknown_areas",
        LocalizedText(
            f"Sezioni di Milano con un codice COM_ASC2 che non è di un NIL: {sections}.",
            f"Sections of Milan with a COM_ASC2 code that is not that of a NIL: {sections}.",
        ),
        LocalizedText(
            f"File: {name}, codici: {listed(codes)}.", f"File: {name}, codes: {listed(codes)}."
        ),
        LocalizedText(
            "Il file si accetta solo se tutti i codici corrispondono: scaricarlo di nuovo "
            "dall'ISTAT.",
            "The file is accepted only if all codes match: download it again from ISTAT.",
        ),
    )


def missing_areas(name: str, areas: list[int]) -> Problem:
    """NIL without a section: part of the file, or the codes of the Municipi."""
    return Problem(
        "missing_areas",
        LocalizedText(
            f"NIL senza sezioni ({len(areas)}): {listed(areas)}.",
            f"NIL without sections ({len(areas)}): {listed(areas)}.",
        ),
        in_file(name),
        LocalizedText(
            "Usare il file intero; COM_ASC2 deve contenere i NIL, non i nove Municipi (COM_ASC1).",
            "Use the whole file; COM_ASC2 must hold the NIL, not the nine Municipi (COM_ASC1).",
        ),
    )


def repeated_sections(name: str, sections: Iterable[object]) -> Problem:
    """The same section twice."""
    return Problem(
        "repeated_sections",
        LocalizedText(
            "Una stessa sezione compare più volte.", "The same section appears more than once."
        ),
        LocalizedText(
            f"File: {name}, sezioni {listed(sections)}.",
            f"File: {name}, sections {listed(sections)}.",
        ),
        LocalizedText("Lasciare una riga per sezione.", "Leave one row for each section."),
    )


def strange_counts(name: str, columns: Iterable[str]) -> Problem:
    """Counts below zero, or residents that are not whole: a mark of thousands read as decimal."""
    return Problem(
        "strange_counts",
        LocalizedText(
            "Alcuni conti sono negativi o non interi.", "Some counts are negative or not whole."
        ),
        LocalizedText(
            f"File: {name}, colonne {listed(columns)}.", f"File: {name}, columns {listed(columns)}."
        ),
        LocalizedText(
            "Scaricare di nuovo il file dall'ISTAT.", "Download the file again from ISTAT."
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


def layer_without_keys(name: str, *, no_crs: bool) -> Problem:
    """The outlines have no coordinate system, or no identifier of the section."""
    what = (
        LocalizedText(
            "I contorni non dichiarano un sistema di coordinate.",
            "The outlines do not declare a coordinate system.",
        )
        if no_crs
        else LocalizedText(
            "I contorni non hanno la colonna SEZ21_ID.",
            "The outlines do not have the column SEZ21_ID.",
        )
    )
    return Problem("layer_without_keys", what, in_file(name), RIGHT_LAYER)


def without_geometry(name: str, sections: Iterable[object]) -> Problem:
    """Sections whose geometry is missing, or no outline."""
    return Problem(
        "without_geometry",
        LocalizedText(
            "Alcune sezioni non hanno un contorno (poligono) che si possa leggere.",
            "Some sections have no outline (polygon) that can be read.",
        ),
        LocalizedText(
            f"File: {name}, sezioni {listed(sections)}.",
            f"File: {name}, sections {listed(sections)}.",
        ),
        RIGHT_LAYER,
    )


def repeated_outlines(name: str) -> Problem:
    """The same section drawn twice."""
    return Problem(
        "repeated_outlines",
        LocalizedText(
            "Una stessa sezione ha più contorni.", "The same section has more than one outline."
        ),
        in_file(name),
        LocalizedText(
            "Unire i pezzi di ogni sezione in un solo contorno.",
            "Join the pieces of each section in one outline.",
        ),
    )


def outside_milan(name: str) -> Problem:
    """The outlines lie elsewhere: another coordinate system than the one declared."""
    return Problem(
        "outside_milan",
        LocalizedText("I contorni cadono fuori da Milano.", "The outlines fall outside Milan."),
        in_file(name),
        LocalizedText(
            "Il sistema di coordinate dichiarato non è quello vero: esportare di nuovo in "
            "EPSG:4326.",
            "The coordinate system declared is not the true one: export again in EPSG:4326.",
        ),
    )


def without_outline(name: str, sections: Iterable[object]) -> Problem:
    """Sections people live in that are not drawn."""
    return Problem(
        "without_outline",
        LocalizedText(
            "Alcune sezioni abitate non hanno un contorno.",
            "Some sections people live in have no outline.",
        ),
        LocalizedText(
            f"File: {name}, sezioni {listed(sections)}.",
            f"File: {name}, sections {listed(sections)}.",
        ),
        LocalizedText(
            "Usare i contorni delle sezioni 2021 di tutta Milano.",
            "Use the outlines of the 2021 sections of all Milan.",
        ),
    )
