"""The alternative text of a map: level, place, extremes, missing share, from the data itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from atlas.wording import text
from atlas.wording.alt_text import map_alt, scores_alt, trend_alt


def plain(written):
    return written.replace("\N{NO-BREAK SPACE}", " ")


def alt(toy, scene, premises=()):
    return plain(map_alt(scene, toy.names, premises))


def test_a_map_is_told_by_level_place_extremes_and_missing_share(toy):
    title = toy.scene().indicator.title
    assert alt(toy, toy.scene()) == (
        f"{title.it}, 2024. Mappa di Milano in 3 quartieri. "
        "In tutta la città: 35,0 %. "
        "Fra i quartieri con almeno 1.200 residenti di 80 anni e più, valore più basso: 25,0 %, "
        "Borgo. Valore più alto: 50,0 %, Alba. "
        "Ogni quartiere ha un valore."
    )


def test_missing_values_are_counted_and_the_chosen_area_is_named(toy):
    scene = toy.scene(year=2023, language="en")
    chosen = replace(scene, selection=replace(scene.selection, area=3))
    said = alt(toy, chosen, premises=("one", "another"))
    assert "One neighbourhood of 3 has no value, 33%." in said
    assert f"Chosen neighbourhood: Corte, no value: {text('en')('missing.source_error')}." in said
    assert said.endswith("2 premises of Quartieri Connessi are marked.")


def test_extremes_are_sought_among_reliable_areas_and_shared_ones_counted(toy):
    scene = toy.scene()
    same = replace(scene, rows=scene.rows.assign(value=25.0))
    assert "Valore più basso: 25,0 %, 3 quartieri." in alt(toy, same)
    weak = replace(scene, rows=scene.rows.assign(reliability="low"))
    assert "Valore più alto: 60,0 %, Corte." in alt(toy, weak)


def test_a_map_without_values_names_no_extremes(toy):
    scene = toy.scene()
    empty = replace(
        scene, rows=scene.rows.assign(value=np.nan), classes=np.full(3, -1), city=float("nan")
    )
    said = alt(toy, empty)
    assert "Valore più" not in said
    assert said.endswith("Quartieri senza valore: 3 su 3, il 100 %.")


@pytest.mark.parametrize(("language", "between"), [("it", "dal 2023 al 2024"),
                                                   ("en", "from 2023 to 2024")])  # fmt: skip
def test_a_change_says_between_which_years(toy, language, between):
    said = alt(toy, toy.scene(mode="change", language=language))
    assert between in said


def test_a_trend_is_told_by_its_ends_its_extremes_and_its_gaps():
    rows = pd.DataFrame({"year": [2011, 2012, 2013, 2014], "value": [5.0, np.nan, 9.0, 7.0]})
    how = {"title": "Titolo", "area": "Alba", "write": "{:g} %".format, "words": text("it")}
    assert trend_alt(rows, **how) == (
        "Titolo, Alba. Dal 2011 al 2014: da 5 % a 7 %. Minimo 5 %, nel 2011. "
        "Massimo 9 %, nel 2013. Un anno senza valore."
    )
    assert trend_alt(rows.assign(value=np.nan), **how) == (
        "Titolo, Alba. Nessun anno ha un valore."
    )


def test_an_index_is_told_by_the_ends_of_its_ranking_and_the_areas_without_a_score():
    ranked = [("Alba", "120,1"), ("Borgo", "90,0")]
    assert scores_alt(
        "Indice", ranked, among="2 quartieri", without=1, areas=4, words=text("it")
    ) == (
        "Indice. Mappa di Milano in 4 quartieri, colorati secondo l'indice. "
        "Fra 2 quartieri, al primo posto Alba, 120,1. All'ultimo Borgo, 90,0. "
        "Un quartiere su 4 non ha un valore, il 25 %."
    )
