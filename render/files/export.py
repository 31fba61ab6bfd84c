"""A table of a page in every format it can be had in: one place for all pages. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from atlas import map_view
from atlas.provenance.papers import Papers
from atlas.wording import LANGUAGES
from atlas.wording.columns import heading
from base.text import LocalizedText
from data.catalogue.licence import share_alike
from render.files.csv import csv_file
from render.files.csvw import ColumnPapers, TablePapers, csvw_zip, said
from render.files.geopackage import geopackage_of
from render.files.xlsx import workbook

FOR_PEOPLE = ("xlsx", "csv")
FOR_PROGRAMS = ("zip",)
WITH_SHAPES = ("geojson", "gpkg")
IN_UNIT = ("value", "lower_95", "upper_95", "city", "municipio_value", "mean_before", "mean_after",
           "change")  # fmt: skip
"""Columns that hold the unit of the papers."""
KEYS = ("area_id", "event_id", "indicator")
ADDRESS = re.compile(r"https?://\S+")


def kinds_of(*, shaped: bool) -> tuple[str, ...]:
    """Endings of the files a table gives: those for people first, shapes last."""
    return (*FOR_PEOPLE, *FOR_PROGRAMS, *(WITH_SHAPES if shaped else ()))


@dataclass(frozen=True, slots=True)
class Export:
    """A table with names and codes, its papers, and what only some formats need.

    ``reading`` is the table for people where it is another, ``sheets`` those of the workbook where
    there are several, ``geojson`` makes the same rows with their shapes, if they have any.
    """

    table: pd.DataFrame
    papers: Papers
    reading: pd.DataFrame | None = None
    sheets: Mapping[str, pd.DataFrame] | None = None
    geojson: Callable[[], bytes] | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """Endings of the files it gives, those for people first."""
        return kinds_of(shaped=self.geojson is not None)

    def file(self, kind: str, *, name: str) -> bytes:
        """The content of one format; ``name`` is that of the table inside a ZIP.

        Raises ``KeyError`` for a format that is not among ``kinds``.
        """
        papers, shapes = self.papers, self.geojson or bytes
        reading = self.table if self.reading is None else self.reading
        makers: dict[str, Callable[[], bytes]] = {
            "xlsx": lambda: workbook(self.sheets or {"data": reading}, papers),
            "csv": lambda: csv_file(reading, papers.language, dict(papers.titles)),
            "zip": lambda: self._described(name),
            "geojson": shapes,
            "gpkg": lambda: geopackage_of(shapes(), papers),
        }
        return {ending: makers[ending] for ending in self.kinds}[kind]()

    def _described(self, name: str) -> bytes:
        papers, language = self.papers, self.papers.language
        cards = [map_view.card(key) for key in dict.fromkeys(papers.datasets)]
        whole = share_alike(cards)
        lines = (papers.source, papers.caveat, *map(": ".join, papers.notes))
        about = TablePapers(
            title=said(papers.title, language),
            description=said(papers.sentence, language),
            year=papers.year,
            licences=[whole] if whole else list(dict.fromkeys(card.licence for card in cards)),
            sources=list(
                dict.fromkeys(
                    url for card in cards for url in ADDRESS.findall(card.url_main.text(language))
                )
            ),
            comments=[said(line, language) for line in lines],
            readme=(papers.title, papers.sentence, *lines, papers.made_on),
            language=language,
        )
        columns = {str(column): self._column(str(column)) for column in self.table.columns}
        return csvw_zip(self.table, about, columns, name=name)

    def _column(self, name: str) -> ColumnPapers:
        own, unit = dict(self.papers.titles).get(name), self.papers.unit
        words = {language: heading(name, language) for language in LANGUAGES}
        if own is not None:
            words[self.papers.language] = own
        return ColumnPapers(
            title=LocalizedText(**words),
            unit=LocalizedText(unit, unit) if unit and name in IN_UNIT else None,
            key=name in KEYS and not self.table[name].duplicated().any(),
        )
