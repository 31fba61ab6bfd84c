"""The alternative text of a map: level, place, extremes, missing share, from the data itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ui.alt_text import map_alt


def plain(written):
    return written.replace("\N{NO-BREAK SPACE}", " ")


def alt(toy, scene, premises=()):
    return plain(map_alt(scene, toy.names, premises))


def test_a_map_is_told_by_level_place_extremes_and_missing_share(toy):
    title = toy.scene().indicator.title
    assert alt(toy, toy.scene()) == (
        f"{title.it}, 2024. Mappa di Milano in 3 quartieri. "
        "In tutta la città: 35,0 %. "
        "Valore più basso: 25,0 %, Borgo. Valore più alto: 50,0 %, Alba. "
        "Ogni quartiere ha un valore."
    )


def test_missing_values_are_counted_and_the_chosen_area_is_named(toy):
    scene = toy.scene(year=2023, language="en")
    chosen = replace(scene, selection=replace(scene.selection, area=3))
    said = alt(toy, chosen, premises=("one", "another"))
    assert "Without a value: 1 neighbourhoods of 3, 33%." in said
    assert "Chosen neighbourhood: Corte, no value: the source has this figure wrong." in said
    assert said.endswith("2 premises of Quartieri Connessi are marked.")


def test_extremes_are_sought_among_reliable_areas_and_shared_ones_counted(toy):
    scene = toy.scene()
    same = replace(scene, rows=scene.rows.assign(value=25.0))
    assert "Valore più basso: 25,0 %, 2 quartieri." in alt(toy, same)
    weak = replace(scene, rows=scene.rows.assign(reliability="low"))
    assert "Valore più alto: 60,0 %, Corte." in alt(toy, weak)


def test_a_map_without_values_names_no_extremes(toy):
    scene = toy.scene()
    empty = replace(
        scene, rows=scene.rows.assign(value=np.nan), classes=np.full(3, -1), city=float("nan")
    )
    said = alt(toy, empty)
    assert "Valore più" not in said
    assert said.endswith("Senza valore: 3 quartieri su 3, il 100 %.")


@pytest.mark.parametrize(("language", "between"), [("it", "dal 2023 al 2024"),
                                                   ("en", "from 2023 to 2024")])  # fmt: skip
def test_a_change_says_between_which_years(toy, language, between):
    said = alt(toy, toy.scene(mode="change", language=language))
    assert between in said
