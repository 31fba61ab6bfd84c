"""The table of the nine, the answers of one, and their map: drawn of the register, escaped."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from atlas.premises.event_history import event_history
from atlas.premises.facts import place_facts
from atlas.wording import text
from data.catalogue.read import read_table
from render.maps.premises_map import premises_map
from render.maps.premises_marks import map_places
from render.maps.premises_tables import answers_table, events_table, nine_table
from render.style.palette import LIGHT


@pytest.fixture(scope="module")
def nine(milan):
    return place_facts(
        milan.premises, milan.events, milan.names.to_dict(), as_of=milan.as_of, language="it"
    )


def cells(html: str) -> list[list[str]]:
    """The rows of a table, each cell as its words."""
    table = ET.fromstring(html.replace("<br>", "<br/>"))  # noqa: S314 - a table of our own
    return [
        [" ".join("".join(cell.itertext()).split()) for cell in row] for row in table.iter("tr")
    ]


def drawn(places, milan) -> str:
    units = read_table("premises_units").set_index("premises_id")
    return nine_table(places, milan.events, units, theme=LIGHT, address="?spazio={}".format)


def test_nine_rows_stand_under_what_is_known_of_the_works(nine, milan):
    rows = cells(drawn(nine, milan))
    headings = [row[0] for row in rows if len(row) == 1]
    assert headings == [
        "Lavori cominciati nel 2019. Se siano finiti, nessuna fonte lo dice.",
        "Lavori ancora da fare nel 2021",
        "Sui lavori, nessuna notizia",
    ]
    assert len(rows) == 1 + len(headings) + 9
    assert rows[2][2:] == [
        "Impresa e comunità (per esclusione); 3 locali al piano terra; lavori da circa 200.000 €",
        "16 febbraio 2019",
    ]
    assert rows[6][1].startswith("viale Faenza 25")
    assert rows[6][3] == "pagina senza data"


def test_what_the_register_holds_is_text_and_never_markup(nine, milan):
    place = nine[0]
    hostile = replace(place, row=place.row.copy())
    hostile.row["address"] = "<b>via & co</b>"
    assert "&lt;b&gt;via &amp; co&lt;/b&gt;" in drawn((hostile,), milan)
    assert "&lt;b&gt;via" in answers_table(hostile, milan.events)


def test_one_premises_answers_a_tenants_questions(nine, milan):
    gorla = next(place for place in nine if place.row["premises_id"] == "erlembaldo")
    rows = dict(cells(answers_table(gorla, milan.events)))
    assert list(rows) == ["Chi lo ha avuto?", "Che cosa si sa?", "Quanto è costato?",
                          "A chi chiedo?", "E nel palazzo?"]  # fmt: skip
    assert rows["E nel palazzo?"].startswith("Un'altra cosa (giugno 2025): Cominciano i lavori")


def test_events_have_their_day_their_certainty_and_links_to_their_sources(milan):
    entries = event_history(milan.events, "padre_monti", as_of=milan.as_of, language="it")
    html = events_table([entry for entry in entries if entry.lane == "own"], text("it"))
    assert [row[0] for row in cells(html)] == ["16 febbraio 2019", "agosto 2019"]
    assert "riferito · certezza media" in html
    assert 'rel="noopener">mi-lorenteggio.com</a>' in html


@pytest.mark.parametrize("chosen", ["", "zoia"])
def test_the_map_has_every_mark_and_its_own_credit(nine, chosen):
    svg = premises_map(map_places(nine), theme="light", language="it", chosen=chosen)
    root = ET.fromstring(svg)  # noqa: S314 - a drawing of our own
    assert len([node for node in root.iter() if node.get("data-choose")]) == 9
    assert "OpenStreetMap" in "".join(root.itertext())
    assert "Municipio" not in [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]


def test_the_map_of_a_single_premises_that_passes_a_filter_is_some_streets_wide(nine):
    svg = premises_map(map_places(nine[:1]), theme="dark", language="en")
    assert "nan" not in svg
    assert "with one of the premises" in svg
